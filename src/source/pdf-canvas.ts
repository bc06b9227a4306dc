/**
 * Keeps pdf.js from loading its canvas, a native library that costs as much as all the rest of its start and that only painting needs.
 *
 * pdf.js requires `@napi-rs/canvas` while it is imported, for three classes of the browser that Node lacks. For that moment an empty
 * module and placeholders stand in their place; afterwards both are taken away again, so that nothing else in the process meets them.
 * Limits: who paints a page calls `provideCanvas` first.
 */
import { createRequire, Module } from 'node:module';

const CANVAS = '@napi-rs/canvas';
const CLASSES = ['DOMMatrix', 'ImageData', 'Path2D'] as const;

/** The identity: pdf.js keeps one matrix from its import on, whose scale it sets before each use. */
class PlainMatrix {
  a = 1;
  b = 0;
  c = 0;
  d = 1;
  e = 0;
  f = 0;
}

const globals = globalThis as unknown as Record<string, unknown>;

/** Imports pdf.js without its canvas. `require` resolves as pdf.js does. */
export async function withoutCanvas<T>(require: NodeJS.Require, importPdfJs: () => Promise<T>): Promise<T> {
  const lacking = CLASSES.filter((name) => !(name in globals));
  const path = pathOfCanvas(require);
  const isLoaded = path !== null && path in require.cache;
  for (const name of lacking) globals[name] = PlainMatrix;
  if (path !== null && !isLoaded) require.cache[path] = emptyModule(path);
  try {
    return await importPdfJs();
  } finally {
    if (path !== null && !isLoaded) delete require.cache[path];
    for (const name of lacking) delete globals[name];
  }
}

/** Loads the canvas and defines the classes that painting needs. Throws where the package is not installed. */
export function provideCanvas(): void {
  const require = createRequire(createRequire(import.meta.url).resolve('pdfjs-dist/package.json'));
  const canvas: Record<string, unknown> = require(CANVAS);
  for (const name of CLASSES) globals[name] ??= canvas[name];
}

/** null where the package is not installed. */
function pathOfCanvas(require: NodeJS.Require): string | null {
  try {
    return require.resolve(CANVAS);
  } catch {
    return null;
  }
}

function emptyModule(path: string): NodeJS.Module {
  const module = new Module(path);
  module.exports = {};
  module.loaded = true;
  return module;
}
