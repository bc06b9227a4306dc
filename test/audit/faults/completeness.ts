/** Faults of completeness, form and identity. */
import type { Piece } from '../../../scripts/generate/disclosure.ts';
import type { Fault } from '../fault.ts';

function printed(what: string, [from, to]: readonly [string, string], rules: readonly string[], rest: Partial<Fault> = {}): Fault {
  return { what, edit: (draft) => draft.replace(from, to), rules, at: to.slice(0, 12), ...rest };
}

const EMPTY = { make: { fund: false, full: false } } as const;

export const COMPLETENESS: readonly Fault[] = [
  {
    what: 'a table announced but absent',
    edit: (draft) =>
      draft.drop(
        (piece) =>
          (piece.kind === 'table' && piece.table.table === 'income') || (piece.kind === 'heading' && piece.text === '二、收入决算表'),
      ),
    rules: ['completeness/announced-table-missing'],
    at: '收入决算表',
    more: 2,
  },
  {
    what: 'a table neither printed nor announced',
    edit: (draft) => {
      draft.drop(
        (piece) =>
          (piece.kind === 'table' && piece.table.table === 'government_fund') ||
          (piece.kind === 'heading' && piece.text.startsWith('七、政府性基金')),
      );
      for (const piece of draft.disclosure.pieces)
        if (piece.kind === 'contents') piece.entries = piece.entries.filter(({ text }) => !text.startsWith('七、政府性基金'));
    },
    rules: ['completeness/required-table-missing'],
    at: '',
    more: 3,
  },
  {
    what: 'a heading without its table',
    edit: (draft) => draft.drop((piece) => piece.kind === 'table' && piece.table.table === 'three_public'),
    rules: ['completeness/announced-table-missing', 'completeness/required-table-missing'],
    at: '三公',
    more: 1,
  },
  {
    what: 'an empty table without a word',
    edit: (draft) => {
      draft.table('government_fund').notes = ['注：本表反映部门本年度政府性基金预算财政拨款收入、支出及结转和结余情况。'];
      draft.paragraph('没有使用政府性基金').text = '详见附表。';
    },
    rules: ['completeness/empty-table-unexplained'],
    at: '',
    severity: 'warning',
    ...EMPTY,
  },
  {
    what: 'a statement of no data over figures',
    edit: (draft) => {
      draft.table('government_fund').notes = ['注：本单位没有政府性基金预算财政拨款收入和支出，本表无数据。'];
    },
    rules: ['completeness/statement-contradicts-figures'],
    at: '',
  },
  {
    what: 'a statement of no three public expenses over figures',
    edit: (draft) => {
      draft.table('three_public').notes = ['注：本单位没有财政拨款“三公”经费支出。'];
    },
    rules: ['completeness/statement-contradicts-figures'],
    at: '',
  },
  {
    what: 'a sentence of no fund over figures',
    edit: (draft) => {
      draft.paragraph('政府性基金预算财政拨款年初').text = '本单位2023年度没有使用政府性基金预算财政拨款安排的支出。';
    },
    rules: ['completeness/statement-contradicts-figures'],
    at: '没有使用政府性基金',
  },
  {
    what: 'another title in the contents',
    edit: (draft) => draft.replace('三、支出决算表', '三、支出总表', 'everywhere'),
    rules: ['completeness/contents-title'],
    at: '支出总表',
    severity: 'info',
    more: 1,
  },
  ...(
    [
      ['XX', '云溪县文化馆负责', 'XX文化馆负责'],
      ['××', '原因是人员退休', '原因是××××'],
      ['a place for the name', '云溪县文化馆负责', '{单位}负责'],
      ['dots', '四、年末结转和结余：年末', '四、……：年末'],
      ['a note for the writer', '四、年末结转和结余：年末', '四、年末结转和结余（请依据实际情况填写）：年末'],
      ['a reference for the writer', '四、年末结转和结余：年末', '四、年末结转和结余（参考《政府收支分类科目》说明）：年末'],
      ['an example', '内设办公室、业务科、服务科三个科室。', '机构设置情况。例如：综合科。'],
      ['to be filled in', '原因是人员退休', '原因是待填'],
      ['a place of a picture', '原因是人员退休。', '原因是人员退休。（柱状图）'],
    ] as const
  ).map(([what, from, to]) =>
    printed(`template text: ${what}`, [from, to], ['completeness/template-text'], { at: to.slice(0, 6), severity: 'warning' }),
  ),
  printed('a number left out', ['以上设备9台（套）', '以上设备台（套）'], ['completeness/empty-number'], { at: '以上设备台' }),
  printed(
    'groups without number',
    ['公务接待费支出2.05万元，', '公务接待费支出2.05万元，接待团组数个、来宾30人次，'],
    ['completeness/empty-number'],
    { at: '团组数个' },
  ),
  printed('an amount left out', ['基本支出476.36万元，占75.79%', '基本支出万元，占75.79%'], ['completeness/empty-number'], {
    at: '本年支出合计',
    more: 1,
  }),
  printed('an amount printed twice', ['本年支出58.97万元，', '本年支出58.97万元58.97万元，'], ['completeness/doubled-text'], {
    severity: 'warning',
    at: '政府性基金',
  }),
  printed('a word printed twice', ['主要是按实际工作进度支付', '主要主要是按实际工作进度支付'], ['completeness/doubled-text'], {
    severity: 'warning',
    at: '主要主要',
  }),
  {
    what: 'a gap in the numbering of sections',
    edit: (draft) => {
      const [from, to] = ['十、其他重要事项的情况说明', '十一、其他重要事项的情况说明'];
      draft.replace(from, to);
      for (const piece of draft.disclosure.pieces)
        if (piece.kind === 'contents') for (const entry of piece.entries) if (entry.text === from) entry.text = to;
    },
    rules: ['completeness/numbering-gap'],
    at: '九、',
    severity: 'warning',
  },
  {
    what: 'a gap in the numbering of items',
    edit: (draft) => {
      draft.paragraph('9.卫生').text = draft.paragraph('9.卫生').text.replace('9.', '10.');
      draft.paragraph('10.卫生健康支出（类）行政事业单位医疗（款）公务员').text = draft
        .paragraph('10.卫生健康支出（类）行政事业单位医疗（款）公务员')
        .text.replace('10.', '11.');
    },
    rules: ['completeness/numbering-gap', 'completeness/number-repeated'],
    at: '',
    severity: 'warning',
    more: 1,
  },
  {
    what: 'a mark of a copy',
    edit: (draft) => {
      draft.disclosure.pieces.splice(3, 0, { kind: 'paragraph', text: '仅供内部审核' }, { kind: 'paragraph', text: '仅供内部审核' });
    },
    rules: ['completeness/watermark'],
    at: '仅供内部审核',
    severity: 'warning',
  },
  {
    what: 'a section left out',
    edit: (draft) =>
      draft.drop(
        (piece) =>
          (piece.kind === 'heading' && piece.text.startsWith('七、财政拨款“三公”经费支出决算情况')) ||
          (piece.kind === 'paragraph' && /三公|因公出国|公务用车购置及|公务接待费支出/.test(piece.text)) ||
          (piece.kind === 'heading' && /^（[一二]）(总体|具体)情况$/.test(piece.text) && false),
      ),
    rules: ['completeness/topic-missing', 'completeness/numbering-gap'],
    at: '',
    severity: 'warning',
    more: 3,
  },
  printed('the year of a heading', ['第三部分 2023年度部门决算情况说明', '第三部分 2022年度部门决算情况说明'], ['identity/heading-year'], {
    at: '2022',
  }),
  printed('the year of a sentence', ['2023年度收入总计', '2022年度收入总计'], ['identity/sentence-year', 'identity/compared-year'], {
    at: '2022年度收入总计',
    more: 1,
  }),
  printed('the year compared', ['比2022年度减少54.62', '比2021年度减少54.62'], ['identity/compared-year'], {
    at: '2021年度',
    severity: 'warning',
  }),
  {
    what: 'the unit of a table',
    edit: (draft) => {
      draft.paragraph('负责本地区').text = '云溪县地方志资料编纂中心负责本地区资料的收集、整理、保管和公众服务工作。';
    },
    rules: ['identity/unit-name'],
    at: '云溪县地方志资料编纂中心',
    make: { seed: 1 },
    severity: 'warning',
  },
  printed(
    'a name that the classification does not have',
    ['机关事业单位职业年金缴费支出', '机关事业单位年金支出'],
    ['structure/code-conflict', 'completeness/code-names'],
    { severity: 'info', at: '' },
  ),
  printed(
    'a part of the table named otherwise',
    ['第三部分 2023年度部门决算情况说明', '第三部分 2023年度单位决算情况说明'],
    ['completeness/entity-kind'],
    { severity: 'info', at: '' },
  ),
  printed('a choice left in its box', ['比2022年度减少54.62', '比2022年度□减少54.62'], ['completeness/template-text'], {
    at: '□减少',
    severity: 'warning',
  }),
  printed('a budget left out', ['年初预算39.26万元', '年初预算万元'], ['completeness/empty-number'], { at: '年初预算万元' }),
  printed('a kind of cost named twice', ['办公费、印刷费、', '办公费、印刷费、印刷费、'], ['completeness/doubled-text'], {
    at: '公用经费',
    severity: 'warning',
  }),
  printed('a term explained twice', ['二、基本支出：', '二、项目支出：'], ['completeness/glossary-repeated'], {
    at: '二、项目支出',
    severity: 'warning',
  }),
  printed('a term of the glossary counted twice', ['一、财政拨款收入：', '二、财政拨款收入：'], ['completeness/number-repeated'], {
    at: '二、财政拨款收入',
    severity: 'warning',
  }),
  printed('a part counted twice', ['第二部分 2023年度部门决算表', '第三部分 2023年度部门决算表'], ['completeness/number-repeated'], {
    at: '第三部分',
    severity: 'warning',
  }),
  printed('a cover without the last character of the name', ['云溪县文化馆部门决算', '云溪县文化部门决算'], ['identity/unit-name'], {
    severity: 'warning',
  }),
  printed('an evaluation filled in two years too early', ['填报日期：2024年', '填报日期：2021年'], ['performance/filled-early'], {
    severity: 'warning',
  }),
  printed(
    'an evaluation filled in after its publication',
    ['填报日期：2024年', '填报日期：2029年'],
    ['performance/filled-after-publication'],
    {
      severity: 'warning',
    },
  ),
  printed('the last part counted on', ['第四部分 名词解释', '第五部分 名词解释'], ['completeness/contents-number'], {
    at: '第五部分',
    severity: 'warning',
  }),
  printed(
    'a table counted otherwise than in the contents',
    ['七、政府性基金预算财政拨款收入', '八、政府性基金预算财政拨款收入'],
    ['completeness/contents-number'],
    {
      at: '八、政府性基金',
      severity: 'warning',
    },
  ),
  {
    what: 'a statement of no data over a table of income',
    edit: (draft) => {
      draft.table('income').notes = ['注：本表无数据。'];
    },
    rules: ['completeness/statement-contradicts-figures'],
    at: '',
  },
  {
    what: 'a sentence of no state capital over figures',
    edit: (draft) => {
      draft.paragraph('国有资本经营预算财政拨款年初').text = '本单位没有国有资本经营预算财政拨款支出。';
    },
    rules: ['completeness/statement-contradicts-figures'],
    at: '没有国有资本',
  },
  printed('the year in the title of a table', ['收入决算表', '2022年度收入决算表'], ['identity/table-year', 'identity/heading-year'], {
    at: '2022年度收入决算表',
  }),
  printed('another unit in the title of its evaluation', ['2023年度云溪县文化馆整体', '2023年度云溪县图书馆整体'], ['identity/unit-name'], {
    at: '单位名称',
    severity: 'warning',
  }),
  {
    what: 'a paragraph printed twice',
    edit: (draft) => {
      const at = draft.disclosure.pieces.findIndex((piece) => piece.kind === 'paragraph' && piece.text.startsWith('2.'));
      draft.disclosure.pieces.splice(at, 0, structuredClone(draft.disclosure.pieces[at] as Piece));
    },
    rules: ['completeness/doubled-text'],
    at: '2.',
    severity: 'warning',
  },
];
