/**
 * Examples of the rules on changes, rates and shares of the narrative.
 */
import { disclosure, type RuleExamples } from '../example.ts';

/** One section of the narrative, without tables. */
function section(title: string, ...paragraphs: string[]): string {
  return disclosure('云溪县文化馆2023年度单位决算', '第三部分 2023年度单位决算情况说明', title, ...paragraphs);
}

const OVERALL = '一、收入支出决算总体情况说明';
const GENERAL = '五、一般公共预算财政拨款支出决算情况说明';
const EVALUATION = '十、预算绩效情况说明';
const THREE_PUBLIC = '九、财政拨款“三公”经费支出决算情况说明';

/** Totals with last year's, the change and its rate. */
function total(change: string, growth: string): string {
  return section(
    OVERALL,
    `2023年度收、支总计均为418.27万元。与2022年度收、支总计379.96万元相比，收、支总计各增加${change}万元，增长${growth}。`,
  );
}

/** Projects for 30.00万元 in all and for 24.00万元 of the general budget, and the share of those evaluated. */
function evaluatedShare(amount: string, share: string): string {
  return disclosure(
    '云溪县文化馆2023年度单位决算',
    '支出决算表',
    '部门：云溪县文化馆\t金额单位：万元',
    '科目代码\t科目名称\t本年支出合计\t基本支出\t项目支出\t上缴上级支出\t经营支出\t对附属单位补助支出',
    '合计\t\t86.00\t56.00\t30.00\t0.00\t0.00\t0.00',
    '一般公共预算财政拨款支出决算表',
    '部门：云溪县文化馆\t金额单位：万元',
    '科目代码\t科目名称\t本年支出合计\t基本支出\t项目支出',
    '合计\t\t80.00\t56.00\t24.00',
    '第三部分 2023年度单位决算情况说明',
    EVALUATION,
    `对3个项目支出开展绩效自评，涉及资金${amount}万元，占项目支出总额的${share}。`,
  );
}

/** A budget, a final amount and the rate of completion. */
function completion(rate: string): string {
  return section(GENERAL, `2023年度一般公共预算财政拨款支出年初预算为640.00万元，支出决算为580.14万元，完成年初预算的${rate}。`);
}

/** Expenditure by kind. */
function kinds(basic: string, project: string): string {
  return section(
    '三、支出决算情况说明',
    `2023年度支出合计86.57万元，其中：基本支出63.57万元，占${basic}；项目支出23.00万元，占${project}。`,
  );
}

/** All classes with the rates of their budgets, the first to be given, below the rate of them all. */
function ratedClasses(rate: string): string {
  return section(
    GENERAL,
    `2023年度一般公共预算财政拨款支出130.50万元，完成年初预算的90.00%。其中：文化旅游体育与传媒支出100.50万元，完成年初预算的${rate}；社会保障和就业支出20.00万元，完成年初预算的100%；住房保障支出10.00万元，完成年初预算的100%。`,
  );
}

/** Two lists of one whole, the last item of the second to be given. */
function twoBreakdowns(last: string): string {
  return section(
    GENERAL,
    `2023年度一般公共预算财政拨款支出130.50万元，按支出功能分类科目分，包括：文化旅游体育与传媒支出100.50万元，社会保障和就业支出30.00万元；按支出经济分类科目分，包括：工资福利支出80.00万元，商品和服务支出40.50万元，对个人和家庭的补助${last}万元。`,
  );
}

export const NARRATIVE_RATE_EXAMPLES: RuleExamples = {
  'narrative/average-contradicts-amounts': [
    {
      shows: 'Three vehicles that cost 3.90万元 cost 1.30万元 each.',
      text: section(THREE_PUBLIC, '公务用车运行维护费支出3.90万元，公务用车保有量为3辆，平均每辆运行维护费2.30万元。'),
      anomalies: [
        {
          severity: 'warning',
          origin: 'publisher',
          message: '情况说明称“平均每辆运行维护费”为2.30万元，按3.9万元、3辆计算应为1.3万元。',
          expected: '1.3',
          actual: '2.30',
          difference: '1',
          tolerance: null,
          facts: [],
          lines: [4],
        },
      ],
    },
    {
      shows: 'Three scores that are 91 on average.',
      text: section(EVALUATION, '对3个项目开展绩效自评。', '平均得分95分，其中展陈项目92分，讲座项目93分，馆藏项目88分。'),
      anomalies: [
        {
          severity: 'warning',
          origin: 'publisher',
          message: '情况说明称“平均得分”为95分，按所列得分合计273分、3个项目计算应为91分。',
          expected: '91',
          actual: '95',
          difference: '4',
          tolerance: null,
          facts: [],
          lines: [5],
        },
      ],
    },
    {
      shows: 'The scores of the main projects alone.',
      text: section(EVALUATION, '对5个项目开展绩效自评。', '平均得分95分，其中展陈项目92分，讲座项目93分，馆藏项目88分。'),
      anomalies: [],
    },
    {
      shows: 'The average is cut off at its last digit.',
      text: section(THREE_PUBLIC, '公务接待费支出0.13万元，国内公务接待2批次、9人次，人均接待费用144元。'),
      anomalies: [],
    },
  ],
  'narrative/fewer-persons': [
    {
      shows: 'Ten receptions of eight guests.',
      text: section(THREE_PUBLIC, '公务接待费支出0.55万元，国内公务接待10批次、8人次。'),
      anomalies: [
        {
          severity: 'error',
          origin: 'publisher',
          message: '“国内公务接待”为10批次，却只有8人次。',
          expected: null,
          actual: '8',
          difference: null,
          tolerance: null,
          facts: [],
          lines: [4],
        },
      ],
    },
    {
      shows: 'Three trips of two travellers, told as two numbers.',
      text: section(THREE_PUBLIC, '因公出国（境）费支出5.50万元，全年因公出国（境）团组3个，累计2人次。'),
      anomalies: [
        {
          severity: 'error',
          origin: 'publisher',
          message: '“全年因公出国（境）团组”为3个，却只有2人次。',
          expected: null,
          actual: '2',
          difference: null,
          tolerance: null,
          facts: [],
          lines: [4],
        },
      ],
    },
    {
      shows: 'Receptions of one guest each, and those of guests from abroad beside them.',
      text: section(THREE_PUBLIC, '公务接待费支出0.55万元，国内公务接待10批次（其中外事接待2批次），10人次（其中外事接待6人次）。'),
      anomalies: [],
    },
  ],
  'narrative/permille': [
    {
      shows: 'Shares with the sign of per mille.',
      text: section('支出决算情况说明', '本年支出合计100.00万元，其中：基本支出80.00万元，占80.00‰；项目支出20.00万元，占20.00‰。'),
      anomalies: [
        {
          severity: 'warning',
          origin: 'publisher',
          message: '“基本支出”的比例写作80.00‰，应为百分比（共2处）。',
          expected: null,
          actual: '80.00',
          difference: null,
          tolerance: null,
          facts: [],
          lines: [4],
        },
      ],
    },
    {
      shows: 'A rate of what no table states.',
      text: section('支出决算情况说明', '人口出生率7.2‰，比上年下降0.3‰。'),
      anomalies: [],
    },
  ],
  'narrative/vehicles-held': [
    {
      shows: 'More vehicles are kept than there are.',
      text: disclosure(
        '云溪县水文站2023年度单位决算',
        '第三部分 2023年度单位决算情况说明',
        '七、财政拨款“三公”经费支出决算情况说明',
        '公务用车运行维护费支出1.20万元，公务用车保有量为5辆。',
        '九、国有资产占用情况说明',
        '截至2023年12月31日，本单位共有车辆3辆。',
      ),
      anomalies: [
        {
          severity: 'warning',
          origin: 'publisher',
          message: '“三公”经费说明称“公务用车保有量”为5辆，而国有资产占用情况称“车辆”为3辆。',
          expected: '3',
          actual: '5',
          difference: null,
          tolerance: null,
          facts: [],
          lines: [4, 6],
        },
      ],
    },
    {
      shows: 'None is kept beside some: they may be paid otherwise.',
      text: disclosure(
        '云溪县水文站2023年度单位决算',
        '第三部分 2023年度单位决算情况说明',
        '七、财政拨款“三公”经费支出决算情况说明',
        '公务用车运行维护费支出1.20万元，公务用车保有量为0辆。',
        '九、国有资产占用情况说明',
        '截至2023年12月31日，本单位共有车辆3辆。',
      ),
      anomalies: [
        {
          severity: 'info',
          origin: 'publisher',
          message: '“三公”经费说明称“公务用车保有量”为0辆，而国有资产占用情况称“车辆”为3辆。',
          expected: '3',
          actual: '0',
          difference: null,
          tolerance: null,
          facts: [],
          lines: [4, 6],
        },
      ],
    },
    {
      shows: 'Not all vehicles are kept on appropriations.',
      text: disclosure(
        '云溪县水文站2023年度单位决算',
        '第三部分 2023年度单位决算情况说明',
        '七、财政拨款“三公”经费支出决算情况说明',
        '公务用车运行维护费支出1.20万元，公务用车保有量为2辆。',
        '九、国有资产占用情况说明',
        '截至2023年12月31日，本单位共有车辆3辆。',
      ),
      anomalies: [],
    },
  ],
  'narrative/sum-rounding': [
    {
      shows: 'Budgets of three kinds of cost, each rounded by itself.',
      text: section(
        THREE_PUBLIC,
        '2023年“三公”经费预算为20.01万元，其中：因公出国（境）费5.33万元，公务用车购置及运行维护费11.33万元，公务接待费3.34万元。',
      ),
      anomalies: [
        {
          severity: 'info',
          origin: 'publisher',
          message: '情况说明有 1 处总数与所列各项之和只有四舍五入的尾差（最大 0.01万元），属正常：“三公经费”的预算20.01万元。',
          expected: null,
          actual: null,
          difference: '0.01',
          tolerance: null,
          facts: [],
          lines: [4],
        },
      ],
    },
    {
      shows: 'Budgets that add up.',
      text: section(
        THREE_PUBLIC,
        '2023年“三公”经费预算为20.00万元，其中：因公出国（境）费5.33万元，公务用车购置及运行维护费11.33万元，公务接待费3.34万元。',
      ),
      anomalies: [],
    },
  ],
  'narrative/number-against-cost': [
    {
      shows: 'A vehicle was bought for nothing.',
      text: section(THREE_PUBLIC, '公务用车购置费支出0万元，购置公务用车1辆。公务用车运行维护费支出1.20万元，公务用车保有量为2辆。'),
      anomalies: [
        {
          severity: 'warning',
          origin: 'publisher',
          message: '“购置公务用车”为1辆，而公务用车购置费为0。',
          expected: null,
          actual: '1',
          difference: null,
          tolerance: null,
          facts: [],
          lines: [4],
        },
      ],
    },
    {
      shows: 'Nobody was received with some money.',
      text: section(THREE_PUBLIC, '公务接待费支出0.55万元，国内公务接待0批次、0人次。'),
      anomalies: [
        {
          severity: 'warning',
          origin: 'publisher',
          message: '“国内公务接待”为0批次、0人次，而公务接待费不为0。',
          expected: null,
          actual: '0、0',
          difference: null,
          tolerance: null,
          facts: [],
          lines: [4],
        },
      ],
    },
    {
      shows: 'A vehicle that is still to be bought.',
      text: section(THREE_PUBLIC, '公务用车购置费支出0万元，计划购置公务用车1辆，尚未付款。'),
      anomalies: [],
    },
    {
      shows: 'Numbers with their costs, and a vehicle that was given.',
      text: section(
        THREE_PUBLIC,
        '因公出国（境）费支出0万元，出国团组0个、0人次。公务用车购置费支出0万元，上级无偿划拨购置公务用车1辆。公务接待费支出0.55万元，接待5批次、40人次。',
      ),
      anomalies: [],
    },
  ],
  'narrative/rates-of-parts': [
    {
      shows: 'The rate of the largest class would make its budget larger than that of all classes.',
      text: ratedClasses('57.39%'),
      anomalies: [
        {
          severity: 'warning',
          origin: 'publisher',
          message:
            '“一般公共预算财政拨款支出”完成年初预算的90.00%，推算的预算为145万元，而各分项按其完成比例推算的预算合计为205.12万元，两者不符。',
          expected: null,
          actual: '90.00',
          difference: null,
          tolerance: null,
          facts: [],
          lines: [4],
        },
      ],
    },
    { shows: 'The budgets that follow from the rates make up that of all.', text: ratedClasses('87.39%'), anomalies: [] },
  ],
  'narrative/change-contradicts-amounts': [
    {
      shows: 'The change is two hundredths off the difference of the amounts.',
      text: total('38.29', '10.08%'),
      anomalies: [
        {
          severity: 'error',
          origin: 'publisher',
          message: '“收、支总计”的说明称增加38.29万元，按所列两年（或预决算）数额相减应为38.31万元。',
          expected: '38.31',
          actual: '38.29',
          difference: '-0.02',
          tolerance: '0.015',
          facts: [],
          lines: [4],
        },
      ],
    },
    { shows: 'A hundredth is what rounding explains.', text: total('38.30', '10.08%'), anomalies: [] },
  ],
  'narrative/growth-contradicts-change': [
    {
      shows: 'An increase behind a part that has no room for it is that of the whole.',
      text: section(OVERALL, '2023年度收、支总计均为130.50万元，其中年初结转和结余0万元，较2022年增加10.50万元，增长18.75%。'),
      anomalies: [
        {
          severity: 'error',
          origin: 'publisher',
          message: '“收、支总计”的说明称增加10.50万元，据此计算比例应为8.75%，而文字为18.75%。',
          expected: '8.75',
          actual: '18.75',
          difference: '10',
          tolerance: null,
          facts: [],
          lines: [4],
        },
      ],
    },
    {
      shows: 'The same with the rate of the whole.',
      text: section(OVERALL, '2023年度收、支总计均为130.50万元，其中年初结转和结余0万元，较2022年增加10.50万元，增长8.75%。'),
      anomalies: [],
    },
    {
      shows: 'The rate has its digits exchanged.',
      text: total('38.31', '10.80%'),
      anomalies: [
        {
          severity: 'error',
          origin: 'publisher',
          message: '“收、支总计”的说明称增加38.31万元，据此计算比例应为10.08%，而文字为10.80%。',
          expected: '10.08',
          actual: '10.80',
          difference: '0.72',
          tolerance: null,
          facts: [],
          lines: [4],
        },
      ],
    },
    { shows: 'The rate is cut off.', text: total('38.31', '10%'), anomalies: [] },
    {
      shows: 'Behind a list of parts the sentence goes on with the whole.',
      text: section(
        GENERAL,
        '2023年度一般公共预算支出90.00万元，其中：基本支出70.00万元，项目支出20.00万元，较上年减少10.00万元，下降10%。',
      ),
      anomalies: [],
    },
    {
      shows: 'A change too small to print has a rate.',
      text: section(THREE_PUBLIC, '2023年度公务接待费支出决算为0.15万元，较上年度减少0.00万元，下降2.82%。'),
      anomalies: [],
    },
  ],
  'narrative/completion-contradicts-amounts': [
    {
      shows: 'An adjusted budget beside the first one: no rate of either is stated.',
      text: section(
        GENERAL,
        '1.住房保障支出（类）住房改革支出（款）住房公积金（项）预算数12.00万元，调整数-1.00万元，决算数10.00万元，完成预算的73.33%。',
      ),
      anomalies: [
        {
          severity: 'error',
          origin: 'publisher',
          message:
            '“住房保障支出（类）住房改革支出（款）住房公积金（项）”的说明称完成预算73.33%，按决算数10万元、预算数12万元计算应为83.33%。',
          expected: '83.33',
          actual: '73.33',
          difference: '-10',
          tolerance: null,
          facts: [],
          lines: [4],
        },
      ],
    },
    {
      shows: 'The rate of the budget as it was adjusted by what is stated.',
      text: section(
        GENERAL,
        '1.住房保障支出（类）住房改革支出（款）住房公积金（项）预算数12.00万元，调整数-1.00万元，决算数10.00万元，完成预算的90.91%。',
      ),
      anomalies: [],
    },
    {
      shows: 'Amounts that are printed alike make 100%.',
      text: section(GENERAL, '2023年度一般公共预算财政拨款支出年初预算为6.3万元，支出决算为6.3万元，完成年初预算的101%。'),
      anomalies: [
        {
          severity: 'error',
          origin: 'publisher',
          message: '“一般公共预算财政拨款支出”的说明称完成预算101%，按决算数6.3万元、预算数6.3万元计算应为100%。',
          expected: '100',
          actual: '101',
          difference: '1',
          tolerance: null,
          facts: [],
          lines: [4],
        },
      ],
    },
    {
      shows: 'The rate does not fit the amounts.',
      text: completion('96.65%'),
      anomalies: [
        {
          severity: 'error',
          origin: 'publisher',
          message: '“一般公共预算财政拨款支出”的说明称完成预算96.65%，按决算数580.14万元、预算数640万元计算应为90.65%。',
          expected: '90.65',
          actual: '96.65',
          difference: '6',
          tolerance: null,
          facts: [],
          lines: [4],
        },
      ],
    },
    {
      shows: 'The budget follows from a stated difference.',
      text: section(GENERAL, '2023年度一般公共预算财政拨款支出580.14万元，完成年初预算的100%，决算数大于预算数30.14万元。'),
      anomalies: [
        {
          severity: 'error',
          origin: 'publisher',
          message: '“一般公共预算财政拨款支出”的说明称完成预算100%，按决算数580.14万元、预算数550万元计算应为105%。',
          expected: '105',
          actual: '100',
          difference: '-5',
          tolerance: null,
          facts: [],
          lines: [4],
        },
      ],
    },
    {
      shows: 'A rate of the adjusted budget says nothing of a difference from the first one.',
      text: section(GENERAL, '2023年度一般公共预算财政拨款支出580.14万元，完成调整预算的100%，决算数大于年初预算数30.14万元。'),
      anomalies: [],
    },
    { shows: 'The rate was rounded twice.', text: completion('90.7%'), anomalies: [] },
    {
      shows: '41 yuan are printed as 0.00, and are 41% of a hundred.',
      text: section(GENERAL, '2023年度一般公共预算财政拨款支出年初预算为0.01万元，支出决算为0.00万元，完成年初预算的41.00%。'),
      anomalies: [],
    },
  ],
  'narrative/rate-rounding': [
    {
      shows: 'The rate was rounded twice: 90.647, 90.65, 90.7.',
      text: completion('90.7%'),
      anomalies: [
        {
          severity: 'info',
          origin: 'publisher',
          message: '情况说明有 1 处比例与按数额计算的结果只有尾数差异（截位或两次四舍五入）。',
          expected: null,
          actual: null,
          difference: null,
          tolerance: null,
          facts: [],
          lines: [4],
        },
      ],
    },
    { shows: 'The rate is rounded once.', text: completion('90.6%'), anomalies: [] },
  ],
  'narrative/zero-base-rate': [
    {
      shows: 'A growth of 100% over a year of nothing.',
      text: section(THREE_PUBLIC, '2023年度“三公”经费财政拨款支出决算为0.05万元，较上年度增加0.05万元，增长100%。'),
      anomalies: [
        {
          severity: 'error',
          origin: 'publisher',
          message: '“三公经费财政拨款支出”的上年数为0，无法计算比例，而文字为“增长100%”，应注明不适用。',
          expected: null,
          actual: '100',
          difference: null,
          tolerance: null,
          facts: [],
          lines: [4],
        },
      ],
    },
    {
      shows: 'A budget of nothing, of which 0% is said to be completed.',
      text: section(THREE_PUBLIC, '2023年度公务接待费支出决算为0.16万元，完成预算0万元的0%。'),
      anomalies: [
        {
          severity: 'warning',
          origin: 'publisher',
          message: '“公务接待费支出”的预算数为0，无法计算比例，而文字为“完成预算0%”，应注明不适用。',
          expected: null,
          actual: '0',
          difference: null,
          tolerance: null,
          facts: [],
          lines: [4],
        },
      ],
    },
    {
      shows: 'No rate is given.',
      text: section(THREE_PUBLIC, '2023年度“三公”经费财政拨款支出决算为0.05万元，较上年度增加0.05万元。'),
      anomalies: [],
    },
  ],
  'narrative/rate-of-nothing': [
    {
      shows: 'Nothing spent of a budget of nothing, with a rate.',
      text: section(THREE_PUBLIC, '2023年度公务接待费支出决算为0万元，完成预算0万元的0%。'),
      anomalies: [
        {
          severity: 'info',
          origin: 'publisher',
          message: '情况说明有 1 处预算数与决算数均为0，仍列出完成比例，应注明不适用。',
          expected: null,
          actual: null,
          difference: null,
          tolerance: null,
          facts: [],
          lines: [4],
        },
      ],
    },
    {
      shows: 'Nothing spent of a budget that was there.',
      text: section(THREE_PUBLIC, '2023年度公务接待费支出决算为0万元，完成预算2.00万元的0%。'),
      anomalies: [],
    },
  ],
  'narrative/share-contradicts-amounts': [
    {
      shows: 'Evaluated projects of the general budget that are 80% of all projects.',
      text: evaluatedShare('24.00', '90.00%'),
      anomalies: [
        {
          severity: 'warning',
          origin: 'publisher',
          message: '情况说明称“涉及资金”占项目支出总额的90.00%，按数额计算应为80.00%。',
          expected: '80.00',
          actual: '90.00',
          difference: '10',
          tolerance: null,
          facts: ['expenditure/total/project', 'general_budget_expenditure/total/project'],
          lines: [12, 5, 9],
        },
      ],
    },
    { shows: 'All evaluated projects of the general budget.', text: evaluatedShare('24.00', '100%'), anomalies: [] },
    { shows: 'Evaluated money that may be a budget.', text: evaluatedShare('27.00', '100%'), anomalies: [] },
    {
      shows: 'A share of more than all there is.',
      text: section('十二、政府采购支出说明', '货物采购授予中小企业合同金额占货物支出金额的109%。'),
      anomalies: [
        {
          severity: 'error',
          origin: 'publisher',
          message: '情况说明称“货物采购授予中小企业合同金额”占货物支出金额的109%，按数额计算应为不超过100%。',
          expected: null,
          actual: '109',
          difference: null,
          tolerance: null,
          facts: [],
          lines: [4],
        },
      ],
    },
    {
      shows: 'A share of all there is.',
      text: section('十二、政府采购支出说明', '货物采购授予中小企业合同金额占货物支出金额的100%。'),
      anomalies: [],
    },
    {
      shows: 'A share that is not the part over the whole.',
      text: kinds('73.43%', '30.19%'),
      anomalies: [
        {
          severity: 'error',
          origin: 'publisher',
          message: '情况说明称“项目支出”占支出合计的30.19%，按数额计算应为26.57%。',
          expected: '26.57',
          actual: '30.19',
          difference: '3.62',
          tolerance: null,
          facts: [],
          lines: [4],
        },
      ],
    },
    { shows: 'Shares that are.', text: kinds('73.43%', '26.57%'), anomalies: [] },
  ],
  'narrative/shares-sum': [
    {
      shows: 'Shares without amounts that exceed the whole.',
      text: section('二、收入决算情况说明', '2023年度收入合计86.57万元，其中：财政拨款收入占94.69%；其他收入占6.31%。'),
      anomalies: [
        {
          severity: 'error',
          origin: 'publisher',
          message: '“收入合计”各部分占比合计为101%，不等于100%。',
          expected: '100',
          actual: '101',
          difference: '1',
          tolerance: '0.01',
          facts: [],
          lines: [4],
        },
      ],
    },
    {
      shows: 'Shares that leave room for kinds which are not named.',
      text: section('二、收入决算情况说明', '2023年度收入合计86.57万元，其中：财政拨款收入占90.00%；其他收入占5.31%。'),
      anomalies: [],
    },
  ],
  'narrative/parts-sum': [
    {
      shows: 'Of two breakdowns of one total one adds up, the other is less.',
      text: twoBreakdowns('1.00'),
      anomalies: [
        {
          severity: 'warning',
          origin: 'publisher',
          message: '情况说明称“一般公共预算财政拨款支出”为130.50万元，所列各项合计为121.5万元。',
          expected: '121.5',
          actual: '130.5',
          difference: '9',
          tolerance: '0.02',
          facts: [],
          lines: [4],
        },
      ],
    },
    { shows: 'Both breakdowns of a total add up.', text: twoBreakdowns('10.00'), anomalies: [] },
    {
      shows: 'More projects have a grade than were evaluated.',
      text: section('十、预算绩效情况说明', '2023年度共对5个项目开展绩效自评，自评结果为“优”的4个，“良”的2个。'),
      anomalies: [
        {
          severity: 'warning',
          origin: 'publisher',
          message: '情况说明称“项目开展绩效自评”为5个，所列各项合计为6个。',
          expected: '6',
          actual: '5',
          difference: '-1',
          tolerance: null,
          facts: [],
          lines: [4],
        },
      ],
    },
    {
      shows: 'The lower grades are not listed.',
      text: section('十、预算绩效情况说明', '2023年度共对5个项目开展绩效自评，自评结果为“优”的2个，“良”的2个。'),
      anomalies: [],
    },
    {
      shows: 'Reception at home and of guests from abroad is not all reception.',
      text: section(
        THREE_PUBLIC,
        '公务接待费预算为1.40万元，支出决算为0.55万元，完成预算的39.3%。其中：',
        '外宾接待支出0万元。全年共接待来访团组0个。',
        '其他国内公务接待支出0.59万元，主要用于接待相关单位考察调研。',
      ),
      anomalies: [
        {
          severity: 'error',
          origin: 'publisher',
          message: '情况说明称“公务接待费”为0.55万元，所列各项合计为0.59万元。',
          expected: '0.59',
          actual: '0.55',
          difference: '-0.04',
          tolerance: '0.01',
          facts: [],
          lines: [6, 5, 4],
        },
      ],
    },
    {
      shows: 'It is.',
      text: section(
        THREE_PUBLIC,
        '公务接待费预算为1.40万元，支出决算为0.55万元，完成预算的39.3%。其中：',
        '外宾接待支出0万元。全年共接待来访团组0个。',
        '其他国内公务接待支出0.55万元，主要用于接待相关单位考察调研。',
      ),
      anomalies: [],
    },
    {
      shows: 'What came in is not what was spent and what is left.',
      text: section(
        '八、国有资本经营预算财政拨款支出决算情况说明',
        '2023年度国有资本经营预算财政拨款年初结转和结余0.74万元，本年收入2.88万元，本年支出3.55万元，年末结转和结余8.07万元。',
      ),
      anomalies: [
        {
          severity: 'error',
          origin: 'publisher',
          message:
            '情况说明称“国有资本经营预算财政拨款年初结转和结余与本年收入之和”为3.62万元，所列各项合计为11.62万元（本年支出与年末结转和结余之和）。',
          expected: '11.62',
          actual: '3.62',
          difference: '-8',
          tolerance: '0.02',
          facts: [],
          lines: [4],
        },
      ],
    },
    {
      shows: 'It is what was spent and what is left.',
      text: section(
        '八、国有资本经营预算财政拨款支出决算情况说明',
        '2023年度国有资本经营预算财政拨款年初结转和结余0.74万元，本年收入2.88万元，本年支出3.55万元，年末结转和结余0.07万元。',
      ),
      anomalies: [],
    },
    {
      shows: 'Kinds of procurement that are less than all of it.',
      text: section(
        '十、政府采购支出情况说明',
        '2023年度政府采购支出总额149.11万元，其中：政府采购货物支出100.00万元、政府采购服务支出48.11万元。',
      ),
      anomalies: [
        {
          severity: 'error',
          origin: 'publisher',
          message: '情况说明称“政府采购支出总额”为149.11万元，所列各项合计为148.11万元。',
          expected: '148.11',
          actual: '149.11',
          difference: '1',
          tolerance: '0.015',
          facts: [],
          lines: [4],
        },
      ],
    },
    {
      shows: 'A kind that is not mentioned is nothing.',
      text: section(
        '十、政府采购支出情况说明',
        '2023年度政府采购支出总额149.11万元，其中：政府采购货物支出100.00万元、政府采购服务支出49.11万元。',
      ),
      anomalies: [],
    },
  ],
  'narrative/remark-sum': [
    {
      shows: 'Two parts that are one more than the whole.',
      text: section('十一、绩效评价情况说明', '共发放困难补助62人（机关37人，事业单位26人）。'),
      anomalies: [
        {
          severity: 'error',
          origin: 'publisher',
          message: '文字“62人(机关37人,事业单位26人)”中，总数为62人，各部分合计为63人。',
          expected: '63',
          actual: '62',
          difference: '-1',
          tolerance: null,
          facts: [],
          lines: [4],
        },
      ],
    },
    {
      shows: 'Each remark adds up, but the two groups do not make up the first.',
      text: section(
        '十一、绩效评价情况说明',
        '确定138人（机关78人，事业单位60人）符合条件，其中一类62人（机关37人，事业单位25人）、二类76人（机关42人，事业单位34人）。',
      ),
      anomalies: [
        {
          severity: 'error',
          origin: 'publisher',
          message:
            '文字“138人(机关78人,事业单位60人)”中，总数为机关78人、事业单位60人，各部分合计为机关79人、事业单位59人（62人(机关37人,事业单位25人)＋76人(机关42人,事业单位34人)）。',
          expected: '79',
          actual: '78',
          difference: '-1',
          tolerance: null,
          facts: [],
          lines: [4],
        },
      ],
    },
    {
      shows: '其中 says that the list is not complete.',
      text: section('十一、绩效评价情况说明', '共发放困难补助62人（其中机关37人，事业单位20人）。'),
      anomalies: [],
    },
  ],
  'narrative/announced-count': [
    {
      shows: 'Three units are announced, four stand in the list below.',
      text: disclosure(
        '云溪县文化局2023年度部门决算',
        '第一部分 部门概况',
        '二、机构设置',
        '纳入2023年度部门决算编制范围的二级预算单位共3个，包括：',
        '（一）云溪县文化馆',
        '（二）云溪县图书馆',
        '（三）云溪县博物馆',
        '（四）云溪县美术馆',
        '第三部分 2023年度部门决算情况说明',
      ),
      anomalies: [
        {
          severity: 'warning',
          origin: 'publisher',
          message: '机构设置称有3个，而从“云溪县文化馆”起列出4个。',
          expected: '3',
          actual: '4',
          difference: '1',
          tolerance: null,
          facts: [],
          lines: [4],
        },
      ],
    },
    {
      shows: 'As many lines as announced.',
      text: disclosure(
        '云溪县文化局2023年度部门决算',
        '第一部分 部门概况',
        '二、机构设置',
        '纳入2023年度部门决算编制范围的二级预算单位共4个，包括：',
        '（一）云溪县文化馆',
        '（二）云溪县图书馆',
        '（三）云溪县博物馆',
        '（四）云溪县美术馆',
        '第三部分 2023年度部门决算情况说明',
      ),
      anomalies: [],
    },
    {
      shows: 'Six institutions are announced, five are named.',
      text: disclosure(
        '云溪县文化馆2023年度单位决算',
        '第一部分 单位概况',
        '二、机构设置',
        '云溪县文化馆内设六个机构，分别为办公室、业务科、服务科、财务科、保卫科。',
      ),
      anomalies: [
        {
          severity: 'warning',
          origin: 'publisher',
          message: '机构设置称有6个，而从“办公室”起列出5个。',
          expected: '6',
          actual: '5',
          difference: '-1',
          tolerance: null,
          facts: [],
          lines: [4],
        },
      ],
    },
    {
      shows: '等 leaves the list open.',
      text: disclosure(
        '云溪县文化馆2023年度单位决算',
        '第一部分 单位概况',
        '二、机构设置',
        '云溪县文化馆内设六个机构，分别为办公室、业务科、服务科等。',
      ),
      anomalies: [],
    },
  ],
  'narrative/reason-contradicts-direction': [
    {
      shows: 'More was spent, because less was.',
      text: section(
        OVERALL,
        '2023年度公务接待费支出1.20万元，比上年增加0.30万元，增长33.33%，主要原因是严格执行中央八项规定精神，厉行节约。',
        '公务用车运行维护费支出9.60万元，比上年减少0.40万元，下降4.00%。减少的主要原因是用车次数增加。',
      ),
      anomalies: [
        {
          severity: 'warning',
          origin: 'publisher',
          message: '情况说明称“增长”，所述原因却说明相反的变动：“严格执行中央八项规定精神，厉行节约”。',
          expected: null,
          actual: '严格执行中央八项规定精神，厉行节约',
          difference: null,
          tolerance: null,
          facts: [],
          lines: [4],
        },
        {
          severity: 'warning',
          origin: 'publisher',
          message: '情况说明称“减少”，所述原因却说明相反的变动：“用车次数增加”。',
          expected: null,
          actual: '用车次数增加',
          difference: null,
          tolerance: null,
          facts: [],
          lines: [5],
        },
      ],
    },
    {
      shows: 'Last year, people who retired and money that is left over explain either way.',
      text: section(
        OVERALL,
        '2023年度公务接待费支出1.20万元，比上年增加0.30万元，增长33.33%，主要原因是上年接待减少。',
        '基本支出90.00万元，比上年减少10.00万元，主要原因是退休人员增加。',
        '年末结转和结余5.00万元，比上年增加1.00万元，主要原因是支出减少。',
        '项目支出10.00万元，比上年增加5.00万元，主要原因是会议减少，设备更新。',
      ),
      anomalies: [],
    },
  ],
};
