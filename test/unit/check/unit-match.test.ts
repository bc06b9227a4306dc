import { describe, expect, it } from 'vitest';
import { matchUnits } from '../../../src/check/unit-match.ts';
import type { YearDocument } from '../../../src/check/year-pairs.ts';
import { onLines } from '../../../src/model/place.ts';

const document = (unitName: string | null, fiscalYear: number, change: Partial<YearDocument> = {}): YearDocument => ({
  unitName,
  unitNameVariants: [],
  entityKind: '单位',
  fiscalYear,
  sha256: `${unitName}${fiscalYear}${JSON.stringify(change)}`,
  documentKind: 'final_account',
  ...change,
});
const also = (name: string) => ({ unitNameVariants: [{ name, source: onLines(1) }] });

/** `old → new by`, and what is left over on either side. */
function matched(prior: readonly YearDocument[], current: readonly YearDocument[]): string[] {
  const found = matchUnits(prior, current);
  const rest = (side: string, items: typeof found.prior): string[] =>
    items.map((item) => `${side} ${item.document.unitName} ${item.because}`);
  return [
    ...found.pairs.map(({ prior: a, current: b, by }) => `${a.unitName} ${a.fiscalYear} → ${b.unitName} ${b.fiscalYear} ${by}`),
    ...rest('old', found.prior),
    ...rest('new', found.current),
  ];
}
const one = (old: string, now: string): string[] => matched([document(old, 2022)], [document(now, 2023)]);

describe('units of two folders', () => {
  it('are matched by the name on the cover, however it is spaced and bracketed', () => {
    expect(one('云溪县文化馆（本级）', '云溪县 文化馆(本级)')).toEqual(['云溪县文化馆（本级） 2022 → 云溪县 文化馆(本级) 2023 name']);
  });

  it('are matched by another spelling of the document', () => {
    const now = document('云溪县文化和旅游局', 2023, also('云溪县文化局'));
    expect(matched([document('云溪县文化局', 2022)], [now])).toEqual(['云溪县文化局 2022 → 云溪县文化和旅游局 2023 spelling']);
  });

  it.each([
    ['东江省云溪市南关区教育局', '云溪市南关区教育局'],
    ['南关区教育局', '东江省云溪市南关区教育局'],
    ['东江壮族自治区云溪县文化馆', '云溪县文化馆'],
  ])('are matched with and without the places above: %s, %s', (old, now) => {
    expect(one(old, now)).toEqual([`${old} 2022 → ${now} 2023 place`]);
  });

  it('are not matched where no place is left', () => {
    expect(one('云溪县文化馆', '文化馆')).toEqual(['old 云溪县文化馆 alone', 'new 文化馆 alone']);
  });

  it.each([
    ['云溪县卫生健康局', '云溪县卫生健康委员会'],
    ['云溪市发展和改革委', '云溪市发展和改革委员会'],
  ])('are matched with another word for the same organ: %s, %s', (old, now) => {
    expect(one(old, now)).toEqual([`${old} 2022 → ${now} 2023 organ`]);
  });

  it.each([
    ['云溪县国土资源局', '云溪县自然资源局'],
    ['云溪县教育局', '青屏县教育局'],
    ['云溪县教育局', '云溪县教育局机关服务中心'],
    ['云溪局', '云溪委'],
  ])('are not matched by likeness: %s, %s', (old, now) => {
    expect(one(old, now)).toEqual([`old ${old} alone`, `new ${now} alone`]);
  });

  it('are left open where several could be meant', () => {
    const old = [document('甲江市西湖区教育局', 2022), document('乙江市西湖区教育局', 2022)];
    expect(matched(old, [document('西湖区教育局', 2023)])).toEqual([
      'old 甲江市西湖区教育局 ambiguous',
      'old 乙江市西湖区教育局 ambiguous',
      'new 西湖区教育局 ambiguous',
    ]);
    const twins = [document('云溪县文化馆', 2022), document('云溪县文化馆', 2022, { documentKind: 'final_account', entityKind: null })];
    expect(matched(twins, [document('云溪县文化馆', 2023)])).toHaveLength(3);
  });

  it('are told apart as 部门 and 单位, and by the year where a folder has several', () => {
    const old = [document('云溪县教育局', 2021), document('云溪县教育局', 2022), document('云溪县教育局', 2022, { entityKind: '部门' })];
    const now = [document('云溪县教育局', 2023), document('云溪县教育局', 2023, { entityKind: '部门' })];
    expect(matchUnits(old, now).pairs.map(({ prior, current }) => [prior.fiscalYear, prior.entityKind, current.entityKind])).toEqual([
      [2022, '单位', '单位'],
      [2022, '部门', '部门'],
    ]);
    const both = [document('云溪县教育局', 2022), document('云溪县教育局', 2023)];
    expect(matched(both, both)).toEqual(['云溪县教育局 2022 → 云溪县教育局 2023 name', 'old 云溪县教育局 alone', 'new 云溪县教育局 alone']);
    expect(one('云溪县教育局', '云溪县教育局')).toHaveLength(1);
    expect(matched([document('云溪县教育局', 2023)], [document('云溪县教育局', 2022)])).toHaveLength(2);
  });

  it('prefer the sure to the likely', () => {
    const old = [document('东江省云溪县文化馆', 2022), document('云溪县文化馆', 2022)];
    expect(matched(old, [document('云溪县文化馆', 2023)])).toEqual([
      '云溪县文化馆 2022 → 云溪县文化馆 2023 name',
      'old 东江省云溪县文化馆 alone',
    ]);
  });

  it('are named where their own name is not known', () => {
    expect(matched([document(null, 2022)], [document('云溪县文化馆', 2023)])).toEqual(['old null no-name', 'new 云溪县文化馆 alone']);
  });
});
