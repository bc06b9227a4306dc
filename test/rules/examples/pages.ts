/**
 * Examples of the rules on what a page does not show, or shows in part.
 */
import { toAnomaly } from '../../../src/anomaly/finding.ts';
import { compileLexicon } from '../../../src/mapping/lexicon.ts';
import { mapTables } from '../../../src/mapping/map-tables.ts';
import type { Anomaly } from '../../../src/model/anomaly.ts';
import { findTableRegions } from '../../../src/segment/table-regions.ts';
import { blocksOf, ruledGrid } from '../../support/grids.ts';
import { FORMS } from '../../support/reading.ts';
import { disclosure, type RuleExample, type RuleExamples } from '../example.ts';

const EXPENDITURE = '科目代码\t科目名称\t本年支出合计\t基本支出\t项目支出\t上缴上级支出\t经营支出\t对附属单位补助支出';

/** A ruled table of a page, one cell of it marked: a border hides a digit of it, or a line strikes it out. */
function page(marked: string, trait: 'clipped' | 'struck'): Pick<RuleExample, 'text' | 'anomaliesOf'> {
  const row = '208|社会保障和就业支出|22.50|20.00|2.50|||';
  return {
    text: disclosure('支出决算表', '单位：万元', EXPENDITURE, row.replaceAll('|', '\t')),
    anomaliesOf: (): Anomaly[] => {
      const grid = ruledGrid([EXPENDITURE.replaceAll('\t', '|'), row]);
      const cells = grid.cells.map((cell) => (cell.text === marked ? { ...cell, [trait]: true as const } : cell));
      const lexicon = compileLexicon(FORMS);
      const blocks = blocksOf('支出决算表', '单位：万元', { ...grid, cells });
      return mapTables(findTableRegions(blocks, lexicon.titles), lexicon, 1).findings.map(toAnomaly);
    },
  };
}

const FOUND = { origin: 'extraction', expected: null, actual: null, difference: null, tolerance: null } as const;

/** Text in which a blank stands between all letters. */
const SPACED = ['单 位 ： 万 元', '2 . 5 0', '3 . 5 0', '4 . 5 0', '5 . 5 0', '6 . 5 0'];

export const PAGE_EXAMPLES: RuleExamples = {
  'format/radicals': [
    {
      shows: 'A dump from a PDF whose font maps 支 and 入 to radicals.',
      text: disclosure('⽀出决算表', '单位：万元', EXPENDITURE, '208\t社会保障和就业⽀出\t22.50\t20.00\t2.50\t\t\t'),
      anomalies: [
        {
          ...FOUND,
          severity: 'info',
          message: '文本中有 2 个汉字是部首或兼容字符（如“⽀”），已按同形的汉字读取。',
          facts: [],
          lines: [1],
        },
      ],
    },
    {
      shows: 'The ideographs themselves.',
      text: disclosure('支出决算表', '单位：万元', EXPENDITURE, '208\t社会保障和就业支出\t22.50\t20.00\t2.50\t\t\t'),
      anomalies: [],
    },
  ],
  'format/letter-spacing': [
    {
      shows: 'A dump of text that was set spaced out.',
      text: disclosure('支出决算表', ...SPACED),
      anomalies: [
        {
          ...FOUND,
          severity: 'warning',
          message: '文本逐字以空格隔开，有 6 行已去除字间的空格，请核对相邻单元格是否连在一起。',
          facts: [],
          lines: [2],
        },
      ],
    },
    {
      shows: 'One figure spaced out among others.',
      text: disclosure('支出决算表', '单位：万元', EXPENDITURE, '208\t社会保障和就业支出\t22.50\t2 0 . 0 0\t2.50\t\t\t'),
      anomalies: [],
    },
  ],
  'structure/clipped-figure': [
    {
      shows: 'The border of a cell hides the first digit of a figure, which the text layer still has.',
      ...page('22.50', 'clipped'),
      anomalies: [
        {
          ...FOUND,
          severity: 'warning',
          message: '《支出决算表》有 1 个数字被单元格边界遮住一部分，页面没有显示全部数字，已按文件的文字层读取，请核对。',
          facts: ['expenditure/208/current_total'],
          lines: [null],
        },
      ],
    },
    {
      shows: 'Labels may be cut off: what matters is whether they are still known.',
      ...page('社会保障和就业支出', 'clipped'),
      anomalies: [],
    },
  ],
  'structure/struck-figure': [
    {
      shows: 'A line as long as the figure passes through its middle.',
      ...page('22.50', 'struck'),
      anomalies: [
        {
          ...FOUND,
          severity: 'warning',
          message: '《支出决算表》有 1 个数字带有删除线：旁边另印有数字的，已按该数字读取；没有的，仍按划去的数字读取。请核对。',
          facts: ['expenditure/208/current_total'],
          lines: [null],
        },
      ],
    },
    { shows: 'A label of which a number is struck out.', ...page('社会保障和就业支出', 'struck'), anomalies: [] },
  ],
  'unit/from-narrative': [
    {
      shows: 'No table states a unit; the sentences, in 万元, agree with amounts in 元 alone.',
      text: disclosure(
        '云溪县文化馆2023年度单位决算',
        '支出决算表',
        EXPENDITURE,
        '合计\t\t2250000.00\t2000000.00\t250000.00\t\t\t',
        '三、支出决算情况说明',
        '2023年度支出合计225.00万元，其中：基本支出200.00万元；项目支出25.00万元。',
      ),
      anomalies: [
        {
          ...FOUND,
          severity: 'warning',
          message: '《支出决算表》没有标明金额单位；情况说明中有 3 处数额只有在按“元”读取表中数字时才与之相符，故按“元”读取，请核对。',
          facts: [],
          lines: [3, 6],
        },
      ],
    },
    {
      shows: 'The sentences agree with the prescribed unit, or with none.',
      text: disclosure(
        '云溪县文化馆2023年度单位决算',
        '支出决算表',
        EXPENDITURE,
        '合计\t\t225.00\t200.00\t25.00\t\t\t',
        '三、支出决算情况说明',
        '2023年度支出合计225.00万元，其中：基本支出200.00万元；项目支出0.25万元。',
      ),
      anomalies: [],
    },
  ],
  'unit/from-other-tables': [
    {
      shows: 'The first table states no unit, the table behind it does.',
      text: disclosure(
        '云溪县文化馆2023年度单位决算',
        '收入决算表',
        '科目代码\t科目名称\t本年收入合计\t财政拨款收入\t上级补助收入\t事业收入\t经营收入\t附属单位上缴收入\t其他收入',
        '208\t社会保障和就业支出\t225000.00\t225000.00\t\t\t\t\t',
        '支出决算表',
        '部门：云溪县文化馆\t金额单位：元',
        EXPENDITURE,
        '208\t社会保障和就业支出\t225000.00\t200000.00\t25000.00\t\t\t',
      ),
      anomalies: [
        {
          ...FOUND,
          severity: 'warning',
          message: '《收入决算表》及其之前的表没有标明金额单位，按其他各表一致标明的“元”读取，请核对。',
          facts: [],
          lines: [3],
        },
      ],
    },
    {
      shows: 'The tables behind it state two units: none of them is taken.',
      text: disclosure(
        '云溪县文化馆2023年度单位决算',
        '收入决算表',
        '科目代码\t科目名称\t本年收入合计\t财政拨款收入\t上级补助收入\t事业收入\t经营收入\t附属单位上缴收入\t其他收入',
        '208\t社会保障和就业支出\t22.50\t22.50\t\t\t\t\t',
        '支出决算表',
        '部门：云溪县文化馆\t金额单位：万元',
        EXPENDITURE,
        '208\t社会保障和就业支出\t22.50\t20.00\t2.50\t\t\t',
        '一般公共预算财政拨款支出决算表',
        '部门：云溪县文化馆\t金额单位：元',
        '科目代码\t科目名称\t小计\t基本支出\t项目支出',
        '208\t社会保障和就业支出\t225000.00\t200000.00\t25000.00',
      ),
      anomalies: [],
    },
  ],
};
