import { cpSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { chooseFamily } from '../../../src/mapping/choose-family.ts';
import { compileLexicon } from '../../../src/mapping/lexicon.ts';
import type { Document } from '../../../src/model/document.ts';
import type { Form } from '../../../src/model/form.ts';
import type { PerformanceForm } from '../../../src/model/performance-form.ts';
import { loadForms, OWN_PIPELINES } from '../../../src/rulebook/load.ts';
import { Drafter, type DraftFiles } from '../../../src/suggest/draft.ts';
import { draftFamily } from '../../../src/suggest/draft-family.ts';
import { isVariant, nearestLabel } from '../../../src/suggest/nearest.ts';
import { pipelineJson } from '../../../src/suggest/pipeline-text.ts';
import { Sightings } from '../../../src/suggest/sightings.ts';
import { factsDocument } from '../../rules/facts-document.ts';
import { temporaryFolder } from '../../support/temporary-folder.ts';

const FORMS = loadForms();
const folder = temporaryFolder();

/** The forms as files, for the drafter to change. */
function files(): DraftFiles {
  const names = readdirSync(join(OWN_PIPELINES, 'forms')).filter((name) => name.endsWith('.json'));
  const parsed = names.map((name) => [`forms/${name}`, JSON.parse(readFileSync(join(OWN_PIPELINES, 'forms', name), 'utf8'))] as const);
  const forms = parsed.filter(([name]) => !name.endsWith('performance.json')) as [string, Form][];
  return {
    formNames: new Map(forms.map(([name, { table }]) => [table, name])),
    forms: new Map(forms.map(([, form]) => [form.table, form])),
    performance: parsed.find(([name]) => name.endsWith('performance.json'))?.[1] as PerformanceForm,
    rows: new Map(),
    changed: new Set(),
  };
}

/** Facts by key, labelled with the printed words that stand behind `x:` where there are some; `·` parts the labels of a column. */
function printed(facts: Readonly<Record<string, string>>): Document {
  const document = factsDocument(facts);
  const words = (key: string): string => key.replace(/^x:/, '');
  for (const fact of document.facts) Object.assign(fact, { label: words(fact.row), column: fact.column.replace('·', '/') });
  for (const column of document.tables.flatMap(({ columns }) => columns))
    Object.assign(column, { path: words(column.key ?? '').split('·'), key: column.key?.replace('·', '/') ?? null });
  return document;
}

/** `label draft key file` of everything drafted from documents. */
function drafted(...documents: Document[]): string[] {
  const sightings = new Sightings(compileLexicon(FORMS));
  for (const document of documents) sightings.add(document);
  const drafter = new Drafter(FORMS, files());
  return sightings
    .all()
    .map((sighting) => drafter.draft(sighting))
    .map(({ sighting: { label }, draft, key, file }) => `${label} ${draft} ${key ?? '-'} ${file ?? '-'}`);
}

describe('drafts', () => {
  it('take a label for another spelling where it is near to a known one that its table does not print', () => {
    const key = 'income/total/x:附属单位上交收入';
    expect(drafted(printed({ [key]: '1.00' }))).toEqual(['附属单位上交收入 variant subordinate_remittance forms/income.json']);
    const both = printed({ [key]: '1.00', 'income/total/subordinate_remittance': '2.00' });
    expect(drafted(both)).toEqual(['附属单位上交收入 new unnamed_1 forms/income.json']);
  });

  it('take one of two labels of a table that are near to the same known one', () => {
    const two = printed({ 'income/total/x:附属单位上交收入': '1.00', 'income/total/x:附属单位上级收入': '2.00' });
    expect(drafted(two).map((line) => line.split(' ')[1])).toEqual(['variant', 'new']);
  });

  it('put a label below a known header under its key', () => {
    expect(drafted(printed({ 'income/total/x:事业收入·其中:教育收费与其他': '1.00' }))).toEqual([
      '事业收入/其中:教育收费与其他 new institutional.unnamed_1 forms/income.json',
    ]);
  });

  it('put another name of a class into the vocabulary', () => {
    const row = 'income_expenditure_summary/x:社会保障与就业支出/amount';
    expect(drafted(printed({ [row]: '1.00' }))).toEqual(['社会保障与就业支出 variant expenditure.208 vocabularies/functional.csv']);
    const beside = printed({ [row]: '1.00', 'income_expenditure_summary/expenditure.208/amount': '2.00' });
    expect(drafted(beside)[0]).toMatch(/^社会保障与就业支出 new /);
  });

  it('know the funds of self-evaluation tables', () => {
    const document = printed({
      'project_performance/x:当年的财政拨款/executed': '1.00',
      'project_performance/funds.total/x:滚存数': '2.00',
    });
    expect(drafted(document).sort()).toEqual([
      '当年的财政拨款 variant funds.current_appropriation forms/performance.json',
      '滚存数 new unnamed_1 forms/performance.json',
    ]);
  });

  it('add codes below codes that are there, and say what is missing above others', () => {
    const known = printed({ 'expenditure/2080188/basic': '1.00' });
    const orphan = printed({ 'expenditure/2987654/basic': '1.00' });
    for (const document of [known, orphan]) for (const fact of document.facts) fact.label = '竹编工艺传承';
    expect(drafted(known)).toEqual(['竹编工艺传承 new 2080188 vocabularies/functional.csv']);
    expect(drafted(orphan)).toEqual(['竹编工艺传承 none - -']);
  });

  it('leave names alone that the page cut short', () => {
    const document = printed({ 'expenditure/2080505/basic': '1.00' });
    const [name = ''] = FORMS.functional.get('2080505')?.names ?? [];
    for (const fact of document.facts) fact.label = name.slice(0, -2);
    expect(drafted(document)).toEqual([]);
    for (const fact of document.facts) fact.label = `${name.slice(0, 3)}${name.slice(4)}`;
    expect(drafted(document)[0]).toMatch(/variant 2080505 vocabularies\/functional\.csv$/);
  });

  it('count documents and figures of one label together', () => {
    const sightings = new Sightings(compileLexicon(FORMS));
    for (const id of ['a', 'b'])
      sightings.add({ ...printed({ 'income/total/x:彩票返还': '1.00', 'income/208/x:彩票返还': '2.00' }), id, file: `${id}.txt` });
    sightings.add({ ...printed({ 'income/total/x:彩票返还': '1.00' }), documentKind: 'budget' });
    expect(sightings.all()).toMatchObject([{ label: '彩票返还', documents: 2, figures: 4, seen: [{ file: 'a.txt' }, { file: 'b.txt' }] }]);
  });
});

describe('a layout that no family has', () => {
  const order = [
    'expenditure',
    'three_public',
    'state_capital',
    'income',
    'government_fund',
    'appropriation_summary',
    'income_expenditure_summary',
  ];

  it('becomes the draft of a family that its documents then follow', () => {
    const sightings = new Sightings(compileLexicon(FORMS));
    const document = factsDocument(Object.fromEntries(order.map((table) => [`${table}/total/total`, '1.00'])));
    const tables = document.tables.map((table, i) => ({ ...table, formNumber: `公开${41 + i}表` }));
    for (const fiscalYear of [2023, 2022]) sightings.add({ ...document, tables, fiscalYear, unitName: '云溪县文化馆' });
    sightings.add({ ...document, tables, formFamily: 'jilin' });
    const [layout, ...more] = sightings.layouts();
    expect(more).toEqual([]);
    const family = draftFamily(layout ?? sightings.layouts()[0] ?? expect.fail(), 1);
    expect(family).toMatchObject({
      id: 'suggested-1',
      years: [2022, 2023],
      tables: order.map((table, i) => ({ table, number: `公开${41 + i}表` })),
    });
    const pipelines = join(folder, 'pipelines');
    cpSync(OWN_PIPELINES, pipelines, { recursive: true });
    writeFileSync(join(pipelines, 'families', 'suggested-1.json'), pipelineJson(family));
    const evidence = {
      tables: tables.map(({ table, formNumber, title }) => ({ table, formNumber, title })),
      unitName: '云溪县文化馆',
      fiscalYear: 2023,
    };
    expect(chooseFamily(evidence, FORMS.families)).toBeNull();
    expect(chooseFamily(evidence, loadForms({ directory: pipelines }).families)).toBe('suggested-1');
  });
});

describe('the nearest known label', () => {
  const known = [
    { label: '事业收入', key: 'institutional' },
    { label: '附属单位上缴收入', key: 'subordinate_remittance' },
  ];

  it('is another spelling where at most a quarter of the characters differ', () => {
    const near = nearestLabel('附属单位上交收入', known);
    expect(near).toEqual({ label: '附属单位上缴收入', key: 'subordinate_remittance', distance: 1 });
    expect(near !== null && isVariant('附属单位上交收入', near)).toBe(true);
    const far = nearestLabel('附属公司上交收入', known);
    expect(far !== null && isVariant('附属公司上交收入', far)).toBe(false);
  });

  it('is none where nothing is alike', () => {
    expect(nearestLabel('彩票', known)).toBeNull();
  });
});
