/**
 * A figure with the words before it to a claim: its subject, kind, direction and base.
 *
 * In → Out: a clause with a figure → a claim. An empty phrase goes on with the subject before it; an unknown phrase is claimed as
 * printed, without facts.
 */
import type { Claim } from '../model/indicator.ts';
import { isOfAccount, isOwnSpending } from './account-figures.ts';
import { asBaseAmount, type BaseAmount } from './base-amounts.ts';
import type { Base, ClaimMeasure } from './breath.ts';
import { budgetMeasure, makeClaim, measureOf, periodMeasure } from './claim-maker.ts';
import type { Clause } from './clauses.ts';
import { coordinated, dealtSubjects, lastItem } from './dealt-figures.ts';
import type { Discourse } from './discourse.ts';
import type { Figure } from './figures.ts';
import { fundTotal } from './fund-totals.ts';
import { isAverage } from './grammar.ts';
import { type Head, readHead, type Span } from './head.ts';
import { openNamedProject } from './named-project.ts';
import { apartFrom } from './prior-budget.ts';
import { openSpoken, type Spoken } from './statements.ts';
import type { Subject } from './subjects.ts';

/** A statement, and which figure of its subject is meant where a period says so. */
interface Speech {
  spoken: Spoken;
  measure: ClaimMeasure | null;
}

const LEADING_YEAR = /^(?:20)?\d\d年(?:度|末|底)?/;
/** Keys of facts on the side of income, and names of unknown subjects that say their side. */
const INCOME = /^income\/|\/income[./]/;
const SIDE = /(?:收入|支出)$/;
/** Keys of subjects found by the labels of rows that count things. */
const COUNTED_ROWS = /^label:(?:vehicles|equipment)/;
/** A verb whose object stands behind the figure (对 3个项目开展了绩效自评). */
const VERB = /(?:对|选取|组织|开展|完成|、)(?:(?:20)?\d\d年度?)?$/;
const OBJECT_LENGTH = 24;
const ALL_PROJECTS = '项目';
/** A difference without direction (年初预算为 3万元，差值为 1万元): what follows goes on with the subject before it. */
const DIFFERENCE = /(?:差值|差额|差异[数额]?|相差)$/;
const BASES: Partial<Record<ClaimMeasure, string>> = { initial_budget: '年初预算', adjusted_budget: '预算', prior: '上年' };
/** The end of a phrase of which the measure word was a part (预算和决算数). */
const DANGLING = /[和与及]$/;

/** Money is said of money, a number of things of things: 公务用车购置 3辆 is not the 公务用车购置费. */
function isOfKind({ entry, key }: Subject, { kind }: Figure): boolean {
  if (kind === 'ratio' || kind === 'none') return true;
  const counted = entry?.counted ?? COUNTED_ROWS.test(key);
  return counted === (kind === 'count');
}

export class FigureReader {
  readonly #discourse: Discourse;
  /** The last figure that was claimed together with one before it. */
  #claimed: Figure | null = null;

  constructor(discourse: Discourse) {
    this.#discourse = discourse;
  }

  /** Claims the figure that ends a clause. */
  read(clauses: readonly Clause[], at: number): void {
    const clause = clauses[at];
    if (clause === undefined || clause.figure === null) return;
    const { figure } = clause;
    if (this.#claimed !== null && figure.start <= this.#claimed.start) return;
    const { text } = this.#discourse.normal;
    const { start } = this.#discourse.withoutLead(clause);
    const head = readHead(text, start, figure, this.#discourse.desk.grammar);
    if (isOfAccount(this.#discourse, head)) this.#discourse.breath.aside = false;
    const group = head.dealt || this.#goesOnDealing(head) ? coordinated(text, clauses, at) : [];
    if (group.length > 1 && (head.dealt || group.length === this.#discourse.breath.dealt.length)) this.#dealOut(head, group);
    else if (!this.#rateOfPending(head, figure)) this.#single(head, figure, clauses[at + 1]);
  }

  /** 分别减少 3万元和 2万元，下降 20%和 10%: rates, too, without a word that deals them out. */
  #goesOnDealing({ kind, bare }: Head): boolean {
    const { breath } = this.#discourse;
    return breath.dealt.length > 1 && kind !== 'amount' && kind !== 'count' && this.#discourse.isPronoun(bare);
  }

  #dealOut(head: Head, figures: readonly Figure[]): void {
    const spoken = dealtSubjects(this.#discourse, head, figures.length);
    const last = figures.at(-1);
    if (last === undefined) return;
    this.#claimed = last;
    const { breath } = this.#discourse;
    breath.dealt = spoken;
    // What follows without a subject of its own is said of no single part.
    if (!breath.aside) breath.frame.spoken = openSpoken(this.#discourse.unknown(head.bare), spoken[0]?.printed ?? '', null);
    for (const [i, figure] of figures.entries()) {
      const target = spoken[i];
      if (target === undefined) continue;
      const base = this.#baseFor(head, target.subject);
      makeClaim(this.#discourse, target, figure, { head, measure: measureOf(head, target), base, unitOf: last });
    }
  }

  /** The rate in 完成预算 100万元的 98%. */
  #rateOfPending(head: Head, figure: Figure): boolean {
    const { breath } = this.#discourse;
    const { pending } = breath;
    breath.pending = null;
    if (pending === null || figure.kind !== 'ratio' || head.direction !== null) return false;
    const phrase = this.#discourse.slice(head.phrase);
    const spoken = this.#discourse.current;
    if (spoken === null || (phrase !== '' && phrase !== '的')) return false;
    const said = { ...head, kind: pending.kind };
    makeClaim(this.#discourse, spoken, figure, { head: said, measure: measureOf(said, spoken), base: pending.base, unitOf: figure });
    return true;
  }

  #single(head: Head, figure: Figure, next: Clause | undefined): void {
    const based = asBaseAmount(this.#discourse, head, figure, next);
    if (based !== null) {
      this.#statedBase(based, figure);
      return;
    }
    if (this.#difference(head, figure)) return;
    const { spoken, measure } = this.#speakOf(head, figure, next);
    const said = { ...head, kind: this.#kindOf(head, figure, spoken) };
    const base = this.#baseFor(said, spoken.subject);
    const target = apartFrom(this.#discourse, spoken, base);
    makeClaim(this.#discourse, target, figure, { head: said, measure: measure ?? measureOf(said, target), base, unitOf: figure });
  }

  /** 支出 2万元，年初预算为 3万元，差值为 1万元: what parts the two amounts that were stated last, whichever is larger. */
  #difference(head: Head, figure: Figure): boolean {
    const { current } = this.#discourse;
    const last = current?.claims.at(-1);
    if (current === null || last?.kind !== 'amount' || figure.kind !== 'money' || !DIFFERENCE.test(this.#discourse.slice(head.bare)))
      return false;
    const word = BASES[last.measure];
    if (word === undefined || !current.claims.some(({ kind, measure }) => kind === 'amount' && measure === 'final')) return false;
    const budget = last.measure !== 'prior';
    const base = { text: word, facts: budget ? current.subject.budget : [], budget };
    makeClaim(this.#discourse, current, figure, {
      head: { ...head, kind: 'change', direction: null },
      measure: 'final',
      base,
      unitOf: figure,
    });
    return true;
  }

  /** An amount that is the base of what follows it. */
  #statedBase({ head, base, pending }: BaseAmount, figure: Figure): void {
    const { breath } = this.#discourse;
    const { spoken } = this.#speakOf(head, figure);
    const measure = base.budget ? budgetMeasure(base.text) : pending === 'share' ? 'other' : 'prior';
    const own = base.budget ? { ...base, facts: spoken.subject.budget } : base;
    const kind = figure.kind === 'count' ? 'count' : 'amount';
    const holder = pending === 'share' ? openSpoken(this.#discourse.unknown(head.phrase), base.text, null) : spoken;
    makeClaim(this.#discourse, holder, figure, { head: { ...head, kind, direction: null }, measure, base: null, unitOf: figure });
    if (pending === null) breath.base = own;
    else breath.pending = { kind: pending, base: own };
  }

  /** A change without unit behind a change of the same subject is its rate (增加 5万元，增长 3.2。). */
  #kindOf(head: Head, figure: Figure, spoken: Spoken): Claim['kind'] {
    const before = spoken.claims.at(-1);
    const rate = head.kind === 'change' && figure.kind === 'none' && before?.kind === 'change' && before.unit !== '';
    return rate ? 'growth' : head.kind;
  }

  /** What is spoken of from here on. */
  #speakOf(head: Head, figure: Figure, next?: Clause): Speech {
    const discourse = this.#discourse;
    const project = openNamedProject(discourse, head);
    if (project !== null) return { spoken: project, measure: null };
    if (isOwnSpending(discourse, head.phrase, discourse.current)) return { spoken: this.#inherited(head), measure: 'final' };
    const { whole, subject, end } = this.#named(head);
    if (subject === null && this.#changesSide(head)) return this.#unknown(head, figure, undefined);
    if (subject === null && this.#isProjectSpending(head)) return this.#unknown(head, figure, undefined);
    if (subject === null && discourse.isPronoun(head.bare)) return this.#ofPronoun(head, figure, next);
    if (subject === null || !isOfKind(subject, figure) || this.#isJoint(head, subject)) return this.#unknown(head, figure, next);
    const spoken =
      subject.entry?.project === undefined ? discourse.speak(subject) : openSpoken(subject, discourse.words(subject.span), null);
    const period = periodMeasure(discourse, { start: head.phrase.start, end });
    return { spoken, measure: period ?? this.#ofWholePhrase(head, whole) };
  }

  /** The known subject of a head, whether it is the whole phrase, and where the words end that may name its period. */
  #named(head: Head): { whole: Subject | null; subject: Subject | null; end: number } {
    const discourse = this.#discourse;
    const { phrase, bare } = head;
    const whole = fundTotal(discourse, head) ?? discourse.resolve(phrase);
    const named = whole ?? (bare.end < phrase.end ? discourse.resolve(bare) : null);
    const subject = named ?? discourse.resolveBeforePeriod(bare);
    return { whole, subject, end: named === null ? bare.end : named.span.start };
  }

  /** 项目支出 where no project is spoken of: the spending on all projects, not that of the one before. */
  #isProjectSpending({ measure, bare }: Head): boolean {
    return measure?.weak === true && this.#discourse.breath.frame.project === null && this.#discourse.slice(bare).endsWith(ALL_PROJECTS);
  }

  /** 支出 behind an income, or 收入 behind an expenditure: another subject, which is not named. */
  #changesSide({ phrase }: Head): boolean {
    const { current } = this.#discourse;
    const words = this.#discourse.slice(phrase);
    if (current === null) return false;
    const { facts } = current.subject;
    const income = facts.length > 0 ? facts.some((key) => INCOME.test(key)) : current.printed.endsWith('收入');
    const known = facts.length > 0 || SIDE.test(current.printed);
    return known && (words.endsWith('支出') ? income : words.endsWith('收入') && !income);
  }

  /** A phrase of the vocabulary with its measure word speaks of the final figure (一般公共预算财政拨款支出决算); an item's path does not. */
  #ofWholePhrase({ kind, measure }: Head, whole: Subject | null): ClaimMeasure | null {
    return whole !== null && whole.entry !== null && measure !== null && (kind === 'amount' || kind === 'count') ? 'final' : null;
  }

  /** 经营支出、上缴上级支出共: the figure is that of all, not of the last. */
  #isJoint({ joint, phrase }: Head, { span }: Subject): boolean {
    return joint && this.#discourse.slice({ start: phrase.start, end: span.start }).includes('、');
  }

  /** Nothing, or a word that means the subject before; a number of things without one is said of what stands behind it. */
  #ofPronoun(head: Head, figure: Figure, next: Clause | undefined): Speech {
    const { current, breath } = this.#discourse;
    const named = current !== null || breath.frame.project !== null;
    if (!named && figure.kind === 'count' && next?.behindFigure === true && next.end > next.start) return this.#unknown(head, figure, next);
    return { spoken: this.#inherited(head), measure: periodMeasure(this.#discourse, head.bare) };
  }

  #inherited(head: Head): Spoken {
    const { breath, current } = this.#discourse;
    const { project } = breath.frame;
    if (project !== null && (head.measure?.project != null || head.kind === 'completion')) return project;
    if (current !== null) return current;
    const said = breath.aside && head.phrase.end > head.phrase.start ? head.phrase : this.#mover(breath.lastClause);
    return said === null ? this.#discourse.speakOfSection(head.phrase) : this.#discourse.speak(this.#discourse.unknown(said));
  }

  /** What moved in a clause that says so (项目支出增加), or what a reason is about; null where it says no such thing. */
  #mover(clause: Span | null): Span | null {
    if (clause === null) return null;
    const { start, end } = clause;
    const { normal, desk } = this.#discourse;
    const moved = desk.grammar.directions.longest(normal.text, end);
    if (moved === null || end - moved.length <= start) return this.#discourse.breath.aside ? { start, end } : null;
    return { start, end: end - moved.length };
  }

  /** A phrase that nothing knows: a period alone goes on with the subject, else the last of a list of names is claimed. */
  #unknown({ bare, ...head }: Head, figure: Figure, next: Clause | undefined): Speech {
    const discourse = this.#discourse;
    const words = discourse.slice(bare);
    const period = periodMeasure(discourse, bare);
    const counted = figure.kind === 'count';
    if (next?.behindFigure === true && (discourse.isPronoun(bare) || VERB.test(words)) && next.end > next.start) {
      const from = next.start + (discourse.normal.text.charAt(next.start) === '的' ? 1 : 0);
      const object = { start: from, end: Math.min(next.end, from + OBJECT_LENGTH) };
      return { spoken: discourse.speak(discourse.unknown(object), counted), measure: period };
    }
    const phrase = DANGLING.test(words) || head.measure?.weak === true ? head.phrase : bare;
    const skipped = Math.max(head.joint ? 0 : lastItem(words), LEADING_YEAR.exec(words)?.[0].length ?? 0);
    const span: Span = { start: phrase.start + skipped, end: phrase.end };
    if (isAverage(words) && !isAverage(discourse.current?.printed ?? '')) discourse.breath.averaged = discourse.current;
    const isDifference = discourse.current !== null && DIFFERENCE.test(words);
    if (isDifference) return { spoken: openSpoken(discourse.unknown(span), discourse.words(span), null), measure: 'other' };
    return { spoken: discourse.speak(discourse.unknown(span), counted), measure: period };
  }

  /** The base of a head: the one it names, else for changes that of the sentence. */
  #baseFor(head: Head, subject: Subject): Base | null {
    const moves = head.kind === 'change' || head.kind === 'growth';
    if (head.base === null) return moves ? this.#discourse.breath.base : null;
    const base = this.#discourse.baseOf(head.base, subject);
    if (moves) this.#discourse.breath.base = base;
    return base;
  }
}
