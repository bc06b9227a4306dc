/**
 * Costs that are told again beside numbers of things: 全年购置车辆 1辆，支出 14.29万元; 国内来访团组 2个，来宾 9人次，共计支出 0.13万元.
 *
 * In → Out: amounts without facts in statements on trips, receptions and vehicles bought, or in lists below them →
 * `narrative/part-exceeds-whole`, `narrative/parts-sum` or `narrative/amounts-disagree`. Units: 元. Limits: what is listed behind 其中 may be
 * less than all; a list is held to be whole where its persons are all there are.
 */
import type { Finding } from '../anomaly/finding.ts';
import { isAverage } from './claim-averages.ts';
import { amountsOf, type ClaimBook, type Statement, spokenAmounts, tableValues } from './claim-book.ts';
import { COUNTED_COSTS, COUNTED_SECTION, type CountedCost } from './claim-costless-counts.ts';
import type { ClaimFigure } from './claim-figures.ts';
import { asPrinted, inUnit, measureName, placesOnce, subjectName } from './claim-findings.ts';
import { compareIntervals, type Interval, isClearlyAbove, sum } from './interval.ts';

const FEWEST_PARTS = 2;
const PERSONS = /^人次?$/;

export function checkRepeatedCosts(book: ClaimBook): Finding[] {
  return COUNTED_COSTS.flatMap((cost) => costFindings(book, cost));
}

/** An amount told beside a number of things. */
interface Retold {
  statement: Statement;
  figure: ClaimFigure;
  /** The statement of the number, where the amount is of a part of it. */
  whole: Statement | undefined;
}

function costFindings(book: ClaimBook, cost: CountedCost): Finding[] {
  const totals = [...tableValues(book, [cost.key]), ...spokenAmounts(book, [cost.key])];
  const [total] = totals;
  if (total === undefined || book.cell(cost.key)?.doubtful === true) return [];
  const retold = book.statements.flatMap((statement) => retoldOf(book, statement, cost));
  const above = retold.filter(({ figure }) =>
    totals.every((all) => isClearlyAbove(figure.fine, all) && isClearlyAbove(figure.coarse, all)),
  );
  if (above.length > 0) return above.map(({ figure }) => exceeding(book, cost, { figure, total }));
  return listFinding(book, cost, { retold, totals }) ?? lessFindings(book, cost, { retold, totals });
}

function retoldOf(book: ClaimBook, statement: Statement, cost: CountedCost): Retold[] {
  if (!COUNTED_SECTION.test(statement.section) || isAverage(statement)) return [];
  const whole = statement.partOf === null ? undefined : book.statement(statement.partOf);
  const counted = isCounted(statement, cost) ? undefined : whole;
  if (counted === undefined ? !isCounted(statement, cost) : !isCounted(counted, cost) || counted.facts.length > 0) return [];
  // 外事接待支出 5万元，接待 2批次: amounts that come first are parts of the cost, and told as such.
  if (statement.figures[0]?.claim.kind !== 'count') return [];
  const isOwn = ({ claim }: ClaimFigure): boolean => claim.facts.length === 0 && claim.direction === null;
  return amountsOf(statement, 'final', 'other')
    .filter((figure) => isOwn(figure) && !book.blamed.has(figure))
    .map((figure) => ({ statement, figure, whole: counted }));
}

/** True for a statement that has a number of trips, receptions or vehicles before any amount. */
function isCounted({ subject, figures }: Statement, { subject: counted, held, units }: CountedCost): boolean {
  const [first] = figures;
  return counted.test(subject) && !held.test(subject) && first?.claim.kind === 'count' && units.test(first.claim.unit);
}

interface Told {
  retold: readonly Retold[];
  totals: readonly Interval[];
}

/** Parts of one number that all its persons took part in, against the cost. */
function listFinding(book: ClaimBook, cost: CountedCost, { retold, totals }: Told): Finding[] | null {
  const [first] = retold;
  const [total] = totals;
  if (first?.whole === undefined || total === undefined || retold.length < FEWEST_PARTS) return null;
  if (retold.some(({ whole }) => whole !== first.whole)) return null;
  const added = sum(retold.map(({ figure }) => ({ interval: figure.fine, sign: 1 as const })));
  const isAll = totals.some((all) => compareIntervals(all, added) !== 'unequal');
  const isOver = totals.every((all) => isClearlyAbove(added, all));
  if (isAll || !(isOver || isWholeOf(first.whole, retold))) return null;
  const { unitSize, unit } = first.figure;
  return [
    {
      rule: 'narrative/parts-sum',
      args: { subject: cost.name, actual: `${inUnit(total.value, unitSize)}${unit}`, expected: `${inUnit(added.value, unitSize)}${unit}` },
      locations: placesOnce(retold.map(({ figure }) => figure.claim.source)),
      facts: book.cell(cost.key) === null ? [] : [cost.key],
      expected: inUnit(added.value, unitSize),
      actual: inUnit(total.value, unitSize),
      difference: inUnit(total.value.minus(added.value), unitSize),
    },
  ];
}

function isWholeOf(whole: Statement, retold: readonly Retold[]): boolean {
  const all = personsOf(whole);
  const own = retold.map(({ statement }) => personsOf(statement));
  if (all === undefined || own.includes(undefined)) return false;
  const added = sum(own.flatMap((persons) => (persons === undefined ? [] : [{ interval: persons.fine, sign: 1 as const }])));
  return compareIntervals(all.fine, added) === 'equal';
}

function personsOf({ figures }: Statement): ClaimFigure | undefined {
  return figures.find(({ claim, kind, approximate }) => kind === 'count' && PERSONS.test(claim.unit) && !approximate);
}

/** An amount that is not that of the cost, of a part of it that is stated, or one of several that make it up. */
function lessFindings(book: ClaimBook, cost: CountedCost, { retold, totals }: Told): Finding[] {
  if (retold.length === 0 || retold.some(({ whole }) => whole !== undefined)) return [];
  const known = [...totals, ...statedParts(book, cost, new Set(retold.map(({ figure }) => figure)))];
  const added = sum(retold.map(({ figure }) => ({ interval: figure.fine, sign: 1 as const })));
  if (known.some((own) => compareIntervals(own, added) !== 'unequal')) return [];
  const isKnown = ({ fine, coarse }: ClaimFigure): boolean =>
    known.some((own) => compareIntervals(own, fine) !== 'unequal' || compareIntervals(own, coarse) !== 'unequal');
  const strange = retold.filter(({ figure }) => !isKnown(figure));
  return strange.length === 1 && retold.length === 1 ? strange.flatMap(({ figure }) => differing(book, cost, { figure, totals })) : [];
}

/** Amounts of the section that are said of the cost or a part of it by name. */
function statedParts(book: ClaimBook, { subject }: CountedCost, retold: ReadonlySet<ClaimFigure>): Interval[] {
  return book.statements.flatMap((statement) =>
    COUNTED_SECTION.test(statement.section) && subject.test(statement.subject)
      ? amountsOf(statement, 'final', 'other').flatMap((figure) => (retold.has(figure) ? [] : [figure.fine]))
      : [],
  );
}

function exceeding(book: ClaimBook, cost: CountedCost, { figure, total }: { figure: ClaimFigure; total: Interval }): Finding {
  book.blamed.add(figure);
  const { claim, unitSize, unit } = figure;
  const whole = inUnit(total.value, unitSize);
  return {
    rule: 'narrative/part-exceeds-whole',
    args: { part: subjectName(claim), actual: asPrinted(figure), whole: cost.name, expected: `${whole}${unit}` },
    locations: [claim.source],
    facts: book.cell(cost.key) === null ? [] : [cost.key],
    expected: whole,
    actual: claim.value,
    difference: inUnit(figure.fine.value.minus(total.value), unitSize),
  };
}

function differing(
  book: ClaimBook,
  cost: CountedCost,
  { figure, totals }: { figure: ClaimFigure; totals: readonly Interval[] },
): Finding[] {
  const [total] = totals;
  if (total === undefined) return [];
  const { claim, unitSize, unit } = figure;
  return [
    {
      rule: 'narrative/amounts-disagree',
      severity: 'warning',
      args: { subject: `${cost.name}${measureName(figure)}`, first: `${inUnit(total.value, unitSize)}${unit}`, second: asPrinted(figure) },
      locations: [claim.source],
      facts: book.cell(cost.key) === null ? [] : [cost.key],
      expected: inUnit(total.value, unitSize),
      actual: claim.value,
      difference: inUnit(figure.fine.value.minus(total.value), unitSize),
    },
  ];
}
