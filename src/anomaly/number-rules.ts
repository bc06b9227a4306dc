/**
 * Rules on the characters of figures: what was read in another form than it was printed.
 */
import { extraction } from './extraction-rule.ts';
import type { Rule } from './rule.ts';

export const NUMBER_RULES = {
  'format/thousand-separators': extraction(
    'format',
    'info',
    'Thousand separators removed',
    '《{table}》有 {count} 个数字带千分位分隔符，输出时已去除。',
    'The value has no separators; the printed form stays in `raw`.',
    'Numbers whose groups are not of three digits: they are unreadable.',
  ),
  'format/full-width-digits': extraction(
    'format',
    'info',
    'Full-width characters made half-width',
    '《{table}》有 {count} 个数字使用全角字符，已转换为半角。',
    'Full-width digits do not parse as numbers.',
    'Full-width punctuation in labels.',
  ),
  'format/inner-blanks': extraction(
    'format',
    'info',
    'Blanks inside a number removed',
    '《{table}》有 {count} 个数字中间有空格，已去除。',
    'Two numbers may have been glued by a blank.',
    'Cells in which removing the blank would join two complete numbers.',
  ),
  'format/loose-blank': extraction(
    'format',
    'warning',
    'Blank inside a number that groups no three digits',
    '《{table}》有 {count} 个数字中间被空格断开，已连接，请核对。',
    'The blank may separate two numbers.',
    'Cells with two complete numbers: they are unreadable.',
  ),
  'format/missing-zero': extraction(
    'format',
    'info',
    'Leading zero added',
    '《{table}》有 {count} 个小数省略了整数部分的零，已补上。',
    'The value is a plain decimal.',
    'Numbers with a whole part.',
  ),
  'ocr/confused-separators': extraction(
    'ocr',
    'warning',
    'Point read as thousand separator',
    '《{table}》有 {count} 个数字含有多个小数点，前面的已按千分位读取，请核对。',
    'Commas are often misread as points.',
    'Numbers whose groups are not of three digits.',
  ),
  'ocr/middle-dot': extraction(
    'ocr',
    'warning',
    'Middle dot read as decimal point',
    '《{table}》有 {count} 个数字以间隔号（·）代替小数点，已按小数点读取，请核对。',
    'Some recognition programs and input methods write the point at half the height of the digits.',
    'Dots before other than two digits.',
  ),
  'format/negative-notation': extraction(
    'format',
    'info',
    'Negative notation unified',
    '《{table}》有 {count} 个负数使用括号或其他负号，已统一为“-”。',
    'Brackets mean minus in accounting.',
    'Brackets around text.',
  ),
  'format/percent-sign': extraction(
    'format',
    'info',
    'Percent sign taken off',
    '《{table}》有 {count} 个数字带百分号，已去除并以 % 为单位。',
    'The unit of the value is %.',
    'Percentages in text cells.',
  ),
  'unit/assumed': extraction(
    'unit',
    'warning',
    'Unit of money assumed',
    '《{table}》没有标明金额单位，按规定表样的“{unit}”读取，请核对。',
    'A wrong unit makes every amount wrong by a factor.',
    'Tables that inherit the unit of a table before them.',
  ),
  'unit/stray-unit': extraction(
    'unit',
    'info',
    'Unit inside a number cell taken off',
    '《{table}》有 {count} 个数字单元格内写有单位，已分离。',
    'A unit in the cell overrides the unit of the table.',
    'Units in text cells.',
  ),
  'ocr/confused-digits': extraction(
    'ocr',
    'warning',
    'Letters in a number read as digits',
    '《{table}》有 {count} 个数字含有易混字母（如 O、l），已按数字读取，请核对。',
    'The reading is a guess from the shape of the letters.',
    'Cells with more letters than digits.',
  ),
} as const satisfies Record<string, Rule>;
