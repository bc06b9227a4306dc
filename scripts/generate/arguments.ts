/**
 * The command line of the generator: which disclosure to make and how to lay it out, or the committed corpus.
 *
 * In → Out: arguments → request. Throws TypeError (unknown option) or RangeError (value outside its choices), with the choices named.
 */
import { parseArgs } from 'node:util';
import type { Case, Layout } from './case.ts';
import type { PdfOptions } from './layouts/pdf.ts';
import type { TextOptions } from './layouts/text.ts';
import type { MakeOptions } from './make-disclosure.ts';

export const FAMILIES = [
  'national-2019',
  'national-2022',
  'jilin',
  'hubei',
  'shanxi',
  'sichuan',
  'shanghai',
] as const satisfies readonly MakeOptions['family'][];
const LAYOUTS = ['tabs', 'pipes', 'html', 'spaced', 'pdf'] as const;
const ZEROS = { printed: '0.00', blank: '', dash: '——' } as const;
const CAPTIONS = ['lines', 'rows', 'glued', 'some'] as const satisfies readonly TextOptions['captions'][];
const CONTENTS = ['dots', 'tabs', 'bare'] as const satisfies readonly TextOptions['contents'][];
const RULES = ['lines', 'thin-rectangles', 'cell-boxes', 'dashed', 'horizontal', 'none'] as const satisfies readonly PdfOptions['rules'][];
const ORIENTATIONS = ['portrait', 'landscape-wide', 'rotated-wide'] as const satisfies readonly PdfOptions['orientation'][];
const ROW_HEIGHTS = ['compact', 'tall'] as const satisfies readonly PdfOptions['rowHeight'][];
const PAGE_NUMBERS = ['dash', 'plain', 'chinese', 'no'] as const;
const CAPTION_STYLES = ['lines', 'one-line', 'none'] as const satisfies readonly PdfOptions['captionStyle'][];

export const USAGE = `npm run generate -- --seed N --family FAMILY --layout LAYOUT --out DIR [options]
npm run generate -- --corpus

Writes an invented disclosure (source.txt, source.md or source.pdf), what it says (truth.json) and how it was made (seed.json) to DIR.
With --corpus, writes test/corpus and samples anew from scripts/generate/cases.ts.

  --family          ${FAMILIES.join(', ')}
  --layout          ${LAYOUTS.join(', ')}
  --zero            how a zero is printed: ${Object.keys(ZEROS).join(', ')}
  --separators      thousand separators
  --yuan            statutory tables in 元 instead of 万元
  --panels          panels of the basic expenditure table: 2, 3, 4
  --fund            spending from the government fund
  --full            something in every column
  --overall         a self-evaluation of the whole unit
text
  --captions        lines above a table or first rows of it (tabs), on all tables or some: ${CAPTIONS.join(', ')}
  --cut-after       blank line after so many rows of a table (tabs); 0 never
  --page-lines      page numbers on lines of their own (tabs)
  --contents        page numbers of the contents: ${CONTENTS.join(', ')}
  --loose           blank lines between the rows (spaced)
pdf
  --rules           ${RULES.join(', ')}
  --orientation     of wide tables: ${ORIENTATIONS.join(', ')}
  --row-height      ${ROW_HEIGHTS.join(', ')}
  --repeat-header   header rows again on each page
  --repeat-title    captions again on each page
  --fake-bold       headings and totals drawn twice
  --watermark       grey text across each page
  --running-head    text at the top of each page
  --page-numbers    ${PAGE_NUMBERS.join(', ')}
  --caption-style   ${CAPTION_STYLES.join(', ')}`;

/** Display columns of one unit of relative width in a space-aligned dump: labels of usual length stay on one line. */
const SPACED_SCALE = 6;

export type Request = { kind: 'help' } | { kind: 'corpus' } | { kind: 'case'; out: string; made: Case };

const text = { type: 'string' } as const;
const flag = { type: 'boolean', default: false } as const;

function parse(args: readonly string[]) {
  return parseArgs({
    args: [...args],
    strict: true,
    options: {
      help: { ...flag, short: 'h' },
      corpus: flag,
      seed: text,
      family: text,
      layout: text,
      out: text,
      zero: text,
      separators: flag,
      yuan: flag,
      panels: text,
      fund: flag,
      full: flag,
      overall: flag,
      captions: text,
      'cut-after': text,
      contents: text,
      'page-lines': flag,
      loose: flag,
      rules: text,
      orientation: text,
      'row-height': text,
      'repeat-header': flag,
      'repeat-title': flag,
      'fake-bold': flag,
      watermark: text,
      'running-head': text,
      'page-numbers': text,
      'caption-style': text,
    },
  }).values;
}

type Values = ReturnType<typeof parse>;

/** Reads the command line. */
export function readArguments(args: readonly string[]): Request {
  const values = parse(args);
  if (values.help) return { kind: 'help' };
  if (values.corpus) return { kind: 'corpus' };
  const { out } = values;
  if (out === undefined || out === '') throw new RangeError('--out needs a folder');
  return { kind: 'case', out, made: { make: makeOf(values), layout: layoutOf(values) } };
}

function makeOf(values: Values): MakeOptions {
  return {
    seed: whole('seed', values.seed),
    family: choice('family', values.family, FAMILIES),
    zero: ZEROS[choice('zero', values.zero ?? 'printed', Object.keys(ZEROS) as (keyof typeof ZEROS)[])],
    separators: values.separators,
    unit: values.yuan ? '元' : '万元',
    panels: ({ 2: 2, 3: 3, 4: 4 } as const)[choice('panels', values.panels ?? '3', ['2', '3', '4'] as const)],
    fund: values.fund,
    full: values.full,
    overall: values.overall,
  };
}

function layoutOf(values: Values): Layout {
  const kind = choice('layout', values.layout, LAYOUTS);
  if (kind === 'pdf') return { kind, options: pdfOptionsOf(values) };
  if (kind === 'spaced') return { kind, options: { loose: values.loose, scale: SPACED_SCALE } };
  return {
    kind: 'text',
    options: {
      tables: kind,
      captions: choice('captions', values.captions ?? 'lines', CAPTIONS),
      cutAfter: whole('cut-after', values['cut-after'] ?? '0'),
      contents: choice('contents', values.contents ?? 'dots', CONTENTS),
      pageLines: values['page-lines'],
    },
  };
}

function pdfOptionsOf(values: Values): PdfOptions {
  const pageNumbers = choice('page-numbers', values['page-numbers'] ?? 'dash', PAGE_NUMBERS);
  return {
    rules: choice('rules', values.rules ?? 'lines', RULES),
    orientation: choice('orientation', values.orientation ?? 'portrait', ORIENTATIONS),
    repeatHeader: values['repeat-header'],
    repeatTitle: values['repeat-title'],
    rowHeight: choice('row-height', values['row-height'] ?? 'compact', ROW_HEIGHTS),
    fakeBold: values['fake-bold'],
    watermark: values.watermark ?? null,
    runningHead: values['running-head'] ?? null,
    pageNumbers: pageNumbers === 'no' ? null : pageNumbers,
    captionStyle: choice('caption-style', values['caption-style'] ?? 'lines', CAPTION_STYLES),
  };
}

function choice<T extends string>(name: string, value: string | undefined, choices: readonly T[]): T {
  const found = choices.find((candidate) => candidate === value);
  if (found === undefined) throw new RangeError(`--${name} needs one of ${choices.join(', ')}`);
  return found;
}

function whole(name: string, value: string | undefined): number {
  if (value === undefined || !/^\d{1,9}$/.test(value)) throw new RangeError(`--${name} needs a whole number`);
  return Number(value);
}
