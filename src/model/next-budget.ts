/**
 * Sentences and headings on the budget of the year that follows: no table of the account states what they say.
 *
 * In → Out: a heading, or a sentence from its first character, and the year of the account → true, false, or null where it names no year.
 * Source: accounts of the 三公 expenses are published together with the next budget. Limits: the year must stand first, and a word for a
 * budget in the same clause; a year without one is a slip, which another check tells.
 */

/** A year that opens the words, behind a name at most; not one that they compare with. */
const LEADING_YEAR = /^[^\d,;。:，；：比较与同]{0,24}(20\d\d)年/;
const BUDGET = '预算';
const FINAL = '决算';
/** Names of the accounts' funds, which say 预算 of what was spent, too. */
const FUNDS = /(?:一般公共|公共财政|政府性基金|国有资本经营)预算/g;
const CLAUSE_END = /[,;。:，；：]/;
/** The year of a sentence stands within so many characters of it. */
const LONGEST_CLAUSE = 60;

/** True for words on a later year's budget, false for those on another year, null where no year is named. */
export function isOfNextBudget(words: string, fiscalYear: number | null): boolean | null {
  const year = LEADING_YEAR.exec(words)?.[1];
  if (year === undefined || fiscalYear === null) return null;
  const [clause = ''] = words.slice(0, LONGEST_CLAUSE).split(CLAUSE_END);
  return Number(year) > fiscalYear && clause.replace(FUNDS, '').includes(BUDGET) && !clause.includes(FINAL);
}
