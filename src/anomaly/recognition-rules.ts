/**
 * Rules on pages that are read from their image: which they are, and how sure their figures and labels are.
 */
import { extraction } from './extraction-rule.ts';
import type { Rule } from './rule.ts';

export const RECOGNITION_RULES = {
  'ocr/page-recognised': extraction(
    'ocr',
    'info',
    'Page read from its image',
    '第 {page} 页没有可用的文字层，内容由图像识别得出。',
    'Recognised characters may be wrong; figures that are not sure are reported one by one.',
    'Pages with a text layer.',
  ),
  'ocr/page-not-read': extraction(
    'ocr',
    'error',
    'Page without a text layer that was not read',
    '第 {page} 页没有可用的文字层，未能识别（{reason}），其内容未输出。',
    'Whatever the page prints is missing from the output.',
    'Blank pages, and pages of files that are no disclosure.',
  ),
  'ocr/garbled-text-layer': extraction(
    'ocr',
    'info',
    'Text layer is garbage and was not used',
    '第 {page} 页的文字层是乱码，未采用。',
    'Its characters are not those that are printed; copied text would be as wrong.',
    'Text layers of which few characters are unknown.',
  ),
  'ocr/code-by-name': extraction(
    'ocr',
    'info',
    'Recognised code settled by its name',
    '《{table}》“{label}”的科目代码识别为 {raw}，按科目名称应为 {code}，已采用。',
    'The figures of the row stand under the code.',
    'Codes that their names confirm, and names that the classification does not have.',
  ),
  'ocr/column-by-form': extraction(
    'ocr',
    'info',
    'Recognised header that the form settled',
    '《{table}》的列名识别为“{label}”，按该表式的栏目顺序和字形认定为 {column}。',
    'The figures of the column stand under that key; where only its place tells, they are listed and to be checked.',
    'Headers that the vocabulary knows, and headers of text layers.',
  ),
  'ocr/doubtful-indicator': extraction(
    'ocr',
    'warning',
    'Recognised value of an indicator that is not sure',
    '《{table}》指标“{label}”的“{value}”由图像识别，把握不足，请核对原件。',
    'Targets and results are texts that no identity proves: a misread digit, or > for ≥, would stand there unnoticed.',
    'Values that were read for sure and agree with each other in what they count; words beside words, and values of text layers.',
  ),
  'ocr/lost-point': extraction(
    'ocr',
    'warning',
    'Recognised figure without the decimal point of its table',
    '“{label}”行的数字识别为 {raw}，没有该表惯用的小数位，补上小数点后为 {value}，把握不足，请核对原件。',
    'A stamp or blur swallowed the point: the digits are kept, and the figure stays in doubt.',
    'Tables whose figures have different numbers of decimals, and figures that the identities of the accounts prove.',
  ),
  'ocr/row-by-form': extraction(
    'ocr',
    'info',
    'Recognised label that the form settled',
    '《{table}》的项目名称识别为“{label}”，按该表式的项目顺序和字形认定为“{meant}”。',
    'The figures of the row stand under that name; where its place alone tells, or the label was read clearly, they are to be checked.',
    'Labels that the vocabulary knows, tables whose rows have codes, and labels of text layers.',
  ),
  'ocr/labels-corrected': extraction(
    'ocr',
    'info',
    'Recognised labels put right by the vocabulary',
    '有 {count} 处识别出的项目名称或标题与词表用字相近，已按词表更正。',
    'The label was read with a slip of recognition; the figure beside it is kept under the right name.',
    'Labels of text layers and dumps, and labels that are near to several words.',
  ),
} as const satisfies Record<string, Rule>;
