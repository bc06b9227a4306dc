/**
 * Rates of money with a sign of per mille: accounts state them in percent.
 *
 * In → Out: shares, rates of change and of completion of what the tables state → `narrative/permille`, one finding for all.
 * Limits: rates of what no table states (births) may be per mille.
 */
import type { Finding } from '../anomaly/finding.ts';
import type { ClaimBook } from './claim-book.ts';
import { asPrinted, placesOnce, subjectName } from './claim-findings.ts';

const SIGN = '‰';
const RATES: ReadonlySet<string> = new Set(['share', 'growth', 'completion']);

export function checkPermille(book: ClaimBook): Finding[] {
  const found = book.figures.filter(({ claim }) => claim.unit === SIGN && RATES.has(claim.kind) && claim.facts.length > 0);
  const [first] = found;
  if (first === undefined) return [];
  const args = { subject: subjectName(first.claim), actual: asPrinted(first), count: String(found.length) };
  return [
    {
      rule: 'narrative/permille',
      args,
      locations: placesOnce(found.map(({ claim }) => claim.source)),
      facts: [...new Set(found.flatMap(({ claim }) => claim.facts.slice(0, 1)))],
      actual: first.claim.value,
    },
  ];
}
