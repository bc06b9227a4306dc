/**
 * What is being spoken of: phrases resolved where they stand, statements opened and gone on with, bases found.
 */
import type { NormalText } from '../model/label.ts';
import type { Base, Breath, Desk } from './breath.ts';
import type { Clause } from './clauses.ts';
import { isBase, measured, type Span, trim } from './head.ts';
import type { PrintedText } from './printed-text.ts';
import { type Membership, membershipOf, openSpoken, type Spoken } from './statements.ts';
import type { Subject } from './subjects.ts';

/** Separators and markers at the start of a clause. */
const LEAD = /^(?:[:、,.)\s]|\d{1,2}[.、)](?:(?!\d)|(?=2\d{2,6}[^\d.]))|\(\d{1,2}\)|[①-⑳]|[一二三四五六七八九十]是|因此|所以)+/;
/** Words that join a clause to the figure or the word before it; at the start of other clauses they mean something (和上年相比). */
const JOINT = /^(?:以及|及|和|并|且|是|系|为):?/;
const JOINT_LENGTH = 3;
const LEAD_LENGTH = 12;
/** A year or a date at the start of a phrase, or a word for one. */
const PERIOD = /^(?:截至|至)?(?:(?:20)?\d\d年(?:度|末|底|初)?|上年(?:度)?|去年|本年度?(?![收支])|当年|全年)+(?:\d{1,2}月(?:\d{1,2}日)?)?/;
const LAST_PERIOD = /(?:20)?\d\d年度?$/;
const FULL_YEAR_END = /20\d\d年度?$/;
const MAX_PRONOUN = 24;
/** Key of a subject that is an economic item. */
const ECONOMIC = /^3\d{2}(?:\d{2})?$/;
const TITLE_JOINT = '/';
const EVERYWHERE = { contexts: [], path: null, project: null };

/** True for what is known to be an amount of money: numbers of things are no parts of it. */
function isMoney(spoken: Spoken | null): boolean {
  const entry = spoken?.subject.entry ?? null;
  return entry !== null && entry.counted !== true;
}

function withoutFacts(subject: Subject): Subject {
  return { ...subject, facts: [], budget: [], parts: [] };
}

export class Discourse {
  readonly normal: NormalText;
  readonly printed: PrintedText;
  readonly breath: Breath;
  readonly desk: Desk;

  constructor(normal: NormalText, printed: PrintedText, breath: Breath, desk: Desk) {
    this.normal = normal;
    this.printed = printed;
    this.breath = breath;
    this.desk = desk;
  }

  slice({ start, end }: Span): string {
    return this.normal.text.slice(start, end);
  }

  /** The clause without separators, item markers and conjunctions before its first word. */
  withoutLead({ start, end, opener, behindFigure }: Clause): Span {
    const { text } = this.normal;
    const lead = LEAD.exec(text.slice(start, Math.min(end, start + LEAD_LENGTH)))?.[0].length ?? 0;
    const from = Math.min(end, start + lead);
    const joint = opener !== null || behindFigure ? (JOINT.exec(text.slice(from, Math.min(end, from + JOINT_LENGTH)))?.[0].length ?? 0) : 0;
    return { start: from + joint, end };
  }

  /** The subject that a phrase names in this place; null where none is known. */
  resolve(span: Span): Subject | null {
    const { lists, contexts, path, project } = this.breath.frame;
    const around = { contexts, path, project: project?.subject.project ?? null, listed: lists.length > 0 };
    for (const { opens } of lists) if (opens !== null) around.contexts = [opens, ...around.contexts];
    return this.desk.subjects.resolve(this.normal.text, span, around);
  }

  /** A known subject with or without a measure word behind it. */
  resolveMeasured(span: Span): Subject | null {
    const { phrase, bare } = measured(this.normal.text, 'amount', span, this.desk.grammar);
    return this.resolve(phrase) ?? (bare.end < phrase.end ? this.resolve(bare) : null);
  }

  /** 公务用车购置费2023年决算数: the subject stands before the period. */
  resolveBeforePeriod({ start, end }: Span): Subject | null {
    const period = FULL_YEAR_END.exec(this.slice({ start, end }))?.[0].length ?? 0;
    return period === 0 || end - period <= start ? null : this.resolve({ start, end: end - period });
  }

  /** The words of a span without a period at either end. */
  withoutPeriod(span: Span): string {
    return this.slice(span).replace(PERIOD, '').replace(LAST_PERIOD, '');
  }

  /** True for nothing, a period, or a word that means the subject before (该项目, 其), also behind a period. */
  isPronoun(span: Span): boolean {
    if (span.end <= span.start) return true;
    if (span.end - span.start > MAX_PRONOUN) return false;
    const words = this.withoutPeriod(span);
    return words === '' || this.desk.grammar.pronouns.has(words);
  }

  /** True for nothing, or a period alone. */
  isPeriod(span: Span): boolean {
    return span.end <= span.start || this.withoutPeriod(span) === '';
  }

  /** The subject in force; in a reason only what the reason itself spoke of. */
  get current(): Spoken | null {
    return this.breath.aside ? this.breath.asideSpoken : this.breath.frame.spoken;
  }

  /** Speaks of a subject: goes on with the statement where it is the same one. */
  speak(subject: Subject, counted = false): Spoken {
    const { frame, aside } = this.breath;
    const { current } = this;
    if (!aside) this.#widen(subject);
    if (current !== null && current.subject.key === subject.key) return current;
    const said = aside ? this.#inAside(subject) : this.#isApart(subject) ? withoutFacts(subject) : subject;
    const spoken = openSpoken(said, this.words(subject.span), aside ? null : this.membershipOf(subject, counted));
    if (aside) this.breath.asideSpoken = spoken;
    else {
      frame.spoken = spoken;
      if (subject.code !== null) frame.path = subject.code;
    }
    return spoken;
  }

  /** A whole that has itself as a part is more than its phrase says (财政拨款支出 9，其中本年支出 8): it states no such facts. */
  #widen({ facts }: Subject): void {
    const key = facts.join();
    // Of a list that goes on over paragraphs, the whole is only what was spoken of last.
    const list = this.breath.frame.lists.findLast(({ whole, parts }) => whole !== null && parts.size === 0);
    const whole = list?.lasting === true ? null : (list?.whole ?? null);
    if (key === '' || whole?.subject.facts.join() !== key) return;
    whole.subject = { ...withoutFacts(whole.subject), key: `?${whole.subject.key}` };
    for (const claim of whole.claims) claim.facts = [];
  }

  /** A figure that nothing names is said of the section. */
  speakOfSection(span: Span): Spoken {
    const { section } = this.breath.frame;
    const title = section.slice(section.lastIndexOf(TITLE_JOINT) + 1).trim();
    const spoken = openSpoken({ ...this.unknown(span), key: '?' }, title === '' ? this.words(span) : title, null);
    if (this.breath.aside) this.breath.asideSpoken = spoken;
    else this.breath.frame.spoken = spoken;
    return spoken;
  }

  /** A subject under its phrase alone. */
  unknown(span: Span): Subject {
    return { span, key: `?${this.slice(span)}`, entry: null, code: null, facts: [], parts: [], budget: [], project: null };
  }

  /** In a reason a phrase means a part of what it explains: only items below the item spoken of keep their facts. */
  #inAside(subject: Subject): Subject {
    const main = this.breath.frame.spoken?.subject.code ?? '';
    const below = subject.code?.startsWith(main) === true && subject.code !== main;
    // 人员经费主要用于基本工资: items of the economic classification are items of what they are listed under.
    const item = this.breath.frame.spoken?.subject.entry?.opens === 'basic' && ECONOMIC.test(subject.key);
    return below || item ? subject : withoutFacts(subject);
  }

  /** True for what the account's tables do not state, although its phrase is theirs. */
  #isApart(subject: Subject): boolean {
    return this.breath.frame.ahead || this.#detached || this.#isSource(subject);
  }

  /** True in a section whose phrases describe parts of what the tables state. */
  get #detached(): boolean {
    const [innermost] = this.breath.frame.contexts;
    return innermost !== undefined && this.desk.grammar.byId.get(innermost)?.detached === true;
  }

  /** True for a total that here only says which money paid for what is spoken of. */
  #isSource({ entry }: Subject): boolean {
    const id = entry?.id;
    return id !== undefined && this.breath.frame.contexts.some((name) => this.desk.grammar.byId.get(name)?.sources?.includes(id) === true);
  }

  /** Where a subject belongs in the open lists; lists of this sentence that lie within its own are over. */
  membershipOf(subject: Subject | null, counted = false): Membership | null {
    const { lists } = this.breath.frame;
    const membership = membershipOf(subject, counted ? lists.filter(({ whole }) => !isMoney(whole)) : lists);
    if (membership === null) return null;
    while (lists.at(-1) !== membership.list && lists.at(-1)?.lasting === false) lists.pop();
    return membership;
  }

  /** A base as printed with the facts that state it: those of a total, or the budget of the subject. */
  baseOf(span: Span, subject: Subject | null = this.current?.subject ?? null): Base {
    const { budgetWords, shareTails } = this.desk.grammar;
    const { text } = this.normal;
    const inner = { start: span.start, end: trim(text, span, shareTails) };
    const word = budgetWords.longest(text, inner.end);
    const budget = word !== null && inner.end - word.length >= inner.start;
    return { text: this.words(inner), facts: this.#baseFacts(inner, budget, subject), budget };
  }

  #baseFacts(span: Span, budget: boolean, subject: Subject | null): string[] {
    if (budget) return subject?.budget ?? [];
    if (isBase(this.normal.text, span, this.desk.grammar)) return [];
    const whole = this.resolve(span);
    // A share of itself cannot be meant: 本年支出合计 is then that of all accounts.
    const other = whole !== null && whole.key === subject?.key ? this.desk.subjects.resolve(this.normal.text, span, EVERYWHERE) : whole;
    return other?.facts ?? [];
  }

  words(span: Span): string {
    return this.printed.words(this.normal, span);
  }
}
