/**
 * Pages of figures under stamps, as scanners give them, with what is printed where: what our own recogniser of figures learns from.
 *
 * In → Out: a font and a generator of numbers → colours of a page, and its figures with the places of their characters. The scans are
 * turned, blurred, noisy, unevenly lit and compressed by chance; figures are random.
 */
import { createCanvas, oneOf, type Random } from './canvas.ts';
import { drawStamps } from './draw-stamps.ts';
import { drawTable, type Printed } from './draw-table.ts';
import { compressed, press, wear } from './wear.ts';

export interface DrawnPage {
  width: number;
  height: number;
  data: Uint8Array;
  printed: Printed[];
}

const MM_OF_SHORT_SIDE = 210;
const RESOLUTIONS = [150, 150, 150, 150, 150, 140, 160, 170, 200, 200];

/** A page of figures in one font. */
export async function drawPage(font: string, random: Random): Promise<DrawnPage> {
  const dpi = oneOf(random, RESOLUTIONS);
  const [short, long] = [Math.round(8.27 * dpi), Math.round(11.69 * dpi)];
  const [width, height] = random() < 0.5 ? [short, long] : [long, short];
  const canvas = createCanvas(width, height);
  const context = canvas.getContext('2d');
  context.fillStyle = '#fff';
  context.fillRect(0, 0, width, height);
  const printed = drawTable(context, { width, height, dpi, font, random });
  const page = context.getImageData(0, 0, width, height).data;
  const cover = drawStamps({ width, height, mm: short / MM_OF_SHORT_SIDE }, random);
  const isGrey = random() < 0.25;
  const worn = wear({ width, height, data: press(page, cover, random) }, isGrey, random);
  return { width, height, data: await compressed(worn, random), printed };
}
