/**
 * The running page: sheets that fill from top to bottom, and lines of text placed on them.
 *
 * Frame: points, origin top-left of the page as it is read, y down.
 */
import type { Typefaces } from './pdf-fonts.ts';
import type { PdfOptions } from './pdf-options.ts';
import type { Item, Sheet } from './pdf-sheet.ts';

const A4 = { short: 595.28, long: 841.89 };
/** Margin of all four sides. */
export const MARGIN = 72;
/** Wide tables take more of the page. */
const WIDE_MARGIN = 50;
/** Baseline below the top of a line of size 1: the ascent of common Chinese fonts. */
const ASCENT_EM = 0.88;
/** Offset of the second drawing of text that is emboldened by drawing it twice. */
const DOUBLE_PT = 0.3;

export interface Line {
  text: string;
  size: number;
  /** Left and right edge of the room. */
  left: number;
  right: number;
  align: 'left' | 'center' | 'right' | 'justify';
  /** Top of the line's box and its height. */
  top: number;
  height: number;
  bold?: boolean;
}

export class Flow {
  readonly sheets: Sheet[] = [];
  readonly faces: Typefaces;
  readonly options: PdfOptions;
  /** Where the next thing on the current sheet begins. */
  y = MARGIN;
  #wide = false;

  constructor(faces: Typefaces, options: PdfOptions) {
    this.faces = faces;
    this.options = options;
  }

  get left(): number {
    return this.#wide ? WIDE_MARGIN : MARGIN;
  }

  get right(): number {
    return this.#sheet().width - this.left;
  }

  get bottom(): number {
    return this.#sheet().height - MARGIN;
  }

  /** True as long as nothing but what `newSheet` does has happened to the sheet. */
  get untouched(): boolean {
    return this.y === MARGIN;
  }

  /** Begins a sheet; a wide one is landscape where the options say so. */
  newSheet(kind: 'text' | 'wide' | 'cover' = 'text'): void {
    const { orientation } = this.options;
    this.#wide = kind === 'wide';
    const landscape = kind === 'wide' && orientation !== 'portrait';
    const [width, height] = landscape ? [A4.long, A4.short] : [A4.short, A4.long];
    this.sheets.push({ width, height, rotated: landscape && orientation === 'rotated-wide', cover: kind === 'cover', items: [] });
    this.y = MARGIN;
  }

  /** Begins a sheet like the current one. */
  continueSheet(): void {
    this.newSheet(this.#wide ? 'wide' : 'text');
  }

  /** Makes room of `height`. */
  ensure(height: number): void {
    if (this.y + height > this.bottom) this.continueSheet();
  }

  /** True where the current sheet is a text page. */
  get isText(): boolean {
    return this.sheets.length > 0 && !this.#wide && !this.#sheet().cover;
  }

  add(...items: Item[]): void {
    this.#sheet().items.push(...items);
  }

  /** Draws one line of text. Bold text is outlined, or drawn twice where the options ask for it. */
  drawLine(line: Line): void {
    const bold = line.bold === true;
    const runs = this.faces.runs(line.text, bold);
    const width = runs.reduce((sum, run) => sum + run.width, 0) * line.size;
    const free = line.right - line.left - width;
    const gap = line.align === 'justify' ? free / Math.max(1, gapsOf(runs)) : 0;
    let x = line.left + (line.align === 'right' ? free : line.align === 'center' ? free / 2 : 0);
    const baseline = line.top + (line.height - line.size) / 2 + line.size * ASCENT_EM;
    const twice = bold && this.options.fakeBold;
    for (const run of runs) {
      const runGap = run.font === 'chinese' ? gap : 0;
      const item = {
        kind: 'text',
        baseline,
        text: run.text,
        font: run.font,
        size: line.size,
        gap: runGap,
        outlined: bold && !twice,
      } as const;
      this.add({ ...item, x });
      if (twice) this.add({ ...item, x: x + DOUBLE_PT });
      x += run.width * line.size + runGap * [...run.text].length;
    }
  }

  #sheet(): Sheet {
    const sheet = this.sheets.at(-1);
    if (sheet === undefined) throw new RangeError('no sheet has begun');
    return sheet;
  }
}

/** Places where justification widens a line: after each Chinese character but the last of the line. */
function gapsOf(runs: readonly { text: string; font: string }[]): number {
  const all = runs.reduce((sum, run) => sum + (run.font === 'chinese' ? [...run.text].length : 0), 0);
  return runs.at(-1)?.font === 'chinese' ? all - 1 : all;
}
