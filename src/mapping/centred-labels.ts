/**
 * Labels of totals that are centred over the columns of a panel or of several, on pages without vertical lines: their words stand among
 * the figures of a panel (… | 公用经费合计 | | | 21.84).
 *
 * In → Out: the cells of a row by column → the same, with such a label in the panel's column of labels.
 * Evidence: the only text of its panel in that row, without a digit.
 * Limits: grids by alignment; drawn cells say what they cover.
 */
import type { GridCell } from '../model/block.ts';
import type { Panel } from '../table/roles.ts';

const WORDS = /^\p{Script=Han}{3,}$/u;

/** The cells with centred labels in their panel's column of labels; the same array where there are none. */
export function withCentredLabels(cells: (GridCell | null)[], panels: readonly Panel[]): (GridCell | null)[] {
  const moves = panels.flatMap(({ codes, labels, values }) => {
    const [label] = labels;
    const filled = [...codes, ...labels, ...values].filter((column) => !isBlank(cells[column]));
    const [from] = filled;
    const isCentred = label !== undefined && from !== undefined && filled.length === 1 && values.includes(from);
    return isCentred && WORDS.test(cells[from]?.text.replace(/\s/g, '') ?? '') ? [{ from, label }] : [];
  });
  if (moves.length === 0) return cells;
  const moved = [...cells];
  for (const { from, label } of moves) [moved[from], moved[label]] = [cells[label] ?? null, cells[from] ?? null];
  return moved;
}

function isBlank(cell: GridCell | null | undefined): boolean {
  return cell === null || cell === undefined || cell.text.trim() === '';
}
