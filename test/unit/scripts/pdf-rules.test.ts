import { describe, expect, it } from 'vitest';
import { drawRules } from '../../../scripts/generate/layouts/pdf-rules.ts';

/** Two cells beside each other above one that spans both. */
const BOXES = [
  { x0: 0, y0: 0, x1: 10, y1: 5 },
  { x0: 10, y0: 0, x1: 30, y1: 5 },
  { x0: 0, y0: 5, x1: 30, y1: 10 },
];

describe('drawRules', () => {
  it('joins borders on one line', () => {
    const lines = drawRules(BOXES, 'lines', false);
    expect(lines).toHaveLength(6);
    expect(lines).toContainEqual({ kind: 'line', x0: 0, y0: 5, x1: 30, y1: 5, dashed: false });
    expect(lines).toContainEqual({ kind: 'line', x0: 10, y0: 0, x1: 10, y1: 5, dashed: false });
    expect(drawRules(BOXES, 'dashed', false)).toEqual(lines.map((line) => ({ ...line, dashed: true })));
  });

  it('draws horizontal rules only', () => {
    const ys = drawRules(BOXES, 'horizontal', false).map((item) => item.kind === 'line' && item.y0 === item.y1 && item.y0);
    expect(ys).toEqual([0, 5, 10]);
  });

  it('draws each cell as a stroked rectangle', () => {
    expect(drawRules(BOXES, 'cell-boxes', false)).toEqual(
      BOXES.map(({ x0, y0, x1, y1 }) => ({ kind: 'rectangle', x: x0, y: y0, width: x1 - x0, height: y1 - y0, filled: false })),
    );
  });

  it('draws a border shared by two cells once, as a filled rectangle, and none above a continued part', () => {
    const closed = drawRules(BOXES, 'thin-rectangles', false);
    const open = drawRules(BOXES, 'thin-rectangles', true);
    expect(closed.every((item) => item.kind === 'rectangle' && item.filled)).toBe(true);
    expect(closed.length - open.length).toBe(2);
    expect(open.every((item) => item.kind === 'rectangle' && item.y + item.height > 1)).toBe(true);
  });

  it('draws nothing', () => {
    expect(drawRules(BOXES, 'none', false)).toEqual([]);
  });
});
