/**
 * A disclosure as a PDF: A4, embedded Chinese font, tables over pages.
 *
 * In → Out: pieces → bytes; the same disclosure and options give the same bytes. The text is laid out twice, first to learn
 * on which pages the headings stand. Printed page numbers count from the cover.
 */
import { PDFDocument } from 'pdf-lib';
import type { Disclosure, Piece } from '../disclosure.ts';
import { drawContents, drawCover, drawHeading, drawParagraph } from './pdf-blocks.ts';
import { drawEdges } from './pdf-edges.ts';
import { Flow } from './pdf-flow.ts';
import { Typefaces } from './pdf-fonts.ts';
import type { PdfOptions } from './pdf-options.ts';
import { renderSheets } from './pdf-render.ts';
import { drawTable } from './pdf-table.ts';

export type { PdfOptions } from './pdf-options.ts';

/** Lays a disclosure out. Throws RangeError on a character outside the fonts and on a table wider than a page. */
export async function layoutPdf(disclosure: Disclosure, options: PdfOptions): Promise<Uint8Array> {
  const document = await PDFDocument.create({ updateMetadata: false });
  const faces = await Typefaces.embed(document);
  const known = drawAll(disclosure, new Flow(faces, options), new Map());
  const flow = new Flow(faces, options);
  drawAll(disclosure, flow, known);
  for (const [i, sheet] of flow.sheets.entries()) drawEdges(sheet, { number: i + 1, faces, options });
  return renderSheets(document, flow.sheets, { faces, watermark: options.watermark });
}

/** Draws all pieces and returns the page of each heading, the first one of a repeated text. */
function drawAll(disclosure: Disclosure, flow: Flow, known: ReadonlyMap<string, number>): Map<string, number> {
  const pages = new Map<string, number>();
  const { pieces } = disclosure;
  for (const [i, piece] of pieces.entries()) {
    beginSheet(flow, pieces, i);
    switch (piece.kind) {
      case 'cover':
        drawCover(flow, piece.lines);
        break;
      case 'contents':
        drawContents(flow, piece.entries, known);
        break;
      case 'paragraph':
        drawParagraph(flow, piece.text);
        break;
      case 'table':
        drawTable(flow, piece.table, disclosure.style);
        break;
      case 'heading': {
        const page = drawHeading(flow, piece.text, piece.level);
        if (!pages.has(piece.text)) pages.set(piece.text, page);
      }
    }
  }
  return pages;
}

/** Begins a page where a part, a table or text after a wide table needs one. Headings go with the table below them. */
function beginSheet(flow: Flow, pieces: readonly Piece[], index: number): void {
  const piece = pieces[index];
  if (piece === undefined || piece.kind === 'cover' || piece.kind === 'contents') return;
  const before = pieces[index - 1];
  const table = tableBelow(pieces, index);
  if (table !== null) {
    if (before?.kind !== 'heading') flow.newSheet(table.wide ? 'wide' : 'text');
    return;
  }
  const part = piece.kind === 'heading' && piece.level === 1;
  const afterContents = before === undefined || before.kind === 'cover' || before.kind === 'contents';
  if (part || afterContents || !flow.isText) flow.newSheet();
}

/** The table that this piece is or heads. */
function tableBelow(pieces: readonly Piece[], index: number): Extract<Piece, { kind: 'table' }>['table'] | null {
  const next = pieces.slice(index).find((piece) => piece.kind !== 'heading');
  return next?.kind === 'table' ? next.table : null;
}
