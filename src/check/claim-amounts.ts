/**
 * Amounts and counts of the narrative against the tables that state the same figure.
 *
 * In → Out: the claims → findings; figures that are found wrong are blamed, so that nothing made of them is reported again.
 * Units: 元 inside, the unit of the sentence in findings. Several facts of one claim are printings of one figure: agreeing with one
 * of them is enough, since tables that disagree are the matter of other rules.
 */
import type { Finding } from '../anomaly/finding.ts';
import { Decimal } from '../model/amount.ts';
import type { ClaimBook, TableCell } from './claim-book.ts';
import { type ClaimFigure, rescaled } from './claim-figures.ts';
import { amountsIn, asPrinted, inUnit, measureName, OUR_DOUBT, placesOnce, subjectName } from './claim-findings.ts';
import { compareIntervals, type Interval, isSameValue, isZero } from './interval.ts';

const MEASURES: ReadonlySet<string> = new Set(['final', 'initial_budget', 'adjusted_budget', 'other']);
/** 万元 written as 元, or the other way. */
const SCALES = [new Decimal(10000), new Decimal('0.0001')] as const;

type AmountVerdict = 'equal' | 'rounding' | 'scale' | 'unequal';

interface Comparison {
  verdict: AmountVerdict;
  cell: TableCell;
}

interface Compared extends Comparison {
  figure: ClaimFigure;
}

const ORDER: readonly AmountVerdict[] = ['equal', 'rounding', 'scale', 'unequal'];

export function checkAmounts(book: ClaimBook): Finding[] {
  const tails: Compared[] = [];
  const wrong = new Map<string, Compared[]>();
  for (const figure of book.figures) {
    const comparison = compareWithTables(book, figure);
    if (comparison === null || comparison.verdict === 'equal') continue;
    if (comparison.verdict === 'rounding') tails.push({ figure, ...comparison });
    else {
      book.blamed.add(figure);
      collect(wrong, `${figure.claim.facts.join(';')} ${figure.claim.measure} ${asPrinted(figure)}`, { figure, ...comparison });
    }
  }
  return [...[...wrong.values()].map((list) => wrongFinding(list, book)), ...tailFindings(tails)];
}

function collect(map: Map<string, Compared[]>, key: string, item: Compared): void {
  const list = map.get(key);
  if (list === undefined) map.set(key, [item]);
  else list.push(item);
}

/** The same wrong figure in several sentences is one finding. */
function wrongFinding(list: readonly Compared[], book: ClaimBook): Finding {
  const [first, ...more] = list;
  if (first === undefined) throw new RangeError('a finding needs a claim');
  const finding = first.verdict === 'scale' ? scaleFinding(first) : contradiction(first, book);
  const [place, ...others] = finding.locations;
  const again = more.map(({ figure }) => figure.claim.source);
  return { ...finding, locations: placesOnce([...(place === undefined ? [] : [place]), ...again, ...others]) };
}

/** Whether one of the tables says what a claim says; null where none can be held against it. */
export function compareWithTables(book: ClaimBook, figure: ClaimFigure): Comparison | null {
  const { claim, kind, approximate } = figure;
  if ((claim.kind !== 'amount' && claim.kind !== 'count') || !MEASURES.has(claim.measure) || approximate) return null;
  if (kind === 'bare' || kind === 'ratio' || !book.holds(figure)) return null;
  let best: Comparison | null = null;
  for (const key of claim.facts) {
    const cell = book.cell(key);
    if (cell === null || cell.money !== (kind === 'money')) continue;
    const verdict = verdictOf(figure, cell.interval);
    if (best === null || ORDER.indexOf(verdict) < ORDER.indexOf(best.verdict)) best = { verdict, cell };
  }
  return best;
}

function verdictOf({ fine, coarse, kind }: ClaimFigure, table: Interval): AmountVerdict {
  const near = compareIntervals(fine, table);
  // A sentence in 元 about a table in 万元 is the more exact one.
  if (near === 'rounding' && fine.half.lt(table.half) && fine.value.minus(table.value).abs().lte(table.half)) return 'equal';
  if (near !== 'unequal') return near;
  if (compareIntervals(coarse, table) !== 'unequal' || isCutOff(coarse, table)) return 'rounding';
  const scaled = kind === 'money' && !isZero(table) && SCALES.some((scale) => compareIntervals(rescaled(fine, scale), table) !== 'unequal');
  return scaled ? 'scale' : 'unequal';
}

/** 82.5 for 82.58: the further digits were left off. */
function isCutOff({ value, half }: Interval, table: Interval): boolean {
  const rest = table.value.abs().minus(value.abs());
  return !half.isZero() && rest.gte(0) && rest.lt(half.plus(half));
}

function contradiction({ figure, cell }: Compared, book: ClaimBook): Finding {
  const { claim, unitSize } = figure;
  const unit = figure.kind === 'money' ? figure.unit : claim.unit;
  const same = sameElsewhere(figure, book);
  return {
    rule: 'narrative/amount-contradicts-table',
    ...(cell.doubtful || cell.blank ? OUR_DOUBT : {}),
    args: {
      subject: `${subjectName(claim)}${measureName(figure)}`,
      actual: asPrinted(figure),
      table: cell.title,
      expected: cell.blank ? '空白' : `${inUnit(cell.interval.value, unitSize)}${unit}`,
      hint: same === null ? '' : `，而与《${same.title}》“${same.label}”的数额相同`,
    },
    locations: placesOnce([claim.source, cell.place, ...(same === null ? [] : [same.place])]),
    facts: [cell.key, ...(same === null ? [] : [same.key])],
    ...amountsIn(figure, cell.interval),
  };
}

/** Fewest digits of an amount that is not met by chance. */
const FEWEST_DIGITS = 4;

/** A total of another table that is exactly what the sentence says: the figure was probably taken from there. */
function sameElsewhere({ claim, fine, kind }: ClaimFigure, book: ClaimBook): TableCell | null {
  if (kind !== 'money' || claim.value.replace('.', '').length < FEWEST_DIGITS) return null;
  for (const { rows } of book.input.figures.tables) {
    const total = rows.get('total') ?? new Map();
    for (const figure of total.values()) if (isSameValue(figure, fine) && !claim.facts.includes(figure.key)) return book.cell(figure.key);
  }
  return null;
}

function scaleFinding({ figure, cell }: Compared): Finding {
  const { claim, unitSize } = figure;
  return {
    rule: 'unit/claim-off-by-ten-thousand',
    ...(cell.unitAssumed ? OUR_DOUBT : {}),
    args: {
      subject: `${subjectName(claim)}${measureName(figure)}`,
      actual: asPrinted(figure),
      expected: `《${cell.title}》中为${inUnit(cell.interval.value, unitSize)}${figure.unit}`,
    },
    locations: [claim.source, cell.place],
    facts: [cell.key],
    ...amountsIn(figure, cell.interval),
  };
}

/** One line for all tails of one table. */
function tailFindings(tails: readonly Compared[]): Finding[] {
  const byTable = new Map<string, Compared[]>();
  for (const tail of tails) collect(byTable, tail.cell.title, tail);
  return [...byTable].map(([table, list]) => ({
    rule: 'narrative/amount-rounding' as const,
    args: { table, count: String(list.length) },
    locations: placesOnce(list.flatMap(({ figure, cell }) => [figure.claim.source, cell.place])),
    facts: [...new Set(list.map(({ cell }) => cell.key))],
  }));
}
