/**
 * Page numbers of the contents that lie outside of those of the entries around them.
 *
 * In → Out: contents → `completeness/contents-page`, one finding with all such entries. Entries are printed in the order of their pages,
 * so that a page below that of the entry before and above that of the one behind is a slip where those two are in order.
 * Limits: numbering that begins anew for annexes; contents of which many entries are out of order, as where two columns were read as one.
 */
import type { Finding } from '../anomaly/finding.ts';
import type { Document } from '../model/document.ts';
import type { CheckContext } from './check-document.ts';

type Entry = Document['toc'][number];
type Paged = Entry & { page: number };

/** Entries with a page that make contents, and how many of them may be out of order before the order itself is in doubt. */
const LEAST_ENTRIES = 5;
const MOST_ODD = 2;

export function checkContentsPages({ document: { toc } }: CheckContext): Finding[] {
  const paged = toc.filter((entry): entry is Paged => entry.page !== null);
  const odd = paged.filter((entry, i) => isBetweenOthers(entry, paged[i - 1], paged[i + 1]));
  if (paged.length < LEAST_ENTRIES || odd.length === 0 || odd.length > MOST_ODD) return [];
  const rest = paged.filter((entry) => !odd.includes(entry));
  if (rest.some(({ page }, i) => page < (rest[i - 1]?.page ?? page))) return [];
  return [
    {
      rule: 'completeness/contents-page',
      args: { titles: odd.map(({ number, title, page }) => `“${number}${title}”第${page}页`).join('、'), count: String(odd.length) },
      locations: odd.map(({ source }) => source),
      actual: odd.map(({ page }) => String(page)).join('、'),
    },
  ];
}

/** True where two neighbours in order leave no room for the page of the entry between them. */
function isBetweenOthers({ page }: Paged, before: Paged | undefined, behind: Paged | undefined): boolean {
  if (before === undefined || behind === undefined || before.page > behind.page) return false;
  return page < before.page || page > behind.page;
}
