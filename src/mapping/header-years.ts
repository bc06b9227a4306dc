/**
 * Years before header labels: 2023年决算数 is 决算数 of the year of the account.
 *
 * In → Out: header paths → the same without the latest year; columns of earlier years keep theirs and so stay apart.
 */

const LEADING_YEAR = /^(20\d\d)年度?/;

/** The paths without the latest year that starts any of their labels. */
export function withoutLatestYear(paths: readonly (readonly string[])[]): string[][] {
  const year = latestYear(paths);
  return paths.map((path) => (year === null ? [...path] : path.map((label) => withoutYear(label, year))));
}

function latestYear(paths: readonly (readonly string[])[]): string | null {
  let latest: string | null = null;
  for (const path of paths) {
    for (const label of path) {
      const year = LEADING_YEAR.exec(label)?.[1];
      if (year !== undefined && (latest === null || year > latest)) latest = year;
    }
  }
  return latest;
}

function withoutYear(label: string, year: string): string {
  return label.startsWith(year) ? label.replace(LEADING_YEAR, '') || label : label;
}
