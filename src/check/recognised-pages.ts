/**
 * Findings on pages that were read from their image: a misread character looks like a slip of the publisher.
 *
 * In → Out: findings → the same findings, those with a place on a recognised page laid to our reading and never errors.
 */
import { CATALOGUE } from '../anomaly/catalogue.ts';
import type { Finding } from '../anomaly/finding.ts';
import type { CheckContext } from './check-document.ts';

/** Lays findings on recognised pages to our reading. */
export function doubtRecognised(findings: readonly Finding[], context: CheckContext): Finding[] {
  // A text has no pages.
  const pages = findings.length === 0 || context.document.pages === null ? NO_PAGES : recognisedPages(context);
  if (pages.size === 0) return [...findings];
  return findings.map((finding) => {
    const { locations, rule } = finding;
    if (locations.length > 0 && !locations.some(({ page }) => page !== null && pages.has(page))) return finding;
    const isInfo = (finding.severity ?? CATALOGUE[rule].severity) === 'info';
    return { ...finding, origin: 'extraction', severity: isInfo ? 'info' : 'warning' };
  });
}

const NO_PAGES: ReadonlySet<number> = new Set();

function recognisedPages({ lines, document }: CheckContext): Set<number> {
  const places = [
    ...lines.filter(({ recognition }) => recognition !== undefined).map(({ place }) => place),
    ...document.tables.flatMap(({ cells }) => cells.filter(({ recognition }) => recognition !== undefined).map(({ source }) => source)),
  ];
  return new Set(places.flatMap(({ page }) => page ?? []));
}
