/**
 * Which pages of a document are measured: whole tables, since a page that only goes on with a table says neither its title nor its columns.
 *
 * In → Out: the pages of tables and facts (1-based), how many pages at most → numbers of pages in their order.
 */

/** What is needed of a document. */
export interface PagedTables {
  tables: readonly { pages: readonly number[] }[];
  facts: readonly { source: { page: number | null } }[];
}

interface Stretch {
  pages: number[];
  facts: number;
}

/**
 * The stretches of pages that hold most facts a page, as many as there is room for. A stretch is what tables on common pages cover. Where
 * the best is longer than all the room, its first pages, which begin with a title.
 */
export function wholeTablePages(document: PagedTables, most: number): number[] {
  const ranked = stretchesOf(document).sort((a, b) => density(b) - density(a));
  const chosen: number[] = [];
  for (const { pages } of ranked) if (chosen.length + pages.length <= most) chosen.push(...pages);
  const pages = chosen.length > 0 ? chosen : (ranked[0]?.pages.slice(0, most) ?? []);
  return pages.sort((a, b) => a - b);
}

function density({ pages, facts }: Stretch): number {
  return facts / pages.length;
}

/** Stretches in the order of their pages; those without a fact are left out. */
function stretchesOf({ tables, facts }: PagedTables): Stretch[] {
  const counts = new Map<number, number>();
  for (const { source } of facts) if (source.page !== null) counts.set(source.page, (counts.get(source.page) ?? 0) + 1);
  const spans = tables.filter(({ pages }) => pages.length > 0).map(({ pages }) => [Math.min(...pages), Math.max(...pages)] as const);
  const stretches: Stretch[] = [];
  let end = 0;
  for (const [first, last] of spans.sort((a, b) => a[0] - b[0])) {
    if (first > end) stretches.push({ pages: [], facts: 0 });
    for (let page = Math.max(first, end + 1); page <= last; page++) add(stretches.at(-1), page, counts.get(page) ?? 0);
    end = Math.max(end, last);
  }
  return stretches.filter((stretch) => stretch.facts > 0);
}

function add(stretch: Stretch | undefined, page: number, facts: number): void {
  if (stretch === undefined) return;
  stretch.pages.push(page);
  stretch.facts += facts;
}
