/**
 * Generated PDFs without a single ruling line: every figure of the statutory forms is read under its own header, none under another.
 *
 * Self-evaluations are left out, for their columns of words are not certain without lines.
 */
import { describe, expect, it } from 'vitest';
import { makeCase } from '../../../scripts/generate/case.ts';
import type { PdfOptions } from '../../../scripts/generate/layouts/pdf-options.ts';
import type { MakeOptions } from '../../../scripts/generate/make-disclosure.ts';
import { factLines, read } from '../../support/reading.ts';

const PDF: PdfOptions = {
  rules: 'none',
  orientation: 'landscape-wide',
  repeatHeader: false,
  repeatTitle: false,
  rowHeight: 'compact',
  fakeBold: false,
  watermark: null,
  runningHead: null,
  pageNumbers: 'dash',
  captionStyle: 'lines',
};

const CASES: readonly (readonly [string, MakeOptions, Partial<PdfOptions>])[] = [
  ['dashes for nothing, four panels', { seed: 101, family: 'national-2022', zero: '——', panels: 4 }, { captionStyle: 'none' }],
  ['blanks for nothing, no numbers of columns', { seed: 106, family: 'shanghai', zero: '', full: true, panels: 3 }, {}],
  ['upright pages', { seed: 102, family: 'jilin', zero: '0.00', full: true, panels: 3 }, { orientation: 'portrait', repeatHeader: true }],
  ['figures at the foot of high rows', { seed: 100, family: 'national-2019', zero: '', panels: 3, fund: true }, { rowHeight: 'tall' }],
];

/** A slow machine may take its time. */
const TIMEOUT_MS = 60_000;

describe('PDFs without ruling lines', () => {
  it.each(CASES)(
    '%s',
    async (_, make, options) => {
      const { bytes, truth } = await makeCase({ make, layout: { kind: 'pdf', options: { ...PDF, ...options } } });
      const { document } = await read(bytes);
      const statutory = <T extends { table: string }>(facts: readonly T[]): T[] =>
        facts.filter(({ table }) => !table.endsWith('_performance'));
      expect(factLines(statutory(document.facts))).toEqual(factLines(statutory(truth.facts)));
    },
    TIMEOUT_MS,
  );
});
