/**
 * Rules on self-evaluation tables: funds, rates, scores, indicators against targets and narrative.
 */
import type { Rule } from './rule.ts';

const publisher = (
  severity: Rule['severity'],
  title: string,
  message: string,
  { why, silent, category = 'performance' }: Pick<Rule, 'why' | 'silent'> & { category?: Rule['category'] },
): Rule => ({ severity, origin: 'publisher', category, title, message, why, silent });

export const PERFORMANCE_RULES = {
  'performance/filled-early': publisher(
    'warning',
    'Self-evaluation filled in before the end of its year',
    '《{table}》的填报日期为{date}，早于所评价的{year}年度结束。',
    {
      why: 'What the year achieved cannot be told before it ends; the date or the year is wrong.',
      silent: 'Dates in December; of forms that print no year of their own, dates in the year of the account.',
    },
  ),
  'performance/filled-after-publication': publisher(
    'warning',
    'Self-evaluation filled in after it was published',
    '《{table}》的填报日期为{date}，晚于封面所列的公开日期{published}。',
    { why: 'One of the two dates is wrong.', silent: 'Dates in the month of publication; documents without a date of publication.' },
  ),
  'performance/target-sign': publisher(
    'warning',
    'Target of a cost is a lower bound that the result stays below',
    '项目“{project}”的成本类指标“{indicator}”目标写作“{target}”，实际完成“{actual}”低于目标，疑为“≤”之误。',
    {
      why: 'Of a cost less is better: as printed, the target was missed by saving.',
      silent: 'Costs that reach their lower bound; indicators with a reason for the difference.',
    },
  ),
  'performance/execution-rate': publisher(
    'error',
    'Rate of execution is not executed by budget',
    '项目“{project}”自评表的执行率为{actual}，按全年执行数{executed}、预算数{budget}计算应为{expected}。',
    {
      why: 'The rate decides on the score of the project.',
      silent: 'Rates that fit the budget of the year or the initial budget, within rounding; budgets of zero.',
    },
  ),
  'performance/rate-rounding': publisher(
    'info',
    'Rate of execution was cut off or rounded twice',
    '项目“{project}”自评表的执行率{actual}未按四舍五入取值，按全年执行数{executed}、预算数{budget}计算为{expected}。',
    { why: 'The last digit differs from a calculation of one’s own.', silent: 'Rates that are rounded once.' },
  ),
  'performance/funds-total': publisher(
    'error',
    'Total of the funds is not the sum of its parts',
    '项目“{project}”自评表的{column}总额为{actual}，各项资金合计为{expected}。',
    {
      why: 'Money is missing from the parts, or the total is wrong.',
      silent: 'Differences within rounding; forms with rows of their own among the parts, or with one part only.',
    },
  ),
  'performance/funds-part': publisher(
    'error',
    'Part of the funds does not go with the total',
    '项目“{project}”自评表的{column}中，“{part}”为{actual}，{relation}（{expected}）。',
    {
      why: 'No part of the money can be more than all of it.',
      silent: 'Parts below the total where there are other parts or the form may leave some out; differences within rounding.',
    },
  ),
  'performance/funds-surplus': publisher(
    'error',
    'Money left is not budget less execution',
    '项目“{project}”自评表的资金结余为{actual}，按预算数{budget}减执行数{executed}应为{expected}。',
    { why: 'What is left decides on the carry-over.', silent: 'Surpluses that fit one of the printed budgets; forms without that column.' },
  ),
  'performance/zero-base-rate': publisher(
    'warning',
    'Rate of execution without a budget',
    '项目“{project}”自评表的“{row}”没有预算数，执行率却为{actual}。',
    {
      why: 'A rate of nothing says nothing, or the budget is missing.',
      silent: 'Rates of 0 % and 100 %, which forms fill in by themselves.',
    },
  ),
  'performance/overall-funds': publisher(
    'warning',
    'Money of the overall evaluation differs from the accounts',
    '整体绩效自评表的{name}为{actual}，决算表中为{expected}。',
    {
      why: 'The unit evaluates other money than it accounts for.',
      silent:
        'Amounts that agree with all expenditure or with that of the general budget; amounts of another scope, twice as large or more.',
    },
  ),
  'performance/part-score': publisher(
    'warning',
    'Score of a part differs from that of the total that it repeats',
    '项目“{project}”自评表“{label}”的预算、执行数和执行率均与资金总额相同，得分却为{actual}，而总额为{expected}。',
    {
      why: 'One rate of execution has one score: one of the two is wrong.',
      silent: 'Rows with a weight, a budget or an amount of their own; forms whose points do not add up.',
    },
  ),
  'performance/rate-score': publisher(
    'warning',
    'Score of the execution rate is not the rate times its points',
    '项目“{project}”自评表执行率{rate}的得分为{actual}，按分值{points}计算应为{expected}。',
    {
      why: 'The score, or the rate, is wrong, and with it the score of the project.',
      silent:
        'Full points for any rate where no other form of the disclosure multiplies; rates above 100 %; forms whose points do not add up. Round points that may be a grade are information.',
    },
  ),
  'performance/score-total': publisher(
    'error',
    'Overall score is not the sum of the scores',
    '项目“{project}”自评表总分为{actual}，各项得分合计为{expected}。',
    {
      why: 'The published score of the project is wrong, or one of its parts is.',
      silent: 'Scores that add up with or without that of the execution rate; forms in which an indicator has no score.',
    },
  ),
  'performance/weight-total': publisher('error', 'Weights do not make 100', '项目“{project}”自评表各项分值合计为{actual}，应为100。', {
    why: 'Scores out of other totals cannot be compared.',
    silent: 'Weights that make 100 with the ten points of the execution rate; forms in which an indicator has no weight.',
  }),
  'performance/score-exceeds-weight': publisher(
    'error',
    'Score exceeds its weight',
    '项目“{project}”的“{indicator}”得分{score}高于分值{weight}。',
    { why: 'No indicator can earn more than its weight.', silent: 'Indicators without weight or score.' },
  ),
  'performance/unmet-target': publisher(
    'error',
    'Target missed without loss of points or without a reason',
    '项目“{project}”的指标“{indicator}”目标为“{target}”，实际完成“{actual}”，未达到目标，{consequence}。',
    {
      why: 'The form asks for the reason of every deviation, and a missed target costs points.',
      silent:
        'Deviations with a reason; targets in words, dates or other units; costs and times below their target; plain values that may bound either way.',
    },
  ),
  'performance/lost-points': publisher(
    'warning',
    'Points lost although the target was met',
    '项目“{project}”的指标“{indicator}”目标为“{target}”，实际完成“{actual}”，已达到目标，得分{score}却低于分值{weight}，且未说明原因。',
    {
      why: 'Target, result or score is misprinted.',
      silent: 'Results far above their target, for which points may be taken off; losses with a reason.',
    },
  ),
  'performance/indicator-unit': publisher(
    'warning',
    'Rate with a unit of pieces or money',
    '项目“{project}”的指标“{indicator}”为比率，指标值“{target}”却以{kind}计量。',
    { why: 'What was measured is not what the indicator says.', silent: 'Percent, per mille, points and multiples.' },
  ),
  'performance/target-missing': publisher(
    'warning',
    'Indicator with a weight but without a target',
    '项目“{project}”的指标“{indicator}”有分值，指标值却为“{target}”。',
    { why: 'Nothing can be held against a target that was never set.', silent: 'Blank targets, which may have been lost in reading.' },
  ),
  'unit/cost-indicator': publisher(
    'error',
    'Cost indicator in 元 for 万元',
    '项目“{project}”的指标“{indicator}”为“{target}”，与项目预算{budget}相差一万倍，单位有误。',
    {
      why: 'The amount is wrong by a factor of ten thousand.',
      silent: 'Costs that are not the number of the budget in another unit.',
      category: 'unit',
    },
  ),
  'performance/cost-indicator': publisher(
    'warning',
    'Cost achieved is not the money executed',
    '项目“{project}”的成本指标“{indicator}”以全部预算为目标，实际完成“{actual}”，与全年执行数{executed}不一致。',
    { why: 'The same spending is stated twice with different amounts.', silent: 'Costs of a part of the project.' },
  ),
  'performance/rate-in-text': publisher(
    'warning',
    'Rate of execution in words contradicts the table',
    '项目“{project}”的文字说明称执行率为{actual}，自评表为{table}，按任何预算口径计算均不符。',
    { why: 'Text and table of one form differ.', silent: 'Rates of another budget, and rates cut to fewer digits.' },
  ),
  'performance/rate-base': publisher(
    'info',
    'Rate of execution in words is of another budget',
    '项目“{project}”的文字说明称执行率为{actual}（以预算{base}为基数），自评表的执行率为{table}，两者口径不同。',
    { why: 'A rate of 100 % may hide that the budget was cut to what was spent.', silent: 'Equal rates.' },
  ),
  'performance/goal-target': publisher(
    'warning',
    'Annual goal and target of the indicator differ',
    '项目“{project}”的年度目标中“{indicator}”为{goal}，年度指标值为“{target}”，两者不一致。',
    { why: 'The goal that was approved is not the one that was evaluated.', silent: 'Goals that name the figure in other words.' },
  ),
  'performance/result-in-text': publisher(
    'warning',
    'Result in words contradicts the table',
    '项目“{project}”的文字说明称“{indicator}”为{text}，自评表的实际完成值为“{actual}”，两者不一致。',
    {
      why: 'One of the two results is wrong, and the score rests on one of them.',
      silent: 'Numbers with 约, 余 or 以上; numbers in another unit; the target, where the text does not say that it was achieved.',
    },
  ),
  'performance/stale-year': publisher(
    'info',
    'Tasks of years long past among the targets',
    '项目“{project}”的年度目标中写有{years}年的任务，本表评价的是{year}年度。',
    {
      why: 'Targets copied from former years measure nothing.',
      silent: 'The year before; years of documents, of foundations and of periods.',
    },
  ),
  'performance/project-count': publisher(
    'warning',
    'Number of evaluated projects differs from the forms',
    '情况说明称绩效自评项目为{stated}个，公开的自评表有{found}张。',
    {
      why: 'Forms are missing, or the count is wrong.',
      silent: 'Counts by level that add up; disclosures without forms. Fewer forms than projects are for information.',
    },
  ),
  'performance/project-money': publisher(
    'error',
    'Money of the evaluated projects fits no sum of the forms',
    '情况说明称绩效自评项目共涉及资金{actual}，而{count}张自评表的{sums}，均不相符。',
    {
      why: 'The narrative names money that the forms do not show.',
      silent: 'Sums of initial budgets, budgets of the year or money executed that fit; disclosures that show only some of the forms.',
    },
  ),
  'performance/project-twice': publisher('warning', 'The same project is evaluated twice', '项目“{project}”的自评表出现了{count}次。', {
    why: 'One of the forms may belong to another project.',
    silent: 'Projects of one name in different units.',
  }),
  'performance/budget-equals-executed': publisher(
    'info',
    'All budgets of the year equal what was executed',
    '{count}个项目的全年预算数均等于全年执行数，而与年初预算数不同，执行率100%不反映年初安排的执行情况。',
    {
      why: 'Such rates say nothing about the execution.',
      silent: 'Documents in which one project differs, or in which budgets were never changed.',
    },
  ),
  'performance/project-name': publisher(
    'warning',
    'Project has another name in the narrative',
    '情况说明中的项目“{narrative}”与自评表“{table}”的预算数、执行数一致，名称却不同。',
    { why: 'A project under two names is counted as two.', silent: 'Names that differ in 项目, in brackets or in quotes.' },
  ),
  'performance/title-name': publisher(
    'warning',
    'Project has another name in the title of its form than in its head',
    '自评表标题称项目为“{title}”，表内项目名称为“{table}”。',
    {
      why: 'One of the names lost or changed a character.',
      silent: 'Names that differ by more than one character; numbers and letters in names.',
    },
  ),
  'identity/unit-code': publisher(
    'error',
    'Code and name of a unit contradict each other',
    '绩效自评表中{what}对应不同的{kind}：{values}。',
    {
      why: 'Budget codes name one unit each.',
      silent: 'Names without a code; one name under codes of two levels, which a department and its own office share.',
      category: 'identity',
    },
  ),
} as const satisfies Record<string, Rule>;
