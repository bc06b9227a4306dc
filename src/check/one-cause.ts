/**
 * One wrong cell, one finding: sentences that state what the identities want of a cell speak for them, and raise no alarm of their own.
 *
 * In → Out: all findings of a document → the same without sentences that only repeat the cause; these are named as places of it.
 */
import type { BookFinding, Finding } from '../anomaly/finding.ts';
import { Decimal } from '../model/amount.ts';

type AnyFinding = Finding | BookFinding;

/** Joins sentences that contradict a cell to the identities that do. */
export function joinCauses(findings: readonly AnyFinding[]): AnyFinding[] {
  const culprits = new Map<string, AnyFinding>();
  for (const finding of findings) {
    const [key] = finding.facts ?? [];
    const { rule, severity } = finding;
    // What holds as a rule only explains no contradiction.
    if (typeof rule !== 'string' && (severity ?? rule.severity) !== 'info' && key !== undefined && !culprits.has(key))
      culprits.set(key, finding);
  }
  const joined = new Map<AnyFinding, AnyFinding[]>();
  const kept = findings.filter((finding) => {
    const cause = finding.rule === 'narrative/amount-contradicts-table' ? culprits.get(finding.facts?.[0] ?? '') : undefined;
    if (cause === undefined || !isSameStep(finding, cause)) return true;
    joined.set(cause, [...(joined.get(cause) ?? []), finding]);
    return false;
  });
  return kept.map((finding) => withWitnesses(finding, joined.get(finding) ?? []));
}

/** True where the sentence differs from the cell by what the cell lacks to its identities. */
function isSameStep({ difference: said = '0' }: AnyFinding, { difference: lacking = '0', tolerance = '0' }: AnyFinding): boolean {
  return new Decimal(said).plus(lacking).abs().lte(new Decimal(tolerance));
}

function withWitnesses(finding: AnyFinding, witnesses: readonly AnyFinding[]): AnyFinding {
  const places = witnesses.flatMap(({ locations }) => locations.slice(0, 1));
  return places.length === 0 ? finding : { ...finding, locations: [...finding.locations, ...places] };
}
