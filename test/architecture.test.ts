/**
 * The house rules that no type can state: who imports whom, which folder opens which package, sizes, headers, rule ids.
 *
 * Every check asserts that it looked at something, so that a moved folder cannot make it pass in silence.
 */
import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { documentedRules } from '../scripts/documented-rules.ts';
import { rulesPages } from '../scripts/rules-page.ts';
import { CATALOGUE } from '../src/anomaly/catalogue.ts';

const ROOT = fileURLToPath(new URL('..', import.meta.url));

/** Which layers a layer may import; every layer may import its own files. `index` is the public API. */
const MAY_IMPORT: Readonly<Record<string, readonly string[]>> = {
  model: [],
  anomaly: ['model'],
  source: ['model', 'anomaly'],
  rulebook: ['model', 'anomaly'],
  ocr: ['model', 'anomaly'],
  layout: ['model', 'anomaly'],
  segment: ['model', 'anomaly'],
  table: ['model', 'anomaly', 'segment'],
  repair: ['model', 'anomaly'],
  mapping: ['model', 'anomaly', 'segment', 'table', 'repair'],
  collapsed: ['model', 'anomaly', 'segment', 'mapping'],
  narrative: ['model', 'anomaly'],
  check: ['model', 'anomaly'],
  proof: ['model', 'anomaly', 'check'],
  suggest: ['model', 'anomaly', 'segment', 'mapping'],
  emit: ['model', 'anomaly'],
  config: ['model', 'anomaly'],
  inspect: ['model', 'anomaly'],
  run: [
    'model',
    'anomaly',
    'source',
    'ocr',
    'rulebook',
    'layout',
    'segment',
    'table',
    'repair',
    'mapping',
    'collapsed',
    'narrative',
    'check',
    'proof',
    'suggest',
    'emit',
    'config',
  ],
  cli: ['model', 'anomaly', 'source', 'layout', 'emit', 'config', 'inspect', 'run'],
  index: ['model', 'anomaly', 'run'],
};

/** The one door of each package: where it may be imported at all. */
const DOORS: readonly { package: RegExp; door: RegExp }[] = [
  { package: /^pdfjs-dist/, door: /^source\/pdf/ },
  { package: /^@hyzyla\/pdfium$/, door: /^source\/pdf-images\.ts$/ },
  { package: /^onnxruntime/, door: /^ocr\/paddle-thread\.ts$/ },
  { package: /^tesseract\.js/, door: /^ocr\/tesseract\.ts$/ },
  { package: /^fast-csv$/, door: /^(?:emit|rulebook)\// },
  { package: /^p-queue$/, door: /^run\// },
  { package: /^tinyglobby$/, door: /^run\// },
  { package: /^yauzl$/, door: /^run\/archive\.ts$/ },
  { package: /^node:worker_threads$/, door: /^(?:run|ocr)\// },
  { package: /^hyparquet/, door: /^emit\/parquet\.ts$/ },
  { package: /^@duckdb\//, door: /^emit\/duckdb/ },
  { package: /^node-sqlite3-wasm$/, door: /^emit\/sqlite\.ts$/ },
  { package: /^jiti$/, door: /^config\/load-config\.ts$/ },
  { package: /^fflate$/, door: /^emit\/xlsx-file\.ts$/ },
  { package: /^decimal\.js$/, door: /^model\// },
  { package: /^zod$/, door: /^(?:model|rulebook|emit|config|run)\// },
  { package: /^node:fs/, door: /^(?:(?:source|rulebook|emit|config|run|cli)\/|ocr\/paddle-thread\.ts$)/ },
  { package: /^node:child_process$/, door: /^$/ },
];
/** Packages that cost tens of milliseconds: never reached by static imports from the start of the program or of the library. */
const HEAVY =
  /^(?:zod|decimal\.js|pdfjs-dist|@hyzyla|tesseract|onnxruntime|fast-csv|p-queue|tinyglobby|yauzl|hyparquet|@duckdb|node-sqlite3-wasm|fflate|jiti)/;
const GEOMETRY_MUST_NOT_SEE = ['model/form.ts', 'model/performance-form.ts', 'model/table-ids.ts'];

const MOST_LINES = 300;
const MOST_MEDIAN_LINES = 120;
/** Far fewer files than there are mean that the walk went wrong. */
const FEWEST_FILES = 150;
const FEWEST_IMPORTS = 500;

interface Import {
  /** Path below `src/` for a file of ours, the name otherwise. */
  target: string;
  own: boolean;
  /** `type` leaves nothing in the emitted code, `lazy` is `import()`. */
  kind: 'static' | 'type' | 'lazy';
}

interface SourceFile {
  path: string;
  layer: string;
  text: string;
  lines: number;
  imports: Import[];
}

const IMPORT = /^(?:import|export)\s+(type\s)?(?:[^;'"]*?\sfrom\s+)?['"]([^'"]+)['"]|\bimport\(\s*['"]([^'"]+)['"]\s*\)/gm;

function readImports(path: string, text: string): Import[] {
  return [...text.matchAll(IMPORT)].map(([, type, named, lazy]) => {
    const specifier = named ?? lazy ?? '';
    const own = specifier.startsWith('.');
    const target = own ? join(dirname(path), specifier).replaceAll('\\', '/') : specifier;
    return { target, own, kind: lazy !== undefined ? 'lazy' : type !== undefined ? 'type' : 'static' };
  });
}

const files: SourceFile[] = readdirSync(join(ROOT, 'src'), { recursive: true, encoding: 'utf8' })
  .map((path) => path.replaceAll('\\', '/'))
  .filter((path) => path.endsWith('.ts'))
  .sort()
  .map((path) => {
    const text = readFileSync(join(ROOT, 'src', path), 'utf8');
    const layer = path.includes('/') ? path.slice(0, path.indexOf('/')) : path.replace(/\.ts$/, '');
    return { path, layer, text, lines: text.split('\n').length - 1, imports: readImports(path, text) };
  });
const byPath = new Map(files.map((file) => [file.path, file]));
const edges = files.flatMap((file) => file.imports.map((item) => ({ ...item, from: file })));

/** Violations as lines, so that a failure names each of them. */
const violations = (found: Iterable<string>): string[] => [...found].sort();

/** Every file and package reached from `start` by imports that run at its start, with the way that leads there. */
function reachedFrom(start: string): Map<string, string> {
  const ways = new Map([[start, start]]);
  for (const [path, way] of ways) {
    for (const { target, kind } of byPath.get(path)?.imports ?? [])
      if (kind === 'static' && !ways.has(target)) ways.set(target, `${way} → ${target}`);
  }
  return ways;
}

describe('the architecture', () => {
  it('is looked at whole', () => {
    expect(files.length).toBeGreaterThan(FEWEST_FILES);
    expect(edges.length).toBeGreaterThan(FEWEST_IMPORTS);
    expect(edges.filter(({ own, target }) => own && !byPath.has(target)).map(({ from, target }) => `${from.path} → ${target}`)).toEqual([]);
    expect(violations(new Set(files.map((file) => file.layer).filter((layer) => !(layer in MAY_IMPORT))))).toEqual([]);
    for (const { package: name } of DOORS.filter(({ door }) => door.source !== '^$'))
      expect(
        edges.some(({ target }) => name.test(target)),
        `${name} is imported nowhere`,
      ).toBe(true);
  });

  it('has layers that import only what the table above allows', () => {
    const wrong = edges.flatMap(({ own, target, from }) => {
      const layer = target.slice(0, target.indexOf('/'));
      return !own || layer === from.layer || MAY_IMPORT[from.layer]?.includes(layer) ? [] : [`${from.path} imports ${target}`];
    });
    expect(violations(wrong)).toEqual([]);
  });

  it('is told of layer by layer in ARCHITECTURE.md', () => {
    const told = [...readFileSync(join(ROOT, 'ARCHITECTURE.md'), 'utf8').matchAll(/^\| `([a-z]+)\/` \|/gm)].map(([, layer]) => layer);
    const folders = files.flatMap(({ path, layer }) => (path.includes('/') ? [layer] : []));
    expect(told.toSorted()).toEqual([...new Set(folders)]);
  });

  it('keeps geometry from knowing budgets', () => {
    const wrong = edges.filter(({ from, target }) => from.layer === 'layout' && GEOMETRY_MUST_NOT_SEE.includes(target));
    expect(violations(wrong.map(({ from, target }) => `${from.path} imports ${target}`))).toEqual([]);
  });

  it('has one door for each package', () => {
    const wrong = edges.filter(({ own, target, from }) => !own && DOORS.some((d) => d.package.test(target) && !d.door.test(from.path)));
    expect(violations(wrong.map(({ from, target }) => `${from.path} imports ${target}`))).toEqual([]);
  });

  it('imports pdf.js only when a PDF is opened', () => {
    const wrong = edges.filter(({ target, kind }) => target.startsWith('pdfjs-dist') && kind === 'static');
    expect(violations(wrong.map(({ from, target }) => `${from.path} imports ${target}`))).toEqual([]);
  });

  it.each(['cli/main.ts', 'cli/run-cli.ts', 'index.ts'])('loads nothing heavy with %s', (start) => {
    const ways = reachedFrom(start);
    expect(ways.size).toBeGreaterThan(2);
    expect(violations([...ways].filter(([target]) => HEAVY.test(target)).map(([, way]) => way))).toEqual([]);
  });

  it('has no circle of imports', () => {
    const circles = files.flatMap(({ path, imports }) =>
      imports.filter(({ target, kind }) => kind === 'static' && reachedFrom(target).has(path)).map(({ target }) => `${path} ⇄ ${target}`),
    );
    expect(violations(circles)).toEqual([]);
  });

  it('has short files, each opened by a docblock', () => {
    const counts = files.map((file) => file.lines).sort((a, b) => a - b);
    expect(violations(files.filter((file) => file.lines > MOST_LINES).map(({ path, lines }) => `${path}: ${lines} lines`))).toEqual([]);
    expect(counts[counts.length >> 1]).toBeLessThanOrEqual(MOST_MEDIAN_LINES);
    expect(violations(files.filter(({ text }) => !/^(?:#![^\n]*\n)?\/\*\*\s[\s*]*[^\s*]/.test(text)).map(({ path }) => path))).toEqual([]);
  });

  it('writes to the console nowhere but in the command line', () => {
    expect(violations(files.filter(({ layer, text }) => layer !== 'cli' && /\bconsole\.\w/.test(text)).map(({ path }) => path))).toEqual(
      [],
    );
  });
});

describe('the catalogue of rules', () => {
  const ids = Object.keys(CATALOGUE);
  const categories = [...new Set(ids.map((id) => id.slice(0, id.indexOf('/'))))];
  const users = files.filter(({ path }) => !/^anomaly\/.*(?:catalogue|-rules)\.ts$/.test(path));
  const used = users.flatMap(({ path, text }) =>
    [...text.matchAll(new RegExp(`'((?:${categories.join('|')})/[a-z0-9-]+)'`, 'g'))].map(([, id = '']) => ({ path, id })),
  );

  it('has every rule that code reports, and none that no code reports', () => {
    expect(used.length).toBeGreaterThan(ids.length / 2);
    expect(violations(used.filter(({ id }) => !ids.includes(id)).map(({ path, id }) => `${path}: ${id}`))).toEqual([]);
    expect(violations(ids.filter((id) => !used.some((use) => use.id === id)))).toEqual([]);
  });

  it('files each rule under its category', () => {
    expect(violations(Object.entries(CATALOGUE).flatMap(([id, { category }]) => (id.startsWith(`${category}/`) ? [] : [id])))).toEqual([]);
  });

  it('has a page a rule in docs/rules; npm run docs writes them anew', async () => {
    const folder = join(ROOT, 'docs/rules');
    const pages = rulesPages(await documentedRules());
    const written = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((name) => name.endsWith('.md'));
    expect(written.map((name) => name.replaceAll('\\', '/')).sort()).toEqual([...pages.keys()].sort());
    for (const [path, text] of pages) expect(readFileSync(join(folder, path), 'utf8'), path).toBe(text);
  }, 60_000);
});
