import { expect, test } from 'vitest';
import { layoutPage } from '../../../src/layout/page-blocks.ts';
import { layoutText } from '../../../src/layout/text-blocks.ts';
import { gridsOf, lattice, matrixOf, pageOf, textAround } from '../../support/page-fixture.ts';
import { rowsOf } from '../../support/text-grids.ts';

const XS = [80, 100, 200, 300, 400];
const YS = [80, 100, 120, 140];
const BODY = [
  ['项目', '行次', '金额'],
  ['一、本年收入', '1', '1,234.50'],
  ['二、上年结转', '2', '0.30'],
];

const wordsOf = (rows: readonly (readonly string[])[]) =>
  rows.flatMap((row, r) =>
    row.flatMap((text, c) => (text === '' ? [] : textAround(((XS[c] ?? 0) + (XS[c + 1] ?? 0)) / 2, 93 + 20 * r, text))),
  );

const gridOf = (letters: readonly string[], numbers: readonly string[]) => {
  const rows = [['', ...letters], ...BODY.map((row, i) => [numbers[i] ?? '', ...row])];
  return gridsOf(layoutPage(pageOf(wordsOf(rows), lattice(XS, [...YS, 160]))))[0];
};

test.each([
  ['of a sheet', ['A', 'B', 'C'], ['1', '2', '3']],
  ['of a part of a sheet', ['D', 'E', 'F'], ['41', '42', '43']],
])('headings %s are no cells of the table', (_, letters, numbers) => {
  const grid = gridOf(letters, numbers);
  expect(matrixOf(grid)).toEqual(BODY);
  expect(grid?.columnEdges).toEqual([100, 200, 300, 400]);
  expect(grid?.place.bbox?.slice(0, 2)).toEqual([100, 100]);
});

test.each([
  ['letters with a gap', ['A', 'B', 'D'], ['1', '2', '3']],
  ['numbers with a gap', ['A', 'B', 'C'], ['1', '2', '4']],
  ['a column without a letter', ['A', 'B', ''], ['1', '2', '3']],
  ['words', ['甲', '乙', '丙'], ['1', '2', '3']],
])('%s stay cells', (_, letters, numbers) => {
  expect(gridOf(letters, numbers)?.columnCount).toBe(4);
});

test.each([
  ['bars', (row: readonly string[]) => `| ${row.join(' | ')} |`],
  ['tabs', (row: readonly string[]) => row.join('\t')],
])('headings in a dump with %s are no cells of the table', (_, written) => {
  const rows = [['', 'A', 'B', 'C'], ...BODY.map((row, i) => [String(i + 1), ...row])];
  const [grid] = layoutText(`${rows.map(written).join('\n')}\n`).filter((block) => block.kind === 'grid');
  expect(rowsOf(grid)).toEqual(BODY.map((row) => row.join(' | ')));
  expect(grid?.rowLengths).toEqual([3, 3, 3]);
});
