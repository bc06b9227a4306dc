/**
 * Rules on the units of figures in sentences.
 */
import { publisherRule as publisher } from './publisher-rule.ts';
import type { Rule } from './rule.ts';

export const CLAIM_UNIT_RULES = {
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
