/**
 * The pdf.js engine: imported late, in this thread, offline, and as light as its public options allow.
 *
 * In → Out: bytes and a password → pdf.js's document and a function that frees it.
 * Why the set-up differs from the default (measured on 145 pages, parse time 1.00 → 0.45): two slow polyfills of the legacy build
 * are undone, messages between the parser and its client are handed over instead of cloned, and font outlines, which only
 * painting needs, are not compiled.
 */
import { createRequire } from 'node:module';
import { dirname } from 'node:path';
import type { PDFDocumentProxy } from 'pdfjs-dist';
import { withoutCanvas } from './pdf-canvas.ts';
import { linkedPorts } from './pdf-port.ts';
import { watchStrays } from './pdf-strays.ts';

/** Images with more pixels are not decoded: they carry no ruling line, and a scanned page costs up to seconds. */
const LARGEST_DECODED_IMAGE_PX = 4096;
/** `VerbosityLevel.ERRORS`: pdf.js reports through exceptions, never on the console. */
const SILENT = 0;

type PdfJs = typeof import('pdfjs-dist/legacy/build/pdf.mjs');
type PdfJsWorker = typeof import('pdfjs-dist/legacy/build/pdf.worker.mjs');

interface Engine {
  pdfjs: PdfJs;
  worker: PdfJsWorker['WorkerMessageHandler'];
  /** Folder of the installed package. */
  home: string;
}

let loaded: Promise<Engine> | null = null;

/** Imports both halves of pdf.js once. */
function engine(): Promise<Engine> {
  loaded ??= importEngine();
  return loaded;
}

/**
 * Functions that on Node 20 the legacy build replaces by slower polyfills for faults and features that do not matter here: `push`
 * costs 14 % of parsing, and `stringify` makes writing a document more than ten times as slow.
 */
const REPLACED: readonly (readonly [object, string])[] = [
  [Array.prototype, 'push'],
  [JSON, 'parse'],
  [JSON, 'stringify'],
];

async function importEngine(): Promise<Engine> {
  const natives = REPLACED.map(([owner, name]) => ({ owner, name, native: Object.getOwnPropertyDescriptor(owner, name) }));
  const isBase64Native = 'toBase64' in Uint8Array.prototype;
  const manifest = createRequire(import.meta.url).resolve('pdfjs-dist/package.json');
  const pdfjs = await withoutCanvas(createRequire(manifest), () => import('pdfjs-dist/legacy/build/pdf.mjs'));
  const { WorkerMessageHandler } = await import('pdfjs-dist/legacy/build/pdf.worker.mjs');
  for (const { owner, name, native } of natives) if (native !== undefined) Object.defineProperty(owner, name, native);
  if (!isBase64Native) hastenBase64();
  // pdf.js asks for folders that end with a slash, on every platform.
  const home = dirname(manifest).replaceAll('\\', '/');
  return { pdfjs, worker: WorkerMessageHandler, home };
}

/**
 * Puts Node's base64 encoder under the polyfill of `Uint8Array.prototype.toBase64`, which encodes character by character. pdf.js
 * encodes every embedded font, 15 % of parsing. With options the polyfill answers as before.
 */
function hastenBase64(): void {
  const polyfill = Object.getOwnPropertyDescriptor(Uint8Array.prototype, 'toBase64');
  const slow: unknown = polyfill?.value;
  if (polyfill === undefined || typeof slow !== 'function') return;
  const toBase64 = function (this: Uint8Array, ...options: unknown[]): unknown {
    if (options.length > 0) return slow.apply(this, options);
    return Buffer.from(this.buffer, this.byteOffset, this.byteLength).toString('base64');
  };
  Object.defineProperty(Uint8Array.prototype, 'toBase64', { ...polyfill, value: toBase64 });
}

/** An open pdf.js document. */
export interface EngineDocument {
  document: PDFDocumentProxy;
  /** Rejects where the engine breaks outside a request, which would otherwise never be answered; never resolves. */
  failed: Promise<never>;
  close(): Promise<void>;
}

/** Opens a document. The engine takes over `bytes`. Throws what pdf.js throws; see `pdf-errors.ts`. */
export async function openDocument(bytes: Uint8Array, password: string | undefined): Promise<EngineDocument> {
  const { pdfjs, worker, home } = await engine();
  let fail: (cause: unknown) => void = () => undefined;
  const failed = new Promise<never>((_, reject) => {
    fail = reject;
  });
  failed.catch(() => undefined); // It is raced against every request; a failure between two requests is met by the next one.
  const unwatch = watchStrays();
  const [client, parser] = linkedPorts(fail);
  worker.initializeFromPort(parser);
  const pdfWorker = pdfjs.PDFWorker.create({ port: client, verbosity: SILENT });
  const task = pdfjs.getDocument({
    data: bytes,
    ...(password === undefined ? {} : { password }),
    worker: pdfWorker,
    verbosity: SILENT,
    cMapUrl: `${home}/cmaps/`,
    cMapPacked: true,
    standardFontDataUrl: `${home}/standard_fonts/`,
    maxImageSize: LARGEST_DECODED_IMAGE_PX,
    isEvalSupported: false,
    useWorkerFetch: false,
    useSystemFonts: false,
    // With font faces "enabled" pdf.js does not compile outlines; the face itself goes into a document that forgets it.
    disableFontFace: false,
    ownerDocument: FORGETFUL_DOCUMENT,
  });
  const close = async (): Promise<void> => {
    await task.destroy();
    pdfWorker.destroy();
    unwatch();
  };
  try {
    return { document: await Promise.race([task.promise, failed]), failed, close };
  } catch (error) {
    await close();
    throw error;
  }
}

/** The part of a DOM document that pdf.js's font loader touches: it accepts style rules and keeps none. */
const FORGETFUL_DOCUMENT = {
  documentElement: { getElementsByTagName: () => [{ append: () => undefined }] },
  createElement: () => ({ sheet: { cssRules: [], insertRule: () => 0 }, remove: () => undefined }),
};
