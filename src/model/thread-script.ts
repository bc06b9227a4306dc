/**
 * How a thread of this program begins, from the sources as well as from the built package.
 *
 * In → Out: the script's address → what `new Worker` takes. Node 20 cannot read TypeScript by itself: there, as in tests, the thread
 * begins by loading what can.
 */

export interface ThreadScript {
  filename: string | URL;
  /** True where `filename` is code. */
  eval: boolean;
}

/** The beginning of a thread that runs `script`. */
export function threadScript(script: URL): ThreadScript {
  return needsLoader(script) ? { filename: loaderCode(script), eval: true } : { filename: script, eval: false };
}

/** True for TypeScript where Node itself cannot read it. */
function needsLoader(script: URL): boolean {
  return script.pathname.endsWith('.ts') && !('typescript' in process.features && process.features.typescript);
}

/** What such a thread begins with: `--import` comes too late for the first file of a thread in Node 20. */
function loaderCode(script: URL): string {
  return `import('tsx/esm/api').then(({ register }) => { register(); return import(${JSON.stringify(script.href)}); })`;
}
