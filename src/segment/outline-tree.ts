/**
 * The tree of headings with their paragraphs.
 *
 * In → Out: `BodyPart[]` in order → root `Section[]`; every text part is a heading or a paragraph of exactly one section.
 * A heading hangs under the last one of a smaller level. Numbered lines that follow each other without anything between
 * are items of a list, as are the terms of a glossary: paragraphs, not headings.
 * Text before the first heading is kept in a root section without title. A range reaches to the next heading's line.
 */
import type { Place } from '../model/place.ts';
import type { LineStart, Paragraph, Section } from '../model/section.ts';
import { type Heading, type ListedTitles, readRunIn } from './headings.ts';
import type { LogicalLine } from './logical-line.ts';
import type { BodyPart } from './paragraphs.ts';
import { sectionKind } from './section-kind.ts';
import { endsAsHeading, endsAsRunIn, titleKey } from './wording.ts';

interface OpenSection {
  section: Section;
  /** Level by which headings close it; that of the section but for the text before the first heading, which any heading closes. */
  rank: number;
  /** True for a heading by number or by the contents page; marks alone hang below it. */
  anchored: boolean;
  key: string;
}

const ITEM_LEVEL = 4;

/** The tree, and the printed lines of the paragraphs that have more than one. */
export interface OutlineTree {
  sections: Section[];
  lines: Map<Paragraph, LineStart[]>;
}

/** Builds the tree. */
export function buildTree(parts: readonly BodyPart[], listed: ListedTitles): OutlineTree {
  const tree = new TreeBuilder(listed);
  for (const [index, part] of parts.entries()) {
    if (part.kind === 'barrier') tree.extend(part.item.kind === 'grid' ? part.item.grid.place : part.item.line.place);
    else tree.add(part.line, parts[index + 1] ?? null);
  }
  return { sections: tree.roots, lines: tree.lines };
}

class TreeBuilder {
  readonly roots: Section[] = [];
  readonly lines: OutlineTree['lines'] = new Map();
  readonly #listed: ListedTitles;
  readonly #stack: OpenSection[] = [];
  /** Level of the list item just before; 0 where the part before was none. */
  #itemLevel = 0;

  constructor(listed: ListedTitles) {
    this.#listed = listed;
  }

  add(line: LogicalLine, next: BodyPart | null): void {
    const heading = line.heading(this.#listed);
    if (heading !== null && isCaption(heading, next)) {
      this.extendOver(line);
      return;
    }
    if (heading !== null && this.#accepts(heading, line, next)) {
      this.#itemLevel = 0;
      this.#open(heading, line);
      return;
    }
    this.#itemLevel = heading === null ? 0 : (heading.level ?? 0);
    const runIn = heading === null && !this.#inGlossary(line.numbering?.level ?? 0) ? readRunIn(line.numbering) : null;
    if (runIn !== null) this.#open(runIn.heading, line);
    this.#addParagraph(line, runIn?.text ?? line.text);
  }

  /** Lengthens the open sections to a place. */
  extend(place: Place): void {
    for (const { section } of this.#stack) widen(section, place);
  }

  #accepts(heading: Heading, line: LogicalLine, next: BodyPart | null): boolean {
    const { level, listed, title } = heading;
    const marked = line.first.line.headingMarks !== null;
    if (listed || marked || level === null || level === 1) return true;
    if (this.#inGlossary(level)) return false;
    const overview = this.#stack.some(({ section }) => section.level < level && section.kind === 'overview');
    if (level === 2 && !overview) return true;
    const named = level === ITEM_LEVEL ? endsAsRunIn(title) : endsAsHeading(title);
    return named || !this.#isListItem(level, next);
  }

  /** True for a numbered line without anything of its own before the next number. */
  #isListItem(level: number, next: BodyPart | null): boolean {
    if (this.#itemLevel === level) return true;
    if (next === null) return level === ITEM_LEVEL;
    if (next.kind === 'barrier') return false;
    const nextLevel = next.line.numbering?.level ?? null;
    return nextLevel !== null && (nextLevel === level || (level === ITEM_LEVEL && nextLevel < level));
  }

  #inGlossary(level: number): boolean {
    return this.#stack.some(({ section }) => section.kind === 'glossary' && section.level < level);
  }

  #open(heading: Heading, line: LogicalLine): void {
    const key = heading.number + titleKey(heading.title);
    if (heading.title !== '' && this.#stack.some((open) => open.key === key)) {
      this.extendOver(line);
      return;
    }
    const level = heading.level ?? this.#levelBelowAnchor();
    while ((this.#stack.at(-1)?.rank ?? 0) >= level) this.#stack.pop();
    const parent = this.#stack.at(-1)?.section ?? null;
    const { number, title } = heading;
    const section = emptySection({ level, number, title }, line.source);
    section.kind = sectionKind(number.startsWith('附') ? number + title : title, parent?.kind ?? null);
    (parent?.children ?? this.roots).push(section);
    this.#stack.push({ section, rank: level, anchored: heading.level !== null, key });
    this.extendOver(line);
  }

  #levelBelowAnchor(): number {
    return Math.min((this.#stack.findLast((open) => open.anchored)?.section.level ?? 0) + 1, ITEM_LEVEL);
  }

  #addParagraph(line: LogicalLine, text: string): void {
    if (this.#stack.length === 0) {
      const section = emptySection({ level: 1, number: '', title: '' }, line.source);
      this.roots.push(section);
      this.#stack.push({ section, rank: Number.POSITIVE_INFINITY, anchored: false, key: '' });
    }
    const paragraph = { text, source: line.source };
    if (line.items.length > 1) this.lines.set(paragraph, line.lineStarts(text.length));
    this.#stack.at(-1)?.section.paragraphs.push(paragraph);
    this.extendOver(line);
  }

  extendOver(line: LogicalLine): void {
    for (const item of line.items) this.extend(item.line.place);
  }
}

/** True for a marked line without number that names the table right below it: a caption, which the table keeps. */
function isCaption({ level, title }: Heading, next: BodyPart | null): boolean {
  return level === null && next?.kind === 'barrier' && /表(?:[(（][^)）]*[)）])?$/.test(title);
}

function emptySection(head: Pick<Section, 'level' | 'number' | 'title'>, place: Place): Section {
  const { page, line, lineEnd } = place;
  return {
    level: head.level,
    title: head.title,
    number: head.number,
    kind: 'other',
    pages: page === null ? null : [page, page],
    lines: line === null ? null : [line, lineEnd ?? line],
    paragraphs: [],
    children: [],
  };
}

function widen(section: Section, { page, line, lineEnd }: Place): void {
  if (page !== null && section.pages !== null) section.pages[1] = Math.max(section.pages[1], page);
  const last = lineEnd ?? line;
  if (last !== null && section.lines !== null) section.lines[1] = Math.max(section.lines[1], last);
}
