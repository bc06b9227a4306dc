import { describe, expect, it } from 'vitest';
import { makeCase } from '../../../scripts/generate/case.ts';
import { layoutText } from '../../../scripts/generate/layouts/text.ts';
import { makeDisclosure } from '../../../scripts/generate/make-disclosure.ts';
import { read } from '../../support/reading.ts';

const MAKE = { seed: 31_109, family: 'shanxi', full: true, overall: true, zero: '——', panels: 4 } as const;

describe('kinds of vehicles below their total', { timeout: 60_000 }, () => {
  it('that a page break took from a table without vertical lines accuse nobody', async () => {
    const { bytes } = await makeCase({
      make: MAKE,
      layout: {
        kind: 'pdf',
        options: {
          rules: 'horizontal',
          orientation: 'portrait',
          repeatHeader: false,
          repeatTitle: false,
          rowHeight: 'tall',
          fakeBold: false,
          watermark: null,
          runningHead: null,
          pageNumbers: 'chinese',
          captionStyle: 'lines',
        },
      },
    });
    const { anomalies } = await read(bytes);
    expect(anomalies.filter(({ severity, origin }) => severity === 'error' && origin === 'publisher')).toEqual([]);
  });

  it('that a text leaves out are the publisher’s', async () => {
    const text = layoutText(makeDisclosure(MAKE), { tables: 'tabs', captions: 'lines', cutAfter: 0, contents: 'dots' });
    const cut = text.replace(/\n5\. 执法执勤用车\t[\s\S]*?\n8\. 其他用车\t[^\n]*/, '');
    expect(cut.length).toBeLessThan(text.length);
    const { anomalies } = await read(new TextEncoder().encode(cut));
    const told = anomalies.filter(({ rule }) => rule === 'within_table/vehicles-total');
    expect(told.map(({ severity, origin }) => `${severity} ${origin}`)).toEqual(['error publisher']);
  });
});
