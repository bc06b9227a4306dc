/**
 * What a cell says of the fact that it holds, beside its figure.
 */
import type { GridCell } from '../model/block.ts';
import type { Fact } from '../model/fact.ts';

/** The repair of a figure beside which blank cells were lost: its column is the only one that adds up. None for a cell as printed. */
export function restoredBlanks({ restored, text }: GridCell): Fact['repairs'] {
  return restored === 'placed' ? [{ rule: 'structure/blanks-restored', before: text, after: text, identity: null }] : [];
}

/** True for a row of a form whose cells may stand in several columns, because blank ones between them were lost. */
export function isUnplaced({ filled }: { filled: readonly { cell: GridCell }[] }): boolean {
  return filled.some(({ cell }) => cell.restored === 'unplaced');
}

/** How sure a figure is of which the page hides a digit, or that it strikes out: it may be another one, or none. */
const DOUBTED = 0.5;

/** A recognised figure is as sure as itself and its row; one that the page does not show as it is is in doubt. */
export function surest(cell: GridCell, atMost: number, usual: number | null): number | null {
  const sure = cell.recognition === undefined ? usual : Math.min(cell.recognition.confidence, atMost);
  return cell.clipped === true || cell.struck === true ? Math.min(sure ?? 1, DOUBTED) : sure;
}

/** True for a row without a merged cell: a total that stands there apart from its figure was never merged with the cells between. */
export function isUnmerged({ cells }: { cells: readonly GridCell[] }): boolean {
  return cells.every(({ columnSpan }) => columnSpan === 1);
}
