/**
 * Rules on what a page or a text does not show, shows in part or in other characters, or shows beside a figure.
 */
import { extraction } from './extraction-rule.ts';
import type { Rule } from './rule.ts';

export const PAGE_RULES = {
  'unit/from-other-tables': extraction(
    'unit',
    'warning',
    'Unit of money taken from the other tables',
    '《{table}》及其之前的表没有标明金额单位，按其他各表一致标明的“{unit}”读取，请核对。',
    'A wrong unit makes every amount wrong by a factor.',
    'Tables that inherit the unit of a table before them, and documents of which no table, or not every table, states the same unit.',
  ),
  'unit/from-narrative': extraction(
    'unit',
    'warning',
    'Unit of money taken from the narrative',
    '{tables}没有标明金额单位；情况说明中有 {count} 处数额只有在按“{unit}”读取表中数字时才与之相符，故按“{unit}”读取，请核对。',
    'A wrong unit makes every amount wrong by a factor.',
    'Documents whose tables state a unit, or whose sentences agree with the tables in the prescribed unit, or hardly state any amount of a table.',
  ),
  'format/radicals': extraction(
    'format',
    'info',
    'Radicals read as the ideographs of their shape',
    '文本中有 {count} 个汉字是部首或兼容字符（如“{radical}”），已按同形的汉字读取。',
    'Such characters look like the ideographs that were printed, but are others to a computer. PDF fonts leave them in copied text.',
    'The text layer of a PDF, in which fonts map glyphs to them: there the page shows what is meant.',
  ),
  'format/letter-spacing': extraction(
    'format',
    'warning',
    'Blanks between all letters taken out',
    '文本逐字以空格隔开，有 {count} 行已去除字间的空格，请核对相邻单元格是否连在一起。',
    'Where two cells were one blank apart their figures cannot be told from one.',
    'Texts in which single blanks part cells.',
  ),
  'format/currency-sign': extraction(
    'format',
    'info',
    'Currency sign taken off',
    '《{table}》有 {count} 个数字带货币符号，输出时已去除，单位以表格标注为准。',
    'The unit of the value is that of the table.',
    'Signs without a figure.',
  ),
  'format/note-mark': extraction(
    'format',
    'info',
    'Mark of a note behind a number removed',
    '《{table}》有 {count} 个数字后面带有注释标记，输出时已去除。',
    'The mark leads to a note and is no part of the number.',
    'Marks beside labels.',
  ),
  'structure/clipped-figure': extraction(
    'structure',
    'warning',
    'Figures that their cells cut off',
    '《{table}》有 {count} 个数字被单元格边界遮住一部分，页面没有显示全部数字，已按文件的文字层读取，请核对。',
    'A reader of the page sees another number; digits beyond the border may never have been written to the file.',
    'Labels that are cut off, and figures of cells that yield no fact.',
  ),
  'structure/struck-figure': extraction(
    'structure',
    'warning',
    'Figures that are struck out',
    '《{table}》有 {count} 个数字带有删除线：旁边另印有数字的，已按该数字读取；没有的，仍按划去的数字读取。请核对。',
    'Whoever struck the figure out held it for wrong; what stands beside it is read instead, but what replaces it may stand elsewhere or nowhere.',
    'Labels and sentences that are struck out, and figures of cells that yield no fact.',
  ),
} as const satisfies Record<string, Rule>;
