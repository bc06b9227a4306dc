/**
 * The columns of the funds of a self-evaluation form whose blank cells were lost.
 *
 * In → Out: cells of every row in printed order and the columns of the header → the column of every cell; null for a row whose figures may
 * stand in several ways. What holds: a percentage is a rate, a rate is what was spent of the budget, no mark is above a hundred, no score
 * above its weight; and where some placement of all rows makes the parts add up to the total, in all columns of money, only such count.
 */
import { Decimal } from '../model/amount.ts';
import { isNothing } from './form-words.ts';

/** Column of every cell of a row, as an index of the header. */
export type FundPlacement = readonly number[];

export interface FundCells {
  texts: readonly string[];
  isTotal: boolean;
}

/** Placements of all rows together that are looked at. */
const MOST_JOINT = 20_000;
const MOST_COLUMNS = 10;
const HUNDRED = 100;
/** Decimals of a weight. */
const WEIGHT_DECIMALS = 1;
const BUDGETS: readonly string[] = ['adjusted_budget', 'initial_budget', 'declared_budget'];
const MONEY: ReadonlySet<string> = new Set([...BUDGETS, 'executed', 'surplus']);
/** A rate may be rounded to a whole number, and be cut off instead. */
const RATE_SLACK = 1;

/** The certain placements of the rows. */
export function placeFunds(rows: readonly FundCells[], columns: readonly string[]): (FundPlacement | null)[] {
  const choices = rows.map((row) => choicesOf(row.texts, columns));
  const restricted = addingUp(rows, choices, columns);
  return rows.map(({ texts }, i) => agreed(texts, restricted[i] ?? []));
}

/** All placements of one row that hold in themselves. */
function choicesOf(texts: readonly string[], columns: readonly string[]): FundPlacement[] {
  const width = columns.length;
  if (texts.length > width || width > MOST_COLUMNS) return [];
  const full = texts.map((_, i) => i);
  if (texts.length === width) return texts.every((text, i) => mayStand(text, columns[i] ?? '')) ? [full] : [];
  const found: FundPlacement[] = [];
  const choose = (from: number, chosen: readonly number[]): void => {
    const at = chosen.length;
    if (at === texts.length) {
      if (holds(texts, chosen, columns)) found.push(chosen);
      return;
    }
    for (let column = from; column <= width - (texts.length - at); column++)
      if (mayStand(texts[at] ?? '', columns[column] ?? '')) choose(column + 1, [...chosen, column]);
  };
  choose(0, []);
  return found;
}

function mayStand(text: string, column: string): boolean {
  if (isNothing(text)) return true;
  const isRate = /[%％]$/.test(text);
  if (isRate || column === 'execution_rate') return column === 'execution_rate';
  if (MONEY.has(column)) return true;
  const mark = amount(text);
  if (mark === null || mark.lt(0) || mark.gt(HUNDRED)) return false;
  if (column === 'weight' && mark.isZero()) return false;
  return column !== 'weight' || mark.decimalPlaces() <= WEIGHT_DECIMALS;
}

function amount(text: string | undefined): Decimal | null {
  if (text === undefined || isNothing(text)) return null;
  return new Decimal(
    text
      .replace(/[,，%％]/g, '')
      .replace(/．/g, '.')
      .replace(/[－−]/g, '-'),
  );
}

function valueIn(column: string, texts: readonly string[], placement: FundPlacement, columns: readonly string[]): Decimal | null {
  const at = placement.indexOf(columns.indexOf(column));
  return at < 0 ? null : amount(texts[at]);
}

/** True where rate and score of a row that lost cells agree with the money and the weight beside them; what is blank agrees with all. */
function holds(texts: readonly string[], placement: FundPlacement, columns: readonly string[]): boolean {
  const value = (column: string): Decimal | null => valueIn(column, texts, placement, columns);
  const [rate, executed, weight, score] = [value('execution_rate'), value('executed'), value('weight'), value('score')];
  if (weight !== null && score?.gt(weight) === true) return false;
  const base = value(BUDGETS.find((column) => columns.includes(column)) ?? '');
  return rate === null || executed === null || base === null || isRateOf(rate, executed, base);
}

function isRateOf(rate: Decimal, executed: Decimal, budget: Decimal): boolean {
  if (budget.isZero()) return rate.isZero();
  const share = executed.div(budget);
  return (
    share.times(HUNDRED).minus(rate).abs().lt(RATE_SLACK) ||
    share
      .minus(rate)
      .abs()
      .lt(RATE_SLACK / HUNDRED)
  );
}

/** The placements of each row that take part in some way for the parts to add up to the total; all where there is no such way. */
function addingUp(rows: readonly FundCells[], choices: readonly FundPlacement[][], columns: readonly string[]): readonly FundPlacement[][] {
  const money = columns.flatMap((column, i) => (MONEY.has(column) ? [i] : []));
  const [total, ...others] = rows.flatMap(({ isTotal }, i) => (isTotal ? [i] : []));
  const joint = choices.reduce((count, own) => count * Math.max(1, own.length), 1);
  if (total === undefined || others.length > 0 || rows.length < 2 || joint > MOST_JOINT) return choices;
  const ways = jointWays(choices.map((own): (FundPlacement | null)[] => (own.length === 0 ? [null] : own))).filter((way) =>
    money.every((column) => addsUp(rows, way, { column, total })),
  );
  const isSeen = ways.some((way) => money.some((column) => sumOf(rows, way, { column, total }).parts.gt(0)));
  return isSeen ? choices.map((own, i) => own.filter((choice) => ways.some((way) => way[i] === choice))) : choices;
}

type Way = readonly (FundPlacement | null)[];

function jointWays(choices: readonly (readonly (FundPlacement | null)[])[]): Way[] {
  return choices.reduce<Way[]>((ways, own) => ways.flatMap((way) => own.map((choice) => [...way, choice])), [[]]);
}

function addsUp(rows: readonly FundCells[], way: Way, at: { column: number; total: number }): boolean {
  const { whole, parts } = sumOf(rows, way, at);
  return whole.eq(parts);
}

function sumOf(rows: readonly FundCells[], way: Way, { column, total }: { column: number; total: number }) {
  let [whole, parts] = [new Decimal(0), new Decimal(0)];
  for (const [i, { texts }] of rows.entries()) {
    const cell = way[i]?.indexOf(column) ?? -1;
    const value = (cell < 0 ? null : amount(texts[cell])) ?? 0;
    if (i === total) whole = whole.plus(value);
    else parts = parts.plus(value);
  }
  return { whole, parts };
}

/** A placement in whose columns all placements agree for every figure; null where they do not. */
function agreed(texts: readonly string[], choices: readonly FundPlacement[]): FundPlacement | null {
  const [first, ...others] = choices;
  if (first === undefined) return null;
  const isSame = texts.every((text, i) => isNothing(text) || others.every((choice) => choice[i] === first[i]));
  return isSame ? first : null;
}
