/**
 * `npx tsx scripts/figure-net/lines.ts OUT PAGES SEED [train|test]`: lines of figures with their text, cut out of drawn pages as
 * recognition cuts them out. What train.py learns from.
 *
 * Out, for each line: width (2 bytes), length of the text (1), share under a stamp (1, in 255ths), font (1), the text, the planes.
 * Fonts of `test` are not learned from. Limits: in place of a font that is not installed another one is drawn.
 */
import { closeSync, openSync, writeSync } from 'node:fs';
import { digitHeight, figureLine, LINE_ROWS } from '../../src/ocr/figure-lines.ts';
import { lookOf } from '../../src/ocr/glyphs.ts';
import { type PageInk, readInk } from '../../src/ocr/page-ink.ts';
import type { Segment } from '../../src/ocr/segments.ts';
import { greyOf } from '../../src/ocr/tone.ts';
import { Random } from '../generate/random.ts';
import { oneOf } from './canvas.ts';
import { drawPage } from './draw-page.ts';
import type { Printed } from './draw-table.ts';

/** Free fonts (OFL, AGPL with exception, GPL with exception, Arphic, Bitstream Vera); Times and Song most, as in documents. */
const TRAIN = [
  'Nimbus Roman',
  'Nimbus Roman',
  'Nimbus Roman',
  'AR PL UMing CN',
  'AR PL UMing CN',
  'AR PL SungtiL GB',
  'AR PL SungtiL GB',
  'Nimbus Sans',
  'Nimbus Sans',
  'Nimbus Sans Narrow',
  'DejaVu Sans',
  'DejaVu Serif',
  'Noto Sans Mono',
  'Noto Mono',
  'Noto Serif CJK JP',
  'Noto Sans CJK JP',
  'WenQuanYi Zen Hei',
  'WenQuanYi Micro Hei',
  'P052',
  'URW Bookman',
  'URW Gothic',
  'Nimbus Mono PS',
  'AR PL KaitiM GB',
  'AR PL Mingti2L Big5',
  'DejaVu Math TeX Gyre',
];
const TEST = ['C059', 'DejaVu Sans Mono', 'AR PL UKai CN'];

const [out = '', pages = '1', seed = '1', set = 'train'] = process.argv.slice(2);
const fonts = set === 'train' ? TRAIN : TEST;
const numbers = new Random(Number(seed));
const random = (): number => numbers.next();
const file = openSync(out, 'w');
let total = 0;
for (let page = 0; page < Number(pages); page++) {
  const font = oneOf(random, fonts);
  const { printed, ...colour } = await drawPage(font, random);
  const ink = readInk(greyOf(colour));
  if (ink.turn === 0) total += writeLines(ink, printed, [...new Set([...TRAIN, ...TEST])].indexOf(font));
  if (page % 10 === 9) console.log(page + 1, total);
}
closeSync(file);

function writeLines(ink: PageInk, printed: readonly Printed[], font: number): number {
  const usual = digitHeight(ink.segments.filter((segment) => lookOf(segment, ink.em) === 'figure'));
  if (usual === null) return 0;
  let count = 0;
  for (const segment of ink.segments) {
    const text = textIn(segment, printed);
    if (text === null) continue;
    const line = figureLine(ink, segment, usual);
    if (line === null) continue;
    const covered = line.data.subarray(2 * LINE_ROWS * line.width).filter((tone) => tone < 178).length / (LINE_ROWS * line.width);
    const head = Buffer.alloc(5);
    head.writeUInt16LE(line.width, 0);
    head.set([text.length, Math.round(covered * 255), font], 2);
    writeSync(file, Buffer.concat([head, Buffer.from(text, 'latin1'), line.data]));
    count++;
  }
  return count;
}

/** What is printed in a segment; null where that cannot be told: of two figures, or far from where it should be. */
function textIn(segment: Segment, printed: readonly Printed[]): string | null {
  const middle = (segment.y0 + segment.y1) / 2;
  const height = (printed[0]?.bottom ?? 0) - (printed[0]?.top ?? 0);
  if (segment.y1 - segment.y0 > 2 * height) return null;
  const near = printed.filter(({ characters, top, bottom }) => {
    const [first, last] = [characters[0]?.x ?? 0, characters.at(-1)?.x ?? 0];
    return middle > top - 0.4 * height && middle < bottom + 0.4 * height && first < segment.x1 + height && last > segment.x0 - height;
  });
  const [figure] = near;
  if (figure === undefined) return segment.y1 - segment.y0 < 1.5 * height ? '' : null;
  if (near.length > 1) return null;
  return figure.characters
    .filter(({ x }) => x > segment.x0 - 1 && x < segment.x1 + 1)
    .map(({ text }) => text)
    .join('');
}
