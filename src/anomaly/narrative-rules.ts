/**
 * Rules on what the narrative says: claims against tables, claims against claims, directions, units.
 */
import type { Anomaly } from '../model/anomaly.ts';
import type { Rule } from './rule.ts';

const publisher = (
  severity: Anomaly['severity'],
  title: string,
  message: string,
  why: string,
  silent: string,
  category: Rule['category'] = 'narrative',
): Rule => ({ severity, origin: 'publisher', category, title, message, why, silent });

export const NARRATIVE_RULES = {
  'narrative/amount-contradicts-table': publisher(
    'error',
    'Amount of the narrative contradicts its table',
    '情况说明称“{subject}”为{actual}，《{table}》中为{expected}{hint}。',
    'A reader who quotes the text and a reader who quotes the table publish different figures.',
    'Differences within rounding; amounts with 约, 近 or 余; figures of evaluated projects against the accounts; a figure that agrees with one of several tables.',
  ),
  'narrative/amount-rounding': publisher(
    'info',
    'Amounts of the narrative differ from a table by rounding',
    '情况说明有 {count} 处数额与《{table}》只有尾数差异，属四舍五入或省略小数。',
    'The text rounds or cuts digits that the table has.',
    'Differences that rounding does not explain.',
  ),
  'narrative/directions-conflict': publisher(
    'error',
    'Words of direction contradict each other',
    '“{subject}”的说明既称“{first}”又称“{second}”，方向相互矛盾{hint}。',
    'One of the words is wrong, and with it the sign of the change.',
    'Changes of zero; words about different bases.',
  ),
  'narrative/direction-contradicts-amounts': publisher(
    'error',
    'Word of direction contradicts the amounts',
    '“{subject}”的说明使用“{word}”，而{reason}。',
    'The text says the opposite of its own figures.',
    'Both amounts zero; differences within rounding.',
  ),
  'narrative/direction-of-nothing': publisher(
    'warning',
    'Word of direction between two zeros',
    '情况说明有 {count} 处决算数与预算数均为0，却称“{word}”，多为模板文字未修改。',
    'The text of the template was left standing although there is nothing to compare.',
    'Amounts other than zero.',
  ),
  'narrative/change-contradicts-amounts': publisher(
    'error',
    'Change is not the difference of the stated amounts',
    '“{subject}”的说明称{actual}，按所列两年（或预决算）数额相减应为{expected}{hint}。',
    'One of the three figures is wrong.',
    'Differences of up to one and a half units of the last digit.',
  ),
  'narrative/growth-contradicts-change': publisher(
    'error',
    'Growth rate does not follow from the change',
    '“{subject}”的说明称{change}，据此计算比例应为{expected}，而文字为{actual}{hint}。',
    'The rate, or the change that it is made of, is wrong.',
    'Rates that rounding, cut-off digits or rounding twice explain; 增加0万元，增长0%.',
  ),
  'narrative/completion-contradicts-amounts': publisher(
    'error',
    'Completion rate does not follow from budget and final amount',
    '“{subject}”的说明称完成预算{actual}，按决算数{final}万元、预算数{budget}万元计算应为{expected}。',
    'The rate, the budget or the final amount is wrong.',
    'Rates that rounding, cut-off digits or rounding twice explain; budgets of zero.',
  ),
  'narrative/zero-base-rate': publisher(
    'error',
    'Rate of a base of zero',
    '“{subject}”的{base}为0，无法计算比例，而文字为“{actual}”，应注明不适用。',
    'A rate of nothing does not exist; whoever computes with it goes wrong.',
    'Both amounts zero: these are gathered under another rule.',
  ),
  'narrative/rate-of-nothing': publisher(
    'info',
    'Completion rates where budget and final amount are zero',
    '情况说明有 {count} 处预算数与决算数均为0，仍列出完成比例，应注明不适用。',
    'The template was filled in where there is nothing to compare.',
    'Budgets or final amounts other than zero.',
  ),
  'narrative/share-contradicts-amounts': publisher(
    'error',
    'Share does not follow from part and whole',
    '情况说明称“{subject}”占{base}的{actual}，按数额计算应为{expected}。',
    'The share, or one of the amounts that it is made of, is wrong.',
    'Shares that rounding or cut-off digits explain; shares without a stated part or whole; shares of another total where the sentence names none.',
  ),
  'narrative/shares-sum': publisher(
    'error',
    'Shares of a list do not add up to 100%',
    '“{subject}”各部分占比合计为{actual}，不等于100%。',
    'A share is wrong or a part is missing.',
    'Lists that need not be complete; differences within rounding; lists with a share that is reported by itself.',
  ),
  'narrative/rate-rounding': publisher(
    'info',
    'Rates differ from their amounts by rounding',
    '情况说明有 {count} 处比例与按数额计算的结果只有尾数差异（截位或两次四舍五入）。',
    'The rate was cut off or rounded twice.',
    'Differences that this does not explain.',
  ),
  'unit/claim-off-by-ten-thousand': publisher(
    'error',
    'Unit of an amount is wrong by ten thousand',
    '情况说明中“{subject}”为{actual}，{expected}，疑似单位写错（元与万元相差一万倍）。',
    'The amount is ten thousand times too large or too small as it is written.',
    'Amounts that another factor explains.',
    'unit',
  ),
  'unit/claim-without-unit': publisher(
    'error',
    'Amount without unit',
    '情况说明中的数额没有写明单位：{figures}。',
    'In a document in 万元 the amount reads ten thousand times too large.',
    'Zeros; numbers without a known subject.',
    'unit',
  ),
  'unit/rate-without-percent': publisher(
    'warning',
    'Rate without percent sign',
    '情况说明中的比例没有百分号：{figures}。',
    'The rate reads a hundred times too large.',
    'Zeros.',
    'unit',
  ),
  'unit/mixed-in-narrative': publisher(
    'info',
    'Narrative mixes units of money',
    '情况说明多以{main}为单位，另有 {count} 处以{unit}为单位，数额换算后与表一致。',
    'Readers who compare figures must convert them first.',
    'Amounts whose unit is wrong.',
    'unit',
  ),
} as const satisfies Record<string, Rule>;
