/**
 * Self-evaluation forms that stand in plain lines, cell after cell, as grids.
 *
 * In → Out: blocks → the same blocks, the lines of forms whose parts were understood replaced by a grid. Read are the names above, the
 * funds and the indicators; lines between them are kept as rows of words. A form whose parts are not understood stays lines, and figures
 * that can stand in several columns are marked, so that whoever reads them reports the loss.
 */
import { isOneOf, labelKey, lookUp, type PerformanceLabels } from '../mapping/performance-labels.ts';
import type { Block, TextLine } from '../model/block.ts';
import { normalizeLabel } from '../model/label.ts';
import { fundsAt } from './form-funds.ts';
import { indicatorsAt } from './form-indicators.ts';
import { type FormLine, type FundMarks, formGrid, plainRow } from './form-rows.ts';
import { endsFunds, FormWords, isFigureWord, opensPart } from './form-words.ts';

/** Words of which a form has one at least; most runs of lines have neither. */
const SPEAKS = /执行|指标/;
/** Characters of the longest word with which a form opens. */
const LONGEST = 30;
/** Lines between the name of the project and the funds or indicators, and between these. */
const MOST_BETWEEN = 40;
const NO_MARKS: FundMarks = { weight: null, score: null };

/** Blocks with the forms that stood in plain lines as grids; heads and feet of their pages follow behind them. */
export function restoreForms(blocks: readonly Block[], labels: PerformanceLabels): Block[] {
  const result: Block[] = [];
  for (let at = 0; at < blocks.length; ) {
    const run = linesFrom(blocks, at);
    if (run.length === 0) result.push(...blocks.slice(at, ++at));
    else {
      result.push(...restoreRun(run, labels));
      at += run.length;
    }
  }
  return result;
}

function linesFrom(blocks: readonly Block[], from: number): TextLine[] {
  const lines: TextLine[] = [];
  for (let block = blocks[from]; block?.kind === 'line'; block = blocks[from + lines.length]) lines.push(block);
  return lines;
}

function restoreRun(all: readonly TextLine[], labels: PerformanceLabels): Block[] {
  if (!all.some(({ text }) => SPEAKS.test(text))) return [...all];
  const words = new FormWords(all.filter(({ furniture }) => furniture === null));
  const result: Block[] = [];
  let done = 0;
  for (let at = 0; at < words.count; ) {
    const form = opensForm(words, at, labels) ? new FormReader(words, labels).read(at) : null;
    if (form === null) at++;
    else {
      result.push(...words.linesOf(done, at), formGrid(form.rows));
      at = form.end;
      done = at;
    }
  }
  if (done === 0) return [...all];
  return [...result, ...words.linesOf(done, words.count), ...all.filter(({ furniture }) => furniture !== null)];
}

/** True where a form may begin: with a name, or with the funds or indicators themselves. */
function opensForm(words: FormWords, at: number, labels: PerformanceLabels): boolean {
  const text = words.words[at]?.text ?? '';
  if (text.length > LONGEST || !mayOpen(text, labels)) return false;
  return words.labelAt(at, (key) => opens(key, labels)) !== null;
}

const STARTS = new WeakMap<PerformanceLabels, ReadonlySet<string>>();
/** What is taken off before a label is looked up: numbers, 其中, colons, a year. */
const BEFORE_LABELS = '第一二三四五六七八九十百(其:';
const NUMBER_OR_YEAR = /^(?:\d{1,2}(?:$|[、.．](?!\d))|20)/;

/** With which characters the labels begin that `opens` knows, in normal form. */
function startsOf(labels: PerformanceLabels): ReadonlySet<string> {
  const known = STARTS.get(labels);
  if (known !== undefined) return known;
  const { attributes, fundTitles, sectionLabels, fundColumns, indicatorRoles } = labels;
  const keys = [attributes, fundTitles, sectionLabels, fundColumns, indicatorRoles].flatMap((list) => [...list.keys()]);
  const starts = new Set([...BEFORE_LABELS, ...keys.map((key) => key.charAt(0))]);
  STARTS.set(labels, starts);
  return starts;
}

/** False for a word with which no label begins; a word of signs that mean nothing may stand before one. */
function mayOpen(word: string, labels: PerformanceLabels): boolean {
  const text = normalizeLabel(word);
  return text === '' || startsOf(labels).has(text.charAt(0)) || NUMBER_OR_YEAR.test(text);
}

function opens(key: string, labels: PerformanceLabels): boolean {
  const attribute = lookUp(labels.attributes, key);
  if (attribute === 'projectName' || attribute === 'entity') return true;
  if (isOneOf(labels.fundTitles, key) || isOneOf(labels.sectionLabels, key)) return true;
  return lookUp(labels.fundColumns, key) !== undefined || lookUp(labels.indicatorRoles, key) === 'level1';
}

/** Reads one form from its first word on. */
class FormReader {
  readonly #words: FormWords;
  readonly #labels: PerformanceLabels;
  readonly #rows: FormLine[] = [];
  #marks: FundMarks | null = null;
  /** What was understood so far: rows, and the first word behind. */
  #sure = { rows: 0, end: 0 };

  constructor(words: FormWords, labels: PerformanceLabels) {
    this.#words = words;
    this.#labels = labels;
  }

  /** The rows of the form that begins at the word `from`; null where neither funds nor indicators can be read. */
  read(from: number): { rows: FormLine[]; end: number } | null {
    let last = this.#words.words[from]?.line ?? 0;
    for (let at = from; at < this.#words.count && !this.#isEnd(at, from); ) {
      const behind = this.#part(at);
      if (behind !== null) last = this.#words.words[behind - 1]?.line ?? last;
      else if ((this.#words.words[at]?.line ?? 0) - last > MOST_BETWEEN) break;
      at = behind ?? this.#pair(at);
    }
    return this.#sure.rows === 0 ? null : { rows: this.#rows.slice(0, this.#sure.rows), end: this.#sure.end };
  }

  /** True where another form or part of the document begins. */
  #isEnd(at: number, from: number): boolean {
    if (at === from) return false;
    if (this.#words.opensLine(at)) {
      const { text } = this.#words.restOfLine(at);
      if (opensPart(text) || (text.length <= LONGEST && this.#labels.titleWords.some((word) => labelKey(text).includes(word)))) return true;
    }
    const isNamed = this.#words.labelAt(at, (key) => lookUp(this.#labels.attributes, key) === 'projectName') !== null;
    return isNamed && this.#sure.rows > 0;
  }

  /** Reads the funds or the indicators where they begin at the word `at`; the first word behind, null where they do not. */
  #part(at: number): number | null {
    const funds = this.#marks === null ? fundsAt(this.#words, at, this.#labels) : null;
    if (funds !== null) {
      this.#marks = funds.marks;
      this.#rows.push(...funds.rows);
      return this.#settle(this.#unknownRows(funds.end));
    }
    const indicators = indicatorsAt(this.#words, at, { labels: this.#labels, funds: this.#marks ?? NO_MARKS });
    if (indicators === null) return null;
    this.#rows.push(...indicators.rows);
    return this.#settle(this.#remarks(indicators.end));
  }

  #settle(end: number): number {
    this.#sure = { rows: this.#rows.length, end };
    return end;
  }

  /** Lines of figures behind the funds whose label is not known: they are kept without columns. */
  #unknownRows(from: number): number {
    let [at, end] = [from, from];
    while (at < this.#words.count && !this.#endsFunds(at)) {
      const rest = this.#words.restOfLine(at);
      const texts = rest.text.split(' ');
      const figure = texts.findIndex(isFigureWord);
      if (figure > 0) this.#rows.push(this.#unknownRow({ texts, figure }, { from: at, to: rest.end }));
      else if (at > end) break;
      at = rest.end;
      if (figure > 0) end = at;
    }
    return end;
  }

  #unknownRow({ texts, figure }: { texts: readonly string[]; figure: number }, { from, to }: { from: number; to: number }): FormLine {
    const cells = [texts.slice(0, figure), texts.slice(figure)].map((part) => part.join(' '));
    return { cells: new Map(cells.entries()), place: this.#words.placeOf(from, to), restored: 'unplaced' };
  }

  #endsFunds(at: number): boolean {
    return this.#words.labelAt(at, (key) => endsFunds(key, this.#labels) || isOneOf(this.#labels.scoreRows, key)) !== null;
  }

  /** Remarks behind the indicators, each with its label. */
  #remarks(from: number): number {
    let at = from;
    while (at < this.#words.count) {
      const label = this.#words.labelAt(at, (key) => isOneOf(this.#labels.closingLabels, key));
      if (label === null) break;
      at = this.#valued(at, label);
    }
    return at;
  }

  /** A label with its value, or a line of words; the first word behind. */
  #pair(at: number): number {
    const attribute = this.#words.labelAt(at, (key) => lookUp(this.#labels.attributes, key) !== undefined);
    if (attribute !== null) return this.#valued(at, attribute);
    const amount = this.#words.labelAt(at, (key) => lookUp(this.#labels.fundRows, key) !== undefined);
    if (amount !== null && isFigureWord(this.#words.words[amount.end]?.text ?? '')) return this.#amounts(at);
    const end = this.#chunkEnd(at);
    this.#rows.push(plainRow([this.#words.textOf(at, end)], this.#words.placeOf(at, end)));
    return end;
  }

  /** Amounts in the head, each behind its label. */
  #amounts(from: number): number {
    const texts: string[] = [];
    let at = from;
    for (;;) {
      const label = this.#words.labelAt(at, (key) => lookUp(this.#labels.fundRows, key) !== undefined);
      const value = this.#words.words[label?.end ?? at]?.text ?? '';
      if (label === null || !isFigureWord(value)) break;
      texts.push(label.text, value);
      at = label.end + 1;
    }
    this.#rows.push(plainRow(texts, this.#words.placeOf(from, at)));
    return at;
  }

  /** The row of a label and what stands behind it, if that is no label itself. */
  #valued(from: number, label: { text: string; end: number }): number {
    const { end } = label;
    const isBlank = end >= this.#words.count || this.#isLabel(end);
    const behind = isBlank ? end : this.#chunkEnd(end);
    const texts = isBlank ? [label.text] : [label.text, this.#words.textOf(end, behind)];
    this.#rows.push(plainRow(texts, this.#words.placeOf(from, behind)));
    return behind;
  }

  #isLabel(at: number): boolean {
    const { fundTitles, scoreRows, fundRows, fundColumns } = this.#labels;
    const isMoney = (key: string): boolean => lookUp(fundRows, key) !== undefined || lookUp(fundColumns, key) !== undefined;
    const isOther = (key: string): boolean => endsFunds(key, this.#labels) || isOneOf(fundTitles, key) || isOneOf(scoreRows, key);
    return this.#words.labelAt(at, (key) => isOther(key) || isMoney(key)) !== null;
  }

  /** The end of the words from `at` on that stand on one line and hold no other label. */
  #chunkEnd(at: number): number {
    let end = at + 1;
    while (end < this.#words.count && !this.#words.opensLine(end) && !this.#isLabel(end)) end++;
    return end;
  }
}
