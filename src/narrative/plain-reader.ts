/**
 * Clauses without a figure: a base, a relation, a topic, a subject, a project, or nothing that is known.
 */
import { projectSubject } from './claim-maker.ts';
import type { Clause } from './clauses.ts';
import type { Discourse } from './discourse.ts';
import { isPath } from './functional-path.ts';
import type { Direction } from './grammar.ts';
import { measured, readComparison, type Span, trim } from './head.ts';
import { openList, openSpoken, pushList, relate, type Spoken } from './statements.ts';

/** Longest clause that is looked at, in characters. */
const MAX_LENGTH = 160;
/** By what a whole is parted: 按支出功能分类科目分, 按经济性质划分. */
const BREAKDOWN = /^按(?:照)?[^,;。、]{0,10}(?:分类|性质|用途)[^,;。、]{0,6}$/;
/** What is left of a whole, and named together. */
const REST = /^其余/;
const TOPIC_END = '中';
/** Words that say that there is no such thing. */
const NEGATION = /[无没不未]/;
const LEVEL: Direction = '持平';

export class PlainReader {
  readonly #discourse: Discourse;

  constructor(discourse: Discourse) {
    this.#discourse = discourse;
  }

  read(clause: Clause): void {
    const discourse = this.#discourse;
    const span = discourse.withoutLead(clause);
    if (span.end <= span.start || span.end - span.start > MAX_LENGTH) return;
    discourse.breath.lastClause = span;
    if (this.#project(span) || this.#breakdown(span) || this.#rest(span)) return;
    const trimmed = { start: span.start, end: trim(discourse.normal.text, span, discourse.desk.grammar.fillers) };
    if (this.#relation(trimmed) || this.#comparison(trimmed) || discourse.breath.aside) return;
    if (!this.#topic(trimmed)) this.#speakKnown(trimmed);
  }

  /** 某项目绩效自评情况：the figures that follow are the project's. */
  #project(span: Span): boolean {
    const { desk, breath } = this.#discourse;
    const slice = this.#discourse.slice(span);
    for (const marker of desk.grammar.projectMarkers) {
      const at = slice.indexOf(marker);
      if (at <= 0) continue;
      const name = { start: span.start, end: span.start + at };
      const subject = projectSubject(this.#discourse.unknown(name), desk.printed.projectTable(slice.slice(0, at)));
      breath.frame.project = openSpoken(subject, this.#discourse.words(name), null);
      breath.frame.spoken = breath.frame.project;
      return true;
    }
    return false;
  }

  /** 其余为事业收入和其他收入，共…: the figure that follows is of what was left, and not of what was spoken of before. */
  #rest(span: Span): boolean {
    const { breath } = this.#discourse;
    if (breath.aside || !REST.test(this.#discourse.slice(span))) return false;
    const rest = this.#discourse.unknown(span);
    breath.frame.spoken = openSpoken(rest, this.#discourse.words(span), this.#discourse.membershipOf(rest));
    return true;
  }

  /** 按经济分类科目: the whole is spoken of again, and what follows parts it anew. */
  #breakdown(span: Span): boolean {
    const { frame } = this.#discourse.breath;
    if (this.#discourse.breath.aside || !BREAKDOWN.test(this.#discourse.slice(span))) return false;
    const before = frame.lists.find(({ lasting, whole }) => !lasting && whole !== null);
    const whole = before?.whole ?? frame.spoken;
    if (whole === null || whole.number === null) return false;
    frame.lists = frame.lists.filter(({ lasting }) => lasting);
    frame.spoken = whole;
    pushList(frame.lists, openList(whole, whole.subject, { lasting: false, level: frame.level }));
    return true;
  }

  /** 与上年相比: what the directions of the sentence compare with; the subject may stand before it. */
  #comparison(span: Span): boolean {
    const { normal, desk, breath } = this.#discourse;
    const comparison = readComparison(normal.text, this.#withoutDirection(span), desk.grammar);
    if (comparison === null) return false;
    breath.base = this.#discourse.baseOf(comparison.base);
    if (!breath.aside)
      this.#speakKnown({ start: span.start, end: trim(normal.text, { start: span.start, end: comparison.from }, desk.grammar.fillers) });
    return true;
  }

  /** 公务接待费比上年有所减少: the figure of the change follows. */
  #withoutDirection(span: Span): Span {
    const { normal, desk } = this.#discourse;
    const word = desk.grammar.directions.longest(normal.text, span.end);
    if (word === null || span.end - word.length <= span.start) return span;
    return { start: span.start, end: trim(normal.text, { start: span.start, end: span.end - word.length }, desk.grammar.fillers) };
  }

  /** 决算数小于预算数, 与上年持平: no figure of its own, but a direction for one that was stated. */
  #relation(span: Span): boolean {
    return this.#level(span) || this.#inequality(span);
  }

  #level(span: Span): boolean {
    const { normal, desk } = this.#discourse;
    const level = desk.grammar.directions.longest(normal.text, span.end);
    if (level?.value.direction !== LEVEL || span.end - level.length <= span.start) return false;
    const inner = { start: span.start, end: trim(normal.text, { start: span.start, end: span.end - level.length }, desk.grammar.fillers) };
    const comparison = readComparison(normal.text, inner, desk.grammar);
    if (comparison === null) return false;
    this.#relate({ start: span.start, end: comparison.from }, LEVEL, comparison.base);
    return true;
  }

  #inequality(span: Span): boolean {
    const slice = this.#discourse.slice(span);
    for (const { word, direction } of this.#discourse.desk.grammar.relations) {
      const at = slice.indexOf(word);
      if (at < 0) continue;
      const from = at + word.length;
      const end = slice.indexOf('的', from);
      const base = { start: span.start + from, end: end < 0 ? span.end : span.start + end };
      this.#relate({ start: span.start, end: span.start + at }, direction, base);
      return true;
    }
    return false;
  }

  #relate(subject: Span, direction: Direction, base: Span): void {
    const target = this.#related(subject);
    if (target === null) return;
    const { text, facts, budget } = this.#discourse.baseOf(base, target.subject);
    relate(target, { direction, base: text, baseFacts: facts, budget });
  }

  /** The statement that a relation is about; null where its subject was not spoken of. */
  #related(span: Span): Spoken | null {
    const { normal, desk, breath } = this.#discourse;
    const trimmed = { start: span.start, end: trim(normal.text, span, desk.grammar.fillers) };
    const { bare } = measured(normal.text, 'amount', trimmed, desk.grammar);
    if (this.#discourse.isPronoun(bare)) return breath.aside ? null : this.#stated(breath.frame.spoken);
    const subject = this.#discourse.resolve(trimmed) ?? this.#discourse.resolve(bare);
    if (subject === null) return null;
    if (breath.aside)
      return breath.frame.spoken?.subject.key === subject.key ? breath.frame.spoken : (desk.statements.lastOf(subject) ?? null);
    const named = this.#discourse.speak(subject);
    const isStated = named.claims.some(({ kind, measure }) => kind === 'amount' && measure === 'final');
    return isStated ? named : (desk.statements.lastOf(subject) ?? named);
  }

  /** What is spoken of, or where nothing was said of it yet, what was said of it before. */
  #stated(spoken: Spoken | null): Spoken | null {
    if (spoken === null || spoken.claims.length > 0) return spoken;
    return this.#discourse.desk.statements.lastOf(spoken.subject) ?? null;
  }

  /** `…支出决算中，` before the parts of it. */
  #topic(span: Span): boolean {
    const { normal, desk, breath } = this.#discourse;
    if (normal.text.charAt(span.end - 1) !== TOPIC_END) return false;
    const whole = this.#discourse.resolveMeasured({ start: span.start, end: span.end - 1 });
    if (whole === null) return true;
    breath.topic = openList(desk.statements.lastOf(whole) ?? null, whole, { lasting: false, level: breath.frame.level });
    pushList(breath.frame.lists, breath.topic);
    return true;
  }

  /** A subject alone: a path before its figures, or a name that the vocabulary knows. */
  #speakKnown(span: Span): void {
    const subject = this.#discourse.resolveMeasured(span);
    if (subject === null || NEGATION.test(this.#discourse.slice({ start: span.start, end: subject.span.start }))) return;
    if (subject.entry !== null || isPath(this.#discourse.slice(span))) this.#discourse.speak(subject);
  }
}
