/**
 * The outline of a disclosure: cover, contents page, tree of headings with paragraphs, and the document's attributes.
 *
 * In → Out: all blocks of a document in reading order, and which lines are captions or notes of tables → `Outline`.
 * Each line is classified once; the whole is linear in the length of the document. Page furniture is skipped.
 * Anomalies: `format/doubled-characters`. Throws nothing: what is not printed is null or empty.
 * Source: contract §4 and the last paragraph of §7.
 */
import type { Finding } from '../anomaly/finding.ts';
import type { Block } from '../model/block.ts';
import type { Place } from '../model/place.ts';
import type { ContentsEntry, LineStart, Paragraph, Section } from '../model/section.ts';
import { type Contents, findContents } from './contents.ts';
import { type Cover, coverEnd, entityKindOf, isProse, readCover } from './cover.ts';
import { fiscalYearOf } from './document-date.ts';
import { listedTitles } from './headings.ts';
import { headCells, type LineItem, type OutlineItem, outlineItems } from './outline-item.ts';
import { buildTree } from './outline-tree.ts';
import { joinLines } from './paragraphs.ts';
import { captionNames, type NamedUnit, nameFromOverview, nameFromTitle, nameKey } from './unit-names.ts';
import { cleanTitle } from './wording.ts';

export interface Outline {
  title: string | null;
  unitName: string | null;
  unitNameVariants: { name: string; source: Place }[];
  entityKind: '部门' | '单位' | null;
  fiscalYear: number | null;
  publishedOn: string | null;
  toc: ContentsEntry[];
  sections: Section[];
  /** The printed lines of the paragraphs that have more than one. */
  lines: ReadonlyMap<Paragraph, readonly LineStart[]>;
  findings: Finding[];
}

export interface OutlineInput {
  blocks: readonly Block[];
  /** Lines already recognised as captions or notes of tables; numbered headings are not among them. */
  tableLines: ReadonlySet<Block>;
  /** The input's path, which never serves as evidence: file names lie. */
  file: string;
}

/** Reads the outline of a whole document. `blocks` may be empty. */
export function outline({ blocks, tableLines }: OutlineInput): Outline {
  const items = outlineItems(blocks, tableLines);
  const contents = findContents(items);
  const front = coverEnd(items, contents?.start ?? null);
  const bodyStart = contents?.end ?? front;
  const cover = readCover(items.slice(0, front), items.slice(front, bodyStart));
  const listed = listedTitles(contents);
  const { parts, findings } = joinLines([...items.slice(0, front).filter(isProse), ...items.slice(bodyStart)], listed);
  const { sections, lines } = buildTree(parts, listed);
  return {
    title: cover.title,
    ...unitNames(cover, items, sections),
    entityKind: cover.entityKind ?? entityKindByWording(items),
    fiscalYear: cover.fiscalYear ?? yearOf(contents, sections) ?? yearOfCaptions(items),
    publishedOn: cover.publishedOn,
    toc: contents?.entries ?? [],
    sections,
    lines,
    findings,
  };
}

function linesOf(items: readonly OutlineItem[]): LineItem[] {
  return items.filter((item) => item.kind === 'line');
}

/** The name on the cover, else in a caption, else in a heading; all other spellings are variants. */
function unitNames(
  cover: Cover,
  items: readonly OutlineItem[],
  sections: readonly Section[],
): Pick<Outline, 'unitName' | 'unitNameVariants'> {
  const captions = captionNames(items);
  const headings = headingNames(items, sections);
  const unitName = cover.unitName ?? captions[0]?.name ?? headings[0]?.name ?? null;
  const seen = new Set(unitName === null ? [] : [nameKey(unitName)]);
  const unitNameVariants: NamedUnit[] = [];
  for (const named of [...headings, ...captions]) {
    if (seen.has(nameKey(named.name))) continue;
    seen.add(nameKey(named.name));
    unitNameVariants.push(named);
  }
  return { unitName, unitNameVariants };
}

/** Names in the titles of the parts: `某局概况`, `某局 2024 年度部门决算表`. */
function headingNames(items: readonly OutlineItem[], sections: readonly Section[]): NamedUnit[] {
  return sections.flatMap(({ kind, number, title }) => {
    const dated = fiscalYearOf(title) !== null && title.includes('决算');
    const name = dated ? nameFromTitle(title) : kind === 'overview' ? nameFromOverview(title) : null;
    const item = name === null ? undefined : linesOf(items).findLast((line) => isLineOf(line, { number, title }));
    return name === null || item === undefined ? [] : [{ name, source: item.line.place }];
  });
}

/** True for the (first) line of a heading. */
function isLineOf({ numbering, text }: LineItem, { number, title }: Pick<Section, 'number' | 'title'>): boolean {
  if (numbering === null) return number === '' && cleanTitle(text) === title;
  return numbering.number === number && title.startsWith(cleanTitle(numbering.rest));
}

/** Form notes and headings speak of 部门 or of 单位; the one that prevails. */
function entityKindByWording(items: readonly OutlineItem[]): Outline['entityKind'] {
  let balance = 0;
  for (const item of items) {
    if (item.kind === 'grid') continue;
    const kind = noteWording(item.text) ?? (item.numbering === null ? null : entityKindOf(item.text));
    if (kind !== null) balance += kind === '部门' ? 1 : -1;
  }
  if (balance === 0) return null;
  return balance > 0 ? '部门' : '单位';
}

function noteWording(text: string): Outline['entityKind'] {
  const at = text.slice(0, 40).indexOf('本表反映');
  const word = at < 0 ? '' : text.slice(at + 4, at + 6);
  return word === '部门' || word === '单位' ? word : null;
}

/** The year in the top headings or the contents (`第二部分 2023 年度部门决算表`). */
function yearOf(contents: Contents | null, sections: readonly Section[]): number | null {
  const titles = [...sections.map((section) => section.title), ...(contents?.entries ?? []).map((entry) => entry.title)];
  return firstYear(titles.filter((title) => title.includes('算')));
}

const MAX_CAPTION_LENGTH = 80;
const CAPTION_YEAR = /^\D{0,30}20\d\d\s*年\s*度/;

/** The year in captions of tables (`2023年度`), the last resort. */
function yearOfCaptions(items: readonly OutlineItem[]): number | null {
  const captions = items.flatMap((item) => {
    if (item.kind === 'grid') return headCells(item.grid).map((cell) => cell.text);
    return item.ofTable || !/[，。；]/.test(item.text.slice(0, MAX_CAPTION_LENGTH)) ? [item.text] : [];
  });
  return firstYear(captions.filter((text) => text.length <= MAX_CAPTION_LENGTH && CAPTION_YEAR.test(text)));
}

function firstYear(texts: readonly string[]): number | null {
  for (const text of texts) {
    const year = fiscalYearOf(text);
    if (year !== null) return year;
  }
  return null;
}
