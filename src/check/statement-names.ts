/**
 * Statements of one section that speak of one cost by its name alone: 会议费 4.50万元. 会议费支出较上年增加 0.50万元.
 *
 * In → Out: statements in their order and one of them → what the last one before it of the same name says. Limits: names of one character.
 */
import type { Statement } from './claim-book.ts';

const YEAR_START = /^(?:20\d\d年度?|本年度?|全年)/;
const COST_END = /(?:支出|经费|费用|费)(?:支出)?(?:决算)?$/;
/** Fewer characters name no one cost. */
const LEAST_NAME = 2;

/** What the last statement before one says, in its section and without facts, that has its name and says anything of the kind asked for. */
export function saidBefore<T>(
  statements: readonly Statement[],
  own: Statement,
  figuresOf: (other: Statement) => readonly T[],
): readonly T[] {
  const name = nameOf(own);
  if (name.length < LEAST_NAME) return [];
  for (let at = statements.indexOf(own) - 1; at >= 0; at--) {
    const other = statements[at];
    if (other === undefined || other.section !== own.section) break;
    const said = other.facts.length === 0 && nameOf(other) === name ? figuresOf(other) : [];
    if (said.length > 0) return said;
  }
  return [];
}

function nameOf({ subject }: Statement): string {
  return subject.replace(YEAR_START, '').replace(COST_END, '');
}
