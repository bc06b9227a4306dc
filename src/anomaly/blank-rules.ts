/**
 * Rules on blank cells that a text lost.
 */
import { extraction } from './extraction-rule.ts';
import type { Rule } from './rule.ts';

export const BLANK_RULES = {
  'structure/blanks-lost': extraction(
    'structure',
    'error',
    'Rows whose blank cells the text lost',
    '《{table}》的空白单元格在文本中丢失，{count} 行数字所在的列无法唯一确定，未输出。',
    'Several orders of the columns are possible, or none adds up; the figures are missing from the facts.',
    'Rows that can stand in one way only.',
  ),
  'structure/blanks-restored': extraction(
    'structure',
    'info',
    'Blank cells that the text lost were found again',
    '《{table}》的空白单元格在文本中丢失，{count} 个数字所在的列按行列勾稽关系唯一确定。',
    'The text parts its cells by single blanks, so that a blank cell leaves no trace; one order of columns alone adds up.',
    'Rows with a figure in every column.',
  ),
} as const satisfies Record<string, Rule>;
