/**
 * Examples of the rules on lists of the narrative: items of the classifications against the rows of the tables.
 */
import { disclosure, type RuleExamples } from '../example.ts';

const GENERAL = '五、一般公共预算财政拨款支出决算情况说明';

/** Explained items against the table of the general budget's expenditure. */
function items(...explained: string[]): string {
  return disclosure(
    '云溪县文化馆2023年度单位决算',
    '第二部分 2023年度单位决算表',
    '一般公共预算财政拨款支出决算表',
    '部门：云溪县文化馆\t金额单位：万元',
    '科目代码\t科目名称\t本年支出合计\t基本支出\t项目支出',
    '合计\t\t120.58\t90.00\t30.58',
    '207\t文化旅游体育与传媒支出\t100.00\t70.00\t30.00',
    '20701\t文化和旅游\t100.00\t70.00\t30.00',
    '2070109\t群众文化\t100.00\t70.00\t30.00',
    '208\t社会保障和就业支出\t20.58\t20.00\t0.58',
    '20805\t行政事业单位养老支出\t20.58\t20.00\t0.58',
    '2080505\t机关事业单位基本养老保险缴费支出\t20.58\t20.00\t0.58',
    '第三部分 2023年度单位决算情况说明',
    GENERAL,
    ...explained,
  );
}

const CULTURE = '1.文化旅游体育与传媒支出（类）文化和旅游（款）群众文化（项）。支出决算为100.00万元。';
const PENSIONS = '2.社会保障和就业支出（类）行政事业单位养老支出（款）机关事业单位基本养老保险缴费支出（项）。支出决算为20.58万元。';
const LIBRARY = '3.文化旅游体育与传媒支出（类）文化和旅游（款）图书馆（项）。支出决算为7.35万元。';

/** A section without tables. */
function told(title: string, paragraph: string): string {
  return disclosure('云溪县文化馆2023年度单位决算', '第三部分 2023年度单位决算情况说明', title, paragraph);
}

/** A list of public costs against the table of basic expenditure. */
function costs(list: string, ...rows: string[]): string {
  return disclosure(
    '云溪县文化馆2023年度单位决算',
    '第二部分 2023年度单位决算表',
    '一般公共预算财政拨款基本支出决算表',
    '部门：云溪县文化馆\t金额单位：万元',
    '科目代码\t科目名称\t决算数\t科目代码\t科目名称\t决算数',
    '301\t工资福利支出\t60.00\t302\t商品和服务支出\t10.00',
    '30101\t基本工资\t40.00\t30201\t办公费\t6.00',
    '30102\t津贴补贴\t20.00\t30206\t电费\t1.50',
    '\t\t\t30211\t差旅费\t2.50',
    ...rows.map((row) => `\t\t\t${row}`),
    '人员经费合计\t\t60.00\t公用经费合计\t\t10.00',
    '第三部分 2023年度单位决算情况说明',
    '六、一般公共预算财政拨款基本支出决算情况说明',
    `2023年度一般公共预算财政拨款基本支出70.00万元。其中：公用经费10.00万元，主要包括：${list}。`,
  );
}

/** Both totals in one sentence. */
function totals(expenditure: string): string {
  return disclosure(
    '云溪县文化馆2023年度单位决算',
    '第三部分 2023年度单位决算情况说明',
    '一、收入支出决算总体情况说明',
    `2023年度收入总计105.00万元，支出总计${expenditure}万元。`,
  );
}

/** Government procurement and contracts of small firms. */
function contracts(small: string): string {
  return disclosure(
    '云溪县文化馆2023年度单位决算',
    '第三部分 2023年度单位决算情况说明',
    '十、政府采购支出情况说明',
    `政府采购支出总额16.70万元，其中：政府采购货物支出16.70万元。授予中小企业合同金额${small}万元。`,
  );
}

/** Contracts of small firms by kind of procurement. */
function kinds(services: string): string {
  return disclosure(
    '云溪县文化馆2023年度单位决算',
    '第三部分 2023年度单位决算情况说明',
    '十、政府采购支出情况说明',
    `政府采购支出总额500.00万元，其中：政府采购货物支出100.00万元、政府采购服务支出400.00万元。授予中小企业合同金额263.20万元，占政府采购支出总额的52.6%；货物采购授予中小企业合同金额占货物支出金额的100%，服务采购授予中小企业合同金额占服务支出金额的${services}%。`,
  );
}

export const NARRATIVE_LIST_EXAMPLES: RuleExamples = {
  'narrative/procurement-shares': [
    {
      shows: 'Shares by kind that give more than all contracts of small firms.',
      text: kinds('60.0'),
      anomalies: [
        {
          severity: 'warning',
          origin: 'publisher',
          message: '情况说明称“授予中小企业合同金额”为263.20万元，按货物、工程、服务各类支出及其占比计算应为340万元。',
          expected: '340',
          actual: '263.20',
          difference: '-76.8',
          tolerance: '1.41',
          facts: [],
          lines: [4],
        },
      ],
    },
    { shows: 'Shares by kind that make up the contracts of small firms.', text: kinds('40.8'), anomalies: [] },
  ],
  'narrative/former-name': [
    {
      shows: 'A name of the years before 2020.',
      text: items(CULTURE, PENSIONS.replace('行政事业单位养老支出（款）', '行政事业单位离退休（款）')),
      anomalies: [
        {
          severity: 'info',
          origin: 'publisher',
          message: '情况说明沿用了已更名的科目名称：“行政事业单位离退休”现为“行政事业单位养老支出”。',
          expected: null,
          actual: null,
          difference: null,
          tolerance: null,
          facts: ['general_budget_expenditure/2080505/total'],
          lines: [16],
        },
      ],
    },
    { shows: 'The names of the year.', text: items(CULTURE, PENSIONS), anomalies: [] },
  ],
  'narrative/part-exceeds-whole': [
    {
      shows: 'Contracts of small firms above all procurement.',
      text: contracts('18.35'),
      anomalies: [
        {
          severity: 'error',
          origin: 'publisher',
          message: '情况说明称“授予中小企业合同金额”为18.35万元，超过其总额“政府采购支出总额”的16.70万元。',
          expected: '16.7',
          actual: '18.35',
          difference: '1.65',
          tolerance: '0.01',
          facts: [],
          lines: [4],
        },
      ],
    },
    { shows: 'All contracts went to small firms.', text: contracts('16.70'), anomalies: [] },
    {
      shows: 'What no vocabulary knows may be no whole of the items behind it.',
      text: told('十、预算绩效管理情况', '校舍修缮工程投入3万元。其中：设计服务投入5万元。'),
      anomalies: [
        {
          severity: 'warning',
          origin: 'publisher',
          message: '情况说明称“设计服务投入”为5万元，超过其总额“校舍修缮工程投入”的3万元。',
          expected: '3',
          actual: '5',
          difference: '2',
          tolerance: '0.01',
          facts: [],
          lines: [4],
        },
      ],
    },
    {
      shows: 'A stated difference is no whole of the items behind it.',
      text: told(
        '七、“三公”经费支出决算情况说明',
        '2023年度“三公”经费支出2.05万元，年初预算为2.95万元，差值为0.90万元。其中：公务接待费支出2.05万元，年初预算为2万元，差值为0.05万元。',
      ),
      anomalies: [],
    },
  ],
  'narrative/item-not-in-table': [
    {
      shows: 'An item that the table has not, with an amount that it has not.',
      text: items(CULTURE, PENSIONS, LIBRARY),
      anomalies: [
        {
          severity: 'error',
          origin: 'publisher',
          message:
            '情况说明列有“文化旅游体育与传媒支出（类）文化和旅游（款）图书馆（项）”7.35万元，《一般公共预算财政拨款支出决算表》中没有该科目。',
          expected: null,
          actual: '7.35',
          difference: null,
          tolerance: null,
          facts: [],
          lines: [17, 4],
        },
      ],
    },
    { shows: 'Every item has its row.', text: items(CULTURE, PENSIONS), anomalies: [] },
  ],
  'narrative/path-contradicts-classification': [
    {
      shows: 'Pensions stand below 人力资源和社会保障管理事务.',
      text: items(CULTURE, PENSIONS.replace('行政事业单位养老支出', '人力资源和社会保障管理事务')),
      anomalies: [
        {
          severity: 'warning',
          origin: 'publisher',
          message:
            '情况说明把“机关事业单位基本养老保险缴费支出（项）”写在“人力资源和社会保障管理事务（款）”之下，政府收支分类科目中不属于该级科目，该名称的编码为2080505。',
          expected: null,
          actual: '20801',
          difference: null,
          tolerance: null,
          facts: [],
          lines: [16],
        },
      ],
    },
    {
      shows: 'The former name of the group above.',
      text: items(CULTURE, PENSIONS.replace('行政事业单位养老支出', '行政事业单位离退休')),
      anomalies: [],
    },
  ],
  'narrative/rows-not-mentioned': [
    {
      shows: 'A row with an amount of which the section says nothing.',
      text: items(CULTURE, LIBRARY.replace('7.35', '0')),
      anomalies: [
        {
          severity: 'warning',
          origin: 'publisher',
          message:
            '“一般公共预算财政拨款支出决算情况说明”没有说明《一般公共预算财政拨款支出决算表》中有数额的科目：2080505机关事业单位基本养老保险缴费支出20.58万元。',
          expected: null,
          actual: null,
          difference: null,
          tolerance: null,
          facts: ['general_budget_expenditure/2080505/total'],
          lines: [15, 12],
        },
      ],
    },
    { shows: 'All rows are explained.', text: items(CULTURE, PENSIONS), anomalies: [] },
  ],
  'narrative/totals-differ': [
    {
      shows: 'Income and expenditure do not come to the same.',
      text: totals('104.00'),
      anomalies: [
        {
          severity: 'error',
          origin: 'publisher',
          message: '情况说明中“收入总计”为105.00万元，“支出总计”为104万元，收支总计应当相等。',
          expected: '104',
          actual: '105',
          difference: '1',
          tolerance: '0.01',
          facts: [],
          lines: [4],
        },
      ],
    },
    { shows: 'They do.', text: totals('105.00'), anomalies: [] },
  ],
  'narrative/items-not-mentioned': [
    {
      shows: 'The list leaves out the cost of electricity.',
      text: costs('办公费、印刷费、差旅费'),
      anomalies: [
        {
          severity: 'warning',
          origin: 'publisher',
          message: '“公用经费”的列举没有包括《一般公共预算财政拨款基本支出决算表》中有数额的科目：电费1.50万元。',
          expected: null,
          actual: null,
          difference: null,
          tolerance: null,
          facts: ['general_budget_basic_expenditure/30206/amount'],
          lines: [13, 8],
        },
      ],
    },
    {
      shows: 'The list says that it names the main ones, and leaves out as many.',
      text: costs('办公费、电费、差旅费', '30202\t印刷费\t0.10', '30205\t水费\t0.20', '30207\t邮电费\t0.30'),
      anomalies: [
        {
          severity: 'info',
          origin: 'publisher',
          message:
            '“公用经费”的列举没有包括《一般公共预算财政拨款基本支出决算表》中有数额的科目：印刷费0.10万元、水费0.20万元、邮电费0.30万元。',
          expected: null,
          actual: null,
          difference: null,
          tolerance: null,
          facts: [
            'general_budget_basic_expenditure/30202/amount',
            'general_budget_basic_expenditure/30205/amount',
            'general_budget_basic_expenditure/30207/amount',
          ],
          lines: [16, 10, 11, 12],
        },
      ],
    },
    { shows: 'The list is open.', text: costs('办公费、印刷费、差旅费等'), anomalies: [] },
  ],
  'narrative/items-without-amount': [
    {
      shows: 'The row of printing is empty.',
      text: costs('办公费、印刷费、电费、差旅费', '30202\t印刷费\t'),
      anomalies: [
        {
          severity: 'info',
          origin: 'publisher',
          message: '“公用经费”列举的印刷费在《一般公共预算财政拨款基本支出决算表》中没有数额。',
          expected: null,
          actual: null,
          difference: null,
          tolerance: null,
          facts: [],
          lines: [14, 4],
        },
      ],
    },
    { shows: 'The table does not print it.', text: costs('办公费、印刷费、电费、差旅费'), anomalies: [] },
  ],
};
