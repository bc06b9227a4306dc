/**
 * A whole disclosure from a seed and a family: accounts, tables in the family's order, narrative, self-evaluation, truth.
 */
import type { Disclosure, Piece, Truth } from './disclosure.ts';
import { makeEvaluations } from './evaluation/make-evaluations.ts';
import { fillAccounts } from './full-accounts.ts';
import { type Field, makeAccounts } from './make-accounts.ts';
import { writeNarrative } from './narrative/narrative.ts';
import { orderedTables } from './ordered-tables.ts';
import { type PrintedTable, truthOf } from './printed-table.ts';
import { Random } from './random.ts';
import { chineseNumber, type Style } from './style.ts';

export interface MakeOptions {
  seed: number;
  family: Style['family'];
  zero?: Style['zero'];
  separators?: boolean;
  unit?: Style['unit'];
  /** Panels of 公开06. */
  panels?: 2 | 3 | 4;
  fund?: boolean;
  /** Something in every column of every form. */
  full?: boolean;
  /** A self-evaluation of the whole unit. */
  overall?: boolean;
}

const COUNTIES = ['云溪县', '青屏县', '临溪区', '石桥市', '鹿鸣县', '望海区'];
const UNITS: readonly (readonly [name: string, field: Field])[] = [
  ['档案馆', { running: '2012601', activity: '2012604' }],
  ['图书馆', { running: '2070104', activity: '2070199' }],
  ['地方志编纂中心', { running: '2010350', activity: '2010399' }],
  ['文化馆', { running: '2070109', activity: '2070199' }],
];
/** Keeps what `full` adds apart from what the seed gives without it. */
const FULL_SEED = 0x5eed;

/** Makes a disclosure. The same options give the same disclosure. */
export function makeDisclosure(options: MakeOptions): Disclosure {
  const random = new Random(options.seed);
  const { style, field } = drawStyle(random, options);
  const plain = makeAccounts(random, { fund: options.fund ?? false, scale: 1, field });
  const full = options.full ?? false;
  const capital = style.family !== 'national-2019';
  const a = full ? fillAccounts(plain, { random: new Random(options.seed ^ FULL_SEED), capital }) : plain;
  const evaluations = makeEvaluations(a, { random, style, overall: options.overall ?? false });
  const narrative = writeNarrative(a, { random, style });
  const tables = orderedTables(a, style, options.panels ?? 3);
  const parts = assemble(style, { tables, narrative: narrative.pieces, evaluated: evaluations.map(({ table }) => table) });
  return {
    style,
    pieces: [coverOf(style), contentsOf(parts), ...parts],
    indicators: evaluations.flatMap(({ indicators }) => indicators),
    claims: narrative.claims,
  };
}

function drawStyle(random: Random, options: MakeOptions): { style: Style; field: Field } {
  const year = options.family === 'national-2019' ? 2019 : 2022 + (options.seed % 3);
  const entityKind = random.pick(['部门', '单位'] as const);
  const county = random.pick(COUNTIES);
  const [unit, field] = random.pick(UNITS);
  const style: Style = {
    family: options.family,
    zero: options.zero ?? '0.00',
    separators: options.separators ?? false,
    unit: options.unit ?? '万元',
    year,
    entityKind,
    unitName: `${county}${unit}`,
    publishedOn: `${year + 1}-09-${String(random.integer(1, 28)).padStart(2, '0')}`,
  };
  return { style, field };
}

function coverOf(style: Style): Piece {
  const [year, month, day] = style.publishedOn.split('-').map(Number);
  return { kind: 'cover', lines: [`${style.year}年度`, `${style.unitName}${style.entityKind}决算`, `${year}年${month}月${day}日`] };
}

function assemble(style: Style, content: { tables: PrintedTable[]; narrative: Piece[]; evaluated: PrintedTable[] }): Piece[] {
  const part = (n: number, title: string): Piece => ({ kind: 'heading', level: 1, text: `第${chineseNumber(n)}部分 ${title}` });
  const heading = (text: string): Piece => ({ kind: 'heading', level: 2, text });
  const tables = content.tables.flatMap((table): Piece[] => [heading(`${table.ordinal}、${table.title}`), { kind: 'table', table }]);
  const overview: Piece[] = [
    heading('一、主要职责'),
    { kind: 'paragraph', text: `${style.unitName}负责本地区资料的收集、整理、保管和公众服务工作。` },
    heading('二、机构设置'),
    { kind: 'paragraph', text: '内设办公室、业务科、服务科三个科室。' },
  ];
  const tablesPart: Piece[] = [...tables, ...evaluated(content.evaluated, content.tables.length)];
  const glossary: Piece[] = [
    { kind: 'paragraph', text: '一、财政拨款收入：同级财政当年拨付给本单位的资金。' },
    { kind: 'paragraph', text: '二、基本支出：维持机构正常运转和日常工作所必需的支出。' },
    { kind: 'paragraph', text: '三、项目支出：为完成特定任务而安排、不属于基本支出的支出。' },
    { kind: 'paragraph', text: '四、年末结转和结余：年末尚未使用、留待下年继续使用的资金。' },
  ];
  const middle: [string, Piece[]][] = [
    [`${style.year}年度${style.entityKind}决算表`, tablesPart],
    [`${style.year}年度${style.entityKind}决算情况说明`, content.narrative],
  ];
  if (style.family === 'sichuan') middle.reverse();
  const all: [string, Piece[]][] = [[`${style.entityKind}概况`, overview], ...middle, ['名词解释', glossary]];
  return all.flatMap(([title, pieces], i) => [part(i + 1, title), ...pieces]);
}

/** Self-evaluation tables, that of the whole unit under a heading of its own. */
function evaluated(tables: readonly PrintedTable[], before: number): Piece[] {
  const groups = [
    { title: '部门整体绩效自评表', tables: tables.filter(({ table }) => table === 'overall_performance') },
    { title: '项目支出绩效自评表', tables: tables.filter(({ table }) => table === 'project_performance') },
  ].filter((group) => group.tables.length > 0);
  return groups.flatMap(({ title, tables: own }, i): Piece[] => [
    { kind: 'heading', level: 2, text: `${chineseNumber(before + i + 1)}、${title}` },
    ...own.map((table): Piece => ({ kind: 'table', table })),
  ]);
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
  const { style, pieces, indicators } = disclosure;
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
