/**
 * The indicator block of a self-evaluation table: one record per row, levels carried down merged cells.
 *
 * In → Out: rows and their kinds → `IndicatorRow[]` with texts on one line. Source: the national form (一级, 二级, 三级指标, 年度指标值,
 * 实际完成值, 分值, 得分, 偏差原因分析及改进措施) and its variants with 指标性质 | 指标值 | 度量单位 or two target columns.
 * Limits: a level is carried only into rows that have none of their own and never past a higher level; the first rows of a block whose
 * level was lost stay without it.
 */
import type { IndicatorRole } from '../model/performance-form.ts';
import { isUnplaced } from './cell-traits.ts';
import { alignIndicator, type PlacedText, type Slot } from './performance-align.ts';
import { valueShape } from './performance-comparison.ts';
import type { FundContext } from './performance-funds.ts';
import type { FormCell, FormRow } from './performance-join.ts';
import { indicatorRole, isOneOf, levelTwoWord, type PerformanceLabels } from './performance-labels.ts';
import { type MisreadHeader, misreadHeaders } from './performance-roles-named.ts';
import type { RowKind } from './performance-sections.ts';

/** A header column: [from, to) in grid columns. */
interface Column extends Slot {
  to: number;
}

export type Fields = Record<IndicatorRole, string>;

/** A column whose header was misread, and the role that it was given; `other` where nothing told one. */
export interface MisreadColumn {
  from: number;
  to: number;
  role: IndicatorRole;
}

export interface IndicatorRow {
  rows: FormRow[];
  fields: Fields;
  /** Columns of the block whose headers were misread. */
  misread: readonly MisreadColumn[];
  outcome: 'fits' | 'moved' | 'ambiguous';
}

/** Header columns with the labels that stand over them, for the table's column list. */
export interface IndicatorHeader {
  columns: Column[];
  row: FormRow;
  /** Headers that were recognised too badly for any vocabulary. */
  misread: MisreadHeader[];
}

export interface IndicatorReading {
  headers: IndicatorHeader[];
  indicators: IndicatorRow[];
}

/** Reads all indicator blocks of a table. */
export function readIndicators(rows: readonly FormRow[], kinds: readonly RowKind[], context: FundContext): IndicatorReading {
  const reading: IndicatorReading = { headers: [], indicators: [] };
  let block: BlockReader | null = null;
  for (const [at, row] of rows.entries()) {
    const kind = kinds[at];
    if (kind === 'indicator-header') {
      const sub = kinds[at + 1] === 'indicator-subheader' ? (rows[at + 1] ?? null) : null;
      const header = readHeader(row, sub, context.labels);
      reading.headers.push(header);
      // A header repeated on the next page does not end the merged cells above it.
      block = new BlockReader(header, context, row.afterBreak ? block : null);
    } else if (kind === 'indicator' && block !== null) block.add(row, reading.indicators);
  }
  return reading;
}

function readHeader(row: FormRow, sub: FormRow | null, labels: PerformanceLabels): IndicatorHeader {
  const below = sub?.filled ?? [];
  const upper = row.filled.filter(({ cell }) => !below.some((child) => overlaps(child, cell)));
  const cells = [...upper, ...below].sort((a, b) => a.cell.column - b.cell.column);
  const misread = misreadHeaders(cells, labels);
  const columns: Column[] = [];
  for (const child of cells) {
    // 名称 below 一级指标 is the level itself, beside its weight.
    const group =
      below.includes(child) && isOneOf(labels.levelNames, child.key) ? row.filled.find(({ cell }) => overlaps(child, cell)) : null;
    const { cell } = child;
    const role = indicatorRole(labels, (group ?? child).key) ?? misread.find((header) => header.cell === child)?.role ?? 'other';
    columns.push({ role, column: cell.column, to: cell.column + cell.columnSpan });
  }
  return { columns: settleRoles(columns), row, misread };
}

function overlaps(child: FormCell, cell: FormCell['cell']): boolean {
  return child.cell.column < cell.column + cell.columnSpan && child.cell.column + child.cell.columnSpan > cell.column;
}

/**
 * Roles that depend on the neighbours: 绩效指标 behind the levels names the indicator itself; in front of a header without 一级指标
 * it stands over the first level; a second target column is that of the adjusted target; a label that no vocabulary knows in front
 * of the first level (年度绩效目标1) is the block's own.
 */
function settleRoles(columns: Column[]): Column[] {
  const has = (role: IndicatorRole): boolean => columns.some((column) => column.role === role);
  const [first, second] = columns;
  if (first?.role === 'other' && second?.role === 'level1') first.role = 'section';
  for (const [i, column] of columns.entries()) {
    if (column.role === 'section' && i > 0) column.role = has('level3') ? 'other' : 'level3';
    if (column.role === 'target' && columns.slice(0, i).some((before) => before.role === 'target')) column.role = 'adjusted';
  }
  if (first?.role === 'section' && !has('level1') && has('level2')) first.role = 'level1';
  keepOne(columns, (found) => nearestToName(found, columns), 'weight');
  for (const role of SINGLE_COLUMNS) keepOne(columns, (found) => found[0], role);
  return columns;
}

/** Roles of which a header may print several columns (自评得分, 复核得分); the first is the form's own. */
const SINGLE_COLUMNS: readonly IndicatorRole[] = ['level1', 'level2', 'level3', 'operator', 'adjusted', 'unit', 'actual', 'score'];

/** Leaves a role to one of its columns; the others hold what no field takes. */
function keepOne(columns: readonly Column[], choose: (found: readonly Column[]) => Column | undefined, role: IndicatorRole): void {
  const found = columns.filter((column) => column.role === role);
  const kept = choose(found);
  for (const column of found) if (column !== kept) column.role = 'other';
}

/** Where every level has a column of marks behind it, those of the indicator stand first behind its name. */
function nearestToName(found: readonly Column[], columns: readonly Column[]): Column | undefined {
  const name = columns.find(({ role }) => role === 'level3')?.column ?? -1;
  return found.find(({ column }) => column > name) ?? found.at(-1);
}

function isSubtotal({ filled }: FormRow, { subtotalRows }: PerformanceLabels): boolean {
  for (const { key } of filled) if (isOneOf(subtotalRows, key)) return true;
  return false;
}

/** True where one cell lies over a value and its points: a remark among the indicators (其他需要说明事项 | 无), which states neither. */
function isRemark({ own }: FormRow, columns: readonly Column[]): boolean {
  const over = ({ cell }: FormCell, roles: ReadonlySet<IndicatorRole>): boolean =>
    columns.some(({ role, column, to }) => roles.has(role) && cell.column < to && cell.column + cell.columnSpan > column);
  return own.some((cell) => over(cell, STATED) && over(cell, POINTS));
}

const STATED: ReadonlySet<IndicatorRole> = new Set(['target', 'actual']);
const POINTS: ReadonlySet<IndicatorRole> = new Set(['weight', 'score']);

const BLANK: Fields = {
  section: '',
  level1: '',
  level2: '',
  level3: '',
  operator: '',
  target: '',
  adjusted: '',
  unit: '',
  actual: '',
  weight: '',
  score: '',
  note: '',
  other: '',
};

/** Fields that describe the indicator and so hold for every row that their cell covers; figures and notes count once. */
const COVERING: ReadonlySet<IndicatorRole> = new Set(['level1', 'level2', 'level3', 'operator', 'target', 'adjusted', 'unit', 'actual']);
/** Columns that stand behind the target; what nothing tells behind all of them is a remark. */
const RESULTS: ReadonlySet<IndicatorRole> = new Set(['actual', 'weight', 'score']);
/** Fields of which a row has one each; two parts of a row cut by a page never both have the same one. */
const SINGLE: readonly IndicatorRole[] = ['target', 'actual', 'weight', 'score'];
const JOINABLE: readonly IndicatorRole[] = [...COVERING, 'weight', 'score', 'note'];

class BlockReader {
  readonly #columns: readonly Column[];
  readonly #misread: readonly MisreadColumn[];
  readonly #context: FundContext;
  #level1: string;
  #level2: string;

  constructor({ columns, misread }: IndicatorHeader, context: FundContext, before: BlockReader | null) {
    this.#columns = columns;
    this.#misread = columns
      .filter(({ column }) => misread.some(({ cell }) => cell.cell.column === column))
      .filter(({ role, column }) => role !== 'other' || columns.some((behind) => behind.column > column && RESULTS.has(behind.role)))
      .map(({ role, column, to }) => ({ role, from: column, to }));
    this.#context = context;
    this.#level1 = before?.level1 ?? '';
    this.#level2 = before?.level2 ?? '';
  }

  get level1(): string {
    return this.#level1;
  }

  get level2(): string {
    return this.#level2;
  }

  /** Reads one row onto the end of `result`. */
  add(row: FormRow, result: IndicatorRow[]): void {
    const { labels, exact } = this.#context;
    const first = row.filled[0];
    if (first === undefined || isSubtotal(row, labels) || (exact && isRemark(row, this.#columns))) return;
    const doubled = exact ? null : doubledLevel(row, labels);
    const own = isUnplaced(row) ? null : this.#own(row, doubled);
    if (own === null) {
      if (isUnplaced(row)) this.#carry(ownFields(row, this.#columns));
      result.push({ rows: [row], fields: { ...BLANK, level3: first.text }, misread: [], outcome: 'ambiguous' });
      return;
    }
    const before = result.at(-1);
    if (before !== undefined && isFragment(row, own.fields, before)) append(before, row, own.fields);
    else this.#push(row, own, result);
    // The outer of two second levels is the one whose merged cell goes on below.
    if (doubled !== null) this.#level2 = doubled.text;
  }

  #own(row: FormRow, doubled: FormCell | null): Pick<IndicatorRow, 'fields' | 'outcome'> | null {
    return this.#context.exact ? { fields: ownFields(row, this.#columns), outcome: 'fits' } : this.#aligned(row, doubled);
  }

  #push(row: FormRow, own: Pick<IndicatorRow, 'fields' | 'outcome'>, result: IndicatorRow[]): void {
    const fields = this.#carry(own.fields);
    if (!isIndicator(fields)) return;
    result.push({ rows: [row], fields, misread: this.#misread, outcome: own.outcome });
  }

  /** Fills levels from the merged cells above; a new higher level ends the lower one. */
  #carry(fields: Fields): Fields {
    if (fields.level1 !== '' && fields.level1 !== this.#level1) this.#level2 = '';
    this.#level1 = fields.level1 || this.#level1;
    this.#level2 = fields.level2 || this.#level2;
    return { ...fields, level1: this.#level1, level2: this.#level2 };
  }

  #aligned(row: FormRow, doubled: FormCell | null): Pick<IndicatorRow, 'fields' | 'outcome'> | null {
    const cells = row.filled.filter((cell) => cell !== doubled);
    const texts = cells.map(({ text, key, cell }): PlacedText => ({ text, key, column: cell.column }));
    const aligned = alignIndicator(texts, { labels: this.#context.labels, slots: this.#columns });
    if (aligned.outcome === 'ambiguous') return null;
    const fields = { ...BLANK };
    for (const [i, slot] of aligned.slots.entries()) {
      const role = this.#columns[slot]?.role;
      if (role !== undefined) fields[role] = texts[i]?.text ?? '';
    }
    return { fields, outcome: doubled === null ? aligned.outcome : 'moved' };
  }
}

/** The outer one of two second level names printed side by side; null where there is at most one. */
function doubledLevel(row: FormRow, labels: PerformanceLabels): FormCell | null {
  const at = row.filled.findIndex(
    ({ key }, i) => levelTwoWord(labels, key) === 'strong' && levelTwoWord(labels, row.filled[i + 1]?.key ?? '') === 'strong',
  );
  const [outer, inner, name] = [row.filled[at], row.filled[at + 1], row.filled[at + 2]];
  if (outer === undefined || inner === undefined || outer.key === inner.key) return null;
  // 满意度指标, 成本指标 are first levels too: they are doubled only where a first level stands before them.
  const behindLevel = at > 0 && !isOneOf(labels.sectionLabels, row.filled[at - 1]?.key ?? '');
  return behindLevel && name !== undefined && valueShape(name.text) === 'text' ? outer : null;
}

/** Fields of a row by the geometry of its cells. */
function ownFields(row: FormRow, columns: readonly Column[]): Fields {
  const fields = { ...BLANK };
  for (const { role, column, to } of columns) {
    const cells = COVERING.has(role) ? row.covering : row.own;
    const parts = cells.filter(({ cell, text }) => text !== '' && cell.column < to && cell.column + cell.columnSpan > column);
    const held = parts.filter(({ cell }) => isHome(cell, { role, column, to }, columns));
    fields[role] = [fields[role], ...held.map(({ text }) => text)].filter((text) => text !== '').join('');
  }
  return fields;
}

/** True for the first column that a cell lies over, so that a cell over several columns counts once. */
function isHome(cell: FormCell['cell'], own: Column, columns: readonly Column[]): boolean {
  const over = columns.filter(({ column, to, role }) => role !== 'section' && cell.column < to && cell.column + cell.columnSpan > column);
  return (over[0] ?? own).column === own.column;
}

/** True where a row only carries on the one before: cut by a page, or a cell of its own beside merged ones. */
function isFragment(row: FormRow, own: Fields, before: IndicatorRow): boolean {
  const starts = row.own.some(({ text }) => text !== '');
  const bare = SINGLE.every((role) => own[role] === '' || own[role] === before.fields[role]) && own.level3 === before.fields.level3;
  if (!row.afterBreak) return starts && bare && before.rows.some((other) => sharesCell(other, row));
  const complements = SINGLE.every((role) => own[role] === '' || before.fields[role] === '');
  return complements && (own.level1 === '' || own.level3 === '') && SINGLE.some((role) => own[role] === '' && before.fields[role] !== '');
}

function sharesCell(a: FormRow, b: FormRow): boolean {
  return b.covering.some((cell) => cell.text !== '' && a.covering.includes(cell));
}

function append(before: IndicatorRow, row: FormRow, own: Fields): void {
  before.rows.push(row);
  for (const role of JOINABLE) {
    if (own[role] !== '' && own[role] !== before.fields[role]) before.fields[role] += own[role];
  }
}

const PLACEHOLDER = /^(?:指标\d*[:：]?|[.…·]+|其他)?$/;

/** A row says something of an indicator: a name that is no placeholder of the blank form, or any value. */
function isIndicator(fields: Fields): boolean {
  const content = [fields.target, fields.adjusted, fields.actual, fields.weight, fields.score].some((text) => text !== '');
  return content || !PLACEHOLDER.test(fields.level3.replace(/\s/g, ''));
}
