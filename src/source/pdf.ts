/**
 * A PDF's pages as words, ruling lines and image boxes.
 *
 * In → Out: bytes → pages in the frame of `model/page.ts`. One operator list a page is all that is asked of pdf.js.
 * Limits: only the text layer and drawn lines are read; scanned pages yield images without words (see `pdf-images.ts`).
 */
import type { PDFDocumentProxy } from 'pdfjs-dist';
import { DocumentError } from '../model/error.ts';
import type { Page } from '../model/page.ts';
import { type EngineDocument, openDocument } from './pdf-engine.ts';
import { openingError, pageError } from './pdf-errors.ts';
import { type FontTable, loadFonts } from './pdf-fonts.ts';
import { type Matrix, roundBox } from './pdf-geometry.ts';
import { interpret, type OperatorList } from './pdf-interpreter.ts';
import { OP } from './pdf-operators.ts';
import { rulesOf } from './pdf-rules.ts';
import { wordsOf } from './pdf-words.ts';

/** An open PDF. */
export interface PdfSource {
  readonly pageCount: number;
  /** Page `n`, 1-based. Throws DocumentError for a page that cannot be read, RangeError for one that does not exist. */
  page(n: number): Promise<Page>;
  /** The bytes of the file, again: the engine has taken over those that were given. */
  bytes(): Promise<Uint8Array>;
  /** Frees what the engine holds. */
  close(): Promise<void>;
}

/** Opens a PDF. Throws DocumentError (`empty-file`, `encrypted`, `wrong-password`, `damaged-pdf`). */
export async function openPdf(bytes: Uint8Array, options: { password?: string } = {}): Promise<PdfSource> {
  if (bytes.length === 0) throw new DocumentError('empty-file', 'the file is empty', { hint: 'download it again' });
  let engine: EngineDocument;
  try {
    engine = await openDocument(bytes, options.password);
  } catch (error) {
    throw openingError(error);
  }
  if (engine.document.numPages > 0) return new OpenPdf(engine);
  await engine.close();
  throw openingError(new Error('it has no pages'));
}

type LayerConfig = Awaited<ReturnType<PDFDocumentProxy['getOptionalContentConfig']>>;

class OpenPdf implements PdfSource {
  readonly pageCount: number;
  readonly #engine: EngineDocument;
  readonly #fonts: FontTable = new Map();
  #layers: LayerConfig | null = null;

  constructor(engine: EngineDocument) {
    this.#engine = engine;
    this.pageCount = engine.document.numPages;
  }

  async page(n: number): Promise<Page> {
    if (!Number.isInteger(n) || n < 1 || n > this.pageCount) throw new RangeError(`no page ${n} in a document of ${this.pageCount}`);
    try {
      return await Promise.race([this.#read(n), this.#engine.failed]);
    } catch (error) {
      throw pageError(n, error);
    }
  }

  bytes(): Promise<Uint8Array> {
    return this.#engine.document.getData();
  }

  async close(): Promise<void> {
    await this.#engine.close();
  }

  async #read(n: number): Promise<Page> {
    const proxy = await this.#engine.document.getPage(n);
    const list = await proxy.getOperatorList();
    await loadFonts(proxy, fontIds(list), this.#fonts);
    if (this.#layers === null && hasLayers(list)) this.#layers = await this.#engine.document.getOptionalContentConfig();
    const layers = this.#layers;
    const { width, height, transform } = proxy.getViewport({ scale: 1 });
    const drawing = interpret(list, {
      base: transform as unknown as Matrix,
      page: [0, 0, width, height],
      fonts: this.#fonts,
      isShown: (group) => layers === null || layers.isVisible(group) !== false,
    });
    proxy.cleanup();
    const rulingLines = rulesOf(drawing);
    return {
      number: n,
      widthPt: width,
      heightPt: height,
      rotation: quarterTurn(proxy.rotate),
      ...wordsOf({ ...drawing, rules: rulingLines }),
      rulingLines,
      images: drawing.images.map((bbox) => ({ bbox: roundBox(bbox) })),
    };
  }
}

function quarterTurn(degrees: number): Page['rotation'] {
  const turn = ((degrees % 360) + 360) % 360;
  return turn === 90 || turn === 180 || turn === 270 ? turn : 0;
}

/** Ids of the fonts that a list uses. */
function fontIds({ fnArray, argsArray }: OperatorList): Set<string> {
  const ids = new Set<string>();
  for (let i = 0; i < fnArray.length; i++) {
    if (fnArray[i] === OP.setFont) ids.add(String((argsArray[i] as unknown[])[0]));
    else if (fnArray[i] === OP.setGState) for (const id of fontsOfState(argsArray[i])) ids.add(id);
  }
  return ids;
}

function fontsOfState(args: unknown): string[] {
  const parameters = Array.isArray(args) && Array.isArray(args[0]) ? args[0] : [];
  return parameters.flatMap((entry: unknown) =>
    Array.isArray(entry) && entry[0] === 'Font' && Array.isArray(entry[1]) ? [String(entry[1][0])] : [],
  );
}

function hasLayers({ fnArray, argsArray }: OperatorList): boolean {
  for (let i = 0; i < fnArray.length; i++) {
    if (fnArray[i] === OP.beginMarkedContentProps && (argsArray[i] as unknown[])[0] === 'OC') return true;
  }
  return false;
}
