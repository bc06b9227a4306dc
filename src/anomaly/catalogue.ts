/**
 * Every rule id that code can report, once: severity, origin, category, message and what it deliberately does not report.
 *
 * Ids are `category/kebab-name`, stable for ever and never reused. Messages are Chinese sentences with `{argument}` places:
 * what was found, what was expected, where to look.
 */
import type { Anomaly } from '../model/anomaly.ts';

/** The static facts of a rule. */
export interface Rule {
  severity: Anomaly['severity'];
  origin: Anomaly['origin'];
  category: Anomaly['category'];
  /** Short English title for documentation. */
  title: string;
  /** Chinese message template. */
  message: string;
  /** Why it matters to a reader. */
  why: string;
  /** What the rule leaves alone on purpose. */
  silent: string;
}

const extraction = (
  category: Rule['category'],
  severity: Rule['severity'],
  title: string,
  message: string,
  why: string,
  silent: string,
): Rule => ({
  severity,
  origin: 'extraction',
  category,
  title,
  message,
  why,
  silent,
});

export const CATALOGUE = {
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
  'ocr/unreadable-cell': extraction(
    'ocr',
    'warning',
    'Number cell could not be read',
    '《{table}》“{label}”行“{column}”列的内容“{raw}”无法识别为数字，未输出。',
    'A value is missing from the facts.',
    'Dashes, ellipses and blanks, which mean nothing.',
  ),
  'structure/row-realigned': extraction(
    'structure',
    'warning',
    'Row with lost or doubled cells realigned',
    '《{table}》“{label}”行的单元格有缺失或多余，已按内容重新对齐，请核对。',
    'Each cell was put where its kind belongs.',
    'Rows that fit in more than one way: they are reported as unreadable.',
  ),
  'structure/row-ambiguous': extraction(
    'structure',
    'error',
    'Row could not be aligned with the columns',
    '《{table}》“{label}”行的单元格与列数不符，无法确定对应关系，未输出该行。',
    'A row of figures is missing from the facts.',
    'Rows without figures.',
  ),
  'performance/name-in-caption': extraction(
    'performance',
    'info',
    'Project name printed in place of the form title',
    '《{table}》的项目名称栏为空或填写了主管部门，项目名称“{name}”取自表内标题行。',
    'Indicators are listed under the name of their project.',
    'Forms whose own name cell holds a name of its own.',
  ),
  'performance/name-missing': extraction(
    'performance',
    'warning',
    'Self-evaluation table without a project name',
    '《{table}》未读到项目名称。',
    'The table cannot be told from others of its kind.',
    'Overall evaluations, which have no project.',
  ),
  'performance/funds-missing': extraction(
    'performance',
    'warning',
    'Self-evaluation table without funds',
    '《{table}》未读到项目资金的预算数和执行数。',
    'The execution of the project cannot be checked.',
    'Overall evaluations, whose forms often state no funds.',
  ),
  'performance/indicators-missing': extraction(
    'performance',
    'warning',
    'Self-evaluation table without indicators',
    '《{table}》未读到绩效指标。',
    'The list of indicators is incomplete.',
    'Nothing.',
  ),
  'structure/unknown-table': extraction(
    'structure',
    'info',
    'Table with the shape of a statutory table, unknown title',
    '表格“{title}”不在已知表样中，以 x: 标识保留。',
    'A vocabulary or family entry can be written from it.',
    'Tables without figures.',
  ),
  'structure/unknown-column': extraction(
    'structure',
    'info',
    'Column that no vocabulary knows',
    '《{table}》的列“{label}”不在词表中，以 x: 标识保留。',
    'A vocabulary entry can be written from it.',
    'Columns without figures.',
  ),
  'structure/unknown-row': extraction(
    'structure',
    'info',
    'Row that no vocabulary knows',
    '《{table}》的行“{label}”不在词表中，以 x: 标识保留。',
    'A vocabulary entry can be written from it.',
    'Rows without figures.',
  ),
  'structure/unlabelled-figure': extraction(
    'structure',
    'warning',
    'Figure without a row label or code',
    '《{table}》有 {count} 个数字没有对应的科目或项目名称，未输出为事实。',
    'The figure cannot be attributed; it is kept in the grid.',
    'Row numbers.',
  ),
  'structure/columns-uncertain': extraction(
    'structure',
    'error',
    'Header and columns of a table without ruling lines do not agree',
    '《{table}》没有表格线，表头与各列的对应关系不能确定，其中 {count} 个数字未输出。',
    'A figure under the wrong header would be a wrong fact.',
    'Tables with ruling lines, and columns that are merely unknown.',
  ),
  'structure/unplaced-figure': extraction(
    'structure',
    'error',
    'Figures of a table did not land',
    '《{table}》有 {count} 个数字单元格未能对应到规范的行和列，未输出。',
    'The facts of this table are incomplete.',
    'Figures reported one by one by another rule.',
  ),
  'structure/unrecognised-table': extraction(
    'structure',
    'warning',
    'Table of figures that was not recognised',
    '有一张含 {count} 个数字的表格无法识别，未输出为事实：{title}',
    'Its figures are only in the grid.',
    'Tables of the narrative without amounts.',
  ),
  'structure/conflicting-figures': {
    severity: 'warning',
    origin: 'publisher',
    category: 'structure',
    title: 'The same cell is printed twice with different figures',
    message: '《{table}》“{label}”重复出现且数字不同：{values}。',
    why: 'Only one of them can be right; the first is kept.',
    silent: 'Repeated rows with equal figures.',
  },
  'structure/code-conflict': extraction(
    'structure',
    'info',
    'Code and name disagree with the classification',
    '《{table}》科目 {code} 的名称“{label}”与科目表“{expected}”不一致，以代码为准。',
    'One of the two may be misprinted.',
    'Truncated names and former names.',
  ),
  'structure/split-code': extraction(
    'structure',
    'info',
    'Code printed over several cells joined',
    '《{table}》有 {count} 个科目代码分列打印，已合并。',
    'The row key is the joined code.',
    'Codes printed in one cell.',
  ),
  'format/broken-label': extraction(
    'format',
    'info',
    'Label joined over line breaks or blanks',
    '《{table}》有 {count} 个项目名称被换行或空格断开，已连接。',
    'The label is compared without blanks.',
    'Labels printed in one piece.',
  ),
  'format/doubled-characters': extraction(
    'format',
    'info',
    'Characters repeated over a page break removed',
    '“{text}”处跨页重复的字符已去除一次。',
    'The sentence is read as it was meant.',
    'Words that are legitimately doubled within a line.',
  ),
} as const satisfies Record<string, Rule>;

export type RuleId = keyof typeof CATALOGUE;
