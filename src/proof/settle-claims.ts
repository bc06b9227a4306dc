/**
 * Figures of recognised sentences that were read in doubt, settled by the tables that state them.
 *
 * In → Out: a document whose facts are proved as far as they can be → its claims, those settled with their repair, and findings.
 * A claim changes only where every table that states its figure is sure and says the same, and that differs by a single character from
 * what was read. What was read for sure and differs is left to the checks of the narrative, and so is what differs by more.
 */
import type { Finding } from '../anomaly/finding.ts';
import { ClaimBook } from '../check/claim-book.ts';
import type { ClaimFigure } from '../check/claim-figures.ts';
import { type Figure, Figures } from '../check/figures.ts';
import { compareIntervals, decimalsOf } from '../check/interval.ts';
import type { Document } from '../model/document.ts';
import { editDistance } from '../model/edit-distance.ts';
import type { Claim } from '../model/indicator.ts';
import { CLAIM_SURE } from './claim-constraints.ts';

/** Digits of a number that is known again when one of them is wrong. */
const FEWEST_DIGITS = 4;
const RULE = 'ocr/claim-by-table';

export interface SettledClaims {
  claims: Claim[];
  findings: Finding[];
}

/** Settles what can be settled; the claims are the same list where none is. */
export function settleClaims(document: Document): SettledClaims {
  const { claims } = document;
  if (!claims.some(isDoubtful)) return { claims, findings: [] };
  const book = new ClaimBook({ document, figures: new Figures(document, new Set()) });
  const findings: Finding[] = [];
  const settled = book.figures.map((figure) => {
    const found = isDoubtful(figure.claim) && book.holds(figure) ? printedAlike(book, figure) : null;
    if (found === null) return figure.claim;
    findings.push(findingOf(figure.claim, found));
    return repaired(figure.claim, found.value);
  });
  return { claims: settled, findings };
}

function isDoubtful({ kind, recognition }: Claim): boolean {
  return kind === 'amount' && recognition !== undefined && recognition.confidence < CLAIM_SURE;
}

interface Printed {
  figures: readonly Figure[];
  /** In the unit of the claim, with as many decimals. */
  value: string;
}

/** What the tables print for a claim, where it is what was read but for a character; null elsewhere. */
function printedAlike(book: ClaimBook, { claim, kind, fine, unitSize, approximate }: ClaimFigure): Printed | null {
  const figures = claim.facts.flatMap((key) => book.input.figures.byKey(key) ?? []);
  const [first, ...others] = figures;
  if (kind !== 'money' || approximate || first === undefined || figures.some(({ doubtful, fact }) => doubtful || fact.amountYuan === null))
    return null;
  if (figures.some((figure) => compareIntervals(fine, figure) !== 'unequal')) return null;
  if (others.some((other) => compareIntervals(first, other) !== 'equal')) return null;
  const exact = first.value.dividedBy(unitSize);
  const value = exact.toFixed();
  const padded = exact.toFixed(Math.max(decimalsOf(value), decimalsOf(claim.value)));
  const alike = [value, padded].find((text) => isNear(text, claim.value));
  return alike === undefined ? null : { figures, value: alike };
}

function isNear(text: string, read: string): boolean {
  return text.replace('.', '').length >= FEWEST_DIGITS && editDistance(text, read) === 1;
}

function repaired(claim: Claim, value: string): Claim {
  return { ...claim, value, repairs: [...(claim.repairs ?? []), { rule: RULE, before: claim.value, after: value, identity: null }] };
}

function findingOf({ subject, source, value: read, unit }: Claim, { figures, value }: Printed): Finding {
  return {
    rule: RULE,
    args: { subject, raw: `${read}${unit}`, value: `${value}${unit}` },
    locations: [source, ...figures.map(({ fact }) => fact.source)],
    facts: figures.map(({ key }) => key),
    expected: value,
    actual: read,
    repaired: true,
  };
}
