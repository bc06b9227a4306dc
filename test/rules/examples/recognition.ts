/**
 * Examples of the rules on recognised pages: the accounts as recognition gave them, read from a picture in practice.
 */
import { toAnomaly } from '../../../src/anomaly/finding.ts';
import { LabelNotes } from '../../../src/mapping/label-notes.ts';
import { compileLexicon } from '../../../src/mapping/lexicon.ts';
import { mapTables } from '../../../src/mapping/map-tables.ts';
import { mapPerformance } from '../../../src/mapping/performance.ts';
import type { Anomaly } from '../../../src/model/anomaly.ts';
import type { Grid } from '../../../src/model/block.ts';
import { factKey } from '../../../src/model/fact.ts';
import type { Claim } from '../../../src/model/indicator.ts';
import { onPage } from '../../../src/model/place.ts';
import { proveReadings } from '../../../src/proof/prove-readings.ts';
import { settleClaims } from '../../../src/proof/settle-claims.ts';
import { correctRecognised } from '../../../src/repair/recognised-blocks.ts';
import { findTableRegions } from '../../../src/segment/table-regions.ts';
import { blocksOf, ruledGrid } from '../../support/grids.ts';
import type { RuleExample, RuleExamples } from '../example.ts';
import { EXAMPLE_FORMS, factsDocument } from '../facts-document.ts';

const TOTAL = 'expenditure/208/current_total';

/** A row of 支出决算表 of which the total was read unsurely, and may be something else. */
function unsure(total: string, other: string): Pick<RuleExample, 'text' | 'anomaliesOf'> {
  const facts = { [TOTAL]: total, 'expenditure/208/basic': '400.00', 'expenditure/208/project': '46.11' };
  return {
    text: `${Object.entries(facts)
      .map(([key, value]) => `${key}  ${value}${key === TOTAL ? `  (or ${other}, unsure)` : ''}`)
      .join('\n')}\n`,
    anomaliesOf: () => {
      const document = factsDocument(facts);
      const fact = document.facts.find((each) => factKey(each) === TOTAL);
      if (fact === undefined) return [];
      fact.confidence = 0.6;
      const doubts = [{ fact, alternatives: [{ value: other, confidence: 0.4 }] }];
      return proveReadings(document, { doubts }, EXAMPLE_FORMS.rules).findings.map(toAnomaly);
    },
  };
}

/** The total of the same row read without its point; nothing else is known of it. */
function pointless(total: string, pointed: string, basic: string): Pick<RuleExample, 'text' | 'anomaliesOf'> {
  const facts = { [TOTAL]: total, 'expenditure/208/basic': basic, 'expenditure/208/project': '46.11' };
  return {
    text: `${Object.entries(facts)
      .map(([key, value]) => `${key}  ${value}`)
      .join('\n')}\n`,
    anomaliesOf: () => {
      const document = factsDocument(facts);
      const fact = document.facts.find((each) => factKey(each) === TOTAL);
      if (fact === undefined) return [];
      const doubts = [{ fact, alternatives: [{ value: pointed, confidence: 0.4 }], confidence: 0.4, pointed }];
      return proveReadings(document, { doubts }, EXAMPLE_FORMS.rules).findings.map(toAnomaly);
    },
  };
}

/** A recognised cell of a grid. */
function cell(text: string): Pick<RuleExample, 'text' | 'anomaliesOf'> {
  const place = onPage(1, [50, 50, 150, 70]);
  const recognition = { confidence: 0.8, candidates: [] };
  const grid: Grid = {
    kind: 'grid',
    origin: 'ruled',
    place,
    rowCount: 1,
    columnCount: 1,
    cells: [{ row: 0, column: 0, rowSpan: 1, columnSpan: 1, text, place, recognition }],
    columnEdges: null,
    rowLengths: null,
    breakBefore: false,
  };
  return { text: `${text}\n`, anomaliesOf: (): Anomaly[] => correctRecognised([grid], EXAMPLE_FORMS).findings.map(toAnomaly) };
}

const LEXICON = compileLexicon(EXAMPLE_FORMS);

/** The code of a recognised row beside its name. */
function coded(code: string, label: string): Pick<RuleExample, 'text' | 'anomaliesOf'> {
  return {
    text: `${code}  ${label}\n`,
    anomaliesOf: (): Anomaly[] => {
      const notes = new LabelNotes('支出决算表', { byCode: LEXICON.data.functional, byName: LEXICON.functional });
      const recognition = { confidence: 0.7, candidates: [] };
      const place = onPage(1, [50, 50, 90, 62]);
      const cell = { row: 0, column: 0, rowSpan: 1, columnSpan: 1, text: code, place, recognition };
      notes.settle({ code, label, split: false, tail: '' }, [cell], []);
      return notes.report().map(toAnomaly);
    },
  };
}

/** A header of 收入决算表 between two others. */
function headed(header: string): Pick<RuleExample, 'text' | 'anomaliesOf'> {
  const rows = [`科目编码|科目名称|本年收入合计|${header}|其他收入`, '合计|<|3.00|2.00|1.00'];
  return {
    text: `收入决算表\n单位：万元\n${rows.join('\n')}\n`,
    anomaliesOf: (): Anomaly[] => {
      const printed = ruledGrid(rows);
      const recognition = { confidence: 0.95, candidates: [] };
      const grid = { ...printed, cells: printed.cells.map((each) => ({ ...each, recognition })) };
      const regions = findTableRegions(blocksOf('收入决算表', '单位：万元', grid), LEXICON.titles);
      return mapTables(regions, LEXICON, null).tables.flatMap(({ findings }) => findings.map(toAnomaly));
    },
  };
}

/** A row of 收入支出决算总表 between two others. */
function labelled(label: string): Pick<RuleExample, 'text' | 'anomaliesOf'> {
  const rows = [
    '收入|<|支出|<',
    '项目|决算数|项目|决算数',
    `|1.00|一、一般公共服务支出|1.00`,
    `|2.00|${label}|2.00`,
    `|3.00|三、国防支出|3.00`,
  ];
  return {
    text: `收入支出决算总表\n单位：万元\n${rows.join('\n')}\n`,
    anomaliesOf: (): Anomaly[] => {
      const printed = ruledGrid(rows);
      const recognition = { confidence: 0.75, candidates: [] };
      const grid = { ...printed, cells: printed.cells.map((each) => ({ ...each, recognition })) };
      const regions = findTableRegions(blocksOf('收入支出决算总表', '单位：万元', grid), LEXICON.titles);
      return mapTables(regions, LEXICON, null).tables.flatMap(({ findings }) => findings.map(toAnomaly));
    },
  };
}

/** The achieved value of an indicator, read so surely. */
function achieved(value: string, confidence: number): Pick<RuleExample, 'text' | 'anomaliesOf'> {
  const rows = [
    '一级指标|二级指标|三级指标|年度指标值|实际完成值|分值|得分',
    `产出指标|数量指标|培训场次|${value.endsWith('%') ? '90%' : '4场'}|${value}|50|50`,
    '效益指标|社会效益指标|服务能力|提高|提高|50|50',
  ];
  return {
    text: `${rows.join('\n')}\n  (${value} unsure: ${confidence})\n`,
    anomaliesOf: (): Anomaly[] => {
      const printed = ruledGrid(rows);
      const cells = printed.cells.map((each) => (each.text === value ? { ...each, recognition: { confidence, candidates: [] } } : each));
      const input = { occurrence: 1, title: '', titleSource: null, captions: [], family: null, confidence: null };
      const form = { ...input, kind: 'project_performance' as const, grids: [{ ...printed, cells }] };
      const { findings } = mapPerformance(form, EXAMPLE_FORMS.performance);
      return findings.filter(({ rule }) => rule === 'ocr/doubtful-indicator').map(toAnomaly);
    },
  };
}

/** A sentence of a scanned page on basic expenditure, of which the table prints 446.11, read so surely. */
function said(value: string, confidence: number): Pick<RuleExample, 'text' | 'anomaliesOf'> {
  const key = 'expenditure/total/basic';
  return {
    text: `基本支出${value}万元  (unsure: ${confidence})\n${key}  446.11\n`,
    anomaliesOf: (): Anomaly[] => {
      const claim: Claim = {
        section: '支出决算情况说明',
        kind: 'amount',
        subject: '基本支出',
        measure: 'final',
        facts: [key],
        value,
        unit: '万元',
        direction: null,
        base: '',
        baseFacts: [],
        statement: 1,
        partOf: null,
        text: `基本支出${value}万元。`,
        source: onPage(2, [50, 50, 150, 70]),
        recognition: { confidence, candidates: [] },
      };
      return settleClaims({ ...factsDocument({ [key]: '446.11' }), claims: [claim] }).findings.map(toAnomaly);
    },
  };
}

const FOUND = { origin: 'extraction', expected: null, actual: null, difference: null, tolerance: null } as const;

export const RECOGNITION_EXAMPLES: RuleExamples = {
  'ocr/proved-reading': [
    {
      shows: 'Only the other reading satisfies the row.',
      ...unsure('146.11', '446.11'),
      anomalies: [
        {
          ...FOUND,
          severity: 'warning',
          message:
            '“208”行识别为“146.11”，按勾稽关系（本年支出合计＝基本＋项目＋上缴上级＋经营＋对附属单位补助（逐行））应为 446.11，已采用。',
          expected: '446.11',
          actual: '146.11',
          facts: [TOTAL],
          lines: [1],
        },
      ],
    },
    { shows: 'The first reading satisfies the row.', ...unsure('446.11', '146.11'), anomalies: [] },
  ],
  'ocr/doubtful-reading': [
    {
      shows: 'No reading satisfies the row: the figure stays as read, and in doubt.',
      ...unsure('450.00', '150.00'),
      anomalies: [
        {
          ...FOUND,
          severity: 'warning',
          message: '“208”行的数字识别为 450.00，把握不足（其他可能：150.00），请核对原件。',
          actual: '450.00',
          facts: [TOTAL],
          lines: [1],
        },
      ],
    },
    { shows: 'The identities prove the reading.', ...unsure('446.11', '146.11'), anomalies: [] },
  ],
  'ocr/doubtful-indicator': [
    {
      shows: 'A digit of the achieved value was read in doubt.',
      ...achieved('6场', 0.6),
      anomalies: [
        {
          ...FOUND,
          severity: 'warning',
          message: '《项目支出绩效自评表》指标“培训场次”的“6场”由图像识别，把握不足，请核对原件。',
          facts: [],
          lines: [null],
        },
      ],
    },
    {
      shows: 'Part of the sign may have been taken for a nine, however sure the reader is.',
      ...achieved('939%', 0.98),
      anomalies: [
        {
          ...FOUND,
          severity: 'warning',
          message: '《项目支出绩效自评表》指标“培训场次”的“939%”由图像识别，把握不足，请核对原件。',
          facts: [],
          lines: [null],
        },
      ],
    },
    { shows: 'The value was read for sure.', ...achieved('6场', 0.98), anomalies: [] },
    { shows: 'A nine before the sign is usual.', ...achieved('99%', 0.98), anomalies: [] },
  ],
  'ocr/lost-point': [
    {
      shows: 'The figures of the table have two decimals, this one has none, and the row does not add up either way.',
      ...pointless('44611', '446.11', '480.00'),
      anomalies: [
        {
          ...FOUND,
          severity: 'warning',
          message: '“208”行的数字识别为 44611，没有该表惯用的小数位，补上小数点后为 446.11，把握不足，请核对原件。',
          expected: '446.11',
          actual: '44611',
          facts: [TOTAL],
          lines: [1],
        },
      ],
    },
    { shows: 'The identities prove the point.', ...pointless('44611', '446.11', '400.00'), anomalies: [] },
  ],
  'ocr/claim-by-table': [
    {
      shows: 'A digit of the sentence was read in doubt; the table prints the same figure but for it.',
      ...said('446.17', 0.93),
      anomalies: [
        {
          ...FOUND,
          severity: 'warning',
          message: '文字说明“基本支出”的数字识别为 446.17万元，把握不足，与表中 446.11万元 仅差一字，已按表采用。',
          expected: '446.11',
          actual: '446.17',
          facts: ['expenditure/total/basic'],
          lines: [null, 1],
        },
      ],
    },
    { shows: 'The sentence was read for sure: what it says otherwise is a contradiction.', ...said('446.17', 0.99), anomalies: [] },
  ],
  'ocr/code-by-name': [
    {
      shows: 'One digit was misread; the name has one code that is near.',
      ...coded('2080502', '机关事业单位基本养老保险缴费支出'),
      anomalies: [
        {
          ...FOUND,
          severity: 'info',
          message: '《支出决算表》“机关事业单位基本养老保险缴费支出”的科目代码识别为 2080502，按科目名称应为 2080505，已采用。',
          expected: '2080505',
          actual: '2080502',
          facts: [],
          lines: [null],
        },
      ],
    },
    { shows: 'The name confirms the code.', ...coded('2080505', '机关事业单位基本养老保险缴费支出'), anomalies: [] },
  ],
  'ocr/row-by-form': [
    {
      shows: 'The label is most like the one of the form between its neighbours.',
      ...labelled('二、外父吉出'),
      anomalies: [
        {
          ...FOUND,
          severity: 'info',
          message: '《收入支出决算总表》的项目名称识别为“二、外父吉出”，按该表式的项目顺序和字形认定为“外交支出”。',
          facts: [],
          lines: [null],
        },
      ],
    },
    { shows: 'The vocabulary knows the label.', ...labelled('二、外交支出'), anomalies: [] },
  ],
  'ocr/column-by-form': [
    {
      shows: 'The header is most like the one column of the form that is missing.',
      ...headed('上级补娟履人'),
      anomalies: [
        {
          ...FOUND,
          severity: 'info',
          message: '《收入决算表》的列名识别为“上级补娟履人”，按该表式的栏目顺序和字形认定为 superior_subsidy。',
          facts: [],
          lines: [null],
        },
      ],
    },
    { shows: 'The vocabulary knows the header.', ...headed('上级补助收入'), anomalies: [] },
  ],
  'ocr/labels-corrected': [
    {
      shows: '未 was read for 末.',
      ...cell('年未结转和结余'),
      anomalies: [
        { ...FOUND, severity: 'info', message: '有 1 处识别出的项目名称或标题与词表用字相近，已按词表更正。', facts: [], lines: [null] },
      ],
    },
    { shows: 'A name that no form knows is left alone.', ...cell('云溪县文化馆'), anomalies: [] },
  ],
};
