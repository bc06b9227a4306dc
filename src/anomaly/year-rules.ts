/**
 * Rules on one year against the year before: what sentences imply of it, and what last year's document says.
 */
import type { Anomaly } from '../model/anomaly.ts';
import type { Rule } from './rule.ts';

const yearly = (severity: Anomaly['severity'], title: string, message: string, why: string, silent: string): Rule => ({
  severity,
  origin: 'publisher',
  category: 'year_over_year',
  title,
  message,
  why,
  silent,
});

export const YEAR_RULES = {
  'year_over_year/implied-priors-disagree': yearly(
    'warning',
    'Sentences imply different amounts of last year',
    '按增减额推算，“{subject}”的上年数一处为{first}万元，另一处为{second}万元。',
    'One of the changes, or the stated amount of last year, is wrong.',
    'Differences within rounding; figures that are reported already.',
  ),
  'year_over_year/implied-parts-exceed': yearly(
    'info',
    'Implied parts of last year exceed the implied whole',
    '按增减额推算，上年“{whole}”为{wholeAmount}万元，小于其组成部分（{parts}）之和。',
    'A part cannot be more than its whole: one of the changes is wrong.',
    'Differences within rounding; figures that are reported already.',
  ),
  'year_over_year/prior-contradicts-last-year': yearly(
    'error',
    "Amount of last year contradicts last year's document",
    '情况说明中“{subject}”的上年数{how}{actual}万元，上年决算公开中为{expected}万元。',
    "Either document is wrong, or last year's figure was restated without a word.",
    'Differences within rounding; documents that are not one year apart.',
  ),
  'year_over_year/carryover-contradicts-last-year': yearly(
    'warning',
    "Opening carry-over differs from last year's closing carry-over",
    '《{table}》“{label}”为{actual}万元，上年决算公开的年末数为{expected}万元。',
    'What is left at the end of a year is there at the start of the next, unless it was adjusted.',
    'Differences within rounding; documents that are not one year apart; cells that either year does not print.',
  ),
  'year_over_year/renamed-code': yearly(
    'info',
    'Codes that have another name than last year',
    '《{table}》有 {count} 个科目与上年名称或编码不同：{names}。',
    'Series by name or by code break where the classification changed.',
    'Spacing and punctuation; codes that only one year has and that share no name.',
  ),
  'year_over_year/unlike-last-year': yearly(
    'warning',
    "Nothing agrees with last year's document",
    '与上年决算公开可比的数额没有一项一致，共 {count} 处不同：两份文件的编报范围可能不同（如部门汇总与单位本级），或上年数已全面调整。',
    'Two documents of one name may be of a unit alone and of its whole department; each contradiction by itself would mislead.',
    'Documents in which any amount above zero agrees, and fewer than three contradictions: those are reported one by one.',
  ),
} as const satisfies Record<string, Rule>;
