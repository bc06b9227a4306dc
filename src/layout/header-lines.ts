/**
 * Lines of a header that has no lines between its rows → one line for each level of labels.
 *
 * In → Out: lines top to bottom → lines whose segments are whole labels. The lines of a wrapped label share their middle and follow
 * each other closely; a label over a group of columns stands further above the labels of these.
 */
import type { Region, SegmentLine } from './aligned-region.ts';
import { isFigure } from './figures.ts';
import type { Segment } from './segments.ts';

/** Lines of one label are at most this far apart, in em. */
const LEADING_EM = 1.45;
/** Their middles differ by at most this, in em. */
const MIDDLE_EM = 0.6;
/** Labels of one level stand at the same height within this, in em. */
const LEVEL_EM = 0.4;

interface Label extends Segment {
  top: number;
  bottom: number;
  sizePt: number;
}

/** The levels of a header, top to bottom. */
export function headerLines({ header: lines, lines: body, gutters }: Region): SegmentLine[] {
  const figures = figureColumns(body, gutters);
  const levels: SegmentLine[] = [];
  const numbers = lines.filter(isNumbering);
  const labels = labelsOf(lines.filter((line) => !numbers.includes(line)));
  const columnAt = (part: Segment): number | null => figures.get(columnOf(part, gutters)) ?? null;
  const groups = labels.filter((label) => !isLeaf(label, labels, columnAt));
  const [group] = groups;
  const lowest = Math.max(...labels.map(middleOf));
  // One group over text columns (项目) is not shared by the columns of figures: their labels stand beside it.
  const isShared = group === undefined || columnAt(group) !== null || labels.some((label) => label !== group && isBeside(label, group));
  const figureLevel = isShared || groups.length > 1 ? lowest : middleOf(group);
  const levelOf = (label: Label): number => {
    if (groups.includes(label)) return middleOf(label);
    return columnAt(label) === null ? lowest : figureLevel;
  };
  const placed = labels.map((label) => ({ ...label, baseline: levelOf(label) }));
  for (const { start, end, words, baseline, sizePt } of placed.sort((a, b) => a.baseline - b.baseline)) {
    const level = levels[levels.length - 1];
    if (level !== undefined && baseline - level.baseline <= LEVEL_EM * sizePt) level.segments.push({ start, end, words });
    else levels.push({ baseline, sizePt, segments: [{ start, end, words }] });
  }
  for (const level of levels) level.segments.sort((a, b) => a.start - b.start);
  return [...levels, ...numbers];
}

/** True for a line that numbers the columns. */
function isNumbering({ segments }: SegmentLine): boolean {
  return segments.filter(({ words }) => words.every((word) => isFigure(word.text))).length * 2 >= segments.length;
}

/** True for labels of one level. */
function isBeside(a: Label, b: Label): boolean {
  return Math.abs(middleOf(a) - middleOf(b)) <= LEVEL_EM * a.sizePt;
}

function middleOf({ top, bottom }: Label): number {
  return (top + bottom) / 2;
}

/**
 * True for the label of a column: none stands below it, nor, over figures, elsewhere in its column. Where it is centred beside
 * several levels, its row is the lowest. `column` tells the column of figures that a label stands over.
 */
function isLeaf(label: Label, labels: readonly Label[], column: (label: Segment) => number | null): boolean {
  const own = column(label);
  return !labels.some(
    (other) =>
      other.top > label.bottom && ((other.start < label.end && label.start < other.end) || (own !== null && column(other) === own)),
  );
}

/** The columns that hold more figures than text, each under its own index. */
function figureColumns(body: readonly SegmentLine[], gutters: readonly number[]): Map<number, number> {
  const balance = new Map<number, number>();
  for (const { segments } of body) {
    for (const segment of segments) {
      const column = columnOf(segment, gutters);
      const step = segment.words.every((word) => isFigure(word.text)) ? 1 : -1;
      balance.set(column, (balance.get(column) ?? 0) + step);
    }
  }
  return new Map([...balance].flatMap(([column, sum]): [number, number][] => (sum > 0 ? [[column, column]] : [])));
}

function columnOf({ start, end }: Segment, gutters: readonly number[]): number {
  return gutters.filter((x) => x < (start + end) / 2).length;
}

function labelsOf(lines: readonly SegmentLine[]): Label[] {
  const labels: Label[] = [];
  for (const { sizePt, segments, ...line } of lines) {
    for (const { start, end, words } of segments) {
      // Words of one line may differ by a part of an em; the wrapped lines of neighbours stand between each other.
      const baseline = words[0]?.baseline ?? line.baseline;
      const above = labels.find(
        (label) =>
          baseline - label.bottom > LEVEL_EM * sizePt &&
          baseline - label.bottom <= LEADING_EM * sizePt &&
          Math.abs(label.start + label.end - start - end) / 2 <= MIDDLE_EM * sizePt,
      );
      if (above === undefined) labels.push({ start, end, words: words.slice(), top: baseline, bottom: baseline, sizePt });
      else extend(above, { start, end, words, baseline });
    }
  }
  return labels;
}

function extend(label: Label, line: Segment & { baseline: number }): void {
  label.start = Math.min(label.start, line.start);
  label.end = Math.max(label.end, line.end);
  label.bottom = line.baseline;
  label.words.push(...line.words);
}
