/**
 * The program as `npm run build` leaves it: what is measured is what is installed, not what a loader of TypeScript makes of the sources.
 */

const from = (path: string): Promise<unknown> => import(new URL(`../dist/${path}`, import.meta.url).href);

export const { extractDocument } = (await from('index.js')) as typeof import('../src/index.ts');
export const { loadForms } = (await from('rulebook/load.js')) as typeof import('../src/rulebook/load.ts');
export const { readDocument, readUnchecked, checked } = (await from(
  'run/read-document.js',
)) as typeof import('../src/run/read-document.ts');
export const { canonicalDocument } = (await from('run/canonical-document.js')) as typeof import('../src/run/canonical-document.ts');
export const { documentJson, anomaliesJsonl } = (await from('emit/document-json.js')) as typeof import('../src/emit/document-json.ts');
