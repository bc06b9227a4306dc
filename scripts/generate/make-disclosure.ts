/**
 * A whole disclosure from a seed and a family: accounts, tables in the family's order, narrative, self-evaluation, truth.
 */
import { makeAccounts } from './accounts.ts';
import type { Disclosure, Piece, Truth, TruthIndicator } from './disclosure.ts';
import { writeNarrative } from './narrative.ts';
import { type PrintedTable, truthOf } from './printed-table.ts';
import { Random } from './random.ts';
import { chineseNumber, type Style } from './style.ts';
import { basicExpenditureTable } from './tables/basic.ts';
import { expenditureTable, generalBudgetTable, governmentFundTable, incomeTable, stateCapitalTable } from './tables/coded.ts';
import { detailTable } from './tables/detail.ts';
import { performanceTable } from './tables/performance.ts';
import { statisticsTable } from './tables/statistics.ts';
import { appropriationSummary, incomeExpenditureSummary } from './tables/summary.ts';
import { threePublicTable } from './tables/three-public.ts';

export interface MakeOptions {
  seed: number;
  family: Style['family'];
  zero?: Style['zero'];
  separators?: boolean;
  unit?: Style['unit'];
  /** Panels of 公开06. */
  panels?: 2 | 3 | 4;
  fund?: boolean;
}

const COUNTIES = ['云溪县', '青屏县', '临溪区', '石桥市', '鹿鸣县', '望海区'];
const UNITS = ['档案馆', '图书馆', '地方志编纂中心', '文化馆'];

/** Makes a disclosure. The same options give the same disclosure. */
export function makeDisclosure(options: MakeOptions): Disclosure {
  const random = new Random(options.seed);
  const year = options.family === 'national-2019' ? 2019 : 2022 + (options.seed % 3);
  const style: Style = {
    family: options.family,
    zero: options.zero ?? '0.00',
    separators: options.separators ?? false,
    unit: options.unit ?? '万元',
    year,
    entityKind: random.pick(['部门', '单位'] as const),
    unitName: `${random.pick(COUNTIES)}${random.pick(UNITS)}`,
    publishedOn: `${year + 1}-09-${String(random.integer(1, 28)).padStart(2, '0')}`,
  };
  const a = makeAccounts(random, { fund: options.fund ?? false, scale: 1 });
  const fund = governmentFundTable(a, style);
  const state = stateCapitalTable(a, style);
  const three = threePublicTable(a, style);
  const first = [incomeExpenditureSummary(a, style), incomeTable(a, style), expenditureTable(a, style), appropriationSummary(a, style)];
  const general = [generalBudgetTable(a, style), basicExpenditureTable(a, style, options.panels ?? 3)];
  const tables = number(
    orderOf(style.family, { first, general, fund, state, three, detail: detailTable(a, style), statistics: statisticsTable(a, style) }),
    style,
  );
  const evaluated = a.projects.map((project, i) => performanceTable(project, { random, style, occurrence: i + 1 }));
  const narrative = writeNarrative(a, { random, style });
  const parts = assemble(style, { tables, narrative: narrative.pieces, evaluated: evaluated.map((e) => e.table) });
  return {
    style,
    pieces: [coverOf(style), contentsOf(parts), ...parts],
    indicators: evaluated.flatMap((e) => e.indicators),
    claims: narrative.claims,
  };
}

interface Tables {
  first: PrintedTable[];
  general: PrintedTable[];
  fund: PrintedTable;
  state: PrintedTable;
  three: PrintedTable;
  detail: PrintedTable;
  statistics: PrintedTable;
}

/** Tables in the order in which the family prints them. */
function orderOf(family: Style['family'], t: Tables): PrintedTable[] {
  switch (family) {
    case 'national-2019':
      return [...t.first, ...t.general, t.three, t.fund];
    case 'shanghai':
      return [...t.first, ...t.general, t.three, t.fund, t.state];
    case 'sichuan':
      return [...t.first, t.detail, ...t.general, t.fund, t.state, t.three];
    case 'shanxi':
      return [...t.first, ...t.general, t.fund, t.state, t.three, t.statistics];
    case 'national-2022':
    case 'jilin':
    case 'hubei':
      return [...t.first, ...t.general, t.fund, t.state, t.three];
  }
}

function number(tables: readonly PrintedTable[], style: Style): PrintedTable[] {
  return tables.map((table, i) => ({
    ...table,
    ordinal: chineseNumber(i + 1),
    formNumber:
      style.family === 'shanghai' ? null : style.family === 'national-2019' ? `表${i + 1}` : `公开${String(i + 1).padStart(2, '0')}表`,
  }));
}

function coverOf(style: Style): Piece {
  const [year, month, day] = style.publishedOn.split('-').map(Number);
  return { kind: 'cover', lines: [`${style.year}年度`, `${style.unitName}${style.entityKind}决算`, `${year}年${month}月${day}日`] };
}

function assemble(style: Style, content: { tables: PrintedTable[]; narrative: Piece[]; evaluated: PrintedTable[] }): Piece[] {
  const part = (n: number, title: string): Piece => ({ kind: 'heading', level: 1, text: `第${chineseNumber(n)}部分 ${title}` });
  const heading = (text: string): Piece => ({ kind: 'heading', level: 2, text });
  const tables = content.tables.flatMap((table): Piece[] => [heading(`${table.ordinal}、${table.title}`), { kind: 'table', table }]);
  const evaluated = content.evaluated.map((table): Piece => ({ kind: 'table', table }));
  const overview: Piece[] = [
    heading('一、主要职责'),
    { kind: 'paragraph', text: `${style.unitName}负责本地区资料的收集、整理、保管和公众服务工作。` },
    heading('二、机构设置'),
    { kind: 'paragraph', text: '内设办公室、业务科、服务科三个科室。' },
  ];
  const tablesPart: Piece[] = [...tables, heading(`${chineseNumber(content.tables.length + 1)}、项目支出绩效自评表`), ...evaluated];
  const glossary: Piece[] = [
    { kind: 'paragraph', text: '一、财政拨款收入：同级财政当年拨付给本单位的资金。' },
    { kind: 'paragraph', text: '二、基本支出：维持机构正常运转和日常工作所必需的支出。' },
  ];
  const middle: [string, Piece[]][] = [
    [`${style.year}年度${style.entityKind}决算表`, tablesPart],
    [`${style.year}年度${style.entityKind}决算情况说明`, content.narrative],
  ];
  if (style.family === 'sichuan') middle.reverse();
  const all: [string, Piece[]][] = [[`${style.entityKind}概况`, overview], ...middle, ['名词解释', glossary]];
  return all.flatMap(([title, pieces], i) => [part(i + 1, title), ...pieces]);
}

function contentsOf(parts: readonly Piece[]): Piece {
  return {
    kind: 'contents',
    entries: parts.flatMap((piece) =>
      piece.kind === 'heading' && piece.level < 3 ? [{ text: piece.text, level: piece.level === 1 ? 1 : 2 } as const] : [],
    ),
  };
}

/** What the generator knows of a disclosure. */
export function truthOfDisclosure(disclosure: Disclosure): Truth {
  const { style, pieces } = disclosure;
  const indicators: TruthIndicator[] = disclosure.indicators;
  return {
    documentKind: 'final_account',
    unitName: style.unitName,
    fiscalYear: style.year,
    entityKind: style.entityKind,
    publishedOn: style.publishedOn,
    facts: pieces.flatMap((piece) => (piece.kind === 'table' ? truthOf(piece.table) : [])),
    indicators,
    claims: disclosure.claims,
    sections: pieces.flatMap((piece) => (piece.kind === 'heading' ? [{ level: piece.level, text: piece.text }] : [])),
  };
}
