/**
 * The sentences of a paragraph to claims: clause by clause, with what is being spoken of, compared with and listed.
 *
 * In → Out: a passage and the frame of its section → claims added to `Statements`. Nothing is guessed: a figure whose subject is
 * not known is claimed under its phrase, without facts; figures in reasons (主要原因是…) belong to no subject before them.
 */
import { isOfNextBudget } from '../model/next-budget.ts';
import type { Breath, Desk, Frame } from './breath.ts';
import { type Clause, clausesOf, type Passage } from './clauses.ts';
import { Discourse } from './discourse.ts';
import { FigureReader } from './figure-reader.ts';
import { isAverage } from './grammar.ts';
import { readHead } from './head.ts';
import { PlainReader } from './plain-reader.ts';
import type { PrintedText } from './printed-text.ts';
import { openList, pushList } from './statements.ts';

/** Ends a reason; the subject before it is spoken of again. */
const STOPS = new Set([';', '。', '!', '?', '！', '？']);
const SENTENCE_ENDS = new Set(['。', '!', '?', '！', '？']);
/** Characters that tell of which year a sentence is. */
const SENTENCE_START = 64;
const USE = '用于';
const BUDGETS: ReadonlySet<string> = new Set(['initial_budget', 'adjusted_budget']);
/** Reads a passage; the frame is changed to what holds after it. */
export function readPassage(passage: Passage, printed: PrintedText, frame: Frame, desk: Desk): void {
  const breath: Breath = {
    frame,
    aside: false,
    asideSpoken: null,
    base: null,
    pending: null,
    dealt: [],
    topic: null,
    averaged: null,
    apart: null,
    lastClause: null,
  };
  new PassageReader(passage, new Discourse(passage.normal, printed, breath, desk)).read();
}

class PassageReader {
  readonly #discourse: Discourse;
  readonly #passage: Passage;
  readonly #figures: FigureReader;
  /** True behind a period with 用于 that begins a sentence. */
  #begun = false;
  /** Remarks read so far. */
  #remark = 0;

  constructor(passage: Passage, discourse: Discourse) {
    this.#discourse = discourse;
    this.#passage = passage;
    this.#figures = new FigureReader(discourse);
  }

  read(): void {
    const { normal, printed, desk, breath } = this.#discourse;
    const clauses = clausesOf(normal, printed.source, desk.grammar);
    const plain = new PlainReader(this.#discourse);
    const end = clauses.findLastIndex(({ start, end, figure }) => end > start || figure !== null);
    let resting = false;
    this.#beginSentence(0);
    for (const [i, clause] of clauses.entries()) {
      this.#readRemarks(clause.end);
      if (clause.opener === 'list') this.#openList(i > end);
      else if (clause.opener === 'aside') breath.aside = !this.#isOfPeriod(clauses, i);
      if (clause.figure !== null) this.#figures.read(clauses, i);
      else plain.read(clause);
      if (STOPS.has(clause.mark) && !this.#namesNextPurpose(clauses, i)) this.#stop();
      if (!SENTENCE_ENDS.has(clause.mark)) continue;
      this.#endSentence();
      this.#beginSentence(clause.end + 1);
      if (!resting) for (const list of breath.frame.lists) list.resting = true;
      resting = true;
    }
    this.#readRemarks(normal.text.length);
    this.#endSentence();
  }

  /** 2023年度用于专项业务的支出: 用于 behind a period alone is no purpose of anything, nor is a further one before the figure. */
  #isOfPeriod(clauses: readonly Clause[], at: number): boolean {
    const { normal, breath } = this.#discourse;
    const [before, clause] = [clauses[at - 1], clauses[at]];
    if (
      before === undefined ||
      clause === undefined ||
      breath.frame.spoken !== null ||
      !normal.text.startsWith(USE, clause.start - USE.length)
    )
      return false;
    this.#begun ||= before.end > before.start && before.figure === null && this.#discourse.isPeriod(this.#discourse.withoutLead(before));
    return this.#begun;
  }

  /** 主要用于道路维护，支出 12万元；绿化，支出 8万元: a name alone in a clause behind an amount of a purpose. */
  #namesNextPurpose(clauses: readonly Clause[], at: number): boolean {
    const { breath, normal, desk } = this.#discourse;
    const [stop, name, stated] = clauses.slice(at, at + 3);
    if (!breath.aside || breath.asideSpoken === null || stop?.mark !== ';' || name?.mark !== ',' || stated?.figure == null) return false;
    if (name.figure !== null || name.opener !== null || stated.opener !== null || this.#discourse.isPronoun(name)) return false;
    const { bare, kind } = readHead(normal.text, stated.start, stated.figure, desk.grammar);
    return kind === 'amount' && this.#discourse.isPronoun(bare);
  }

  /** Bracketed remarks up to a place speak of what was spoken of before them, and change nothing for what follows. */
  #readRemarks(to: number): void {
    const { breath, printed, normal, desk } = this.#discourse;
    for (;;) {
      const remark = this.#passage.remarks[this.#remark];
      if (remark === undefined || remark.at > to) return;
      this.#remark++;
      const measure = breath.frame.spoken?.claims.at(-1)?.measure ?? '';
      // Parts of a budget are no parts of what was spent.
      const own = BUDGETS.has(measure) ? { spoken: null, lists: [] } : { lists: [...breath.frame.lists] };
      const frame = { ...breath.frame, ...own };
      readPassage(remark.passage, printed.within(normal, remark.at), frame, desk);
    }
  }

  #beginSentence(at: number): void {
    this.#begun = false;
    const { breath, desk, normal } = this.#discourse;
    breath.frame.ahead = isOfNextBudget(normal.text.slice(at, at + SENTENCE_START), desk.fiscalYear) ?? breath.frame.ahead;
  }

  #stop(): void {
    const { breath } = this.#discourse;
    breath.aside = false;
    breath.asideSpoken = null;
    breath.lastClause = null;
  }

  #endSentence(): void {
    const { breath } = this.#discourse;
    breath.base = null;
    breath.pending = null;
    breath.dealt = [];
    const over = breath.frame.lists.find(({ lasting, parts }) => !lasting && parts.size > 0);
    // Behind a list in a sentence the whole is spoken of again.
    if (over?.whole != null) breath.frame.spoken = over.whole;
    breath.frame.lists = breath.frame.lists.filter(({ lasting }) => lasting);
  }

  /** 其中：opens a list under what was said last; at the paragraph's end it goes on over the paragraphs that follow. */
  #openList(lasting: boolean): void {
    const { breath } = this.#discourse;
    if (breath.aside) return;
    const { level } = breath.frame;
    const spoken = isAverage(breath.frame.spoken?.printed ?? '') ? breath.averaged : breath.frame.spoken;
    if (lasting && breath.topic !== null) pushList(breath.frame.lists, { ...breath.topic, lasting, parts: new Map() });
    else pushList(breath.frame.lists, openList(spoken, spoken?.subject ?? null, { lasting, level }));
  }
}
