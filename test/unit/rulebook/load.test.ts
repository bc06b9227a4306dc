import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { normalizeLabel } from '../../../src/model/label.ts';
import { isTableId, TABLE_IDS } from '../../../src/model/table-ids.ts';
import { loadForms, OWN_PIPELINES } from '../../../src/rulebook/load.ts';
import { RulebookError } from '../../../src/rulebook/rulebook-error.ts';
import { indexTitles, matchTitle } from '../../../src/segment/titles.ts';

describe('the pipelines folder of the package', () => {
  const forms = loadForms();

  it('has a form for every statutory table of the contract, in its order', () => {
    const statutory = TABLE_IDS.filter((id) => !id.endsWith('_performance'));
    expect(forms.forms.map((form) => form.table)).toEqual(statutory);
  });

  it('has families in order of id, each with at least eight tables of the contract', () => {
    const ids = forms.families.map((family) => family.id);
    expect(ids).toEqual([...ids].sort());
    expect(ids).toContain('national-2022');
    for (const family of forms.families)
      expect(family.tables.filter(({ table }) => isTableId(table)).length, family.id).toBeGreaterThanOrEqual(8);
  });

  it.each(['functional', 'economic'] as const)('has a parent for every code and unique names in the %s classification', (kind) => {
    for (const { code, names, terms } of forms[kind].values()) {
      if (code.length > 3) expect(forms[kind].has(code.slice(0, -2)), code).toBe(true);
      expect(new Set(names.map(normalizeLabel)).size, code).toBe(names.length);
      expect(terms.map((term) => term.name)).toEqual(names);
      expect(
        terms.findIndex((term) => term.current),
        code,
      ).toBeLessThanOrEqual(0);
    }
  });

  it('knows the 26 classes of the full form by their printed names', () => {
    const printed = [
      201, 202, 203, 204, 205, 206, 207, 208, 210, 211, 212, 213, 214, 215, 216, 217, 219, 220, 221, 222, 223, 224, 229, 231, 232, 234,
    ];
    for (const code of printed) expect(forms.functional.get(String(code))?.names.length, String(code)).toBeGreaterThan(0);
    expect(forms.functional.get('210')?.names).toEqual(['卫生健康支出', '医疗卫生与计划生育支出', '医疗卫生支出']);
    expect(forms.functional.get('215')?.names).toEqual(['资源勘探工业信息等支出', '资源勘探信息等支出', '资源勘探电力信息等支出']);
  });

  it('has titles that find their own table, with a year and an entity before them', () => {
    const index = indexTitles(forms);
    const named = [
      ...forms.forms.map(({ table, titles }) => ({ table, titles })),
      ...forms.families.flatMap((family) => family.tables.map(({ table, titles = [] }) => ({ table, titles }))),
    ];
    for (const { table, titles } of named) {
      for (const title of titles) {
        expect(matchTitle(title, index)?.table, title).toBe(table);
        expect(matchTitle(`某某局2023年度${title}`, index)?.table, title).toBe(table);
      }
    }
  });
});

describe('a pipelines folder with mistakes', () => {
  let directory = '';
  beforeEach(() => {
    directory = mkdtempSync(join(tmpdir(), 'pipelines-'));
    cpSync(OWN_PIPELINES, directory, { recursive: true });
  });
  afterEach(() => rmSync(directory, { recursive: true }));

  function change(file: string, edit: (text: string) => string): void {
    writeFileSync(join(directory, file), edit(readFileSync(join(directory, file), 'utf8')));
  }

  function changeJson(file: string, edit: (value: ReturnType<typeof JSON.parse>) => void): void {
    change(file, (text) => {
      const value = JSON.parse(text);
      edit(value);
      return JSON.stringify(value);
    });
  }

  function message(): string {
    try {
      loadForms({ directory });
    } catch (error) {
      if (error instanceof RulebookError) return error.message;
      throw error;
    }
    return '';
  }

  it('loads unchanged from another place', () => {
    expect(message()).toBe('');
  });

  it('names file and line of a bad vocabulary row', () => {
    change('vocabularies/economic.csv', (text) => `${text}301x,某费,yes,,,test\n`);
    expect(message()).toMatch(/^vocabularies\/economic\.csv:\d+: code 301x must have 3 or 5 digits that begin with 3$/);
  });

  it('reports all files at once', () => {
    change('vocabularies/functional.csv', (text) => `${text}20888,某款,yes,,,test\n20888,某款,no,,,test\n`);
    changeJson('families/jilin.json', (family) => family.tables.push({ table: 'balance_sheet', number: null }));
    changeJson('forms/income.json', (form) => form.signature.push('gifts'));
    const lines = message().split('\n');
    expect(lines).toHaveLength(3);
    expect(lines[0]).toMatch(/^forms\/income\.json:signature\.\d+: gifts is no column of this form$/);
    expect(lines[1]).toMatch(
      /^families\/jilin\.json:tables\.\d+\.table: balance_sheet is not a table of the output contract: use one of its ids, or x: and the title$/,
    );
    expect(lines[2]).toMatch(/^vocabularies\/functional\.csv:\d+: 20888 某款 stands here twice: remove one row$/);
  });

  it('names the field that the schema refuses', () => {
    changeJson('families/hubei.json', (family) => {
      family.years = ['2022', null];
    });
    expect(message()).toMatch(/^families\/hubei\.json:years\.0: /);
  });

  it('says that a file is not JSON', () => {
    change('forms/expenditure.json', (text) => text.replace('{', '{{'));
    expect(message()).toMatch(/^forms\/expenditure\.json: is not JSON \(.*\): look for a missing or extra comma or quote$/s);
  });

  it('refuses a label that means two things', () => {
    changeJson('forms/income-expenditure-summary.json', (form) =>
      form.rows.push({ labels: ['一、 事业收入'], row: 'income.other', side: 'income' }),
    );
    expect(message()).toMatch(
      /^forms\/income-expenditure-summary\.json:rows\.\d+: 一、 事业收入 means income\.institutional already: it cannot mean income\.other too$/,
    );
  });

  it('refuses a pattern that gives nothing, and a parent row that does not exist', () => {
    changeJson('forms/income.json', (form) => {
      form.columns.push({ paths: ['某列'] });
      form.rows.push({ labels: ['某行'], row: 'some', under: 'nothing' });
    });
    expect(message().split('\n')).toEqual([
      expect.stringMatching(/columns\.\d+: gives neither column nor row: add one$/),
      expect.stringMatching(/rows\.\d+\.under: nothing is no row of this form$/),
    ]);
  });

  it('refuses a title that names two tables', () => {
    changeJson('families/hubei.json', (family) => {
      family.tables[0].titles = ['支出决算表'];
    });
    expect(message()).toBe(
      'families/hubei.json:tables.0.titles.0: 支出决算表 names expenditure already: it cannot name income_expenditure_summary too',
    );
  });

  it('refuses words of a title that name no table of the contract', () => {
    changeJson('vocabularies/titles.json', (titles) => {
      titles.compositions[0].table = 'three_publics';
    });
    expect(message()).toBe(
      'vocabularies/titles.json:compositions.0.table: three_publics is not a table of the output contract: use one of its ids',
    );
  });

  it('refuses the same table, family or form number twice', () => {
    cpSync(join(directory, 'forms/income.json'), join(directory, 'forms/second.json'));
    cpSync(join(directory, 'families/hubei.json'), join(directory, 'families/second.json'));
    changeJson('families/shanxi.json', (family) => {
      family.tables[1].number = family.tables[0].number;
    });
    expect(message().split('\n')).toEqual([
      'forms/second.json:table: income is in forms/income.json already: merge the files',
      'families/second.json:id: hubei is the id of families/hubei.json already',
      'families/shanxi.json:tables.1.number: 公开01表 is the number of tables.0 already',
    ]);
  });

  it('refuses years in the wrong order', () => {
    changeJson('families/hubei.json', (family) => {
      family.years = [2024, 2020];
    });
    expect(message()).toBe('families/hubei.json:years: 2024 is after 2020');
  });

  it('refuses rules that could never be met', () => {
    changeJson('rulebooks/within-table.json', ({ rules: [first, second, third, fourth] }) => {
      first.right = ['income_expenditure_summary/income.gifts/amount'];
      second.left = ['income_expenditure_summary/expenditure.current_total/sum', 'balance_sheet/a/b', 'income'];
      second.right = ['income_expenditure_summary/income.#/amount', 'income_expenditure_summary/income.other|income.other/amount'];
      third.id = first.id;
      fourth.category = 'cross_table';
      fourth.right = ['income_expenditure_summary/$row/amount'];
    });
    const within = (line: string): string => `rulebooks/within-table.json:rules.${line}`;
    const lines = message().split('\n');
    expect(lines).toEqual([
      within("0.right.0: no form of income_expenditure_summary has the row 'income.gifts'"),
      within("1.left.0: no form of income_expenditure_summary has the column 'sum'"),
      within('1.left.1: balance_sheet is not a table of the output contract'),
      within("1.left.2: 'income' is no term: write table/row/column"),
      within("1.right.0: no form of income_expenditure_summary has rows that begin with 'income.'"),
      within('1.right.1: income.other is listed twice: a cell takes part in an identity once'),
      within(
        `2.id: ${JSON.parse(readFileSync(join(directory, 'rulebooks/within-table.json'), 'utf8')).rules[0].id} stands in rulebooks/within-table.json already`,
      ),
      within('3.id: the id of a rule of cross_table begins with cross_table/'),
      within('3.right.0: $row needs each.row'),
    ]);
  });

  it('says what a folder holds when it is not one', () => {
    rmSync(join(directory, 'families'), { recursive: true });
    expect(message()).toMatch(/families: cannot be read \(ENOENT\): a pipelines folder holds forms, families and vocabularies$/);
  });
});
