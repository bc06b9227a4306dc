import { Readable } from 'node:stream';
import { describe, expect, it } from 'vitest';
import { pathsOf, readPathList } from '../../../src/run/path-list.ts';

describe('a list of paths', () => {
  it.each([
    ['a.pdf\nb.pdf\n', ['a.pdf', 'b.pdf']],
    ['a.pdf\r\nb.pdf', ['a.pdf', 'b.pdf']],
    ['\uFEFF决算.pdf\n\n  b .pdf\n', ['决算.pdf', '  b .pdf']],
    ['line\nbreak.pdf\0b.pdf\0', ['line\nbreak.pdf', 'b.pdf']],
    ['', []],
  ])('%j names %j', (text, paths) => {
    expect(pathsOf(text)).toEqual(paths);
  });

  it('is read to its end, characters split over pieces included', async () => {
    const bytes = Buffer.from('决算.pdf\nb.pdf');
    const pieces = [bytes.subarray(0, 1), bytes.subarray(1, 5), bytes.subarray(5)];
    expect(await readPathList(Readable.from(pieces), undefined)).toEqual(['决算.pdf', 'b.pdf']);
  });

  it('is given up when aborted', async () => {
    const controller = new AbortController();
    const endless = new Readable({ read: () => undefined });
    const list = readPathList(endless, controller.signal);
    controller.abort(new Error('enough'));
    await expect(list).rejects.toThrow('enough');
  });
});
