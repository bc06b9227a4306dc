/**
 * Names of rows that hold a figure: what stands beside them may belong to another name or column, and what they hold has no column.
 */
import type { GridCell } from '../model/block.ts';
import { toHalfWidth } from '../model/label.ts';
import type { Panel } from '../table/roles.ts';

/** An amount between other words of a cell. */
const AMOUNT_INSIDE = /\S\s+-?\d[\d,，]*[.．]\d\d\s+\S/;

/** Digits of a class, a group or an item. */
const CODE = /^\d{3}(?:\d{2}){0,2}$/;

const HAS_DIGIT = /\d/;

/** An amount right behind a word, full-width as a rule: no name of a form ends with one. */
const AMOUNT_BEHIND = /[\u4e00-\u9fff)]-?\d[\d,]*\.\d\d\s*$/;

/** An amount alone. */
const AMOUNT = /^\s*-?\d[\d,，]*[.．]\d\d\s*$/;

/**
 * True where an amount stands in the name of a panel's row or in its place: lines between its cells were lost, or the row or its
 * header slipped by a cell, so that the row's figures may belong to another name or column. A name beside a code that an image shows
 * may have been misread for an amount: the code tells the row.
 */
export function nameHoldsFigure({ codes, labels }: Panel, cells: readonly (GridCell | null)[]): boolean {
  const holds = (column: number): boolean => holdsAmount(cells[column]?.text ?? '');
  const isCoded = codes.some((column) => cells[column]?.recognition !== undefined && CODE.test(cells[column]?.text.trim() ?? ''));
  const isMisread = (column: number): boolean =>
    isCoded && cells[column]?.recognition !== undefined && AMOUNT.test(cells[column]?.text ?? '');
  return codes.some(holds) || labels.some((column) => holds(column) && !isMisread(column));
}

/** The first of a panel's names that hold a figure, where its columns of figures hold none: the figure ran into the name. */
export function hiddenFigures(panel: Panel, cells: readonly (GridCell | null)[]): GridCell[] {
  if (!nameHoldsFigure(panel, cells) || panel.values.some((column) => HAS_DIGIT.test(cells[column]?.text ?? ''))) return [];
  const named = [...panel.codes, ...panel.labels].flatMap((column) => cells[column] ?? []);
  return named.filter(({ text }) => holdsAmount(text)).slice(0, 1);
}

function holdsAmount(text: string): boolean {
  return AMOUNT_INSIDE.test(text) || AMOUNT.test(text) || AMOUNT_BEHIND.test(toHalfWidth(text));
}
