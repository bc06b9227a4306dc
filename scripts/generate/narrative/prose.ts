/**
 * Sentences with figures: every figure that is written is kept as a claim with its subject and section.
 *
 * In → Out: amounts in fen → the texts as printed (two places, or without trailing zeros where the style drops them).
 * Prior years and budgets by item are invented; changes, shares and completions are computed from the amounts.
 */
import type { Piece, TruthClaim } from '../disclosure.ts';
import type { Random } from '../random.ts';
import { chineseNumber, decimal, percent, type Style } from '../style.ts';

/** Provinces that print figures of the narrative without trailing zeros, and percentages with one place. */
const TRIMMING: ReadonlySet<Style['family']> = new Set(['jilin', 'hubei']);
const ONE_PLACE: ReadonlySet<Style['family']> = new Set(['jilin']);

export class Prose {
  readonly pieces: Piece[] = [];
  readonly claims: TruthClaim[] = [];
  readonly random: Random;
  readonly style: Style;
  /** Unit of amounts in the narrative; tables in 元 do not always go with a narrative in 元. */
  readonly unit: '万元' | '元';
  #section = '';
  #sections = 0;

  constructor(random: Random, style: Style) {
    this.random = random;
    this.style = style;
    this.unit = style.family === 'shanxi' ? style.unit : '万元';
  }

  /** Begins the next numbered section. */
  open(title: string): void {
    this.#sections++;
    this.#section = title;
    this.pieces.push({ kind: 'heading', level: 2, text: `${chineseNumber(this.#sections)}、${title}` });
  }

  heading(text: string): void {
    this.pieces.push({ kind: 'heading', level: 3, text });
  }

  say(text: string): void {
    this.pieces.push({ kind: 'paragraph', text });
  }

  /** `12.34万元`. */
  amount(fen: bigint, subject: string): string {
    return this.#money('amount', fen, subject);
  }

  /** `占本年收入合计的12.34%`; '' where the whole is nothing. */
  share(part: bigint, whole: bigint, { subject, of }: { subject: string; of: string }): string {
    return whole === 0n ? '' : `，占${of}${this.#percent('share', [part, whole], subject)}`;
  }

  /** `，完成预算的98.76%`; '' where the budget is nothing. */
  completion(part: bigint, budget: bigint, { subject, of }: { subject: string; of: string }): string {
    return budget === 0n ? '' : `，完成${of}的${this.#percent('completion', [part, budget], subject)}`;
  }

  /** A change against an invented prior year, with its reason: one of three ways to say it. Nothing against nothing is level. */
  change(fen: bigint, subject: string): string {
    const { random, style } = this;
    const before = `${style.year - 1}年度`;
    if (fen === 0n) return `与${before}持平`;
    const delta = (fen * BigInt(random.integer(10, 200))) / 1000n;
    const up = random.chance(0.5);
    const prior = up ? fen - delta : fen + delta;
    const [moved, grew] = up ? (['增加', '增长'] as const) : (['减少', '下降'] as const);
    const amount = this.#money('change', delta, subject, moved);
    const rate = this.#percent('growth', [delta, prior], subject, grew);
    const reason = random.pick(up ? ['业务量上升', '人员调整', '新增专项工作'] : ['厉行节约', '项目完工', '人员退休']);
    return random.pick([
      `与${before}相比${moved}${amount}，${grew}${rate}，主要是${reason}`,
      `比${before}${moved}${amount}，${grew}${rate}，原因是${reason}`,
      `较上年${moved}${amount}，${up ? '增幅为' : '降幅为'}${rate}，主要受${reason}影响`,
    ]);
  }

  /** `3辆`. */
  count(number: number, unit: string, subject: string): string {
    return `${this.#claim({ kind: 'count', subject, value: String(number), unit })}${unit}`;
  }

  #money(kind: 'amount' | 'change', fen: bigint, subject: string, direction?: string): string {
    const value = this.#trim(decimal(fen, this.unit));
    return `${this.#claim({ kind, subject, value, unit: this.unit, direction })}${this.unit}`;
  }

  #percent(kind: TruthClaim['kind'], [part, whole]: [bigint, bigint], subject: string, direction?: string): string {
    const value = this.#trim(percent(part, whole, ONE_PLACE.has(this.style.family) ? 1 : 2));
    return `${this.#claim({ kind, subject, value, unit: '%', direction })}%`;
  }

  #claim({ direction, ...claim }: Omit<TruthClaim, 'section' | 'direction'> & { direction?: string | undefined }): string {
    this.claims.push({ section: this.#section, ...claim, ...(direction === undefined ? {} : { direction }) });
    return claim.value;
  }

  #trim(value: string): string {
    return TRIMMING.has(this.style.family) ? value.replace(/\.?0+$/, '') : value;
  }
}
