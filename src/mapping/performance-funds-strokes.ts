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

/** The figures of a row without strokes that stand for nothing: both marks are, where the weight is a slash or looks like one. */
export function withoutStrokes<Own extends Figure>(figures: readonly Own[]): Own[] {
  const weight = figures.find(({ slot }) => slot.key === 'weight');
  if (weight === undefined || (weight.reading.content !== 'nil' && !isStroke(weight))) return [...figures];
  return figures.map((figure) => (isStroke(figure) ? { ...figure, reading: { content: 'unreadable' } } : figure));
}

function isStroke({ cell: { cell }, reading, slot }: Figure): boolean {
  return MARKS.has(slot.key) && reading.content === 'amount' && cell.text.trim() === STROKE && cell.recognition !== undefined;
}
const MARKS: ReadonlySet<string> = new Set(['weight', 'score']);
