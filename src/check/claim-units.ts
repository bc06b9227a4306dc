/**
 * Units of the narrative: amounts without one, rates without a percent sign, 元 and 万元 mixed in one document.
 *
 * Zero needs no unit, and a number without known subject is left alone. A sentence that breaks off with its figure accuses nobody.
 */
import type { Finding } from '../anomaly/finding.ts';
import { Decimal } from '../model/amount.ts';
import type { Document } from '../model/document.ts';
import { compareWithTables } from './claim-amounts.ts';
import type { ClaimBook } from './claim-book.ts';
import { type ClaimFigure, figureAt } from './claim-figures.ts';
import { placesOnce, subjectName } from './claim-findings.ts';
import { documentText } from './document-text.ts';
import { compareIntervals, decimalsOf, isZero, printed } from './interval.ts';

const RATES: ReadonlySet<string> = new Set(['growth', 'share', 'completion']);
const AMOUNTS: ReadonlySet<string> = new Set(['amount', 'change']);
/** 元 per unit, for an amount whose unit is to be found out. */
const READINGS: readonly (readonly [unit: string, size: Decimal])[] = [
  ['万元', new Decimal(10000)],
  ['元', new Decimal(1)],
];

export function checkUnits(book: ClaimBook): Finding[] {
  const bare = book.figures.filter(
    (figure) =>
      figure.kind === 'bare' &&
      !isZero(figure.fine) &&
      (book.holds(figure) || isBudgetOfKnown(book, figure) || isChangeOfMoney(book, figure)),
  );
  const [cut, whole] = parted(
    bare.filter(({ claim }) => AMOUNTS.has(claim.kind)),
    book,
  );
  const amounts = bySentence(whole).map((list) => withoutUnit(list, book));
  const rates = bySentence(bare.filter(({ claim }) => RATES.has(claim.kind))).map(withoutPercent);
  return [...amounts, ...cutOff(cut, book), ...rates, ...mixedUnits(book)];
}

/** Figures with which a sentence breaks off, and the others. */
function parted(figures: readonly ClaimFigure[], { input }: ClaimBook): [cut: ClaimFigure[], whole: ClaimFigure[]] {
  const cut: ClaimFigure[] = [];
  const whole: ClaimFigure[] = [];
  for (const figure of figures) (breaksOff(figure, input.document) ? cut : whole).push(figure);
  return [cut, whole];
}

const CLAUSE_END = /[，,；;]/;
const SEPARATORS = /[,，\s]/g;

/**
 * True where a sentence ends with the figure and without a stop: what followed, a unit perhaps, is not there. It has several clauses, or
 * goes on behind a line break with the figure printed once more, as copies of text that was drawn twice do; or it is the figure alone, the
 * cell of a table that was flattened.
 */
function breaksOff({ claim: { text, value } }: ClaimFigure, document: Document): boolean {
  const plain = text.replace(SEPARATORS, '');
  if (!plain.endsWith(value)) return false;
  return plain === value || CLAUSE_END.test(text) || documentText(document).joined.includes(`${value}\n${value}`);
}

/** One line for all sentences that break off: pages cut what runs over their edge. */
function cutOff(cut: readonly ClaimFigure[], book: ClaimBook): Finding[] {
  if (cut.length === 0) return [];
  for (const figure of cut) book.blamed.add(figure);
  return [
    {
      rule: 'narrative/sentence-cut-off',
      args: { count: String(cut.length), figures: cut.map(({ claim }) => `${subjectName(claim)}${claim.value}`).join('、') },
      locations: placesOnce(cut.map(({ claim }) => claim.source)),
      actual: cut.map(({ claim }) => claim.value).join('、'),
    },
  ];
}

const BUDGETS: ReadonlySet<string> = new Set(['initial_budget', 'adjusted_budget']);

/** 年初预算 12.00，支出决算 10.00万元: a budget, which no table states, of what a table states the final amount of. */
function isBudgetOfKnown(book: ClaimBook, figure: ClaimFigure): boolean {
  const { kind, measure } = figure.claim;
  const statement = book.statementOf(figure);
  if (kind !== 'amount' || !BUDGETS.has(measure) || statement === undefined || statement.evaluation) return false;
  return statement.facts.length > 0 && statement.figures.some((own) => own.kind === 'money' && own.claim.measure === 'final');
}

/** 支出76.76万元，较上年增加2.08，增长2.79%: a change without unit between the amount and the rate of what no table states. */
function isChangeOfMoney(book: ClaimBook, figure: ClaimFigure): boolean {
  const { claim, approximate } = figure;
  const statement = book.statementOf(figure);
  if (claim.kind !== 'change' || approximate || statement === undefined || statement.evaluation) return false;
  const others = statement.figures.filter((own) => own !== figure);
  const isSaid = (kind: ClaimFigure['kind'], said: string): boolean =>
    others.some((own) => own.kind === kind && own.claim.kind === said && own.claim.text === claim.text);
  // With a number of vehicles or persons in the statement, the change may be of that.
  if (others.some(({ kind }) => kind === 'count' || kind === 'bare')) return false;
  return isSaid('money', 'amount') && isSaid('ratio', 'growth') && isBeforeClause(claim);
}

function isBeforeClause({ text, value }: ClaimFigure['claim']): boolean {
  const at = figureAt(text, value);
  return (
    at >= 0 &&
    CLAUSE_END.test(
      text
        .slice(at + value.length)
        .trimStart()
        .charAt(0),
    )
  );
}

/** Figures of one sentence are one finding. */
function bySentence(figures: readonly ClaimFigure[]): ClaimFigure[][] {
  const sentences = new Map<string, ClaimFigure[]>();
  for (const figure of figures) {
    const list = sentences.get(figure.claim.text);
    if (list === undefined) sentences.set(figure.claim.text, [figure]);
    else list.push(figure);
  }
  return [...sentences.values()];
}

function withoutUnit(list: readonly ClaimFigure[], book: ClaimBook): Finding {
  const readings = list.map((figure) => ({ figure, reading: readingOf(figure, book) }));
  for (const { figure } of readings) book.blamed.add(figure);
  const words = readings.map(
    ({ figure, reading }) => `${subjectName(figure.claim)}${figure.claim.value}${reading === null ? '' : `（按${reading.unit}与表一致）`}`,
  );
  const cells = readings.flatMap(({ reading }) => (reading === null ? [] : [reading.cell]));
  return {
    rule: 'unit/claim-without-unit',
    args: { figures: words.join('、') },
    locations: placesOnce([...list.map(({ claim }) => claim.source), ...cells.map(({ place }) => place)]),
    facts: cells.map(({ key }) => key),
    actual: list.map(({ claim }) => claim.value).join('、'),
  };
}

/** The unit with which the figure says what a table says; null where none does. */
function readingOf({ claim }: ClaimFigure, book: ClaimBook) {
  if (claim.kind !== 'amount') return null;
  for (const cell of book.cells(claim.facts)) {
    for (const [unit, size] of READINGS) {
      const interval = printed(new Decimal(claim.value).times(size), decimalsOf(claim.value), size);
      if (cell.money && compareIntervals(interval, cell.interval) !== 'unequal') return { unit, cell };
    }
  }
  return null;
}

function withoutPercent(list: readonly ClaimFigure[]): Finding {
  return {
    rule: 'unit/rate-without-percent',
    args: { figures: list.map(({ claim }) => `${subjectName(claim)}${claim.direction ?? ''}${claim.value}`).join('、') },
    locations: placesOnce(list.map(({ claim }) => claim.source)),
    actual: list.map(({ claim }) => claim.value).join('、'),
  };
}

/** Amounts in another unit than most, where they agree with the tables: odd, but not wrong. */
function mixedUnits(book: ClaimBook): Finding[] {
  const counts = new Map<string, ClaimFigure[]>();
  for (const figure of book.figures) {
    if (figure.kind !== 'money' || isZero(figure.fine) || !book.holds(figure) || book.blamed.has(figure)) continue;
    const list = counts.get(figure.unit);
    if (list === undefined) counts.set(figure.unit, [figure]);
    else list.push(figure);
  }
  const units = [...counts].sort((a, b) => b[1].length - a[1].length);
  const main = units[0]?.[0] ?? '';
  return units.slice(1).flatMap(([unit, figures]) => {
    const agreeing = figures.filter((figure) => compareWithTables(book, figure) !== null);
    if (agreeing.length === 0) return [];
    const places = placesOnce(agreeing.map(({ claim }) => claim.source));
    return [{ rule: 'unit/mixed-in-narrative' as const, args: { main, unit, count: String(agreeing.length) }, locations: places }];
  });
}
