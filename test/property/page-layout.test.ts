/** Properties of page layout: no character is lost or doubled, every grid is covered exactly, order and input do not matter. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { layoutPage } from '../../src/layout/page-blocks.ts';
import type { Block } from '../../src/model/block.ts';
import type { Page, RulingLine, Word } from '../../src/model/page.ts';
import { across, down, gridsOf, matrixOf, pageOf, text } from '../support/page-fixture.ts';

const CONTENTS = ['1,234.50', '0.00', '合计', '208', '一、本年收入', '——', '注：无', '本年度支出合计为若干万元，', '2023年度'];

const position = fc.integer({ min: 5, max: 55 }).map((n) => n * 10);
const words = fc
  .array(fc.tuple(position, position, fc.constantFrom(...CONTENTS), fc.constantFrom(8, 10, 16)), { maxLength: 40 })
  .map((placed) => placed.flatMap(([x, y, content, sizePt]) => text(x, y, content, { sizePt })));
const extent = fc.tuple(position, position).map(([a, b]): [number, number] => [Math.min(a, b), Math.max(a, b)]);
const rule = fc
  .tuple(fc.boolean(), position, extent, fc.integer({ min: -2, max: 2 }))
  .map(([horizontal, at, [start, end], off]) => (horizontal ? across(at + off, start, end) : down(at + off, start, end)));
const page = fc.tuple(words, fc.array(rule, { maxLength: 30 })).map(([placed, rules]) => pageOf(placed, rules));

const characters = (content: string): string[] => Array.from(content.replace(/\s+/g, '')).sort();
const contentOf = (blocks: readonly Block[]): string =>
  blocks.map((block) => (block.kind === 'line' ? block.text : block.cells.map((cell) => cell.text).join(''))).join('');

describe('layoutPage', () => {
  test('keeps every character exactly once', () => {
    fc.assert(
      fc.property(page, (drawn) => {
        expect(characters(contentOf(layoutPage(drawn)))).toEqual(characters(drawn.words.map((word) => word.text).join('')));
      }),
    );
  });

  test('covers every position of every grid exactly once', () => {
    fc.assert(
      fc.property(page, (drawn) => {
        for (const grid of gridsOf(layoutPage(drawn))) {
          expect(matrixOf(grid)).toHaveLength(grid.rowCount);
          expect(grid.columnEdges).toEqual(grid.columnEdges?.toSorted((a, b) => a - b));
          expect(grid.columnEdges).toHaveLength(grid.columnCount + 1);
        }
      }),
    );
  });

  test('does not depend on the order of rules, and changes nothing that it is given', () => {
    fc.assert(
      fc.property(page, (drawn) => {
        const before = structuredClone(drawn);
        const blocks = layoutPage(drawn);
        expect(drawn).toEqual(before);
        const turned: Page = { ...drawn, rulingLines: drawn.rulingLines.toReversed() satisfies RulingLine[] };
        expect(layoutPage(turned)).toEqual(blocks);
      }),
    );
  });

  test('reads a page that is turned as a whole like the upright one', () => {
    const sideways = (drawn: Page): Page => ({
      ...drawn,
      widthPt: drawn.heightPt,
      heightPt: drawn.widthPt,
      words: drawn.words.map(
        (word): Word => ({
          ...word,
          turned: 270,
          bbox: [word.bbox[1], drawn.widthPt - word.bbox[2], word.bbox[3], drawn.widthPt - word.bbox[0]],
        }),
      ),
      rulingLines: drawn.rulingLines.map((line) =>
        line.orientation === 'horizontal'
          ? { ...line, orientation: 'vertical', start: drawn.widthPt - line.end, end: drawn.widthPt - line.start }
          : { ...line, orientation: 'horizontal', position: drawn.widthPt - line.position },
      ),
    });
    fc.assert(
      fc.property(page, (drawn) => {
        const upright = layoutPage(drawn);
        const turned = layoutPage(sideways(drawn));
        expect(turned.map((block) => (block.kind === 'line' ? block.text : matrixOf(block)))).toEqual(
          upright.map((block) => (block.kind === 'line' ? block.text : matrixOf(block))),
        );
      }),
    );
  });
});
