import { describe, expect, it } from 'vitest';
import { chooseFamily, type FamilyEvidence, type PrintedTable } from '../../../src/mapping/choose-family.ts';
import type { Family } from '../../../src/model/form.ts';
import { loadForms } from '../../../src/rulebook/load.ts';

const { families } = loadForms();

/** A disclosure that prints exactly what a family declares. */
function disclosureOf(family: Family): PrintedTable[] {
  return family.tables.map(({ table, number, titles }) => ({ table, formNumber: number, title: titles?.[0] ?? '' }));
}

function family(id: string): Family {
  const found = families.find((candidate) => candidate.id === id);
  if (found === undefined) throw new Error(`no family ${id}`);
  return found;
}

function choose(evidence: Partial<FamilyEvidence>): string | null {
  return chooseFamily({ tables: [], unitName: null, fiscalYear: null, ...evidence }, families);
}

describe('chooseFamily', () => {
  it.each(families.map((candidate) => [candidate.id, candidate] as const))('finds %s from its own tables, place and year', (id, own) => {
    const unitName = own.regions.length === 0 ? '某某局' : `${own.regions[0]}某某局`;
    expect(choose({ tables: disclosureOf(own), unitName, fiscalYear: own.years[0] })).toBe(id);
  });

  it.each(['sichuan', 'yunnan', 'inner-mongolia', 'tianjin', 'beijing', 'zhejiang', 'guizhou', 'jiangsu'])(
    'finds %s by its layout alone, without place and year',
    (id) => {
      expect(choose({ tables: disclosureOf(family(id)) })).toBe(id);
    },
  );

  it('takes the national family of the year where the place has none of its own', () => {
    const old = disclosureOf(family('national-2019'));
    expect(choose({ tables: old, unitName: '平凉市某某局', fiscalYear: 2020 })).toBe('national-2019');
    expect(choose({ tables: disclosureOf(family('national-2022')), unitName: '平凉市某某局', fiscalYear: 2023 })).toBe('national-2022');
  });

  it('goes by the layout where it contradicts the place', () => {
    expect(choose({ tables: disclosureOf(family('national-2019')), unitName: '四川省某某局', fiscalYear: 2020 })).toBe('national-2019');
  });

  it('follows the old order in a later year', () => {
    expect(choose({ tables: disclosureOf(family('national-2019')), unitName: '平凉市某某局', fiscalYear: 2023 })).toBe('national-2019');
  });

  it('bears one table out of order and missing tables, not two tables out of order', () => {
    const tables = disclosureOf(family('national-2022')).map((table) => ({ ...table, formNumber: null }));
    const [first, second, third, ...rest] = tables;
    if (first === undefined || second === undefined || third === undefined) throw new Error('no tables');
    expect(choose({ tables: rest, fiscalYear: 2023 })).toBe('national-2022');
    expect(choose({ tables: [second, third, ...rest, first], fiscalYear: 2023 })).toBe('national-2022');
    expect(choose({ tables: [...rest, third, second, first], fiscalYear: 2023 })).toBeNull();
  });

  it('counts repeated self-evaluation tables once and ignores them where a family has none', () => {
    const performance = Array.from({ length: 12 }, () => ({ table: 'project_performance', formNumber: null, title: '项目支出绩效自评表' }));
    const tables = [...disclosureOf(family('national-2022')), ...performance];
    expect(choose({ tables, unitName: '平凉市某某局', fiscalYear: 2023 })).toBe('national-2022');
    expect(choose({ tables, unitName: '吉林省某某厅', fiscalYear: 2023 })).toBe('jilin');
  });

  it('counts a table once that goes on under a repeated heading', () => {
    const tables = disclosureOf(family('guangdong-2019')).flatMap((table) => [table, table, table]);
    expect(choose({ tables, unitName: '佛山市某某局', fiscalYear: 2019 })).toBe('guangdong-2019');
  });

  it('leaves tables out of account that no family has', () => {
    const tables = disclosureOf(family('national-2022'));
    const odd = { table: 'x:人员情况表', formNumber: null, title: '人员情况表' };
    expect(choose({ tables: [odd, odd, ...tables, odd], unitName: '平凉市某某局', fiscalYear: 2023 })).toBe('national-2022');
  });

  it('does not take a street for a place', () => {
    const tables = disclosureOf(family('national-2022'));
    expect(choose({ tables, unitName: '平凉市四川路街道办事处', fiscalYear: 2023 })).toBe('national-2022');
    expect(choose({ tables, unitName: '山西省某市四川会馆', fiscalYear: 2023 })).toBe('shanxi');
  });

  it('is null for too few tables, and where two families fit equally', () => {
    const tables = disclosureOf(family('national-2022')).slice(0, 6);
    expect(choose({ tables: tables.slice(0, 4), unitName: '吉林省某某厅', fiscalYear: 2023 })).toBeNull();
    expect(choose({ tables: [] })).toBeNull();
    expect(choose({ tables })).toBeNull();
  });

  it('does not depend on the order of the families', () => {
    const evidence = { tables: disclosureOf(family('guangxi')), unitName: '柳州市某某局', fiscalYear: 2022 };
    expect(chooseFamily(evidence, families.toReversed())).toBe('guangxi');
    const open = { tables: disclosureOf(family('national-2022')).slice(0, 6), unitName: null, fiscalYear: null };
    expect(chooseFamily(open, families.toReversed())).toBe(chooseFamily(open, families));
  });
});
