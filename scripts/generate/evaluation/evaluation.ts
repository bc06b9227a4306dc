/**
 * What all forms of self-evaluation share: merged level cells, goals, the table around them, and what it says.
 */
import type { Project } from '../accounts.ts';
import type { TruthIndicator } from '../disclosure.ts';
import { head, type PrintedCell, type PrintedTable, words } from '../printed-table.ts';
import type { Random } from '../random.ts';
import type { Style } from '../style.ts';
import type { Target } from './targets.ts';

export interface Evaluation {
  table: PrintedTable;
  indicators: TruthIndicator[];
}

export interface Context {
  random: Random;
  style: Style;
  occurrence: number;
}

/** Indicator rows under their header; a level that repeats is one cell over its rows. `cells`: what follows the levels. */
export function indicatorRows(
  targets: readonly Target[],
  { block, names, cells }: { block: string; names: readonly string[]; cells: (target: Target) => PrintedCell[] },
): PrintedCell[][] {
  const header = [words(block, { rowSpan: targets.length + 1, align: 'center' }), ...names.map((name) => head(name))];
  return [
    header,
    ...targets.map((target, i) => [
      ...levelCell(targets, i, ['level1']),
      ...levelCell(targets, i, ['level1', 'level2']),
      words(target.level3),
      ...cells(target),
    ]),
  ];
}

/** The cell of the last of `levels` where a run of equal rows begins; nothing inside a run. */
function levelCell(targets: readonly Target[], i: number, levels: readonly ('level1' | 'level2')[]): PrintedCell[] {
  const key = (target: Target | undefined): string | null => (target === undefined ? null : levels.map((level) => target[level]).join('/'));
  const current = key(targets[i]);
  if (current === null || (i > 0 && key(targets[i - 1]) === current)) return [];
  let run = 1;
  while (key(targets[i + run]) === current) run++;
  const text = targets[i]?.[levels.at(-1) ?? 'level1'] ?? '';
  return [words(text, { rowSpan: run, align: 'center' })];
}

/** Expected goals beside what was reached. */
export function goalRows(project: Project, { label, names, spans }: { label: string; names: [string, string]; spans: [number, number] }) {
  return [
    [words(label, { rowSpan: 2, align: 'center' }), head(names[0], spans[0]), head(names[1], spans[1])],
    [
      words(`按计划推进${project.name}，年内完成主要任务。`, { columnSpan: spans[0] }),
      words(`${project.name}的主要任务已按计划完成。`, { columnSpan: spans[1] }),
    ],
  ];
}

/** The table of an evaluation. */
export function evaluationTable(
  parts: Pick<PrintedTable, 'title' | 'body' | 'widths'> & { table?: string; subtitle?: string },
  occurrence: number,
): PrintedTable {
  return {
    table: 'project_performance',
    occurrence,
    ordinal: '',
    formNumber: null,
    unit: '万元',
    header: [],
    width: parts.widths.length,
    notes: [],
    wide: false,
    ...parts,
  };
}

type Printed = Pick<TruthIndicator, 'target' | 'actual' | 'weight' | 'score' | 'note'>;

/** Indicators as the form prints them. */
export function indicatorsOf(
  targets: readonly Target[],
  { table, projectName, printed }: { table: PrintedTable; projectName: string | null; printed: (target: Target) => Printed },
): TruthIndicator[] {
  return targets.map((target) => {
    const { level1, level2, level3 } = target;
    return { table: table.table, occurrence: table.occurrence, projectName, level1, level2, level3, ...printed(target) };
  });
}
