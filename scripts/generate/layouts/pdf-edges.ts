/**
 * Running head and page number of a finished page.
 */
import type { Typefaces } from './pdf-fonts.ts';
import type { PdfOptions } from './pdf-options.ts';
import type { Sheet } from './pdf-sheet.ts';

/** Size, and distance of the baselines from the upper and lower edge. */
const EDGE = { size: 10.5, head: 46, foot: 40 };

/** Adds running head and page number; the cover has none. */
export function drawEdges(sheet: Sheet, { number, faces, options }: { number: number; faces: Typefaces; options: PdfOptions }): void {
  if (sheet.cover) return;
  const { runningHead, pageNumbers } = options;
  if (runningHead !== null) drawCentred(sheet, faces, { text: runningHead, baseline: EDGE.head });
  if (pageNumbers !== null) drawCentred(sheet, faces, { text: printed(number, pageNumbers), baseline: sheet.height - EDGE.foot });
}

function printed(number: number, kind: 'dash' | 'plain' | 'chinese'): string {
  if (kind === 'plain') return String(number);
  return kind === 'dash' ? `- ${number} -` : `第 ${number} 页`;
}

function drawCentred(sheet: Sheet, faces: Typefaces, { text, baseline }: { text: string; baseline: number }): void {
  let x = (sheet.width - faces.width(text) * EDGE.size) / 2;
  for (const run of faces.runs(text)) {
    sheet.items.push({ kind: 'text', x, baseline, text: run.text, font: run.font, size: EDGE.size, gap: 0, outlined: false });
    x += run.width * EDGE.size;
  }
}
