/**
 * The layout of the shared text dumps: how many tables each has and the shapes of some, counted in the files by hand.
 *
 * Reads ../shared/documents where they lie; skips with one line where they are absent.
 */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { layoutText } from '../../src/layout/text-blocks.ts';
import type { Block } from '../../src/model/block.ts';
import { decodeText } from '../../src/source/decode-text.ts';
import { sniff } from '../../src/source/sniff.ts';
import { gridsIn, linesIn } from '../support/text-grids.ts';

const FOLDER = join(import.meta.dirname, '../../../shared/documents/text');
const present = existsSync(FOLDER);

/** First line and size (rows × columns) of every table, by the number that begins the file's name. */
const TABLES: Readonly<Record<string, { count: number; shapes: Readonly<Record<number, string>> }>> = {
  '000': {
    count: 14,
    shapes: { 61: '18x6', 94: '19x9', 149: '19x9', 209: '31x9', 252: '4x8', 288: '5x12', 300: '19x7', 320: '19x8', 371: '22x7' },
  },
  '001': { count: 11, shapes: { 56: '37x6', 146: '35x9', 184: '20x5', 207: '33x9', 258: '7x5', 272: '7x13', 512: '44x8', 559: '23x6' } },
  '002': {
    count: 53,
    shapes: {
      120: '17x6',
      151: '24x9',
      176: '21x9',
      270: '14x9',
      339: '2x7',
      383: '1x9',
      433: '5x12',
      595: '5x7',
      828: '20x8',
      869: '14x14',
    },
  },
  '003': { count: 3, shapes: { 256: '20x11', 279: '22x12', 304: '21x11' } },
  '004': { count: 16, shapes: { 71: '27x6', 99: '7x6', 177: '29x9', 256: '18x12', 275: '13x12', 358: '21x3', 532: '32x15', 603: '27x12' } },
};

function blocksOf(number: string): Block[] {
  const name = readdirSync(FOLDER).find((file) => file.startsWith(number));
  if (name === undefined) throw new Error(`no document ${number}`);
  const bytes = new Uint8Array(readFileSync(join(FOLDER, name)));
  expect(sniff(bytes)).toBe('text');
  const { text, encoding } = decodeText(bytes);
  expect(encoding).toBe('utf-8');
  return layoutText(text);
}

describe.skipIf(!present)(present ? 'shared text dumps' : 'skipped: ../shared/documents/text is absent', () => {
  it.each(Object.entries(TABLES))('%s: tables', (number, expected) => {
    const grids = gridsIn(blocksOf(number));
    expect(grids.every((grid) => grid.origin === 'tabs')).toBe(true);
    expect(grids).toHaveLength(expected.count);
    const shapes = new Map(grids.map((grid) => [grid.place.line, `${grid.rowCount}x${grid.columnCount}`]));
    for (const [line, shape] of Object.entries(expected.shapes)) expect(shapes.get(Number(line))).toBe(shape);
  });

  it('leaves contents pages as lines', () => {
    expect(linesIn(blocksOf('001')).find((line) => line.place.line === 11)?.text).toMatch(/\t4$/);
    expect(linesIn(blocksOf('004')).filter((line) => /\t\d+$/.test(line.text))).toHaveLength(27);
  });

  it('shows rows that lost a cell', () => {
    const grids = gridsIn(blocksOf('002'));
    const lengths = (line: number) => grids.find((grid) => grid.place.line === line)?.rowLengths ?? [];
    expect(lengths(120).filter((length) => length !== 6)).toEqual([5]);
    expect(lengths(270).filter((length) => length !== 9)).toEqual([8]);
  });

  it('takes off the markup of cells', () => {
    const texts = (number: string) => gridsIn(blocksOf(number)).flatMap((grid) => grid.cells.map((cell) => cell.text));
    expect(texts('000').some((text) => /<\/?[bp]>|\*\*/.test(text))).toBe(false);
    expect(texts('001').filter((text) => text.includes('☑'))).toHaveLength(3);
    expect(texts('002').filter((text) => text.startsWith('≥')).length).toBeGreaterThan(2);
  });
});
