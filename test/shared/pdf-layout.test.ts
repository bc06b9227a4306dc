/**
 * Grids of the shared digital PDFs, page by page.
 *
 * Every page was compared with its picture, cell by cell (drawn borders, spans, text), before its fingerprint was written down: a
 * change of a fingerprint is a change of output and asks for another look. Blanks do not count.
 * Reads ../shared/documents where they lie; skips with one line where they are absent.
 */
import { createHash } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { markFurniture } from '../../src/layout/furniture.ts';
import { layoutPage } from '../../src/layout/page-blocks.ts';
import type { Block, Grid } from '../../src/model/block.ts';
import { openPdf } from '../../src/source/pdf.ts';
import { gridsOf, matrixOf } from '../support/page-fixture.ts';

const ROOT = join(import.meta.dirname, '../../../shared/documents');
const present = existsSync(ROOT);

/** `page: rows×columns fingerprint` of every grid. */
const GRIDS: Readonly<Record<string, readonly string[]>> = {
  'pdf/foshan-rail-2019': [
    '5: 13×6 d95b35eb9a',
    '6: 16×6 ff72048a20',
    '7: 6×6 e1271fcb8a',
    '8: 13×9 11215eefe3',
    '9: 7×9 3c55c24a65',
    '10: 14×8 900608596f',
    '11: 6×8 acffdb00fe',
    '12: 15×8 01d68bf9a4',
    '13: 16×8 8dcb20b8f7',
    '14: 5×8 fcbe76aeb2',
    '15: 15×5 56d90a434b',
    '16: 5×5 2e0ac3d228',
    '17: 16×6 1a462a9bd3',
    '18: 17×6 c138c96f64',
    '19: 17×6 3772f3af85',
    '20: 12×6 4ecbcfe60a',
    '21: 5×12 de2e09fb64',
    '22: 12×8 aa7cc9bdf5',
    '23: 10×8 bf85860626',
    '29: 8×2 36b1e6c159',
  ],
  'pdf/shanghai-form-template': [
    '4: 9×3 080201e9f3',
    '5: 30×4 71e6649844',
    '6: 10×9 f0a3111f69',
    '7: 10×8 631dfae33d',
    '8: 17×7 f87d33a172',
    '9: 15×7 d12902238d',
    '10: 10×5 068e2207b4',
    '11: 40×6 fb2eac62ac',
    '12: 5×12 70aa18ff0f',
    '13: 6×8 0360033e41',
    '14: 6×8 0360033e41',
  ],
  'pdf/shanghai-putuo-planning-2024': [
    '6: 6×3 bda5c09b24',
    '7: 30×4 7ea69ff980',
    '8: 14×9 9810adbbcc',
    '9: 13×9 2c2a75e708',
    '10: 14×8 68b393f149',
    '11: 13×8 515da091df',
    '12: 17×7 88646903a9',
    '13: 15×7 e9eb06969d',
    '14: 23×5 a0db38113a',
    '15: 4×5 e51bb16a04',
    '16: 40×6 23c66bb794',
    '17: 5×12 6441d5b724',
    '18: 6×8 0360033e41',
    '19: 6×8 0360033e41',
  ],
  'budget/beijing-audit-budget-tables-2026': [
    '1: 31×4 a7621b36d6',
    '2: 3×17 c39e460ed1',
    '3: 67×9 4738a6ccf0',
    '4: 34×4 c480fcb8fe',
    '5: 29×8 f045c41576',
    '6: 45×5 047559005d',
    '7: 4×5 9d18efb7d1',
    '8: 4×5 9d18efb7d1',
    '9: 3×6 34918bd22c',
    '10: 4×2 70d3526485',
    '11: 26×4 720526d099',
    '12: 15×11 5f0c8f11f1',
    '13: 20×11 38a133d796',
    '14: 22×11 8652db0637',
    '15: 30×11 f6152023cd',
    '16: 29×11 17ff68c795',
    '17: 27×11 a8f0653fc0',
    '18: 21×11 656d41b162',
    '19: 6×11 80c5287847',
    '20: 22×9 5504ee4659',
    '21: 17×6 49c73f4f06',
  ],
  'budget/hangzhou-justice-budget-2026': [
    '23: 43×4 188eb06426',
    '24: 2×4 894203a701',
    '25: 12×18 120c56dfa7',
    '26: 27×8 e051a33719',
    '27: 17×8 23fec461c1',
    '28: 43×4 6bc38d1a18',
    '29: 1×4 70b5b81d3d',
    '30: 38×6 3eab39222a',
    '31: 5×6 725fa71c75',
    '32: 43×4 0a0d0b765f',
    '33: 4×4 b9a9e4a362',
    '34: 11×7 32d2932e1d',
    '35: 6×4 a88f5bb9dd',
    '36: 5×2 757a0a3803',
    '37: 26×8 8ad3bed958',
    '38: 9×8 d5b86558c0',
    '39: 18×4 6cc5e37673',
    '40: 14×4 e4a3eca8d2',
  ],
};

/** Lines of furniture by document: all are page numbers. */
const PAGE_NUMBERS: Readonly<Record<string, number>> = {
  'pdf/foshan-rail-2019': 31,
  'budget/hangzhou-justice-budget-2026': 39,
};

function fingerprint(grid: Grid): string {
  const cells = grid.cells.map((cell) => [cell.row, cell.column, cell.rowSpan, cell.columnSpan, cell.text.replace(/\s+/g, '')].join('|'));
  return createHash('sha256').update(cells.join('\n')).digest('hex').slice(0, 10);
}

async function pagesOf(file: string): Promise<Block[][]> {
  const source = await openPdf(new Uint8Array(readFileSync(join(ROOT, file))));
  const pages: Block[][] = [];
  for (let n = 1; n <= source.pageCount; n++) pages.push(layoutPage(await source.page(n)));
  await source.close();
  return pages;
}

describe.skipIf(!present)('digital PDFs (skipped where ../shared/documents is absent)', () => {
  test.each(Object.entries(GRIDS))('%s: every table page', async (name, expected) => {
    const pages = await pagesOf(`${name}.pdf`);
    const found = pages.flatMap((blocks, i) =>
      gridsOf(blocks).map((grid) => {
        matrixOf(grid);
        return `${i + 1}: ${grid.rowCount}×${grid.columnCount} ${fingerprint(grid)}`;
      }),
    );
    expect(found).toEqual(expected);
    const furniture = markFurniture(pages).flatMap((block) => (block.kind === 'line' && block.furniture !== null ? [block.furniture] : []));
    expect(furniture).toEqual(new Array(PAGE_NUMBERS[name] ?? 0).fill('page-number'));
  });

  test('a scanned file has images and no words', async () => {
    const source = await openPdf(new Uint8Array(readFileSync(join(ROOT, 'not-a-disclosure/scanned-notice-19p.pdf'))));
    for (let n = 1; n <= source.pageCount; n++) {
      const page = await source.page(n);
      expect([page.words.length, page.images.length]).toEqual([0, 1]);
      expect(layoutPage(page)).toEqual([]);
    }
    await source.close();
  });
});
