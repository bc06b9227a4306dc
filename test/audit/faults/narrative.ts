/** Faults of the narrative: against the tables, against itself, units, words of direction, lists. */
import type { Fault } from '../fault.ts';

const AMOUNT = ['narrative/amount-contradicts-table'];
const RATE_OF_CHANGE = [
  'narrative/growth-contradicts-change',
  'narrative/change-contradicts-amounts',
  'year_over_year/implied-priors-disagree',
];

function said(what: string, [from, to]: readonly [string, string], rules: readonly string[], rest: Partial<Fault> = {}): Fault {
  return { what, edit: (draft) => draft.replace(from, to), rules, at: to.slice(0, 12), ...rest };
}

export const NARRATIVE: readonly Fault[] = [
  said('grand totals', ['均为627.80万元', '均为672.80万元'], AMOUNT),
  said('income of the year', ['本年收入合计620.33万元', '本年收入合计602.33万元'], AMOUNT),
  said('a source of income', ['经营收入2.89万元，占', '经营收入2.98万元，占'], AMOUNT),
  said('share of a source of income', ['占98.10%', '占98.70%'], ['narrative/share-contradicts-amounts']),
  said('a kind of expenditure', ['项目支出137.75万元', '项目支出173.75万元'], AMOUNT),
  said('share of a kind of expenditure', ['占21.92%', '占29.12%'], ['narrative/share-contradicts-amounts']),
  said('grand totals of appropriations', ['收、支总计611.89万元', '收、支总计611.98万元'], AMOUNT),
  said('general budget expenditure', ['财政拨款支出537.62万元，占', '财政拨款支出573.62万元，占'], AMOUNT),
  said('share of the general budget', ['占本年支出合计的85.54%', '占本年支出合计的84.55%'], ['narrative/share-contradicts-amounts']),
  said('a class of the general budget', ['教育支出（类）32.71万元，占', '教育支出（类）37.21万元，占'], AMOUNT),
  said('share of a class', ['占52.59%', '占55.29%'], ['narrative/share-contradicts-amounts']),
  said(
    'a class left out of the list',
    ['教育支出（类）32.71万元，占6.08%；', ''],
    ['narrative/rows-not-mentioned', 'narrative/parts-sum'],
    { at: '按功能分类', severity: 'warning' },
  ),
  said('basic expenditure', ['基本支出466.53万元，其中', '基本支出465.63万元，其中'], AMOUNT),
  said('personnel cost', ['人员经费431.30万元', '人员经费413.30万元'], AMOUNT),
  said('public cost', ['公用经费35.24万元，用于', '公用经费32.54万元，用于'], AMOUNT),
  said('opening carry-over of a fund', ['年初结转和结余2.61万元', '年初结转和结余2.16万元'], AMOUNT),
  said('income of a fund', ['本年收入56.83万元', '本年收入58.63万元'], AMOUNT),
  said('expenditure of a fund', ['本年支出58.97万元', '本年支出59.87万元'], AMOUNT),
  said('closing carry-over of a fund', ['年末结转和结余0.46万元', '年末结转和结余0.64万元'], AMOUNT),
  said('expenditure of state capital', ['本年支出14.29万元', '本年支出12.49万元'], AMOUNT),
  said(
    'state capital against its opening and closing',
    ['国有资本经营预算财政拨款年初结转和结余0.26万元', '国有资本经营预算财政拨款年初结转和结余0.62万元'],
    ['narrative/amount-contradicts-table', 'narrative/parts-sum', 'narrative/remark-sum'],
  ),
  said('all of the three public expenses', ['经费支出决算18.16万元', '经费支出决算16.18万元'], AMOUNT),
  said('completion of the three public expenses', ['完成预算的53.32%', '完成预算的52.33%'], ['narrative/completion-contradicts-amounts']),
  said('overseas travel', ['费支出0.91万元', '费支出0.19万元'], AMOUNT),
  said('vehicles bought', ['公务用车购置费13.44万元', '公务用车购置费14.34万元'], AMOUNT),
  said('operation of vehicles', ['公务用车运行维护费1.77万元', '公务用车运行维护费7.17万元'], AMOUNT),
  said('completion of reception', ['完成预算的87.63%', '完成预算的78.63%'], ['narrative/completion-contradicts-amounts']),
  // Paths of items.
  said('final amount of an item', ['支出决算32.71万元', '支出决算37.21万元'], AMOUNT),
  said('budget of an item', ['年初预算39.26万元', '年初预算36.29万元'], ['narrative/completion-contradicts-amounts']),
  said('completion of an item', ['完成年初预算的83.33%', '完成年初预算的38.33%'], ['narrative/completion-contradicts-amounts']),
  said(
    'an item that the table does not have',
    ['群众文化（项）', '图书馆（项）'],
    ['narrative/item-not-in-table', 'narrative/path-contradicts-classification'],
    { severity: 'warning' },
  ),
  said(
    'a code that the classification puts elsewhere',
    ['卫生健康支出（类）行政事业单位医疗（款）公务员医疗补助（项）', '卫生健康支出（类）公共卫生（款）公务员医疗补助（项）'],
    ['narrative/path-contradicts-classification', 'narrative/item-not-in-table'],
    { severity: 'warning', more: 1 },
  ),
  said(
    'a class in place of a section',
    ['住房保障支出（类）住房改革支出（款）购房补贴（项）', '住房保障支出（类）住房保障支出（款）购房补贴（项）'],
    ['narrative/path-contradicts-classification'],
    { severity: 'warning' },
  ),
  said(
    'a section that the classification does not have',
    ['住房保障支出（类）住房改革支出（款）购房补贴（项）', '住房保障支出（类）住房管理事务（款）购房补贴（项）'],
    ['narrative/path-contradicts-classification'],
    { severity: 'warning', at: '住房管理事务' },
  ),
  said(
    'a name given up',
    ['行政事业单位养老支出（款）行政单位离退休（项）', '行政事业单位离退休（款）行政单位离退休（项）'],
    ['narrative/former-name'],
    { severity: 'info', at: '行政事业单位离退休' },
  ),
  said(
    'an item named in passing that the table does not have',
    ['主要是据实结算。', '主要用于图书馆管理支出5.55万元和其他文物支出6.06万元。'],
    ['narrative/item-not-in-table'],
    { severity: 'warning', at: '其他文物支出' },
  ),
  {
    what: 'an item of which the narrative says nothing',
    edit: (draft) => draft.drop((piece) => piece.kind === 'paragraph' && piece.text.startsWith('8.')),
    rules: ['narrative/rows-not-mentioned', 'completeness/numbering-gap'],
    at: '',
    severity: 'warning',
    more: 1,
  },
  // Words of direction.
  said(
    'smaller for greater',
    ['完成年初预算的111.11%，决算数大于', '完成年初预算的111.11%，决算数小于'],
    ['narrative/direction-contradicts-amounts'],
  ),
  said(
    'equal for smaller',
    ['完成年初预算的95.24%，决算数小于预算数', '完成年初预算的95.24%，决算数等于预算数'],
    ['narrative/direction-contradicts-amounts'],
    { at: '95.24%' },
  ),
  said(
    'equal beside a rate that is not 100',
    ['完成年初预算的100.00%，决算数等于预算数', '完成年初预算的100.02%，决算数等于预算数'],
    ['narrative/direction-contradicts-amounts'],
    { at: '100.02%', severity: 'warning' },
  ),
  said('a change that goes up and down', ['减少54.62万元，下降8.00%', '增加54.62万元，下降8.00%'], ['narrative/directions-conflict'], {
    at: '54.62',
  }),
  said(
    'a change of nothing with a rate',
    ['比2022年度减少54.62万元，下降8.00%', '与2022年度持平，下降8.00%'],
    ['narrative/directions-conflict', 'narrative/growth-contradicts-change', 'narrative/direction-contradicts-amounts'],
    { at: '持平' },
  ),
  said('a decrease by less than nothing', ['减少54.62万元，下降8.00%', '减少-54.62万元，下降8.00%'], ['narrative/minus-behind-decrease'], {
    at: '54.62',
    severity: 'warning',
  }),
  said(
    'a negative increase with a rate that grows',
    ['减少54.62万元，下降8.00%', '增加-54.62万元，增长8.00%'],
    ['narrative/directions-conflict'],
    {
      at: '54.62',
    },
  ),
  said('growth', ['下降8.00%', '下降9.00%'], RATE_OF_CHANGE, { at: '627.80' }),
  said('change', ['减少54.62万元', '减少45.62万元'], RATE_OF_CHANGE, { at: '627.80' }),
  said('growth of appropriations', ['降幅为6.19%', '降幅为9.16%'], RATE_OF_CHANGE, { at: '611.89' }),
  said('change of the general budget', ['增加91.40万元', '增加19.40万元'], RATE_OF_CHANGE, { at: '537.62' }),
  said('direction of a change', ['较上年增加91.40万元，增幅为20.48%', '较上年减少91.40万元，降幅为20.48%'], RATE_OF_CHANGE, {
    at: '537.62',
  }),
  said(
    'change between stated years',
    ['比2022年度减少54.62万元，下降8.00%', '2022年度为682.42万元，比2022年度减少45.62万元'],
    ['narrative/change-contradicts-amounts'],
    { at: '627.80' },
  ),
  said('a rate of a base of zero', ['减少0.13万元，降幅为5.93%', '增加2.05万元，增长100%'], ['narrative/zero-base-rate'], { at: '2.05' }),
  // Units.
  said('元 for 万元', ['项目支出137.75万元，占', '项目支出137.75元，占'], ['unit/claim-off-by-ten-thousand']),
  said('万元 for 元', ['项目支出137.75万元，占', '项目支出1377500万元，占'], ['unit/claim-off-by-ten-thousand', ...AMOUNT]),
  said('no unit', ['项目支出137.75万元，占', '项目支出137.75，占'], ['unit/claim-without-unit']),
  said('yuan without unit', ['项目支出137.75万元，占', '项目支出1377527.31，占'], ['unit/claim-without-unit']),
  said('a rate without percent sign', ['占21.92%', '占21.92'], ['unit/rate-without-percent'], { severity: 'warning' }),
  said('a change in 元', ['减少54.62万元', '减少54.62元'], ['unit/claim-off-by-ten-thousand']),
  // Lists.
  said('shares that exceed all', ['占98.10%', '占99.90%'], ['narrative/share-contradicts-amounts', 'narrative/shares-sum']),
  said('an item of basic expenditure left out', ['办公费、印刷费、', '印刷费、'], ['narrative/items-not-mentioned'], {
    severity: 'warning',
    at: '公用经费',
  }),
  said('an item of basic expenditure without money', ['办公费、印刷费、', '办公费、印刷费、咨询费、'], ['narrative/items-without-amount'], {
    severity: 'info',
    at: '公用经费',
  }),
  said('an amount in the list of basic expenditure', ['用于办公费、印刷费', '用于办公费1.25万元、印刷费3.06万元'], AMOUNT, {
    at: '公用经费',
  }),
  said(
    'three public expenses that do not add up',
    ['1.因公出国（境）费支出0.91万元', '1.因公出国（境）费支出9.10万元'],
    ['narrative/amount-contradicts-table', 'narrative/parts-sum'],
  ),
  // Procurement, vehicles, counts.
  said('procurement', ['政府采购支出总额16.70万元', '政府采购支出总额17.60万元'], AMOUNT),
  said('procurement of goods', ['货物8.71万元', '货物7.81万元'], AMOUNT),
  said('the number of vehicles', ['共有车辆36辆', '共有车辆63辆'], AMOUNT),
  said('a kind of vehicles', ['执法执勤用车5辆', '执法执勤用车6辆'], [...AMOUNT, 'narrative/parts-sum']),
  said('costly equipment', ['以上设备9台', '以上设备6台'], AMOUNT),
  said('operating cost', ['机关运行经费支出35.24万元', '机关运行经费支出32.54万元'], [...AMOUNT, 'narrative/growth-contradicts-change'], {
    severity: 'error',
  }),
  said('offices counted and named', ['三个科室', '四个科室'], ['narrative/announced-count'], { severity: 'warning', at: '科室' }),
  said('arithmetic in a remark', ['原因是人员退休', '原因是人员退休（共62人，机关37人、事业23人）'], ['narrative/remark-sum'], {
    at: '62人',
    severity: 'warning',
  }),
];

/** The same without tables that state the figures. */
export const NARRATIVE_ALONE: readonly Fault[] = [
  {
    what: 'parts of procurement',
    edit: (draft) =>
      (draft.paragraph('政府采购').text =
        '政府采购支出总额16.70万元，其中：政府采购货物支出8.71万元、政府采购工程支出3.08万元、政府采购服务支出5.91万元。'),
    rules: ['narrative/parts-sum'],
    at: '政府采购支出总额',
    make: { family: 'national-2022' },
  },
  {
    what: 'share of small firms',
    edit: (draft) =>
      (draft.paragraph('政府采购').text =
        '政府采购支出总额16.70万元，其中：政府采购货物支出8.71万元、政府采购工程支出3.08万元、政府采购服务支出4.91万元。授予中小企业合同金额8.35万元，占政府采购支出总额的60.0%，其中：授予小微企业合同金额4.00万元，占授予中小企业合同金额的47.9%。'),
    rules: ['narrative/share-contradicts-amounts'],
    at: '60.0%',
    make: { family: 'national-2022' },
  },
  {
    what: 'share of very small firms',
    edit: (draft) =>
      (draft.paragraph('政府采购').text =
        '政府采购支出总额16.70万元，其中：政府采购货物支出8.71万元、政府采购工程支出3.08万元、政府采购服务支出4.91万元。授予中小企业合同金额8.35万元，占政府采购支出总额的50.0%，其中：授予小微企业合同金额4.00万元，占政府采购支出总额的47.9%。'),
    rules: ['narrative/share-contradicts-amounts'],
    at: '47.9%',
    make: { family: 'national-2022' },
  },
  {
    what: 'share of very small firms in contracts of small ones',
    edit: (draft) =>
      (draft.paragraph('政府采购').text =
        '政府采购支出总额16.70万元，其中：政府采购货物支出8.71万元、政府采购工程支出3.08万元、政府采购服务支出4.91万元。授予中小企业合同金额8.35万元，占政府采购支出总额的50.0%，其中：授予小微企业合同金额4.00万元，占授予中小企业合同金额的74.9%。'),
    rules: ['narrative/share-contradicts-amounts'],
    at: '74.9%',
    make: { family: 'national-2022' },
  },
  {
    what: 'contracts of small firms above all procurement',
    edit: (draft) =>
      (draft.paragraph('政府采购').text =
        '政府采购支出总额16.70万元，其中：政府采购货物支出8.71万元、政府采购工程支出3.08万元、政府采购服务支出4.91万元。授予中小企业合同金额18.35万元。'),
    rules: ['narrative/parts-sum', 'narrative/part-exceeds-whole'],
    at: '18.35',
    make: { family: 'national-2022' },
  },
  {
    what: 'contracts of very small firms above those of small ones',
    edit: (draft) =>
      (draft.paragraph('政府采购').text =
        '政府采购支出总额16.70万元，其中：政府采购货物支出8.71万元、政府采购工程支出3.08万元、政府采购服务支出4.91万元。授予中小企业合同金额8.35万元，其中：授予小微企业合同金额9.00万元。'),
    rules: ['narrative/parts-sum', 'narrative/part-exceeds-whole'],
    at: '9.00',
    make: { family: 'national-2022' },
  },
  {
    what: 'shares of procurement by kind beyond all',
    edit: (draft) =>
      (draft.paragraph('政府采购').text =
        '政府采购支出总额16.70万元，其中：政府采购货物支出8.71万元、政府采购工程支出3.08万元、政府采购服务支出4.91万元。授予中小企业合同金额16.70万元，占政府采购支出总额的100%；货物采购授予中小企业合同金额占货物支出金额的120%，工程采购授予中小企业合同金额占工程支出金额的100%，服务采购授予中小企业合同金额占服务支出金额的100%。'),
    rules: ['narrative/share-contradicts-amounts'],
    at: '120%',
    make: { family: 'national-2022' },
  },
  {
    what: 'shares of small firms by kind',
    edit: (draft) => {
      draft.paragraph('政府采购').text =
        '政府采购支出总额16.70万元，其中：政府采购货物支出8.71万元、政府采购服务支出7.99万元。授予中小企业合同金额12.71万元，占政府采购支出总额的76.1%；货物采购授予中小企业合同金额占货物支出金额的100%，服务采购授予中小企业合同金额占服务支出金额的90.1%。';
    },
    rules: ['narrative/procurement-shares'],
    at: '90.1%',
    severity: 'warning',
    make: { family: 'national-2022' },
  },
  {
    what: 'trips that do not add up',
    edit: (draft) =>
      (draft.paragraph('公务接待费支出').text +=
        '全年共接待国内来访团组12个、来宾96人次。其中：外事接待支出0.50万元，接待外事来访团组2个、来宾10人次；其他国内公务接待支出1.85万元，接待团组10个、来宾86人次。'),
    rules: ['narrative/parts-sum', 'narrative/amount-contradicts-table', 'narrative/remark-sum'],
    at: '公务接待费',
    make: { family: 'national-2022' },
  },
  {
    what: 'kinds of vehicles that fall short of all, without the rest of them',
    edit: (draft) => {
      draft.paragraph('共有车辆').text =
        '年末共有车辆6辆，其中：主要负责人用车1辆、机要通信用车2辆、应急保障用车2辆；单价100万元（含）以上设备4台（套）。';
    },
    rules: ['narrative/parts-sum'],
    at: '年末共有车辆6辆',
    severity: 'warning',
    make: { family: 'national-2022' },
  },
];
