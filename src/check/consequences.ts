/**
 * One wrong cell, one finding: what is found only because a cell is wrong is told of the cell.
 *
 * In → Out: all findings of a document, and how to find them again → the same without those that vanish once the cells that the
 * identities blame read what the identities want; these are named as places of their cause.
 * Limits: only findings that name a blamed cell are looked at, so documents without one cost nothing. Nothing is corrected in what
 * the document says: the reading with other values serves this comparison alone.
 */
import type { BookFinding, Finding } from '../anomaly/finding.ts';
import { toYuan } from '../model/amount.ts';
import type { Document } from '../model/document.ts';
import { type Fact, factKey } from '../model/fact.ts';
import type { Place } from '../model/place.ts';

type AnyFinding = Finding | BookFinding;

/** Takes out what follows from blamed cells. `again` finds everything but broken identities in a document. */
export function withoutConsequences(
  findings: readonly AnyFinding[],
  document: Document,
  again: (document: Document) => readonly AnyFinding[],
): AnyFinding[] {
  const causes = causesOf(findings);
  const suspects = findings.filter((finding) => causeOf(finding, causes) !== undefined);
  if (suspects.length === 0) return [...findings];
  const left = new Set(again(withValues(document, causes)).map(signature));
  const consequences = new Set(suspects.filter((finding) => !left.has(signature(finding))));
  if (consequences.size === 0) return [...findings];
  return findings.flatMap((finding) => (consequences.has(finding) ? [] : [withPlaces(finding, [...consequences], causes)]));
}

/** The findings of identities by the cell that they blame. */
function causesOf(findings: readonly AnyFinding[]): Map<string, BookFinding> {
  const causes = new Map<string, BookFinding>();
  for (const finding of findings) {
    const key = finding.facts?.[0];
    if (isOfIdentity(finding) && key !== undefined && finding.expected !== undefined && severityOf(finding) !== 'info' && !causes.has(key))
      causes.set(key, finding);
  }
  return causes;
}

function isOfIdentity(finding: AnyFinding): finding is BookFinding {
  return typeof finding.rule !== 'string';
}

function severityOf({ severity, rule }: BookFinding): string {
  return severity ?? rule.severity;
}

function causeOf(finding: AnyFinding, causes: ReadonlyMap<string, BookFinding>): BookFinding | undefined {
  if (isOfIdentity(finding)) return undefined;
  const key = finding.facts?.find((own) => causes.has(own));
  return key === undefined ? undefined : causes.get(key);
}

/** The document with the values that the identities want. */
function withValues(document: Document, causes: ReadonlyMap<string, BookFinding>): Document {
  const facts = document.facts.map((fact): Fact => {
    const wanted = causes.get(factKey(fact))?.expected;
    return wanted === undefined
      ? fact
      : { ...fact, value: wanted, amountYuan: fact.amountYuan === null ? null : toYuan(wanted, fact.unit) };
  });
  return { ...document, facts };
}

/** What makes two findings the same: the rule, the place, and what stands there. */
function signature({ rule, locations: [place], actual }: AnyFinding): string {
  return [typeof rule === 'string' ? rule : rule.id, place === undefined ? '' : placeKey(place), actual ?? ''].join('\n');
}

function placeKey({ page, bbox, line, columns }: Place): string {
  return [page, bbox?.join(), line, columns?.join()].join(':');
}

function withPlaces(finding: AnyFinding, consequences: readonly AnyFinding[], causes: ReadonlyMap<string, BookFinding>): AnyFinding {
  const places = consequences.flatMap((own) => (causeOf(own, causes) === finding ? own.locations.slice(0, 1) : []));
  return places.length === 0 ? finding : { ...finding, locations: [...finding.locations, ...places] };
}
