/**
 * `npm run bench:ocr [-- --condition 200-clean,150-worn --pages 2 --engine both --errors --speed FILE…]`: recognition against digital
 * originals.
 *
 * Pages with tables are painted, made to look scanned, put into a PDF of images and extracted; every fact is compared with that of
 * the digital original. Prints a row for each condition when it is done. Never a test: all conditions take an hour.
 * `--speed` also times plain full-page recognition of the same images, and two lanes against one: how much faster they are, and how
 * much more processor time they take, which is what a busy machine can tell. The engine's options are those of the program.
 */
import { readFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { setEngineOptions } from '../src/cli/engine-options.ts';
import { OCR_ENGINES, type OcrEngine } from '../src/model/ocr-mode.ts';
import { shown, type Times } from './measure.ts';
import { type Counts, compare, NO_SCORE, type Score, sum } from './ocr/compare.ts';
import { compareIndicators, type IndicatorScore, NO_INDICATORS, sumIndicators } from './ocr/compare-indicators.ts';
import { extracted, nameOf, tablePages, usualDocuments } from './ocr/documents.ts';
import { LOOKS, type Look } from './ocr/looks.ts';
import { plainTime } from './ocr/plain.ts';
import { pagesOf, scansOf } from './ocr/scan-pdf.ts';
import { NO_TIME, plus, timed } from './ocr/timed.ts';

setEngineOptions();

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    condition: { type: 'string', default: '200-clean,300-clean,150-clean,200-worn,150-worn' },
    pages: { type: 'string', default: '4' },
    seed: { type: 'string', default: '0' },
    engine: { type: 'string', default: 'tesseract' },
    errors: { type: 'boolean', default: false },
    speed: { type: 'boolean', default: false },
  },
});

interface Condition {
  name: string;
  dpi: number;
  looks: readonly Look[];
}

interface Measured {
  score: Score;
  indicators: IndicatorScore;
  pages: number;
  /** One lane, two lanes, plain recognition of the whole pages. */
  one: Times;
  two: Times;
  plain: Times;
}

const NOTHING: Measured = { score: NO_SCORE, indicators: NO_INDICATORS, pages: 0, one: NO_TIME, two: NO_TIME, plain: NO_TIME };

function conditionOf(name: string): Condition {
  const [, dpi = '', look = ''] = /^(\d+)-(.+)$/.exec(name) ?? [];
  const looks = LOOKS[look];
  if (looks === undefined) throw new RangeError(`--condition takes a resolution and one of ${Object.keys(LOOKS).join(', ')}: 200-clean`);
  return { name, dpi: Number(dpi), looks };
}

async function measure(path: string, { dpi, looks, name }: Condition): Promise<Measured> {
  const bytes = new Uint8Array(readFileSync(path));
  const pages = await tablePages(bytes, Number(values.pages));
  if (pages.length === 0) return NOTHING;
  const digital = await pagesOf(bytes, pages);
  const original = await extracted(digital.slice(), { ocr: 'never', lanes: 1 });
  const { pdf, images } = await scansOf(digital, { dpi, looks, seed: Number(values.seed), name: nameOf(path) });
  const one = await timed(() => extracted(pdf.slice(), { ocr: 'auto', ocrEngine, lanes: 1 }));
  const score = compare(original, one.result);
  const indicators = compareIndicators(original, one.result);
  if (values.errors) for (const error of [...score.errors, ...indicators.errors]) console.log(`  ${name} ${nameOf(path)}: ${error}`);
  if (!values.speed) return { ...NOTHING, score, indicators, pages: pages.length, one: one.times };
  const two = await timed(() => extracted(pdf.slice(), { ocr: 'auto', ocrEngine, lanes: 2 }));
  return { score, indicators, pages: pages.length, one: one.times, two: two.times, plain: await plainTime(images) };
}

function together(a: Measured, b: Measured): Measured {
  return {
    score: sum(a.score, b.score),
    indicators: sumIndicators(a.indicators, b.indicators),
    pages: a.pages + b.pages,
    one: plus(a.one, b.one),
    two: plus(a.two, b.two),
    plain: plus(a.plain, b.plain),
  };
}

const ocrEngine = engineOf(values.engine);

function engineOf(name: string): OcrEngine {
  const engine = OCR_ENGINES.find((known) => known === name);
  if (engine === undefined) throw new RangeError(`--engine takes ${OCR_ENGINES.join(', ')}`);
  return engine;
}

const share = (part: number, whole: number): string => `${((100 * part) / Math.max(1, whole)).toFixed(2)} %`;
const cells = ({ right, silent, flagged, missing }: Counts): string[] => [right, silent, flagged, missing].map(String);

const HEAD = [
  'condition',
  'pages',
  'cells',
  ...['right', 'silent', 'flagged', 'missing'].map((name) => `${name} before proof`),
  ...['right', 'silent', 'flagged', 'missing', 'right', 'silent', 'right but doubted', 'extra', 'extra silent', 'rows mapped'],
  ...['s/page', 'CPU s/page', '× plain (CPU)', '2 lanes ×', '2 lanes × (CPU)'],
  ...['values of indicators', 'right', 'silent', 'flagged', 'missing', 'extra rows'],
];

function rowOf({ name }: Condition, { score, indicators, pages, one, two, plain }: Measured): string[] {
  return [
    name,
    String(pages),
    String(score.cells),
    ...cells(score.before),
    ...cells(score),
    share(score.right, score.cells),
    share(score.silent, score.cells),
    String(score.doubted),
    String(score.extra),
    String(score.silentExtra),
    share(score.mapped, score.rows),
    shown(one.wall / 1000 / pages),
    shown(one.cpu / 1000 / pages),
    ...(values.speed ? [shown(one.cpu / plain.cpu), shown(one.wall / two.wall), shown(two.cpu / one.cpu)] : ['', '', '']),
    ...[indicators.values, indicators.right, indicators.silent, indicators.flagged, indicators.missing, indicators.extra].map(String),
  ];
}

const markdown = (row: readonly string[]): string => `| ${row.join(' | ')} |`;
const files = positionals.length > 0 ? positionals : usualDocuments();
const conditions = values.condition.split(',').map(conditionOf);
const [first] = conditions;
// The first document pays for loading the engine.
if (values.speed && first !== undefined && files[0] !== undefined) await measure(files[0], first);
console.log(markdown(HEAD));
console.log(markdown(HEAD.map((_, i) => (i === 0 ? '---' : '--:'))));
for (const condition of conditions) {
  let all = NOTHING;
  for (const file of files) all = together(all, await measure(file, condition));
  console.log(markdown(rowOf(condition, all)));
}
