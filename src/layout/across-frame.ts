/**
 * The table of a page as the pages beside it must show it, where a sheet is wider than the paper: its outer edges, where its rows end
 * on them, and what is printed above it.
 *
 * In → Out: an upright page → its frame; null where no table is drawn. Units: points, page frame.
 */
import type { Page, RulingLine, Word } from '../model/page.ts';
import { type Edge, type Edges, edgesOf } from './grid-edges.ts';
import { type Frame, framesOf } from './grid-frames.ts';
import { directionOf } from './page-frame.ts';

/** One outer edge of a table. */
export interface SideEdge {
  /** Where the lines between the rows meet it, top to bottom. */
  ys: number[];
  /** For each band between two of them, whether the edge is drawn there. */
  drawn: boolean[];
}

/** Captions above a table: texts without blanks; empty where there is none. */
export interface Captions {
  entity: string;
  unit: string;
  title: string;
}

export interface SheetFrame {
  left: number;
  right: number;
  /** All lines between rows, top to bottom. */
  ys: number[];
  leftEdge: SideEdge;
  rightEdge: SideEdge;
  /** Right end of the first column. */
  firstColumn: number;
  captions: Captions;
}

/** Lines that end this near (points) to the outer edge meet it. */
const MEET_PT = 3;
/** Share of a band that its edge must cover to be drawn. */
const COVERED = 0.5;
/** A table of fewer lines is none. */
const MIN_LINES = 2;

const UNIT = /单位[:：]?(?:人民币)?[百千万亿]*元/;
const ENTITY = /(?:部门|单位)(?:名称|[(（]盖?章[)）])?[:：]/;
/** A title; no form number. */
const TITLE = /^(?!.*公开\d).*[\u4e00-\u9fff]{3}表(?:[(（][^)）]*[)）])?$/;

/** The frame of a page's largest table. */
export function sheetFrame(page: Page): SheetFrame | null {
  if (page.rulingLines.length < MIN_LINES || page.words.length === 0 || directionOf(page.words) !== 0) return null;
  const edges = edgesOf(page.rulingLines);
  const frame = largest(framesOf(edges).frames);
  if (frame === null) return null;
  const [left, right] = extent(frame);
  const lines = frame.horizontal.concat(looseLines(edges, frame, [left, right]));
  const ys = [...new Set(lines.map((edge) => edge.position))].sort((a, b) => a - b);
  const side = (x: number, end: 'start' | 'end'): SideEdge => {
    const meeting = lines.filter((edge) => Math.abs(edge[end] - x) <= MEET_PT).map((edge) => edge.position);
    const sorted = [...new Set(meeting)].sort((a, b) => a - b);
    return {
      ys: sorted,
      drawn: bandsDrawn(
        sorted,
        frame.vertical.filter((edge) => Math.abs(edge.position - x) <= MEET_PT),
      ),
    };
  };
  const inner = frame.vertical.map((edge) => edge.position).filter((x) => x > left + MEET_PT);
  return {
    left,
    right,
    ys,
    leftEdge: side(left, 'start'),
    rightEdge: side(right, 'end'),
    firstColumn: inner.reduce((a, b) => Math.min(a, b), right),
    captions: captionsOf(page, ys[0] ?? 0),
  };
}

function largest(frames: readonly Frame[]): Frame | null {
  let best: Frame | null = null;
  let area = 0;
  for (const frame of frames) {
    const [left, right] = extent(frame);
    const height = (frame.horizontal.at(-1)?.position ?? 0) - (frame.horizontal[0]?.position ?? 0);
    if (frame.horizontal.length < MIN_LINES || (right - left) * height <= area) continue;
    [best, area] = [frame, (right - left) * height];
  }
  return best;
}

function extent({ horizontal }: Frame): [number, number] {
  return [
    horizontal.reduce((x, edge) => Math.min(x, edge.start), Infinity),
    horizontal.reduce((x, edge) => Math.max(x, edge.end), -Infinity),
  ];
}

/** Lines over the whole table that no column line touches, as those above a heading of all columns of a page. */
function looseLines({ horizontal }: Edges, frame: Frame, [left, right]: [number, number]): Edge[] {
  const own = new Set(frame.horizontal);
  return horizontal.filter((edge) => !own.has(edge) && Math.abs(edge.start - left) <= MEET_PT && Math.abs(edge.end - right) <= MEET_PT);
}

function bandsDrawn(ys: readonly number[], edges: readonly Edge[]): boolean[] {
  return ys.slice(1).map((bottom, i) => {
    const top = ys[i] ?? bottom;
    const covered = edges.reduce((sum, edge) => sum + Math.max(0, Math.min(edge.end, bottom) - Math.max(edge.start, top)), 0);
    return covered >= COVERED * (bottom - top);
  });
}

function captionsOf({ words }: Page, top: number): Captions {
  const above = words.filter((word) => middleOf(word) < top).map((word) => word.text.replace(/\s/g, ''));
  const text = above.join('');
  const isEntity = (word: string): boolean => ENTITY.test(word.replace(UNIT, ''));
  return {
    entity: above.find(isEntity) ?? '',
    unit: UNIT.exec(text)?.[0] ?? '',
    title: above.find((word) => TITLE.test(word)) ?? '',
  };
}

/** Height of a word's middle. */
export function middleOf({ bbox }: Word): number {
  return (bbox[1] + bbox[3]) / 2;
}

/** The rules of a page within the rows of its table. */
export function rulesWithin({ rulingLines }: Page, { ys }: SheetFrame): RulingLine[] {
  const [top, bottom] = [ys[0] ?? 0, ys.at(-1) ?? 0];
  return rulingLines.filter(({ orientation, position, start, end }) => {
    const [y0, y1] = orientation === 'horizontal' ? [position, position] : [start, end];
    return y0 >= top - MEET_PT && y1 <= bottom + MEET_PT;
  });
}
