/**
 * Budgets of an earlier year as bases: 公务接待费支出预算 8万元，比上年预算数减少 2万元.
 *
 * In → Out: a statement and the base of a figure → the statement that the figure belongs to. Such a base is neither the year's budget
 * nor what was spent the year before, so that figures measured against it are held against neither: they are stated apart.
 */
import type { Base } from './breath.ts';
import type { Discourse } from './discourse.ts';
import { openSpoken, type Spoken } from './statements.ts';

const YEAR_AT_START = /^(?:20)?(\d\d)年/;
const CENTURY = 2000;

/** The statement itself, or, for a figure that starts from an earlier year's budget, one beside it. */
export function apartFrom(discourse: Discourse, spoken: Spoken, base: Base | null): Spoken {
  if (base === null || !base.budget || !isOfEarlierYear(discourse, base.text)) return spoken;
  const { breath } = discourse;
  const key = `?${base.text} ${spoken.subject.key}`;
  if (breath.apart?.subject.key !== key)
    breath.apart = openSpoken({ ...discourse.unknown(spoken.subject.span), key }, spoken.printed, null);
  return breath.apart;
}

function isOfEarlierYear({ desk }: Discourse, base: string): boolean {
  if (desk.grammar.priorPeriods.longest(base, 0) !== null) return true;
  const year = YEAR_AT_START.exec(base)?.[1];
  return year !== undefined && desk.fiscalYear !== null && CENTURY + Number(year) < desk.fiscalYear;
}
