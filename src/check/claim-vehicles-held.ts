/**
 * 公务用车保有量 against all vehicles among the assets: who keeps more than there are said something wrong.
 *
 * In → Out: counts of vehicles → `narrative/vehicles-held`. Units: 辆. Limits: documents that state several numbers of either kind.
 */
import type { Finding } from '../anomaly/finding.ts';
import type { ClaimBook } from './claim-book.ts';
import type { ClaimFigure } from './claim-figures.ts';
import { asPrinted, placesOnce, subjectName } from './claim-findings.ts';
import { isAbove, isZero } from './interval.ts';

const VEHICLE = /^[辆台]$/;
const HELD = /保有|共有公务用车/;
const ALL = /^(?:[^用]{0,24}[有])?车辆(?:总数|合计|数)?$/;
const ASSETS = '资产';

export function checkVehiclesHeld(book: ClaimBook): Finding[] {
  const counts = book.figures.filter(
    ({ claim, kind, approximate }) => kind === 'count' && claim.kind === 'count' && !approximate && VEHICLE.test(claim.unit),
  );
  const held = single(counts.filter(({ claim }) => HELD.test(claim.subject) && !claim.section.includes(ASSETS)));
  const all = single(counts.filter(({ claim }) => ALL.test(claim.subject) && claim.section.includes(ASSETS)));
  if (held === null || all === null || book.blamed.has(held) || book.blamed.has(all)) return [];
  const isNoneKept = isZero(held.fine) && !isZero(all.fine);
  if (!isNoneKept && !isAbove(held.fine, all.fine)) return [];
  return [
    {
      rule: 'narrative/vehicles-held',
      ...(isNoneKept ? { severity: 'info' as const } : {}),
      args: { subject: subjectName(held.claim), actual: asPrinted(held), whole: subjectName(all.claim), expected: asPrinted(all) },
      locations: placesOnce([held.claim.source, all.claim.source]),
      facts: [...new Set([...held.claim.facts, ...all.claim.facts])],
      expected: all.claim.value,
      actual: held.claim.value,
    },
  ];
}

/** The figure that all of them state; null where there is none, or they differ. */
function single(figures: readonly ClaimFigure[]): ClaimFigure | null {
  const [first] = figures;
  if (first === undefined) return null;
  return figures.every(({ claim }) => claim.value === first.claim.value) ? first : null;
}
