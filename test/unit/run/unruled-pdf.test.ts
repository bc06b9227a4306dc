/**
 * Generated PDFs without a single ruling line: the figures of the statutory forms are read under their own headers, none under another.
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

/** What is printed, how, and the share of its figures that is read. */
const CASES: readonly (readonly [string, MakeOptions, Partial<PdfOptions>, number])[] = [
  ['dashes for nothing, four panels', { seed: 101, family: 'national-2022', zero: '——', panels: 4 }, { captionStyle: 'none' }, 1],
  ['blanks for nothing, no numbers of columns', { seed: 106, family: 'shanghai', zero: '', full: true, panels: 3 }, {}, 1],
  [
    'upright pages',
    { seed: 102, family: 'jilin', zero: '0.00', full: true, panels: 3 },
    { orientation: 'portrait', repeatHeader: true },
    1,
  ],
  [
    'figures at the foot of high rows',
    { seed: 100, family: 'national-2019', zero: '', panels: 3, fund: true },
    { rowHeight: 'tall', repeatHeader: true, captionStyle: 'one-line' },
    0.9,
  ],
];

/** A slow machine may take its time. */
const TIMEOUT_MS = 60_000;

describe('PDFs without ruling lines', () => {
  it.each(CASES)(
    '%s',
    async (_, make, options, share) => {
      const { bytes, truth } = await makeCase({ make, layout: { kind: 'pdf', options: { ...PDF, ...options } } });
      const { document } = await read(bytes);
      const statutory = <T extends { table: string }>(facts: readonly T[]): T[] =>
        facts.filter(({ table }) => !table.endsWith('_performance'));
      const [found, expected] = [factLines(statutory(document.facts)), factLines(statutory(truth.facts))];
      expect(found.filter((line) => !expected.includes(line))).toEqual([]);
      expect(found.length).toBeGreaterThanOrEqual(expected.length * share);
    },
    TIMEOUT_MS,
  );
});
