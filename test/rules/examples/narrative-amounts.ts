/**
 * Examples of the rules on amounts, units and words of the narrative.
 */
import { disclosure, type RuleExamples } from '../example.ts';

/** Sections of the narrative behind the table of the general budget's expenditure. */
function narrative(...sections: string[]): string {
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
    ...sections,
  );
}

/** A sentence on the operating cost behind the table of basic expenditure, whose public cost is 15.81万元. */
function operatingCost(items: string, total = '15.81'): string {
  return disclosure(
    '云溪县文化馆2023年度单位决算',
    '第二部分 2023年度单位决算表',
    '一般公共预算财政拨款基本支出决算表',
    '部门：云溪县文化馆\t金额单位：万元',
    '人员经费\t\t\t公用经费\t\t',
    '科目编码\t科目名称\t决算数\t科目编码\t科目名称\t决算数',
    '301\t工资福利支出\t90.00\t302\t商品和服务支出\t15.81',
    '30101\t基本工资\t90.00\t30201\t办公费\t10.00',
    '\t\t\t30211\t差旅费\t5.81',
    '人员经费合计\t\t90.00\t公用经费合计\t\t15.81',
    '第三部分 2023年度单位决算情况说明',
    '十、机关运行经费支出情况说明',
    `2023年度机关运行经费支出${total}万元，主要用于${items}。`,
  );
}

const GENERAL = '五、一般公共预算财政拨款支出决算情况说明';
const SPENT = '2023年度一般公共预算财政拨款支出120.58万元';

export const NARRATIVE_AMOUNT_EXAMPLES: RuleExamples = {
  'narrative/amount-contradicts-table': [
    {
      shows: 'The sentence has two digits of the table exchanged.',
      text: narrative(GENERAL, '2023年度一般公共预算财政拨款支出102.58万元。'),
      anomalies: [
        {
          severity: 'error',
          origin: 'publisher',
          message: '情况说明称“一般公共预算财政拨款支出”为102.58万元，《一般公共预算财政拨款支出决算表》中为120.58万元。',
          expected: '120.58',
          actual: '102.58',
          difference: '-18',
          tolerance: '0.01',
          facts: ['general_budget_expenditure/total/total'],
          lines: [15, 6],
        },
      ],
    },
    {
      shows: 'An item of the operating cost, which is all public cost of the table, is not that of the table.',
      text: operatingCost('办公费10.00万元、差旅费8.51万元'),
      anomalies: [
        {
          severity: 'error',
          origin: 'publisher',
          message: '情况说明称“差旅费”为8.51万元，《一般公共预算财政拨款基本支出决算表》中为5.81万元。',
          expected: '5.81',
          actual: '8.51',
          difference: '2.7',
          tolerance: '0.01',
          facts: ['general_budget_basic_expenditure/30211/amount'],
          lines: [13, 9],
        },
      ],
    },
    {
      shows: 'Items of an operating cost that is only part of the public cost are no rows of the table.',
      text: operatingCost('办公费9.00万元、差旅费8.51万元', '17.51'),
      anomalies: [],
    },
    {
      shows: 'Dropped zeros and a cut-off digit are the same amount.',
      text: narrative(GENERAL, '2023年度一般公共预算财政拨款支出120.5万元。'),
      anomalies: [],
    },
    {
      shows: 'An approximate amount is not held against the table.',
      text: narrative(GENERAL, '2023年度一般公共预算财政拨款支出约130万元。'),
      anomalies: [],
    },
  ],
  'narrative/amount-rounding': [
    {
      shows: 'The sentence has one digit less than the table.',
      text: narrative(GENERAL, '2023年度一般公共预算财政拨款支出120.6万元。'),
      anomalies: [
        {
          severity: 'info',
          origin: 'publisher',
          message: '情况说明有 1 处数额与《一般公共预算财政拨款支出决算表》只有尾数差异，属四舍五入或省略小数。',
          expected: null,
          actual: null,
          difference: null,
          tolerance: null,
          facts: ['general_budget_expenditure/total/total'],
          lines: [15, 6],
        },
      ],
    },
    { shows: 'The same digits.', text: narrative(GENERAL, `${SPENT}。`), anomalies: [] },
  ],
  'unit/claim-off-by-ten-thousand': [
    {
      shows: 'The amount of the table in 万元 is written with 元.',
      text: narrative(GENERAL, '2023年度一般公共预算财政拨款支出120.58元。'),
      anomalies: [
        {
          severity: 'error',
          origin: 'publisher',
          message:
            '情况说明中“一般公共预算财政拨款支出”为120.58元，《一般公共预算财政拨款支出决算表》中为1205800元，疑似单位写错（元与万元相差一万倍）。',
          expected: '1205800',
          actual: '120.58',
          difference: '-1205679.42',
          tolerance: '50.005',
          facts: ['general_budget_expenditure/total/total'],
          lines: [15, 6],
        },
      ],
    },
    {
      shows: 'A change in 元 that fits its growth rate only in 万元.',
      text: narrative(GENERAL, `${SPENT}。与2022年度相比，一般公共预算财政拨款支出增加20.58元，增长20.58%。`),
      anomalies: [
        {
          severity: 'error',
          origin: 'publisher',
          message:
            '情况说明中“一般公共预算财政拨款支出增加”为20.58元，按本年数和增减比例应为20.58万元，疑似单位写错（元与万元相差一万倍）。',
          expected: null,
          actual: '20.58',
          difference: null,
          tolerance: null,
          facts: ['general_budget_expenditure/total/total'],
          lines: [15],
        },
      ],
    },
    { shows: 'The amount converted to 元.', text: narrative(GENERAL, '2023年度一般公共预算财政拨款支出1205800元。'), anomalies: [] },
  ],
  'unit/claim-without-unit': [
    {
      shows: 'An amount in 元 without its unit.',
      text: narrative(GENERAL, '2023年度一般公共预算财政拨款支出1205800.00，主要用于文化活动。'),
      anomalies: [
        {
          severity: 'error',
          origin: 'publisher',
          message: '情况说明中的数额没有写明单位：一般公共预算财政拨款支出1205800.00（按元与表一致）。',
          expected: null,
          actual: '1205800.00',
          difference: null,
          tolerance: null,
          facts: ['general_budget_expenditure/total/total'],
          lines: [15, 6],
        },
      ],
    },
    {
      shows: 'A budget without its unit beside a final amount that has one.',
      text: narrative(GENERAL, '2023年度一般公共预算财政拨款支出年初预算为150.50，支出决算为120.58万元，完成年初预算的80.12%。'),
      anomalies: [
        {
          severity: 'error',
          origin: 'publisher',
          message: '情况说明中的数额没有写明单位：一般公共预算财政拨款支出150.50。',
          expected: null,
          actual: '150.50',
          difference: null,
          tolerance: null,
          facts: [],
          lines: [15],
        },
      ],
    },
    {
      shows: 'A change without its unit between the amount and its rate.',
      text: narrative('十、机关运行经费支出情况说明', '2023年度机关运行经费支出52.00万元，较上年增加2.00，增长4.00%。'),
      anomalies: [
        {
          severity: 'error',
          origin: 'publisher',
          message: '情况说明中的数额没有写明单位：机关运行经费支出2.00。',
          expected: null,
          actual: '2.00',
          difference: null,
          tolerance: null,
          facts: [],
          lines: [15],
        },
      ],
    },
    {
      shows: 'A change of no amount has no unit of money.',
      text: narrative('十、机关运行经费支出情况说明', '2023年度机关运行经费支出52.00万元，在职人员50人，较上年增加2，增长4.00%。'),
      anomalies: [],
    },
    {
      shows: 'An amount without its unit at the end of a finished sentence.',
      text: narrative(GENERAL, '2023年度一般公共预算财政拨款支出年初预算120.58万元，支出决算120.58。'),
      anomalies: [
        {
          severity: 'error',
          origin: 'publisher',
          message: '情况说明中的数额没有写明单位：一般公共预算财政拨款支出120.58（按万元与表一致）。',
          expected: null,
          actual: '120.58',
          difference: null,
          tolerance: null,
          facts: ['general_budget_expenditure/total/total'],
          lines: [15, 6],
        },
      ],
    },
    { shows: 'Nothing needs no unit.', text: narrative(GENERAL, '2023年度一般公共预算财政拨款支出120.58万元，预算数为0。'), anomalies: [] },
  ],
  'narrative/sentence-cut-off': [
    {
      shows: 'A sentence of which the edge of the page left the beginning.',
      text: narrative(GENERAL, '2023年度一般公共预算财政拨款支出年初预算120.58万元，支出决算120.58'),
      anomalies: [
        {
          severity: 'warning',
          origin: 'extraction',
          message: '情况说明有 1 个句子在数字处中断，其后的单位和文字没有显示或没有读出：一般公共预算财政拨款支出120.58，请对照原文核对。',
          expected: null,
          actual: '120.58',
          difference: null,
          tolerance: null,
          facts: [],
          lines: [15],
        },
      ],
    },
    {
      shows: 'A figure that a copy of the page repeats behind a line break.',
      text: narrative(GENERAL, '', '一般公共预算财政拨款支出120.58', '120.58 万元，占本年支出合计的100.00', '100.00 %。'),
      anomalies: [
        {
          severity: 'warning',
          origin: 'extraction',
          message:
            '情况说明有 2 个句子在数字处中断，其后的单位和文字没有显示或没有读出：一般公共预算财政拨款支出120.58、支出合计100.00，请对照原文核对。',
          expected: null,
          actual: '120.58、100.00',
          difference: null,
          tolerance: null,
          facts: [],
          lines: [16, 17],
        },
      ],
    },
    {
      shows: 'A sentence that ends with its figure and a stop.',
      text: narrative(GENERAL, '2023年度一般公共预算财政拨款支出年初预算120.58万元，支出决算120.58万元。'),
      anomalies: [],
    },
  ],
  'unit/rate-without-percent': [
    {
      shows: 'A growth rate without percent sign.',
      text: narrative(GENERAL, `${SPENT}。与2022年度相比，一般公共预算财政拨款支出增加20.58万元，增长20.58。`),
      anomalies: [
        {
          severity: 'warning',
          origin: 'publisher',
          message: '情况说明中的比例没有百分号：一般公共预算财政拨款支出增长20.58。',
          expected: null,
          actual: '20.58',
          difference: null,
          tolerance: null,
          facts: [],
          lines: [15],
        },
      ],
    },
    {
      shows: 'With percent sign.',
      text: narrative(GENERAL, `${SPENT}。与2022年度相比，一般公共预算财政拨款支出增加20.58万元，增长20.58%。`),
      anomalies: [],
    },
  ],
  'unit/mixed-in-narrative': [
    {
      shows: 'Two amounts in 万元, one in 元 that is right.',
      text: narrative(GENERAL, `${SPENT}，主要用于以下方面：`, '文化旅游体育与传媒支出（类）100万元；社会保障和就业支出（类）205800元。'),
      anomalies: [
        {
          severity: 'info',
          origin: 'publisher',
          message: '情况说明多以万元为单位，另有 1 处以元为单位，数额换算后与表一致。',
          expected: null,
          actual: null,
          difference: null,
          tolerance: null,
          facts: [],
          lines: [16],
        },
      ],
    },
    { shows: 'One unit throughout.', text: narrative(GENERAL, `${SPENT}。`), anomalies: [] },
  ],
  'narrative/directions-conflict': [
    {
      shows: 'An increase that is called a fall; the amounts tell which word is wrong.',
      text: narrative(GENERAL, `${SPENT}。与2022年度相比，一般公共预算财政拨款支出增加20.58万元，下降14.58%。`),
      anomalies: [
        {
          severity: 'error',
          origin: 'publisher',
          message: '“一般公共预算财政拨款支出”的说明既称“增加20.58万元”又称“下降14.58%”，方向相互矛盾，按数额推算“增加”有误。',
          expected: null,
          actual: '增加',
          difference: null,
          tolerance: null,
          facts: ['general_budget_expenditure/total/total'],
          lines: [15],
        },
      ],
    },
    {
      shows: 'A template left as it was: nothing rose by nothing.',
      text: narrative(GENERAL, `${SPENT}。与2022年度相比，一般公共预算财政拨款支出增加0万元，下降0%。`),
      anomalies: [],
    },
  ],
  'narrative/minus-behind-decrease': [
    {
      shows: 'A decrease by less than nothing.',
      text: narrative(GENERAL, `${SPENT}。与2022年度相比，一般公共预算财政拨款支出减少-20.58万元，下降-20.58%。`),
      anomalies: [
        {
          severity: 'warning',
          origin: 'publisher',
          message: '“一般公共预算财政拨款支出”的说明称“减少-20.58万元、下降-20.58%”，减少类词语之后又带负号，究竟是增是减不清。',
          expected: null,
          actual: '减少-20.58万元、下降-20.58%',
          difference: null,
          tolerance: null,
          facts: ['general_budget_expenditure/total/total'],
          lines: [15],
        },
      ],
    },
    {
      shows: 'A negative increase is a decrease.',
      text: narrative(GENERAL, `${SPENT}。与2022年度相比，一般公共预算财政拨款支出增加-20.58万元，增长-14.58%。`),
      anomalies: [],
    },
  ],
  'narrative/direction-contradicts-amounts': [
    {
      shows: 'More than the budget, where less was spent.',
      text: narrative(
        GENERAL,
        '2023年度一般公共预算财政拨款支出年初预算为150.00万元，支出决算为120.58万元，完成年初预算的80.39%。决算数大于预算数的主要原因是厉行节约。',
      ),
      anomalies: [
        {
          severity: 'error',
          origin: 'publisher',
          message: '“一般公共预算财政拨款支出”的说明使用“大于”，而决算数小于预算数。',
          expected: null,
          actual: '大于',
          difference: null,
          tolerance: null,
          facts: ['general_budget_expenditure/total/total'],
          lines: [15],
        },
      ],
    },
    {
      shows: 'Less than the budget.',
      text: narrative(
        GENERAL,
        '2023年度一般公共预算财政拨款支出年初预算为150.00万元，支出决算为120.58万元，完成年初预算的80.39%。决算数小于预算数的主要原因是厉行节约。',
      ),
      anomalies: [],
    },
  ],
  'narrative/direction-of-nothing': [
    {
      shows: 'Less than a budget of nothing, where nothing was spent.',
      text: narrative(
        '九、财政拨款“三公”经费支出决算情况说明',
        '2023年度因公出国（境）费预算为0万元，支出决算为0万元。决算数小于预算数的主要原因是厉行节约。',
      ),
      anomalies: [
        {
          severity: 'warning',
          origin: 'publisher',
          message: '情况说明有 1 处决算数与预算数均为0，却称“小于”，多为模板文字未修改。',
          expected: null,
          actual: null,
          difference: null,
          tolerance: null,
          facts: [],
          lines: [15],
        },
      ],
    },
    {
      shows: 'The word fits nothing and nothing.',
      text: narrative('九、财政拨款“三公”经费支出决算情况说明', '2023年度因公出国（境）费预算为0万元，支出决算为0万元。决算数等于预算数。'),
      anomalies: [],
    },
  ],
  'narrative/amounts-disagree': [
    {
      shows: 'Two sentences with two budgets of the same expenditure.',
      text: narrative(
        GENERAL,
        '2023年度一般公共预算财政拨款支出年初预算为150.00万元，支出决算为120.58万元。',
        '一般公共预算财政拨款支出年初预算为155.00万元，支出决算为120.58万元。',
      ),
      anomalies: [
        {
          severity: 'error',
          origin: 'publisher',
          message: '“一般公共预算财政拨款支出的年初预算”前后不一致：一处为150.00万元，另一处为155.00万元。',
          expected: '150',
          actual: '155.00',
          difference: '5',
          tolerance: '0.01',
          facts: [],
          lines: [16, 15],
        },
      ],
    },
    {
      shows: 'The same budget twice, once without its zeros.',
      text: narrative(
        GENERAL,
        '2023年度一般公共预算财政拨款支出年初预算为150.00万元，支出决算为120.58万元。',
        '一般公共预算财政拨款支出年初预算为150万元，支出决算为120.58万元。',
      ),
      anomalies: [],
    },
    {
      shows: 'Two changes, each against a year of its own.',
      text: narrative(
        GENERAL,
        '2023年度一般公共预算财政拨款支出决算为120.58万元，比上年增加20.58万元，增长20.58%；比2019年（疫情前）减少29.42万元，下降19.61%。',
      ),
      anomalies: [],
    },
  ],
};
