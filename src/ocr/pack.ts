/**
 * Images of lines stacked in one image, so that one call of an engine reads many of them.
 *
 * A call for each line costs four times as much. Between the lines is so much paper that none is taken for part of the next.
 */
import type { Grey } from './raster.ts';

/** Paper between the lines and around them, in pixels. */
const GAP = 30;
/** Tone of the paper. */
const PAPER = 250;

export interface Pack {
  image: Grey;
  /** First row behind each line and half the gap under it: what is found above belongs to the line. */
  ends: number[];
}

/** Stacks the lines. */
export function pack(lines: readonly Grey[]): Pack {
  const width = 2 * GAP + lines.reduce((most, line) => Math.max(most, line.width), 0);
  const height = lines.reduce((sum, line) => sum + line.height + GAP, GAP);
  const data = new Uint8Array(width * height).fill(PAPER);
  const ends: number[] = [];
  let top = GAP;
  for (const line of lines) {
    for (let y = 0; y < line.height; y++) {
      data.set(line.data.subarray(y * line.width, (y + 1) * line.width), (top + y) * width + GAP);
    }
    top += line.height + GAP;
    ends.push(top - GAP / 2);
  }
  return { image: { width, height, data }, ends };
}

/** Index of the line that holds row `y`. */
export function lineAt({ ends }: Pack, y: number): number {
  let low = 0;
  let high = ends.length - 1;
  while (low < high) {
    const mid = (low + high) >> 1;
    if ((ends[mid] ?? 0) <= y) low = mid + 1;
    else high = mid;
  }
  return low;
}

/** The image as a file that every engine reads: portable graymap. */
export function toPgm({ width, height, data }: Grey): Buffer {
  return Buffer.concat([Buffer.from(`P5\n${width} ${height}\n255\n`), data]);
}
