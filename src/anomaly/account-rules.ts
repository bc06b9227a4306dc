/**
 * Rules on the accounts that no identity of the rule books states: rounding tails, structure of classifications, year against year.
 */
import type { Rule } from './rule.ts';

export const ACCOUNT_RULES = {
  'within_table/rounding': {
    severity: 'info',
    origin: 'publisher',
    category: 'within_table',
    title: 'Sums of a table that are off by what rounding explains',
    message: '《{table}》有 {count} 处合计与分项之和存在四舍五入的尾差（最大 {largest} {unit}），属正常。',
    why: 'Printed figures are rounded one by one; the tail is no error, but exact equality fails.',
    silent: 'Sums that agree exactly, and differences beyond half a unit of the last digit of every figure that takes part.',
  },
  'cross_table/rounding': {
    severity: 'info',
    origin: 'publisher',
    category: 'cross_table',
    title: 'Figures of two tables that are off by what rounding explains',
    message: '《{table}》有 {count} 处与其他表的对应数存在四舍五入的尾差（最大 {largest} {unit}），属正常。',
    why: 'The same amount was rounded twice from different sums.',
    silent: 'Figures that agree exactly, and differences beyond rounding.',
  },
} as const satisfies Record<string, Rule>;
