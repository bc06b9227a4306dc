import { describe, expect, test } from 'vitest';
import { layoutPage } from '../../../src/layout/page-blocks.ts';
import type { Word } from '../../../src/model/page.ts';
import { gridsOf, lattice, matrixOf, pageOf, text, textAround, textEnding } from '../../support/page-fixture.ts';

const XS = [100, 200, 300];
/** Rows of 12 points: a label of two lines is taller. */
const YS = [100, 112, 124, 136, 148];
const rows = (words: readonly Word[]) => matrixOf(gridsOf(layoutPage(pageOf(words, lattice(XS, YS))))[0]);

describe('a label of two lines in a row of one', () => {
  test('stays in its row, over texts of the rows above and below', () => {
    const words = [
      ...textAround(150, 109, '项目'),
      // Centred on the row from 112 to 124: lines at 111 and 125.
      ...textAround(250, 115, '一般公共预'),
      ...textAround(250, 127, '算拨款'),
      ...text(102, 121, '栏次'),
      ...textAround(150, 133, '合计'),
      ...textEnding(298, 133, '0.00'),
      ...text(102, 145, '其他'),
      ...textEnding(298, 145, '5.00'),
    ];
    expect(rows(words)).toEqual([
      ['项目', ''],
      ['栏次', '一般公共预\n算拨款'],
      ['合计', '0.00'],
      ['其他', '5.00'],
    ]);
  });

  test('stays apart from one in the next row', () => {
    const words = [
      ...text(102, 109, '201'),
      ...text(102, 115.3, '201260'),
      ...text(102, 128.3, '1'),
      ...text(102, 127.3, '201260'),
      ...text(102, 140.3, '4'),
      ...textEnding(298, 109, '3.00'),
      ...textEnding(298, 121, '2.00'),
      ...textEnding(298, 133, '1.00'),
      ...textEnding(298, 145, '7.00'),
      ...text(102, 145, '208'),
    ];
    expect(rows(words)).toEqual([
      ['201', '3.00'],
      ['201260\n1', '2.00'],
      ['201260\n4', '1.00'],
      ['208', '7.00'],
    ]);
  });

  test('is left where it stands without a border through it', () => {
    const words = [
      ...text(102, 109, '甲'),
      ...text(102, 121, '乙'),
      ...text(102, 133, '丙'),
      ...text(102, 145, '丁'),
      ...textEnding(298, 109, '1.00'),
      ...textEnding(298, 121, '2.00'),
      ...textEnding(298, 133, '3.00'),
      ...textEnding(298, 145, '4.00'),
    ];
    expect(rows(words).map(([label]) => label)).toEqual(['甲', '乙', '丙', '丁']);
  });

  test('stays a label of two lines though all lines that strike the next row lie in the middle of that', () => {
    const words = [
      ...text(102, 111, '20805'),
      ...text(102, 119.9, '208050'),
      ...text(102, 131.9, '5'),
      ...text(102, 141.1, '20899'),
      ...text(102, 150.4, '208999'),
      ...text(102, 162.4, '9'),
      ...textEnding(298, 111, '3.00'),
      ...textEnding(298, 126, '2.00'),
      ...textEnding(298, 141, '1.00'),
      ...textEnding(298, 156, '7.00'),
    ];
    const page = pageOf(words, lattice(XS, [100, 115, 130, 145, 160]));
    expect(matrixOf(gridsOf(layoutPage(page))[0]).map(([code]) => code)).toEqual(['20805', '208050\n5', '20899', '208999\n9']);
  });
});
