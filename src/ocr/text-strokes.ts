/**
 * Strokes of text that were taken for vertical ruling lines.
 *
 * In → Out: ruling lines → those without strokes. Rows set close make strokes of characters below each other, bridged by the lines
 * between the rows, look like lines; a character that stands on the end of a line makes it longer.
 */
import { middleAt, type PixelRule } from './page-rules.ts';

/** Lines of rows are at most this far apart in one table, in em, and so many of them make one. */
const ROW_EM = 5;
const MIN_LINES = 6;
/** Pieces of one vertical line have their middles this near to each other, in em. */
const COLUMN_EM = 0.3;
/** A table with vertical lines has one along so much of its height: its frame or a column. */
const DRAWN = 0.5;
/** Vertical lines end this near to the line that they end at, in em; a character on such an end is not higher than the other figure. */
const END_EM = 0.3;
const CHARACTER_EM = 1.3;
/** So many others show where the lines end; so many more may go on: characters stand on both ends of the line across them. */
const MIN_OTHERS = 1;
const MOST_OVER = 1;

/** The lines without vertical ones in tables of rows that have none, and without characters that stand on or hang from their ends. */
export function withoutStrokes(rules: readonly PixelRule[], em: number): PixelRule[] {
  const vertical = rules.filter(({ orientation }) => orientation === 'vertical');
  const bands = bandsOf(rules, em);
  const open = bands.filter((band) => !hasVertical(band, vertical, em));
  return rules
    .filter((rule) => rule.orientation === 'horizontal' || !open.some((band) => isIn(rule, band, em)))
    .map((rule) => (rule.orientation === 'horizontal' ? rule : trimmed(rule, { bands, vertical, em })));
}

/** Lines of rows below each other: their extent, from the first to the last. */
interface Band {
  x0: number;
  x1: number;
  top: PixelRule;
  foot: PixelRule;
  count: number;
}

/** The tables of rows on a page, from the top down. */
function bandsOf(rules: readonly PixelRule[], em: number): Band[] {
  const lines = rules.filter(({ orientation }) => orientation === 'horizontal').sort((a, b) => placeOf(a) - placeOf(b));
  const bands: Band[] = [];
  for (const line of lines) {
    const { x0, x1 } = line.strip;
    const above = bands.find((band) => placeOf(line) - placeOf(band.foot) <= ROW_EM * em && x0 < band.x1 && band.x0 < x1);
    if (above === undefined) bands.push({ x0, x1, top: line, foot: line, count: 1 });
    else Object.assign(above, { x0: Math.min(above.x0, x0), x1: Math.max(above.x1, x1), foot: line, count: above.count + 1 });
  }
  return bands.filter(({ count }) => count >= MIN_LINES);
}

/** y of a horizontal line's middle, x of a vertical one's. */
function placeOf({ strip: { middle } }: PixelRule): number {
  return middle[middle.length >> 1] ?? 0;
}

function isIn(rule: PixelRule, { x0, x1, top, foot }: Band, em: number): boolean {
  const [x, y] = [placeOf(rule), (rule.strip.x0 + rule.strip.x1) / 2];
  return x >= x0 - em && x <= x1 + em && y >= placeOf(top) - em && y <= placeOf(foot) + em;
}

/** True where pieces of one vertical line cover enough of the height. */
function hasVertical(band: Band, vertical: readonly PixelRule[], em: number): boolean {
  const [top, foot] = [placeOf(band.top), placeOf(band.foot)];
  const pieces = vertical.filter((rule) => placeOf(rule) >= band.x0 - em && placeOf(rule) <= band.x1 + em);
  return pieces.some((piece) => {
    const column = pieces.filter((other) => Math.abs(placeOf(other) - placeOf(piece)) <= COLUMN_EM * em);
    const covered = column.reduce((sum, { strip }) => sum + Math.max(0, Math.min(foot, strip.x1) - Math.max(top, strip.x0)), 0);
    return covered >= DRAWN * (foot - top);
  });
}

interface Page {
  bands: readonly Band[];
  vertical: readonly PixelRule[];
  em: number;
}

/** A vertical line cut where the others of its table end, if it goes on by no more than a character. */
function trimmed(rule: PixelRule, { bands, vertical, em }: Page): PixelRule {
  const { strip } = rule;
  let { x0, x1 } = strip;
  for (const { top, foot } of bands) {
    const [first, last] = [top, foot].map((line) => Math.round(middleAt(line.strip, placeOf(rule)))) as [number, number];
    const others = vertical.filter((other) => other !== rule);
    const isOver = (overhang: number): boolean => overhang > END_EM * em && overhang <= CHARACTER_EM * em;
    if (isOver(first - x0) && endingAt(others, (other) => other.x0, { line: top, em })) x0 = first;
    if (isOver(x1 - 1 - last) && endingAt(others, (other) => other.x1 - 1, { line: foot, em })) x1 = last + 1;
  }
  if (x0 === strip.x0 && x1 === strip.x1) return rule;
  return { ...rule, strip: { ...strip, x0, x1, middle: strip.middle.slice(x0 - strip.x0, x1 - strip.x0) } };
}

type EndOf = (strip: PixelRule['strip']) => number;

/** True where lines end at a line across them, and hardly any other goes on by about as much. */
function endingAt(rules: readonly PixelRule[], endOf: EndOf, { line, em }: { line: PixelRule; em: number }): boolean {
  const ends = rules.map((rule) => Math.abs(endOf(rule.strip) - middleAt(line.strip, placeOf(rule))) / em);
  const there = ends.filter((distance) => distance <= END_EM).length;
  const near = ends.filter((distance) => distance > END_EM && distance <= CHARACTER_EM).length;
  return there >= MIN_OTHERS && near <= MOST_OVER;
}
