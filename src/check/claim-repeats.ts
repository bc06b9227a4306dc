/**
 * The same figure of the same subject stated twice with different amounts, where no table decides.
 *
 * Only claims that name facts are compared: they are known to speak of the same. Figures of evaluated projects are left alone.
 */
import type { Finding } from '../anomaly/finding.ts';
import type { ClaimBook } from './claim-book.ts';
import { type ClaimFigure, isAdjustment } from './claim-figures.ts';
import { asPrinted, inUnit, measureName, subjectName } from './claim-findings.ts';
import { earlierYear, isAgainstBudget, signOf } from './claim-moves.ts';
import { compareIntervals, isZero } from './interval.ts';

const KINDS: ReadonlySet<string> = new Set(['amount', 'change']);

export function checkRepeats(book: ClaimBook): Finding[] {
  const first = new Map<string, ClaimFigure>();
  const findings: Finding[] = [];
  for (const figure of book.figures) {
    const key = keyOf(book, figure);
    if (key === null) continue;
    const before = first.get(key);
    if (before === undefined) first.set(key, figure);
    else if (!agree(before, figure)) {
      book.blamed.add(figure);
      findings.push(contradiction(before, figure));
    }
  }
  return findings;
}

/** What a figure is of; null where it is compared with a table, or with nothing. */
function keyOf(book: ClaimBook, figure: ClaimFigure): string | null {
  const { claim, kind, approximate } = figure;
  if (kind !== 'money' || approximate || !KINDS.has(claim.kind) || book.blamed.has(figure) || isAdjustment(figure)) return null;
  const statement = book.statementOf(figure);
  if (statement === undefined || statement.evaluation || statement.facts.length === 0) return null;
  if (claim.measure === 'other' || (claim.kind === 'amount' && book.cells(claim.facts).length > 0)) return null;
  const base = claim.kind === 'change' ? (isAgainstBudget(figure) ? 'budget' : (earlierYear(book, figure) ?? 'prior')) : claim.measure;
  return `${statement.facts.join(';')} ${claim.kind} ${base}`;
}

function agree(a: ClaimFigure, b: ClaimFigure): boolean {
  const [p, q] = [signOf(a), signOf(b)];
  if (a.claim.kind === 'change' && p !== null && q !== null && p !== q && !isZero(a.fine)) return false;
  return compareIntervals(a.fine, b.fine) !== 'unequal' || compareIntervals(a.coarse, b.coarse) !== 'unequal';
}

function contradiction(before: ClaimFigure, figure: ClaimFigure): Finding {
  const what = figure.claim.kind === 'change' ? '的增减额' : measureName(figure);
  const said = (item: ClaimFigure): string => `${item.claim.direction ?? ''}${asPrinted(item)}`;
  return {
    rule: 'narrative/amounts-disagree',
    args: { subject: `${subjectName(figure.claim)}${what}`, first: said(before), second: said(figure) },
    locations: [figure.claim.source, before.claim.source],
    facts: [...figure.claim.facts],
    expected: inUnit(before.fine.value, figure.unitSize),
    actual: figure.claim.value,
    difference: inUnit(figure.fine.value.minus(before.fine.value), figure.unitSize),
    tolerance: inUnit(figure.fine.half.plus(before.fine.half), figure.unitSize),
  };
}
