/**
 * 收入 and 支出 alone in a section on a fund: 政府性基金预算财政拨款收入 3万元，支出 2万元. They are the fund's own of the year.
 *
 * In → Out: the words before a figure → the total that they mean, or null. Limits: sections on one fund; not behind items or reasons.
 */
import type { Discourse } from './discourse.ts';
import type { Head } from './head.ts';
import type { Subject } from './subjects.ts';

const FUNDS: ReadonlySet<string> = new Set(['government_fund', 'state_capital']);
const SIDES: ReadonlySet<string> = new Set(['收入', '支出']);
const OF_THE_YEAR = '本年';

/** The total that a bare 收入 or 支出 is; null where it is not, or may be that of an item. */
export function fundTotal(discourse: Discourse, { phrase }: Head): Subject | null {
  const { frame, aside } = discourse.breath;
  const [fund] = frame.contexts;
  if (fund === undefined || !FUNDS.has(fund) || aside || frame.path !== null) return null;
  const side = discourse.withoutPeriod(phrase);
  if (!SIDES.has(side) || !(discourse.current === null ? isFirst(discourse, phrase.start) : isOfFund(discourse, fund))) return null;
  const words = `${OF_THE_YEAR}${side}`;
  const around = { contexts: frame.contexts, path: null, project: null };
  const total = discourse.desk.subjects.resolve(words, { start: 0, end: words.length }, around);
  return total === null ? null : { ...total, span: { start: phrase.end - side.length, end: phrase.end } };
}

/** True where nothing was said before in the paragraph. */
function isFirst({ normal }: Discourse, start: number): boolean {
  return normal.text.slice(0, start).trim() === '';
}

/** True where a total of the fund is spoken of. */
function isOfFund({ current }: Discourse, fund: string): boolean {
  const id = current?.subject.entry?.id ?? '';
  return id.startsWith(`${fund}.`) || id === `income.${fund}`;
}
