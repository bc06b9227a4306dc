/**
 * Sums that sentences alone state: balances of the government fund and the state capital, and official reception at home and of
 * guests from abroad.
 *
 * In → Out: the claims → findings. Units: 元. Held only where every part is stated, since what a sentence leaves out need not be
 * nothing.
 */
import type { Finding } from '../anomaly/finding.ts';
import { amountsOf, type ClaimBook } from './claim-book.ts';
import type { ClaimFigure } from './claim-figures.ts';
import { inUnit, placesOnce } from './claim-findings.ts';
import { compareIntervals, type Interval, sum } from './interval.ts';

interface Balance {
  name: string;
  /** Keys of what there is to spend. */
  sources: readonly string[];
  /** Keys of what became of it. */
  uses: readonly string[];
}

const balance = (table: string, name: string): Balance => ({
  name,
  sources: [`${table}/total/opening_carryover`, `${table}/total/income`],
  uses: [`${table}/total/expenditure.total`, `${table}/total/closing_carryover`],
});

const BALANCES: readonly Balance[] = [
  balance('government_fund', '政府性基金预算财政拨款'),
  balance('state_capital', '国有资本经营预算财政拨款'),
];

export function checkBalances(book: ClaimBook): Finding[] {
  return [...BALANCES.flatMap((own) => balanceFinding(book, own) ?? []), ...receptionFinding(book)];
}

const RECEPTION = 'three_public/actual/reception';
const GUESTS_FROM_ABROAD = /^外[宾事][^，。]{0,4}接待/;
const AT_HOME = /^(?:其他)?国内[^，。]{0,4}接待/;

/** 公务接待费 is 外宾接待支出 and 国内公务接待支出. */
function receptionFinding(book: ClaimBook): Finding[] {
  const [whole] = book.statementsOn(RECEPTION);
  if (whole === undefined) return [];
  const [abroad, home] = [GUESTS_FROM_ABROAD, AT_HOME].map((subject) => spoken(book, subject));
  if (abroad === undefined || home === undefined || abroad === null || home === null) return [];
  const total = added([abroad, home]);
  const wholes = book.finals(whole);
  const [stated] = wholes;
  if (stated === undefined || wholes.some((own) => compareIntervals(own, total) !== 'unequal')) return [];
  const { unitSize, unit } = home;
  const [expected, actual] = [inUnit(total.value, unitSize), inUnit(stated.value, unitSize)];
  return [
    {
      rule: 'narrative/parts-sum',
      args: { subject: whole.subject, actual: `${actual}${unit}`, expected: `${expected}${unit}` },
      locations: placesOnce([home, abroad, ...amountsOf(whole, 'final')].map(({ claim }) => claim.source)),
      facts: [RECEPTION],
      expected,
      actual,
      difference: inUnit(stated.value.minus(total.value), unitSize),
      tolerance: inUnit(stated.half.plus(total.half), unitSize),
    },
  ];
}

/** The one amount of the statements whose subject is that; null where there is none, or where there are several. */
function spoken(book: ClaimBook, subject: RegExp): ClaimFigure | null {
  const found = book.statements.filter((statement) => statement.facts.length === 0 && subject.test(statement.subject));
  const amounts = found.flatMap((statement) => amountsOf(statement, 'final', 'other'));
  const [first] = amounts;
  return first !== undefined && amounts.every(({ fine }) => fine.value.eq(first.fine.value)) ? first : null;
}

function balanceFinding(book: ClaimBook, { name, sources, uses }: Balance): Finding | null {
  const [came, went] = [stated(book, sources), stated(book, uses)];
  if (came === null || went === null || [...came, ...went].some((figure) => book.blamed.has(figure))) return null;
  const [total, spent] = [added(came), added(went)];
  const [first] = came;
  if (first === undefined || compareIntervals(total, spent) !== 'unequal') return null;
  const { unitSize, unit } = first;
  const [expected, actual] = [inUnit(spent.value, unitSize), inUnit(total.value, unitSize)];
  return {
    rule: 'narrative/parts-sum',
    args: {
      subject: `${name}年初结转和结余与本年收入之和`,
      actual: `${actual}${unit}`,
      expected: `${expected}${unit}（本年支出与年末结转和结余之和）`,
    },
    locations: placesOnce([...came, ...went].map(({ claim }) => claim.source)),
    facts: [...sources, ...uses],
    expected,
    actual,
    difference: inUnit(total.value.minus(spent.value), unitSize),
    tolerance: inUnit(total.half.plus(spent.half), unitSize),
  };
}

/** What sentences state of each key; null where one of them is not stated. */
function stated(book: ClaimBook, keys: readonly string[]): ClaimFigure[] | null {
  const figures = keys.flatMap((key) => firstOf(book, key) ?? []);
  return figures.length < keys.length ? null : figures;
}

function firstOf(book: ClaimBook, key: string): ClaimFigure | undefined {
  for (const statement of book.statementsOn(key)) {
    const figure = amountsOf(statement, 'final', 'other')[0];
    if (figure !== undefined) return figure;
  }
  return undefined;
}

function added(figures: readonly ClaimFigure[]): Interval {
  return sum(figures.map(({ fine }) => ({ interval: fine, sign: 1 as const })));
}
