/**
 * Strokes under 得分 that recognition took for a 1: rows of funds that have no weight have no score, and print a slash for both.
 *
 * In → Out: the figures of a row → the same, such a 1 as unreadable, so that it is told. Text layers say what they say.
 */
import type { NumberReading } from '../repair/number.ts';
import type { FormCell } from './performance-join.ts';

interface Figure {
  cell: FormCell;
  reading: NumberReading;
  slot: { key: string };
}

/** What a slash looks like to a reader of figures. */
const STROKE = '1';

/** The figures of a row without strokes that stand for nothing. */
export function withoutStrokes<Own extends Figure>(figures: readonly Own[]): Own[] {
  const weight = figures.find(({ slot }) => slot.key === 'weight');
  if (weight?.reading.content !== 'nil') return [...figures];
  return figures.map((figure) => {
    const { cell, reading, slot } = figure;
    const isStroke = slot.key === 'score' && reading.content === 'amount' && cell.cell.text.trim() === STROKE;
    return isStroke && cell.cell.recognition !== undefined ? { ...figure, reading: { content: 'unreadable' } } : figure;
  });
}
