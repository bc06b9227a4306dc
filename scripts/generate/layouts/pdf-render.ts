/**
 * Sheets → bytes of a PDF. Fixed dates and no identifier, so that the same sheets give the same bytes.
 */
import {
  beginText,
  concatTransformationMatrix,
  degrees,
  endText,
  fill,
  lineTo,
  moveTo,
  type PDFDocument,
  type PDFName,
  type PDFOperator,
  type PDFPage,
  popGraphicsState,
  pushGraphicsState,
  rectangle,
  setCharacterSpacing,
  setDashPattern,
  setFillingGrayscaleColor,
  setFontAndSize,
  setGraphicsState,
  setLineWidth,
  setTextMatrix,
  setTextRenderingMode,
  showText,
  stroke,
  TextRenderingMode,
} from 'pdf-lib';
import type { Typefaces } from './pdf-fonts.ts';
import { BORDER_PT, type FontKey, type Item, type Sheet, type TextItem } from './pdf-sheet.ts';

/** Any date will do; it must not be the day of the run. */
const FIXED_DATE = new Date('2025-01-01T00:00:00Z');
const DASH_PT = 2;
/** Outline of emboldened text, as a part of its size. */
const OUTLINE_EM = 0.03;
const WATERMARK = { size: 72, gray: 0.6, opacity: 0.25 };
/** Advance of a Chinese glyph's middle above the baseline, in em. */
const GLYPH_MIDDLE_EM = 0.38;

/** Writes all sheets. `watermark` lies under the text of every page. */
export async function renderSheets(
  document: PDFDocument,
  sheets: readonly Sheet[],
  { faces, watermark }: { faces: Typefaces; watermark: string | null },
): Promise<Uint8Array> {
  document.setCreationDate(FIXED_DATE);
  document.setModificationDate(FIXED_DATE);
  for (const sheet of sheets) {
    const page = document.addPage(sheet.rotated ? [sheet.height, sheet.width] : [sheet.width, sheet.height]);
    if (sheet.rotated) page.setRotation(degrees(90));
    const names = new Map<FontKey, PDFName>();
    const nameOf = (key: FontKey): PDFName => {
      const name = names.get(key) ?? page.node.newFontDictionary(key, faces.font(key).ref);
      names.set(key, name);
      return name;
    };
    const writer = new SheetWriter(sheet, { faces, nameOf });
    page.pushOperators(...writer.frame(watermark === null ? [] : writer.watermark(watermark, transparency(document, page))));
  }
  return document.save();
}

function transparency(document: PDFDocument, page: PDFPage): PDFName {
  return page.node.newExtGState('Faint', document.context.obj({ ca: WATERMARK.opacity, CA: WATERMARK.opacity }));
}

class SheetWriter {
  readonly #sheet: Sheet;
  readonly #faces: Typefaces;
  readonly #nameOf: (key: FontKey) => PDFName;

  constructor(sheet: Sheet, { faces, nameOf }: { faces: Typefaces; nameOf: (key: FontKey) => PDFName }) {
    this.#sheet = sheet;
    this.#faces = faces;
    this.#nameOf = nameOf;
  }

  /** All of the page in the upward frame of PDF; a rotated page is drawn sideways. */
  frame(under: PDFOperator[]): PDFOperator[] {
    const sideways = this.#sheet.rotated ? [concatTransformationMatrix(0, 1, -1, 0, this.#sheet.height, 0)] : [];
    return [pushGraphicsState(), ...sideways, ...under, ...this.#sheet.items.flatMap((item) => this.#item(item)), popGraphicsState()];
  }

  watermark(text: string, state: PDFName): PDFOperator[] {
    const { size, gray } = WATERMARK;
    const { width, height } = this.#sheet;
    const slope = Math.SQRT1_2;
    const runs = this.#faces.runs(text);
    let along = (-this.#faces.width(text) * size) / 2;
    const across = -GLYPH_MIDDLE_EM * size;
    const texts = runs.flatMap((run) => {
      const x = width / 2 + (along - across) * slope;
      const y = height / 2 + (along + across) * slope;
      along += run.width * size;
      return [
        setFontAndSize(this.#nameOf(run.font), size),
        setTextMatrix(slope, slope, -slope, slope, x, y),
        showText(this.#faces.font(run.font).encodeText(run.text)),
      ];
    });
    return [
      pushGraphicsState(),
      setGraphicsState(state),
      setFillingGrayscaleColor(gray),
      beginText(),
      ...texts,
      endText(),
      popGraphicsState(),
    ];
  }

  #item(item: Item): PDFOperator[] {
    const up = (y: number): number => round(this.#sheet.height - y);
    if (item.kind === 'text') return this.#text(item, up(item.baseline));
    if (item.kind === 'rectangle') {
      const box = rectangle(round(item.x), up(item.y + item.height), round(item.width), round(item.height));
      return item.filled ? [box, fill()] : [setLineWidth(BORDER_PT), box, stroke()];
    }
    const line = [setLineWidth(BORDER_PT), moveTo(round(item.x0), up(item.y0)), lineTo(round(item.x1), up(item.y1)), stroke()];
    return item.dashed ? [pushGraphicsState(), setDashPattern([DASH_PT, DASH_PT], 0), ...line, popGraphicsState()] : line;
  }

  #text(item: TextItem, y: number): PDFOperator[] {
    const mode = item.outlined ? TextRenderingMode.FillAndOutline : TextRenderingMode.Fill;
    return [
      ...(item.outlined ? [setLineWidth(round(item.size * OUTLINE_EM))] : []),
      beginText(),
      setTextRenderingMode(mode),
      setCharacterSpacing(round(item.gap)),
      setFontAndSize(this.#nameOf(item.font), item.size),
      setTextMatrix(1, 0, 0, 1, round(item.x), y),
      showText(this.#faces.font(item.font).encodeText(item.text)),
      endText(),
    ];
  }
}

/** PDF numbers with three decimals are exact enough and keep the file small. */
function round(n: number): number {
  return Math.round(n * 1000) / 1000;
}
