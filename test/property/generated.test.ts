/**
 * Any generated disclosure is read without loss, and what does not change its meaning does not change what is read.
 */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { layoutText, type TextOptions } from '../../scripts/generate/layouts/text.ts';
import { type MakeOptions, makeDisclosure, truthOfDisclosure } from '../../scripts/generate/make-disclosure.ts';
import { isMoneyUnit } from '../../src/model/amount.ts';
import type { Fact } from '../../src/model/fact.ts';
import { factKey } from '../../src/model/fact.ts';
import { anyDisclosure } from '../support/disclosures.ts';
import { encodeGb18030 } from '../support/gb18030.ts';
import { factLines, indicatorLines, read } from '../support/reading.ts';

/** Whole documents are read: few runs already meet every family and layout. */
const RUNS = 30;
const FEW_RUNS = 8;
/** A slow machine may take its time. */
const TIMEOUT_MS = 120_000;

const layout: fc.Arbitrary<TextOptions> = fc.record({
  tables: fc.constantFrom('tabs', 'pipes', 'html'),
  captions: fc.constantFrom('lines', 'rows'),
  cutAfter: fc.constantFrom(0, 12, 20, 33),
  contents: fc.constantFrom('dots', 'tabs', 'bare'),
});

/** The last rows of a table alone behind a cut, the first of them labels that its header has too. */
const LAST_ROWS_CUT_OFF: [MakeOptions, TextOptions] = [
  { seed: 11229, family: 'shanghai', zero: '', separators: false, unit: '元', panels: 2, fund: true },
  { tables: 'tabs', captions: 'rows', cutAfter: 33, contents: 'dots' },
];

const TABS: TextOptions = { tables: 'tabs', captions: 'lines', cutAfter: 0, contents: 'dots' };
/** Amounts of less than half a unit beside rates made of them: 0.00万元 that are not nothing, shares of 0% that are not either. */
const TINY_AMOUNTS: [MakeOptions, TextOptions][] = [
  [{ seed: 14 * 7919, family: 'national-2019', zero: '——', unit: '万元', panels: 3, fund: true }, TABS],
  [{ seed: 2 * 104_729, family: 'jilin', zero: '——', unit: '万元', panels: 3, fund: true }, TABS],
  [{ seed: 86 * 104_729, family: 'jilin', zero: '——', unit: '万元', panels: 3, fund: true }, TABS],
];

const bytesOf = (text: string): Uint8Array => new TextEncoder().encode(text);
const factsOf = async (bytes: Uint8Array): Promise<Fact[]> => (await read(bytes)).document.facts;

/** Everything of a fact but its place. */
const content = (facts: readonly Fact[]): object[] => facts.map(({ source: _, ...rest }) => rest);

describe('generated disclosures', { timeout: TIMEOUT_MS }, () => {
  it('are read fact by fact', async () => {
    await fc.assert(
      fc.asyncProperty(anyDisclosure, layout, async (options, printed) => {
        const disclosure = makeDisclosure(options);
        const truth = truthOfDisclosure(disclosure);
        const { document, anomalies } = await read(bytesOf(layoutText(disclosure, printed)));
        expect(factLines(document.facts)).toEqual(factLines(truth.facts));
        expect(indicatorLines(document.indicators)).toEqual(indicatorLines(truth.indicators));
        expect(document.unitName).toBe(truth.unitName);
        expect(anomalies.filter(({ severity }) => severity === 'error')).toEqual([]);
      }),
      { numRuns: RUNS, examples: [LAST_ROWS_CUT_OFF, ...TINY_AMOUNTS] },
    );
  });

  it('mean the same amounts in 元 and in 万元', async () => {
    /** Half of the last printed place of 万元 (0.01), in 元. */
    const HALF_PLACE_YUAN = 50;
    await fc.assert(
      fc.asyncProperty(anyDisclosure, layout, async (options, printed) => {
        const readIn = async (unit: '元' | '万元'): Promise<Map<string, Fact>> => {
          const facts = await factsOf(bytesOf(layoutText(makeDisclosure({ ...options, unit }), printed)));
          return new Map(facts.map((fact) => [factKey(fact), fact]));
        };
        const [exact, rounded] = [await readIn('元'), await readIn('万元')];
        expect([...rounded.keys()].sort()).toEqual([...exact.keys()].sort());
        for (const [key, fact] of exact) {
          const other = rounded.get(key);
          if (!isMoneyUnit(fact.unit)) expect(other?.value).toBe(fact.value);
          else expect(Math.abs(Number(fact.amountYuan) - Number(other?.amountYuan)), key).toBeLessThanOrEqual(HALF_PLACE_YUAN);
        }
      }),
      { numRuns: FEW_RUNS },
    );
  });

  it('are the same with blank lines before and after, only further down', async () => {
    await fc.assert(
      fc.asyncProperty(anyDisclosure, layout, fc.integer({ min: 1, max: 40 }), fc.nat(40), async (options, printed, before, after) => {
        const text = layoutText(makeDisclosure(options), printed);
        const facts = await factsOf(bytesOf(text));
        const moved = await factsOf(bytesOf(`${'\n'.repeat(before)}${text}${'\n'.repeat(after)}`));
        expect(content(moved)).toEqual(content(facts));
        expect(moved.map(({ source }) => source.line)).toEqual(facts.map(({ source }) => (source.line ?? 0) + before));
        expect(moved.map(({ source }) => source.columns)).toEqual(facts.map(({ source }) => source.columns));
      }),
      { numRuns: FEW_RUNS },
    );
  });

  it('are the same in every encoding', async () => {
    const encodings: Record<string, (text: string) => Uint8Array> = {
      'UTF-8 with byte order mark': (text) => bytesOf(`\ufeff${text}`),
      'UTF-16LE': (text) => Buffer.from(text, 'utf16le'),
      'UTF-16LE with byte order mark': (text) => Buffer.from(`\ufeff${text}`, 'utf16le'),
      'UTF-16BE with byte order mark': (text) => Buffer.from(`\ufeff${text}`, 'utf16le').swap16(),
      GB18030: encodeGb18030,
      'lines ended by CRLF': (text) => bytesOf(text.replaceAll('\n', '\r\n')),
    };
    await fc.assert(
      fc.asyncProperty(anyDisclosure, layout, async (options, printed) => {
        const text = layoutText(makeDisclosure(options), printed);
        const facts = await factsOf(bytesOf(text));
        expect(facts.length).toBeGreaterThan(0);
        for (const [name, encode] of Object.entries(encodings)) expect(await factsOf(encode(text)), name).toEqual(facts);
      }),
      { numRuns: FEW_RUNS },
    );
  });
});
