/**
 * Shares that stand line by line below a total, which no table prints: 1.卫生健康支出（类）60.19万元，占 2.40%。 2.…
 *
 * In → Out: statements → `narrative/share-contradicts-amounts`. Units: amounts in 元, shares in %. The total is the one amount that sentences
 * state of it, and the lines are known to be its shares where most of them are. Limits: totals of tables, and shares that name a whole.
 */
import type { Finding } from '../anomaly/finding.ts';
import { type ClaimBook, type Statement, spokenAmounts, tableValues } from './claim-book.ts';
import type { ClaimFigure } from './claim-figures.ts';
import { bestVerdict } from './claim-rates.ts';
import { contradiction, partsOf, totalKey } from './claim-shares.ts';
import { type Interval, isSameValue, isZero } from './interval.ts';

/** Fewest other lines that show what the shares are shares of. */
const FEWEST_FITTING = 2;

interface Line {
  statement: Statement;
  figure: ClaimFigure;
  part: Interval;
}

export function checkShareLines(book: ClaimBook): Finding[] {
  const lists = new Map<string, { key: string; lines: Line[] }>();
  for (const statement of book.statements) {
    const line = lineOf(book, statement);
    const key = line === null ? undefined : statement.facts.flatMap((fact) => totalKey(fact) ?? [])[0];
    if (line === null || key === undefined) continue;
    const list = lists.get(`${statement.section} ${key}`);
    if (list === undefined) lists.set(`${statement.section} ${key}`, { key, lines: [line] });
    else list.lines.push(line);
  }
  return [...lists.values()].flatMap(({ key, lines }) => listFindings(book, key, lines));
}

/** A statement with one amount and one share of no named whole. */
function lineOf(book: ClaimBook, statement: Statement): Line | null {
  if (statement.partOf !== null || statement.evaluation) return null;
  const [figure, ...others] = statement.figures.filter(({ claim }) => claim.kind === 'share');
  if (figure?.kind !== 'ratio' || others.length > 0 || figure.approximate || figure.claim.base !== '') return null;
  const [part] = partsOf(book, statement, figure);
  return part === undefined || isZero(part) ? null : { statement, figure, part };
}

function listFindings(book: ClaimBook, key: string, lines: readonly Line[]): Finding[] {
  const [whole, ...others] = spokenAmounts(book, [key]);
  if (whole === undefined || isZero(whole) || others.some((other) => !isSameValue(other, whole))) return [];
  if (lines.length <= FEWEST_FITTING || tableValues(book, [key]).length > 0) return [];
  const wrong = lines.filter(({ figure, part }) => bestVerdict(figure, [{ part, whole }]) === 'unequal');
  const fitting = lines.length - wrong.length;
  if (fitting < FEWEST_FITTING || fitting <= wrong.length) return [];
  return wrong.map(({ statement, figure, part }) => contradiction(book, { statement, figure, part, whole }));
}
