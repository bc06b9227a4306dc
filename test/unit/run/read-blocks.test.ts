import { describe, expect, it } from 'vitest';
import { loadForms } from '../../../src/rulebook/load.ts';
import { readBlocks } from '../../../src/run/read-blocks.ts';

import { tinyPdf } from '../../support/tiny-pdf.ts';

const page = (words: string) => ({ content: `BT /F1 12 Tf 20 50 Td (${words}) Tj ET` });

/** A PDF of which a page is an object that is not there; `from` and `to` are as long. */
function damaged(from: string, to: string): Uint8Array {
  const bytes = Buffer.from(tinyPdf({ pages: [page('one'), page('two')] })).toString('latin1');
  return new Uint8Array(Buffer.from(bytes.replace(from, to), 'latin1'));
}

describe('a damaged PDF', () => {
  it('is read but for its damaged page', async () => {
    const read = await readBlocks(damaged('[10 0 R 12 0 R]', '[10 0 R 99 0 R]'), { forms: loadForms() });
    expect(read.unreadablePages).toEqual([2]);
    expect(read.blocks.map((block) => block.kind === 'line' && block.text)).toEqual(['one']);
  });

  it('fails where no page can be read', async () => {
    const bytes = damaged('[10 0 R 12 0 R]', '[98 0 R 99 0 R]');
    await expect(readBlocks(bytes, { forms: loadForms() })).rejects.toMatchObject({ code: 'damaged-pdf' });
  });
});
