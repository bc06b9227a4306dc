/**
 * What holds for the layout of every text: nothing is lost, grids are whole, places point at what they name.
 */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { layoutText } from '../../src/layout/text-blocks.ts';
import type { Block, Grid } from '../../src/model/block.ts';
import type { Place } from '../../src/model/place.ts';
import { gridsIn } from '../support/text-grids.ts';

/** Pieces that tables, lists and pages are made of, without anything that is markup. */
const PLAIN = [
  '一、',
  '支出',
  '合计',
  '208',
  '1.00',
  '1,234.50',
  '——',
  '（境）',
  '：',
  '。',
  ' ',
  '  ',
  '       ',
  '\u3000',
  '\t',
  '\t\t',
  '\n',
  '\n\n',
  '\f',
  '表',
  '注：',
];
const MARKUP = [
  '<table>',
  '</table>',
  '<tr>',
  '<td>',
  '<td colspan="3" rowspan=2>',
  '</td>',
  '<br>',
  '<p>',
  '|',
  '|---|',
  '\\|',
  '**',
  '__',
  '#',
  '# ',
  '- ',
  '$',
  '\\geq',
  '&lt;',
  '![',
  '](',
  '<!--',
  '-->',
  '```',
  '<',
  '>',
];

/** Words with wide gaps, line by line: what may be a space-aligned table. */
const WORDS = [
  '项目',
  '一、收入',
  '科目名称',
  '支出',
  '208',
  '30201',
  '1',
  '2',
  '1.00',
  '1,234.50',
  '0.00',
  '——',
  '（境）费',
  '出',
  '项   目',
  '甲 乙',
];
const spacedLine = fc
  .array(fc.tuple(fc.integer({ min: 2, max: 14 }), fc.constantFrom(...WORDS)), { maxLength: 6 })
  .map((words) => words.map(([gap, word]) => ' '.repeat(gap) + word).join(''));
const spacedText = fc
  .array(fc.oneof({ weight: 8, arbitrary: spacedLine }, fc.constantFrom('', '注：一。', '\f', '收入表', '- 3 -')), { maxLength: 24 })
  .map((lines) => lines.join('\n'));
const unmarkedText = fc.array(fc.constantFrom(...PLAIN), { maxLength: 120 }).map((parts) => parts.join(''));
const anyText = fc
  .array(fc.oneof(fc.constantFrom(...PLAIN, ...MARKUP), fc.string({ maxLength: 3 })), { maxLength: 120 })
  .map((parts) => parts.join(''));

function positions(grid: Grid): string[] {
  return grid.cells.flatMap((cell) =>
    Array.from(
      { length: cell.rowSpan * cell.columnSpan },
      (_, i) => `${cell.row + Math.floor(i / cell.columnSpan)},${cell.column + (i % cell.columnSpan)}`,
    ),
  );
}

function allTexts(blocks: readonly Block[]): string[] {
  return blocks.flatMap((block) => (block.kind === 'line' ? [block.text] : block.cells.map((cell) => cell.text)));
}

interface NamedPart {
  text: string;
  place: Place;
}

/** Lines and the filled cells that stand on one line. */
function namedParts(blocks: readonly Block[]): NamedPart[] {
  const parts = blocks.flatMap((block): NamedPart[] => (block.kind === 'line' ? [block] : block.cells));
  return parts.filter((part) => part.text !== '' && part.place.line === part.place.lineEnd);
}

/** The characters of the source at a part's place. */
function namedAt(part: NamedPart, lines: readonly string[]): string | undefined {
  const source = lines[(part.place.line ?? 0) - 1];
  return part.place.columns === null ? source : source?.slice(part.place.columns[0] - 1, part.place.columns[1]);
}

const letters = (texts: readonly string[]) => [...texts.join('').replace(/\s/g, '')].sort().join('');

describe('layout of any text', () => {
  it('covers every position of a grid exactly once, cells in order', () => {
    fc.assert(
      fc.property(fc.oneof(anyText, spacedText), (text) => {
        for (const grid of gridsIn(layoutText(text))) {
          const covered = positions(grid);
          expect(new Set(covered).size).toBe(covered.length);
          expect(covered).toHaveLength(grid.rowCount * grid.columnCount);
          expect(grid.rowLengths).toHaveLength(grid.rowCount);
          const order = grid.cells.map((cell) => cell.row * grid.columnCount + cell.column);
          expect(order).toEqual([...order].sort((a, b) => a - b));
        }
      }),
      { numRuns: 400 },
    );
  });

  it('loses and invents no character of a text without markup', () => {
    fc.assert(
      fc.property(fc.oneof(unmarkedText, spacedText), (text) => {
        expect(letters(allTexts(layoutText(text)))).toBe(letters([text]));
      }),
      { numRuns: 600 },
    );
  });

  it('points at the characters that it names', () => {
    fc.assert(
      fc.property(fc.oneof(unmarkedText, spacedText), (text) => {
        const lines = text.split('\n');
        for (const part of namedParts(layoutText(text))) expect(namedAt(part, lines)).toContain(part.text);
      }),
      { numRuns: 600 },
    );
  });

  it('meets tables of every kind in what it generates', () => {
    const origins = new Set(
      fc.sample(fc.oneof(unmarkedText, spacedText), 500).flatMap((text) => gridsIn(layoutText(text)).map((grid) => grid.origin)),
    );
    expect(origins).toEqual(new Set(['tabs', 'spaces']));
  });

  it('keeps blocks in the order of their lines', () => {
    fc.assert(
      fc.property(fc.oneof(unmarkedText, spacedText), (text) => {
        const starts = layoutText(text).map((block) => block.place.line ?? 0);
        expect(starts).toEqual([...starts].sort((a, b) => a - b));
      }),
    );
  });
});
