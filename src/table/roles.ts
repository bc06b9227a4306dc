/**
 * What each column is for, and which columns form a panel (收入 | 支出, or the 3–4 panels of 公开06).
 *
 * In → Out: header paths and body rows → role per column → panels, each with its key columns and value columns, left to right.
 * The header says what a column should hold; what it does hold decides where the header is silent.
 */
import { normalizeLabel } from '../model/label.ts';
import type { ColumnRole } from '../model/table.ts';
import type { Matrix } from './matrix.ts';

export interface Panel {
  codes: number[];
  labels: number[];
  /** 行次 column; null where none. */
  line: number | null;
  values: number[];
}

const CODE_HEADER = /(?:代码|编码|编号)$/;
const CODE_LEVEL = /^[类款项]$/;
const LABEL_HEADER = /^(?:项目|科目|(?:功能|经济|支出|收入)?分类)$|(?:名称|项目\(按功能分类\)|功能分类\)|支出项目|收入项目)$/;
/** The header of labels, and that of the figures beside them in the panel before, which no line and no gap parts. */
const LABEL_BEHIND_FIGURES = /(?:数|金额)项目$/;
/** What the items of a panel are told apart by (项目（按支出性质和经济分类）). */
const LABEL_KIND = /^(?:收入|支出)?项目\([^()]*\)$/;
const WRAPPED_LABEL = /^(?:项目|科目名称|项目名称)$/;
/** Name of a panel, which stands over its labels where no header row divides it further, and may stand over figures. */
const PANEL_HEADER = /^(?:收入|支出)$/;
const LINE_HEADER = /^(?:行次|序号|行号)$/;

const CODE_TEXT = /^\[?\d{2,7}\]?$/;
/** A figure, with the sign or the unit of money that a cell may print beside it. */
const FIGURE = /^[¥￥]?-?[¥￥]?[\d,，]+(?:[.．·]\d+)?(?:%|百万元|[千万亿]?元)?$/;
const DECIMALS = /[.．·]\d/;
const CHINESE = /[\u4e00-\u9fff]/;

interface ColumnContent {
  codes: number;
  figures: number;
  words: number;
  decimals: number;
  filled: number;
}

function contentOf(matrix: Matrix, rows: readonly number[], column: number): ColumnContent {
  const content: ColumnContent = { codes: 0, figures: 0, words: 0, decimals: 0, filled: 0 };
  for (const r of rows) {
    const cell = matrix[r]?.[column];
    if (cell === undefined || cell.column !== column) continue;
    const text = normalizeLabel(cell.text);
    if (text === '') continue;
    content.filled++;
    if (CODE_TEXT.test(text)) content.codes++;
    const isFigure = FIGURE.test(text);
    if (isFigure) content.figures++;
    if (DECIMALS.test(text)) content.decimals++;
    if (!isFigure && CHINESE.test(text)) content.words++;
  }
  return content;
}

/** Role of a column from its header labels; null where they do not tell. */
export function roleByHeader(path: readonly string[]): ColumnRole | null {
  const labels = path.map((label) => normalizeLabel(label));
  const leaf = labels.at(-1);
  if (leaf === undefined || (labels.length === 1 && PANEL_HEADER.test(leaf))) return null;
  // A label that its cell wraps may have come to two rows: 科目代 over 码, 行 over 次.
  const whole = labels.slice(-2).join('');
  if (labels.some((label) => CODE_HEADER.test(label)) || CODE_LEVEL.test(leaf) || CODE_HEADER.test(whole)) return 'code';
  if (LINE_HEADER.test(leaf) || LINE_HEADER.test(whole)) return 'line';
  if ([LABEL_HEADER, LABEL_KIND, LABEL_BEHIND_FIGURES].some((header) => header.test(leaf)) || WRAPPED_LABEL.test(whole)) return 'label';
  return labels.some((label) => /^项目$|科目$/.test(label)) ? 'label' : 'value';
}

function isCounting(matrix: Matrix, rows: readonly number[], column: number): boolean {
  let last: number | null = null;
  let steps = 0;
  for (const r of rows) {
    const text = matrix[r]?.[column]?.text.trim() ?? '';
    if (text === '') continue;
    if (!/^\d{1,3}$/.test(text)) return false;
    const value = Number(text);
    if (last !== null && value > last && value - last <= 3) steps++;
    else if (last !== null) return false;
    last = value;
  }
  return steps >= 2;
}

function roleByContent(matrix: Matrix, rows: readonly number[], column: number): ColumnRole {
  const content = contentOf(matrix, rows, column);
  if (content.filled === 0) return 'other';
  if (content.words * 2 >= content.filled) return 'label';
  if (content.decimals > 0) return 'value';
  if (isCounting(matrix, rows, column)) return 'line';
  if (content.codes * 2 > content.filled && content.codes > 1) return 'code';
  return 'value';
}

/** Role of every column. `rows` are the body rows; `paths` the header labels, empty for a table without header. */
export function columnRoles(matrix: Matrix, rows: readonly number[], paths: readonly (readonly string[])[]): ColumnRole[] {
  const width = matrix[0]?.length ?? 0;
  const roles: ColumnRole[] = [];
  for (let c = 0; c < width; c++) {
    const byHeader = roleByHeader(paths[c] ?? []);
    const content = contentOf(matrix, rows, c);
    if (byHeader === 'value' && isUnnamedCode(matrix, rows, { column: c, content, before: roles })) roles.push('code');
    else if (byHeader === 'value' && isUnnamedLabel(matrix, rows, { column: c, content, before: roles })) roles.push('label');
    else if (byHeader !== null) roles.push(settle(byHeader, content));
    else if (roles.at(-1) === 'code' && content.filled > 0 && content.codes === content.filled) roles.push('code');
    else roles.push(roleByContent(matrix, rows, c));
  }
  return withFurtherLabels(
    withLabels(roles, (c) => contentOf(matrix, rows, c)),
    paths,
  );
}

/** The roles where a column of words stands between two of the same header (决算数): the second one's rows are named by it. */
function withFurtherLabels(roles: readonly ColumnRole[], paths: readonly (readonly string[])[]): ColumnRole[] {
  const leafOf = (c: number): string => normalizeLabel(paths[c]?.at(-1) ?? '');
  const named = [...roles];
  for (const [c, role] of roles.entries()) {
    if (role !== 'other' || leafOf(c) === '') continue;
    const begin = named.findLastIndex((before, i) => i < c && before === 'label');
    const next = roles.findIndex((after, i) => i > c && after !== 'line');
    const isRepeated = named.some((before, i) => begin < i && i < c && before === 'value' && leafOf(i) === leafOf(next));
    if (roles[next] === 'value' && leafOf(next) !== '' && isRepeated) named[c] = 'label';
  }
  return named;
}

/** The roles where no header tells a label (一级目录, 单位): the columns of words in front of all figures are what names the rows. */
function withLabels(roles: readonly ColumnRole[], contentOf: (column: number) => ColumnContent): ColumnRole[] {
  if (roles.some((role) => role === 'code' || role === 'label')) return [...roles];
  const first = roles.findIndex((role, c) => role === 'value' && contentOf(c).figures > 0);
  return roles.map((role, c) => {
    if (c >= first || role === 'line') return role;
    const { figures, words, filled } = contentOf(c);
    return figures === 0 && words > 0 && words === filled ? 'label' : role;
  });
}

/** What is known of a column when its role is asked for: what it holds, and the roles of the columns before it. */
interface Asked {
  column: number;
  content: ColumnContent;
  before: readonly ColumnRole[];
}

/** True for codes under a header that says nothing of them: in front of everything, or of a panel where items follow on their groups. */
function isUnnamedCode(matrix: Matrix, rows: readonly number[], { column, content, before }: Asked): boolean {
  const beside = contentOf(matrix, rows, column + 1);
  const isFirst = before.every((role) => role === 'code');
  if (isFirst && areCodes(content, beside)) return true;
  const isNamed = beside.words > 0 && beside.words >= MOST * beside.filled;
  const mayBegin = isFirst || before.at(-1) === 'value';
  return mayBegin && isNamed && areClassified(rows.map((r) => normalizeLabel(matrix[r]?.[column]?.text ?? '')));
}

/**
 * True for recognised words under a header that says nothing of them, in front of figures or numbers of lines and behind nothing but
 * codes or the figures of another panel: the labels of their own. Remarks stand behind all figures.
 */
function isUnnamedLabel(matrix: Matrix, rows: readonly number[], { column, content, before }: Asked): boolean {
  const isRecognised = rows.some((r) => matrix[r]?.[column]?.recognition !== undefined);
  const areWords = content.figures === 0 && content.words === content.filled && content.words >= ENOUGH_LABELS;
  const last = before.at(-1) ?? 'code';
  if (!isRecognised || !areWords || (last !== 'code' && last !== 'value')) return false;
  // Headings lie over both columns, and a header that is repeated below has a word for the other one.
  const beside = contentOf(
    matrix,
    rows.filter((r) => matrix[r]?.[column + 1]?.column === column + 1),
    column + 1,
  );
  return beside.figures > 0 && beside.words <= (1 - MOST) * beside.filled;
}
const ENOUGH_LABELS = 3;

/** Fewest codes that tell a column whose header says nothing of them. */
const ENOUGH_CODES = 3;
/** Share of a column's cells that must be as the column is; others may be misread. */
const MOST = 0.9;
/** A code of a classification: a class, a group or an item, each with the one above it in front. */
const CLASSIFIED = /^\d{3}(?:\d{2}){0,2}$/;
const LAST_LEVEL = 2;
/** Share of codes that stand below the one that they begin with: groups do not, nor items whose group a page before holds. */
const BELOW_GROUPS = 0.5;

/** True where nearly all texts are codes of a classification, and most of them are below others of them. */
function areClassified(texts: readonly string[]): boolean {
  const filled = texts.filter((text) => text !== '');
  const codes = filled.filter((text) => CLASSIFIED.test(text));
  const items = codes.filter((code, i) => codes.slice(0, i).includes(code.slice(0, -LAST_LEVEL)));
  return codes.length >= MOST * filled.length && items.length >= Math.max(ENOUGH_CODES, BELOW_GROUPS * codes.length);
}

/** True for codes alone with words beside them, in front of everything else: what their header was is not known, or was misread. */
function areCodes({ codes, filled, decimals }: ColumnContent, beside: ColumnContent): boolean {
  return codes >= ENOUGH_CODES && codes === filled && decimals === 0 && beside.words > 0 && beside.words === beside.filled;
}

/** Corrects a header's role by what the column holds: 项目 over codes, 名称 over figures, a value column of words. */
function settle(byHeader: ColumnRole, content: ColumnContent): ColumnRole {
  if (content.filled === 0) return byHeader;
  if (byHeader === 'label' && content.codes * 2 > content.filled && content.decimals === 0) return 'code';
  if (byHeader === 'code' && content.words * 2 > content.filled && content.codes === 0) return 'label';
  if (byHeader === 'value' && content.figures === 0 && content.words === content.filled && content.words >= 3) return 'other';
  return byHeader;
}

/** Panels of a table: a new one begins where a key column follows value columns. */
export function findPanels(roles: readonly ColumnRole[]): Panel[] {
  const panels: Panel[] = [];
  let current: Panel | null = null;
  for (const [c, role] of roles.entries()) {
    const isKey = role === 'code' || role === 'label';
    if (current === null || (isKey && current.values.length > 0)) {
      current = { codes: [], labels: [], line: null, values: [] };
      panels.push(current);
    }
    if (role === 'code') current.codes.push(c);
    else if (role === 'label') current.labels.push(c);
    else if (role === 'line') current.line = c;
    else if (role === 'value') current.values.push(c);
  }
  return panels.filter((panel) => panel.values.length > 0 || panel.codes.length + panel.labels.length > 0);
}
