/**
 * Rejections that pdf.js leaves to nobody: it fetches the pages of a file ahead and asks for each only when it comes to it.
 *
 * Node ends the thread, and in the main thread the process, over a rejection without a handler; one bad reference in a PDF would end
 * whoever reads it. What is wrong with a page is told again to who asks for the page, so nothing is lost here.
 */

/** The module whose errors are let go, as the stacks of its exceptions name it. */
const ENGINE = 'pdf.worker';

let watches = 0;

/**
 * Lets the engine's stray rejections go until the returned function is called. All others take the way that they take without us:
 * to the other listeners of the process, or as an uncaught exception.
 */
export function watchStrays(): () => void {
  if (watches++ === 0) process.on('unhandledRejection', pass);
  // A rejection of the last moment is told at the end of this turn.
  return () => setImmediate(unwatch);
}

function unwatch(): void {
  if (--watches === 0) process.off('unhandledRejection', pass);
}

function pass(reason: unknown): void {
  const isEngines = reason instanceof Error && reason.stack?.includes(ENGINE) === true;
  if (isEngines || process.listenerCount('unhandledRejection') > 1) return;
  throw reason;
}
