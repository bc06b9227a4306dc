/**
 * The claims of a document: what the sentences of its 情况说明 state in figures.
 *
 * In → Out: sections, facts and tables of a document → claims in reading order. A linear scan: each paragraph is looked at once.
 * Source: contract §5. Overview, glossary and attachments are not read.
 */
import type { Document } from '../model/document.ts';
import type { Forms } from '../model/form.ts';
import type { Claim } from '../model/indicator.ts';
import { normalizeLabel, normalizeText } from '../model/label.ts';
import { isOfNextBudget } from '../model/next-budget.ts';
import type { LineStart, Paragraph, Section } from '../model/section.ts';
import type { Desk, Frame } from './breath.ts';
import { passageOf } from './clauses.ts';
import { isPath } from './functional-path.ts';
import { compileGrammar, contextOf } from './grammar.ts';
import { readPassage } from './passage-reader.ts';
import { PrintedKeys } from './printed-keys.ts';
import { PrintedText } from './printed-text.ts';
import { membershipOf, type OpenList, openSpoken, Statements } from './statements.ts';
import { Subjects } from './subjects.ts';
import { movesOfWholes } from './whole-moves.ts';

export interface NarrativeInput {
  document: Pick<Document, 'sections' | 'facts' | 'tables' | 'fiscalYear'> & Partial<Pick<Document, 'title'>>;
  forms: Forms;
  /** The printed lines of paragraphs, where they are known: a claim then names its own line. */
  lines?: ReadonlyMap<Paragraph, readonly LineStart[]>;
}

/** Reads all claims. */
export function readClaims({ document, forms, lines }: NarrativeInput): Claim[] {
  const { sections, facts, tables, fiscalYear, title = null } = document;
  const grammar = compileGrammar(forms);
  const printed = new PrintedKeys({ facts, tables });
  const desk: Desk = { grammar, printed, subjects: new Subjects(grammar, printed), statements: new Statements(), fiscalYear };
  const reader = new SectionReader(desk, lines ?? new Map());
  for (const section of sections) reader.read(section, { ...reader.above(section, title), titles: [], lists: [], path: null });
  return movesOfWholes(desk.statements.claims);
}

/** What a section hands to the sections below it. */
interface Scope {
  titles: readonly string[];
  contexts: readonly string[];
  lists: readonly OpenList[];
  path: string | null;
  ahead: boolean;
}

/** Context of the basic expenditure of the general public budget. */
const BASIC = 'basic';
const GENERAL = /一般公共预算|财政拨款/;

/** True for 基本支出情况 below 支出决算情况说明: the basic expenditure there is that of all money. */
function isOfAllMoney(title: string, above: readonly string[]): boolean {
  return above.includes('expenditure') && !above.includes('general_budget') && !above.includes('appropriation') && !GENERAL.test(title);
}

/** Longest stretch that says what a paragraph is on, in characters. */
const MAX_LEAD = 200;
/** Cells of tables that were not recognised have no such mark. */
const SENTENCE = /[,，;；。]/;
const MONEY = /\d\s*[万亿]?元/;

/** The words of a paragraph before its first amount; '' where it states none within reach. */
function leadOf(text: string): string {
  return text.slice(0, Math.max(0, text.slice(0, MAX_LEAD).search(MONEY)));
}

/** True for text without any heading. */
function isUntitled({ title, kind }: Section): boolean {
  return title === '' && kind === 'other';
}

const READ: ReadonlySet<Section['kind']> = new Set(['narrative', 'other']);

class SectionReader {
  readonly #desk: Desk;
  readonly #lines: ReadonlyMap<Paragraph, readonly LineStart[]>;

  constructor(desk: Desk, lines: ReadonlyMap<Paragraph, readonly LineStart[]>) {
    this.#desk = desk;
    this.#lines = lines;
  }

  /** What the document's title hands to a section: text without any heading is on what the title names. */
  above(section: Section, ofDocument: string | null): Pick<Scope, 'contexts' | 'ahead'> {
    const isNamed = isUntitled(section) && ofDocument !== null;
    return { contexts: isNamed ? this.#contexts(ofDocument, []) : [], ahead: false };
  }

  read(section: Section, above: Scope): void {
    const contexts = this.#contexts(section.title, above.contexts);
    const ahead = isOfNextBudget(section.title, this.#desk.fiscalYear) ?? above.ahead;
    const titles = section.title === '' ? above.titles : [...above.titles, section.title];
    const frame: Frame = {
      section: titles.join(' / '),
      contexts,
      lists: [...above.lists],
      spoken: null,
      path: above.path,
      project: null,
      level: 0,
      ahead,
    };
    if (READ.has(section.kind) && (section.kind === 'narrative' || contexts.length > 0)) {
      this.#heading(section, frame);
      for (const paragraph of section.paragraphs) this.#paragraph(paragraph, frame);
    } else if (isUntitled(section)) this.#untitled(section, frame);
    for (const child of section.children) this.read(child, { titles, contexts, lists: frame.lists, path: frame.path, ahead });
  }

  /** The context of the title before those above it, but behind those of a higher rank. */
  #contexts(title: string, above: readonly string[]): readonly string[] {
    const { grammar } = this.#desk;
    const context = contextOf(title, grammar);
    if (context === null || (context.id === BASIC && isOfAllMoney(title, above))) return above;
    const rank = (id: string): number => grammar.byId.get(id)?.rank ?? Number.POSITIVE_INFINITY;
    const others = above.filter((id) => id !== context.id);
    const at = others.findIndex((id) => rank(id) <= rank(context.id));
    return at < 0 ? [...others, context.id] : others.toSpliced(at, 0, context.id);
  }

  /** Text without any title: a paragraph is on what its first words name, and hands that to the next ones. */
  #untitled({ paragraphs }: Section, frame: Frame): void {
    for (const paragraph of paragraphs) {
      frame.contexts = this.#contexts(leadOf(paragraph.text), frame.contexts);
      if (frame.contexts.length > 0 && SENTENCE.test(paragraph.text)) this.#paragraph(paragraph, frame);
    }
  }

  /** A heading that is a functional path is the subject of the figures below it. */
  #heading({ title }: Section, frame: Frame): void {
    const text = normalizeLabel(title);
    if (!isPath(text)) return;
    const around = { contexts: frame.contexts, path: frame.path, project: null };
    const subject = this.#desk.subjects.resolve(text, { start: 0, end: text.length }, around);
    if (subject === null) return;
    frame.path = subject.code ?? frame.path;
    frame.spoken = openSpoken(subject, title.replace(/\s+/g, ''), membershipOf(subject, frame.lists));
  }

  #paragraph(paragraph: Paragraph, frame: Frame): void {
    const normal = normalizeText(paragraph.text);
    const skip = ITEM.exec(normal.text)?.[0].length ?? 0;
    const body = skip === 0 ? normal : { text: normal.text.slice(skip), origins: normal.origins.subarray(skip) };
    if (skip > 0) beginItem(itemLevel(normal.text), frame);
    for (const list of frame.lists) list.resting = false;
    const { claims } = this.#desk.statements;
    const before = claims.length;
    readPassage(passageOf(body), new PrintedText(paragraph, this.#lines.get(paragraph) ?? []), frame, this.#desk);
    // Only a paragraph without figures (a path on a line of its own) names the subject of the next one.
    if (claims.length > before) frame.spoken = null;
  }
}

/** The number of a paragraph; a code may follow it directly (3.2080505). */
const ITEM = /^(?:[一二三四五六七八九十]{1,3}[、.:]|\([一二三四五六七八九十\d]{1,3}\)|\d{1,2}[、.)](?:(?!\d)|(?=2\d{2,6}[^\d.])))+/;
/** Levels of numbered paragraphs: 一、 （一） 1. (1). */
const ITEM_LEVELS: readonly RegExp[] = [/^[一二三四五六七八九十]/, /^\([一二三四五六七八九十]/, /^\d/, /^\(\d/];

function itemLevel(text: string): number {
  return ITEM_LEVELS.findIndex((pattern) => pattern.test(text)) + 1;
}

/** A numbered paragraph ends the lists of the items on its level and below, and what the item before spoke of. */
function beginItem(level: number, frame: Frame): void {
  frame.lists = frame.lists.filter((list) => list.level < level);
  frame.level = level;
  frame.project = null;
}
