import { describe, expect, it } from 'vitest';
import { componentsOf } from '../../../src/ocr/components.ts';
import { withDashedRules } from '../../../src/ocr/dashed-rules.ts';
import { eraseRules, middleAt, rulesOf } from '../../../src/ocr/page-rules.ts';
import { type Box, drawn, figure, gridLines, inked } from '../../support/drawn-page.ts';

const [WIDTH, HEIGHT] = [1240, 1754];
const XS = [100, 500, 800, 1100];
const YS = [200, 260, 320, 380];

const rulesIn = (boxes: readonly Box[]) => rulesOf(inked(WIDTH, HEIGHT, boxes));
const horizontal = (boxes: readonly Box[]) => rulesIn(boxes).filter((rule) => rule.orientation === 'horizontal');

describe('rulesOf', () => {
  it('finds the lines of a table, each once', () => {
    const rules = rulesIn(gridLines(XS, YS));
    expect(rules.filter((rule) => rule.orientation === 'horizontal')).toHaveLength(YS.length);
    expect(rules.filter((rule) => rule.orientation === 'vertical')).toHaveLength(XS.length);
    expect(rules.map(({ strip }) => strip.thickness)).toEqual(Array(8).fill(2));
  });

  it('follows a line that is slightly curved', () => {
    const curve = Array.from({ length: 1000 }, (_, i): Box => {
      const y = 400 + Math.round(6 * Math.sin((Math.PI * i) / 1000));
      return { x0: 100 + i, y0: y, x1: 101 + i, y1: y + 2 };
    });
    const [rule, ...others] = horizontal(curve);
    expect(others).toEqual([]);
    expect(middleAt(rule?.strip as never, 600)).toBeCloseTo(406.5, 0);
  });

  it('bridges small breaks', () => {
    const pieces = Array.from({ length: 50 }, (_, i): Box => ({ x0: 100 + 20 * i, y0: 400, x1: 118 + 20 * i, y1: 402 }));
    expect(horizontal(pieces)).toHaveLength(1);
  });

  it('takes neither strokes of characters nor filled boxes for lines', () => {
    expect(rulesIn([{ x0: 300, y0: 500, x1: 340, y1: 503 }])).toEqual([]);
    expect(rulesIn([{ x0: 300, y0: 500, x1: 700, y1: 560 }])).toEqual([]);
  });

  it('finds thick lines where they are long: a bold frame, or a line that a scan blurred', () => {
    const thick = rulesIn(
      gridLines(XS, YS).map((box) => (box.x1 - box.x0 > box.y1 - box.y0 ? { ...box, y1: box.y0 + 8 } : { ...box, x1: box.x0 + 8 })),
    );
    expect(thick.map(({ strip }) => strip.thickness)).toEqual(Array(8).fill(8));
    // The stroke of a large title is as thick, and the band of a shaded row thicker.
    expect(rulesIn([{ x0: 300, y0: 500, x1: 380, y1: 508 }])).toEqual([]);
    expect(rulesIn([{ x0: 300, y0: 500, x1: 1000, y1: 516 }])).toEqual([]);
  });

  it('finds a line against which the text of every row stands', () => {
    const text = Array.from({ length: 40 }, (_, i): Box => ({ x0: 302, y0: 200 + 30 * i, x1: 380, y1: 220 + 30 * i }));
    const line: Box = { x0: 300, y0: 190, x1: 302, y1: 1400 };
    expect(rulesIn([line, ...text]).filter((rule) => rule.orientation === 'vertical')).toHaveLength(1);
  });

  it('does not take the feet of digits in a row for a line', () => {
    expect(rulesIn([...figure(300, 500, '0888080', 4), { x0: 300, y0: 524, x1: 464, y1: 528 }])).toEqual([]);
  });

  it('takes a short line for one where it ends at others', () => {
    const short: Box = { x0: 640, y0: 200, x1: 642, y1: 234 };
    expect(rulesIn([short])).toEqual([]);
    const rows = [200, 232, 400].map((y): Box => ({ x0: 100, y0: y, x1: 1100, y1: y + 2 }));
    expect(rulesIn([...rows, short]).filter((rule) => rule.orientation === 'vertical')).toHaveLength(1);
  });
});

describe('withDashedRules', () => {
  const dashes = (count: number, long: number, [x, y]: [number, number] = [100, 400]): Box[] =>
    Array.from({ length: count }, (_, i) => ({ x0: x + 14 * i, y0: y, x1: x + 14 * i + long, y1: y + 2 }));
  const down = (boxes: readonly Box[]): Box[] => boxes.map(({ x0, y0, x1, y1 }) => ({ x0: y0, y0: x0, x1: y1, y1: x1 }));
  const found = (boxes: readonly Box[]) => withDashedRules(componentsOf(inked(WIDTH, HEIGHT, boxes)), { em: 22, thickest: 4, solid: [] });

  it('makes a line of dashes in a row', () => {
    const rules = found(dashes(40, 8));
    expect(rules).toHaveLength(1);
    expect(rules[0]?.strip).toMatchObject({ x0: 100, x1: 100 + 14 * 39 + 8, thickness: 2 });
  });

  it('leaves leaders of dots, single dashes and figures alone', () => {
    expect(found(dashes(40, 2))).toEqual([]);
    expect(found(dashes(3, 8))).toEqual([]);
    expect(found(figure(300, 500, '1111111'))).toEqual([]);
  });

  it('makes a line of dots where both their ends meet lines', () => {
    const sides = [down(dashes(40, 8, [300, 88])), down(dashes(40, 8, [300, 654]))].flat();
    const dots = dashes(40, 2, [100, 420]);
    const rows = (boxes: readonly Box[]) => found(boxes).filter((rule) => rule.orientation === 'horizontal');
    expect(rows([...sides, ...dots])).toHaveLength(1);
    expect(rows([...sides, ...dots.slice(0, -10)])).toEqual([]);
    expect(rows([...sides, ...dots.slice(0, 10)])).toEqual([]);
  });

  it('follows dots in step over gaps where some were lost, not over a cell', () => {
    const sides = [down(dashes(40, 8, [300, 88])), down(dashes(40, 8, [300, 654]))].flat();
    const dots = dashes(40, 2, [100, 420]);
    const rows = (boxes: readonly Box[]) => found(boxes).filter((rule) => rule.orientation === 'horizontal');
    const without = (lost: readonly number[]): Box[] => [...sides, ...dots.filter((_, i) => !lost.includes(i))];
    expect(rows(without([4, 9, 10 + 5, 22, 33]))).toHaveLength(1);
    expect(rows(without([18, 19, 20, 21]))).toEqual([]);
    const outOfStep = dots.map((dot, i) => (i < 20 ? dot : { ...dot, x0: dot.x0 + 21, x1: dot.x1 + 21 }));
    expect(rows([...sides, ...outOfStep])).toEqual([]);
  });

  it('does not take a colon above a line for one', () => {
    const colon = down(dashes(2, 5, [400, 300]));
    const rules = found([...colon, ...dashes(40, 8, [100, 434])]);
    expect(rules.map(({ orientation }) => orientation)).toEqual(['horizontal']);
  });

  it('makes a line of a few dashes between two lines, and draws lines on to each other', () => {
    const rows = [...dashes(40, 8, [100, 400]), ...dashes(40, 8, [100, 440])];
    const between = down(dashes(2, 8, [410, 300]));
    expect(found(between)).toEqual([]);
    const [short] = found([...rows, ...between]).filter((rule) => rule.orientation === 'vertical');
    expect(short?.strip).toMatchObject({ x0: 401, x1: 442 });
    const beside = found([...rows, ...between, ...dashes(20, 8, [314, 420])]).find(({ strip }) => strip.middle[0] === 420.5);
    expect(beside?.strip.x0).toBe(301);
  });

  it('does not take strokes within a character for a line between two others', () => {
    const rows = [...dashes(40, 8, [100, 400]), ...dashes(40, 8, [100, 440])];
    const strokes = [412, 424].map((y): Box => ({ x0: 410, y0: y, x1: 412, y1: y + 8 }));
    const around: Box[] = [
      { x0: 404, y0: 408, x1: 406, y1: 436 },
      { x0: 404, y0: 408, x1: 420, y1: 410 },
      { x0: 404, y0: 434, x1: 420, y1: 436 },
    ];
    const verticals = (boxes: readonly Box[]) => found(boxes).filter((rule) => rule.orientation === 'vertical');
    expect(verticals([...rows, ...strokes])).toHaveLength(1);
    expect(verticals([...rows, ...strokes, ...around])).toEqual([]);
    const beside = around.map((box): Box => ({ ...box, x0: box.x0 + 10, x1: box.x1 + 10 }));
    expect(verticals([...rows, ...strokes, ...beside])).toHaveLength(1);
    // A line of many dashes is one whatever stands around it.
    const boxed = [450, 478, 506, 534].flatMap((y): Box[] => [
      { x0: 404, y0: y - 4, x1: 406, y1: y + 12 },
      { x0: 404, y0: y - 4, x1: 420, y1: y - 2 },
      { x0: 404, y0: y + 10, x1: 420, y1: y + 12 },
    ]);
    expect(verticals([...rows, ...down(dashes(8, 8, [450, 410])), ...boxed])).toHaveLength(1);
  });

  it('does not take a digit 1 and the blur of the line below it for a line between two others', () => {
    const rows = [...dashes(40, 8, [100, 400]), ...dashes(40, 8, [100, 440])];
    const one: Box[] = [
      { x0: 410, y0: 412, x1: 413, y1: 428 },
      { x0: 410, y0: 432, x1: 412, y1: 436 },
    ];
    const digit = (x: number, y = 412): Box => ({ x0: x, y0: y, x1: x + 8, y1: y + 16 });
    const verticals = (boxes: readonly Box[]) => found(boxes).filter((rule) => rule.orientation === 'vertical');
    expect(verticals([...rows, ...one])).toHaveLength(1);
    expect(verticals([...rows, ...one, digit(416)])).toEqual([]);
    expect(verticals([...rows, ...one, digit(399)])).toEqual([]);
    // What stands further off, or not level with it, is no digit of the same number.
    expect(verticals([...rows, ...one, digit(440)])).toHaveLength(1);
    expect(verticals([...rows, ...one, digit(416, 416)])).toHaveLength(1);
  });
});

describe('eraseRules', () => {
  it('wipes lines and keeps strokes that cross them', () => {
    const stroke: Box = { x0: 600, y0: 305, x1: 604, y1: 335 };
    const boxes = [...gridLines(XS, YS), stroke];
    const [image, ink] = [drawn(WIDTH, HEIGHT, boxes), inked(WIDTH, HEIGHT, boxes)];
    eraseRules(rulesOf(ink), [image], ink);
    expect(ink.data[320 * WIDTH + 300]).toBe(0);
    expect(image.data[320 * WIDTH + 300]).toBe(250);
    expect(ink.data[320 * WIDTH + 602]).toBe(1);
    expect(ink.data[310 * WIDTH + 602]).toBe(1);
    const left = ink.data.reduce((sum, value) => sum + value, 0);
    expect(left).toBeGreaterThanOrEqual(4 * 26);
    expect(left).toBeLessThan(4 * 40);
  });
});
