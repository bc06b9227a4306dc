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
  'cross_table/rows-displaced': {
    severity: 'error',
    origin: 'publisher',
    category: 'cross_table',
    title: 'Figures of a table beside the wrong items',
    message:
      '《{table}》自“{row}”行起金额与科目错行：有 {count} 行所列的是《{other}》中其他科目的金额，如“{row}”行的{amount}在《{other}》中属于“{source}”。',
    why: 'The figures were pasted beside a list of other items; every sum and every item of the table from there on is wrong.',
    silent: 'Single exchanged rows; tables in which few sums fail. What the displaced figures break elsewhere is not told again.',
  },
  'cross_table/item-not-listed': {
    severity: 'error',
    origin: 'publisher',
    category: 'cross_table',
    title: 'Item with money in one table and without a row in the table that covers it',
    message: '{tables}列有科目 {code}（{label}）{amount}，《{whole}》没有列出该科目。',
    why: 'A row was left out, or its code is misprinted in one of the tables.',
    silent:
      'Levels that the other table does not print; rows whose absence breaks a sum of that table or leaves an item without rows below it, which is reported there; items that only income or only expenditure has.',
  },
  'structure/missing-parent-code': {
    severity: 'warning',
    origin: 'publisher',
    category: 'structure',
    title: 'Item without the row of the item above it',
    message: '《{table}》列有科目 {children}，但没有其上级科目 {parent} 的行。',
    why: 'A row was left out or its code is misprinted; sums by class miss its items.',
    silent:
      'Levels that the table does not print at all, or of which it prints the smaller part; rows whose absence breaks a sum, which is reported there.',
  },
  'structure/missing-child-code': {
    severity: 'warning',
    origin: 'publisher',
    category: 'structure',
    title: 'Item with money and without rows below it',
    message: '《{table}》科目 {code}（{label}）有 {amount}，但没有其下级科目的行{hint}。',
    why: 'Functions are to be disclosed down to 项, basic expenditure by nature down to 款; a row was left out or its code is misprinted.',
    silent: 'Levels that the table does not print, or of which it prints the smaller part; items without money.',
  },
  'structure/missing-total-row': {
    severity: 'warning',
    origin: 'publisher',
    category: 'structure',
    title: 'Table without a total',
    message: '《{table}》没有{row}行。',
    why: 'The rows of the table cannot be held against their total, nor against other tables.',
    silent: 'Tables without figures, and tables with a row of unknown name, which may be the total.',
  },
  'structure/repeated-code': {
    severity: 'info',
    origin: 'publisher',
    category: 'structure',
    title: 'Code printed in more than one row',
    message: '《{table}》科目 {code} 重复列示 {count} 次。',
    why: 'Whoever adds the rows counts its money twice, unless one of the codes is misprinted.',
    silent:
      'Rows with different figures, which are a contradiction of their own; economic items, which some forms repeat a panel. Two rows of one page below each other are a warning.',
  },
  'structure/code-of-name': {
    severity: 'warning',
    origin: 'publisher',
    category: 'structure',
    title: 'One item under two codes',
    message: '《{table}》中“{name}”的编码为 {code}，《{other}》中为 {expected}，疑有一处写错。',
    why: 'Who follows an item through the tables by its code loses it.',
    silent: 'Codes that another table has, too; names of other 款.',
  },
  'structure/code-order': {
    severity: 'info',
    origin: 'publisher',
    category: 'structure',
    title: 'Codes that do not ascend',
    message: '《{table}》有 {count} 处科目编码未按升序排列，如 {code} 排在 {above} 之后。',
    why: 'A misprinted code often shows as one that is out of order.',
    silent: 'Tables with several columns of codes.',
  },
  'structure/line-numbers': {
    severity: 'info',
    origin: 'publisher',
    category: 'structure',
    title: 'Row numbers with a gap',
    message: '《{table}》行次不连续：{gaps}。',
    why: 'A row may have been left out.',
    silent: 'A right-hand side that begins again at 1; numbers that stand in a neighbouring cell.',
  },
  'structure/column-numbers': {
    severity: 'info',
    origin: 'publisher',
    category: 'structure',
    title: 'Column numbers with a gap or another start than 1',
    message: '《{table}》栏次不连续：{gaps}。',
    why: 'A column may have been left out, or the header belongs to another form.',
    silent: 'Column numbers that are no plain numbers.',
  },
} as const satisfies Record<string, Rule>;
