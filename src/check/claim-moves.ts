/**
 * Changes and growth rates of the narrative as pairs: 比上年增加 5万元，增长 3.2%.
 *
 * In → Out: a statement → its moves, each with the base that it starts from. Units: 元.
 */
import type { Claim } from '../model/indicator.ts';
import { normalizeLabel } from '../model/label.ts';
import { amountsOf, type ClaimBook, type Statement, tableValues } from './claim-book.ts';
import { type ClaimFigure, figureAt } from './claim-figures.ts';
import { type Interval, isNegative } from './interval.ts';
import { spokenBudgets } from './spoken-budgets.ts';

/** A change with its growth rate; either may be missing, not both. */
export interface Move {
  statement: Statement;
  change: ClaimFigure | null;
  growth: ClaimFigure | null;
  /** True where the base is a budget, false for a year. */
  budget: boolean;
  /** The year that the base names where it is earlier than the one before the account's; null elsewhere. */
  earlier: number | null;
}

export type Sign = 1 | -1;

const SIGNS: Readonly<Record<NonNullable<Claim['direction']>, Sign | 0>> = {
  增加: 1,
  增长: 1,
  大于: 1,
  减少: -1,
  下降: -1,
  小于: -1,
  持平: 0,
  等于: 0,
};

/** Which way a word of direction points; null without one. */
export function signOf(figure: ClaimFigure | null): Sign | 0 | null {
  const direction = figure?.claim.direction ?? null;
  return direction === null ? null : SIGNS[direction];
}

/** Which way a figure of a change points: 增加-3.00万元 is a decrease. */
export function wayOf(figure: ClaimFigure | null): Sign | 0 | null {
  const sign = signOf(figure);
  if (figure === null || sign === null || sign === 0 || !isNegative(figure.fine)) return sign;
  return sign === 1 ? -1 : 1;
}

/** True for 减少-3.00万元, which says twice that it is less, or that it is more. */
export function isTwiceLess(figure: ClaimFigure | null): figure is ClaimFigure {
  if (figure === null || signOf(figure) !== -1 || !isNegative(figure.fine)) return false;
  // 减少3-5万元 is a range.
  const { text, value } = figure.claim;
  const at = figureAt(normalizeLabel(text), value);
  return at > 0 && CHINESE.test(normalizeLabel(text).charAt(at - 1));
}

const CHINESE = /[\u4e00-\u9fff]/;

/** True where a claim is measured against a budget; 年初 alone means the budget of the year's start. */
export function isAgainstBudget({ claim }: ClaimFigure): boolean {
  return claim.base.includes('预算') || claim.base.endsWith('年初') || claim.baseFacts.some((key) => key.startsWith('three_public/budget'));
}

const NAMED_YEAR = /20\d\d(?=年)/;

/** The year of a base like 2019年（疫情前）决算数; null for the year before the account's, which 上年 means, too. */
export function earlierYear(book: ClaimBook, { claim }: ClaimFigure): number | null {
  const named = NAMED_YEAR.exec(claim.base)?.[0];
  const { fiscalYear } = book.input.document;
  return named === undefined || fiscalYear === null || Number(named) >= fiscalYear - 1 ? null : Number(named);
}

/** The moves of a statement in order. */
export function movesOf(book: ClaimBook, statement: Statement): Move[] {
  const moves: Move[] = [];
  for (const figure of statement.figures) {
    if (figure.approximate) continue;
    const budget = isAgainstBudget(figure);
    const earlier = budget ? null : earlierYear(book, figure);
    const open = moves.at(-1);
    if (isChange(figure)) moves.push({ statement, change: figure, growth: null, budget, earlier });
    else if (!isGrowth(figure)) continue;
    else if (open?.growth === null && open.budget === budget && open.earlier === earlier) open.growth = figure;
    else moves.push({ statement, change: null, growth: figure, budget, earlier });
  }
  return moves;
}

function isChange({ claim, kind }: ClaimFigure): boolean {
  return claim.kind === 'change' && kind === 'money';
}

function isGrowth({ claim, kind }: ClaimFigure): boolean {
  return claim.kind === 'growth' && kind === 'ratio';
}

/** The amounts that a move starts from, where the sentence or a table states them. */
export function statedBases(book: ClaimBook, move: Move): ClaimBase[] {
  const { statement, change, growth, budget } = move;
  const stated = budget ? amountsOf(statement, 'initial_budget', 'adjusted_budget') : statedPriors(book, move);
  const claim = (change ?? growth)?.claim;
  const own = [
    ...stated.map((figure) => ({ figure, interval: figure.fine })),
    ...tableValues(book, claim?.baseFacts ?? []).map((interval) => ({ figure: null, interval })),
  ];
  if (own.length > 0 || !budget || claim === undefined) return own;
  return spokenBudgets(book, statement, claim).map((figure) => ({ figure, interval: figure.fine }));
}

/** Amounts of earlier years; none where the statement compares with two of them and they may be of either. */
function statedPriors(book: ClaimBook, { statement, earlier }: Move): ClaimFigure[] {
  const isOfOneYear = movesOf(book, statement).every((other) => other.budget || other.earlier === earlier);
  return isOfOneYear ? amountsOf(statement, 'prior') : [];
}

export interface ClaimBase {
  /** null for a table's figure. */
  figure: ClaimFigure | null;
  interval: Interval;
}
