/**
 * Averages against the amounts and numbers that they are made of: 车均运行维护费 1.30万元, 人均接待费 144.44元, 平均每辆 1.30万元.
 *
 * In → Out: averages in the sections on “三公” costs → `narrative/average-contradicts-amounts`. Units: 元. Limits: an average that names
 * no cost is of the cost spoken of before it; any number of the kind that the section states may be what the cost was divided by, and
 * the average is told only where none of them gives it. Costs or numbers that another rule found wrong are left alone.
 */
import type { Finding } from '../anomaly/finding.ts';
import { Decimal } from '../model/amount.ts';
import { type ClaimBook, type Statement, spokenAmounts, tableValues } from './claim-book.ts';
import type { ClaimFigure } from './claim-figures.ts';
import { asPrinted, inUnit, placesOnce, subjectName } from './claim-findings.ts';
import { type Interval, isZero, ratioRange } from './interval.ts';

interface Cost {
  key: string;
  /** Words of the average that name the cost. */
  named: RegExp;
  /** Subjects of the numbers that it may be divided by. */
  counted: RegExp;
}

const COSTS: readonly Cost[] = [
  { key: 'three_public/actual/overseas', named: /出国|出访/, counted: /出国|出访|团组/ },
  { key: 'three_public/actual/reception', named: /接待/, counted: /接待|来访|来宾/ },
  { key: 'three_public/actual/vehicle.purchase', named: /购置|更新/, counted: /购置|更新|购/ },
  { key: 'three_public/actual/vehicle.operation', named: /运行|维护|运维/, counted: /^(?!.*(?:购置|更新|购买)).*(?:车|保有)/ },
];
const SECTION = /三公|出国|公务接待|公务用车/;
const AVERAGE = /人均|车均|平均/;
const PERSONS = /^人(?:人)?次?$|^名$/;
const VEHICLES = /^[辆台]/;
const OF_VEHICLES = /车均|每[辆台]/;
const OF_PERSONS = /人均|每人/;
const ONE = new Decimal(1);
/** Digits of an average in a message. */
const SHOWN = 4;

/** True for what is said of one of many: 人均接待费, 车均运行维护费, 平均每辆. */
export function isAverage({ subject }: Statement): boolean {
  return AVERAGE.test(subject);
}

export function checkAverages(book: ClaimBook): Finding[] {
  return book.statements.flatMap((statement, at) => {
    const { section, figures } = statement;
    const [average] = figures;
    if (!SECTION.test(section) || !isAverage(statement) || average?.kind !== 'money' || average.approximate) return [];
    if (average.claim.kind !== 'amount' || isZero(average.fine)) return [];
    return averageFinding(book, { statement, average, at }) ?? [];
  });
}

interface Average {
  statement: Statement;
  average: ClaimFigure;
  /** Place of its statement. */
  at: number;
}

function averageFinding(book: ClaimBook, own: Average): Finding | null {
  const { statement, average } = own;
  const cost = costOf(book, own);
  const counts = cost === null ? [] : countsFor(book, statement, cost);
  const amounts = cost === null ? [] : amountsOf(book, statement, cost);
  const [amount, count] = [amounts[0], counts[0]];
  if (cost === null || amount === undefined || count === undefined || counts.some((figure) => book.blamed.has(figure))) return null;
  if (book.cell(cost.key)?.doubtful === true) return null;
  if (amounts.some((whole) => counts.some(({ fine }) => isAverageOf(average.coarse, whole, fine)))) return null;
  const expected = amount.value.div(count.fine.value);
  const { unitSize, claim } = average;
  const shown = inDigits(expected, unitSize);
  return {
    rule: 'narrative/average-contradicts-amounts',
    args: {
      subject: subjectName(claim),
      actual: asPrinted(average),
      amount: `${inUnit(amount.value, unitSize)}${claim.unit}`,
      count: asPrinted(count),
      expected: `${shown}${claim.unit}`,
    },
    locations: placesOnce([claim.source, count.claim.source]),
    facts: book.cell(cost.key) === null ? [] : [cost.key],
    expected: shown,
    actual: claim.value,
    difference: inDigits(average.fine.value.minus(expected), unitSize),
  };
}

function inDigits(yuan: Decimal, unitSize: Decimal): string {
  return yuan.div(unitSize).toDecimalPlaces(SHOWN).toFixed();
}

/** The cost that the average names, or that was spoken of last before it. */
function costOf(book: ClaimBook, { statement, at }: Average): Cost | null {
  const named = COSTS.filter(({ named: words }) => words.test(statement.subject));
  if (named.length > 0) return named.length === 1 ? (named[0] ?? null) : null;
  for (let i = at - 1; i >= 0; i--) {
    const before = book.statements[i];
    if (before === undefined || before.section !== statement.section) return null;
    const cost = COSTS.find(({ key }) => before.facts.includes(key));
    if (cost !== undefined) return cost;
  }
  return null;
}

/** Numbers of persons or of vehicles that may have gone into the average, those of its sentence first. */
function countsFor(book: ClaimBook, { section, subject, figures }: Statement, { counted }: Cost): ClaimFigure[] {
  const unit = OF_VEHICLES.test(subject) ? VEHICLES : OF_PERSONS.test(subject) ? PERSONS : null;
  if (unit === null) return [];
  const text = figures[0]?.claim.text;
  const found = book.statements.flatMap((own) =>
    own.section !== section || !counted.test(own.subject)
      ? []
      : own.figures.filter(({ claim, kind, fine }) => kind === 'count' && claim.kind === 'count' && unit.test(claim.unit) && !isZero(fine)),
  );
  if (found.some(({ approximate }) => approximate)) return [];
  return [...found.filter(({ claim }) => claim.text === text), ...found.filter(({ claim }) => claim.text !== text)];
}

/** Amounts of the cost: as tables and sentences state it, and those of parts of it in the section. */
function amountsOf(book: ClaimBook, { section }: Statement, { key, named }: Cost): Interval[] {
  const wholes = [...tableValues(book, [key]), ...spokenAmounts(book, [key])];
  const parts = book.statements.flatMap((own) =>
    own.section === section && named.test(own.subject) && !isAverage(own)
      ? own.figures.flatMap(({ claim, kind, fine }) =>
          kind === 'money' && claim.kind === 'amount' && claim.measure !== 'prior' ? [fine] : [],
        )
      : [],
  );
  return [...wholes, ...parts];
}

/** True where the average is the quotient, rounded or cut off at its last digit. */
export function isAverageOf({ value, half }: Interval, amount: Interval, count: Interval): boolean {
  const range = ratioRange(amount, count, ONE);
  if (range === null) return false;
  const isRounded = range.low.lte(value.plus(half)) && range.high.gte(value.minus(half));
  return isRounded || (range.high.gte(value) && range.low.lt(value.plus(half).plus(half)));
}
