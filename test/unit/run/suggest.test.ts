import { cpSync, mkdirSync, readdirSync, readFileSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { layoutText } from '../../../scripts/generate/layouts/text.ts';
import { makeDisclosure } from '../../../scripts/generate/make-disclosure.ts';
import { runCli } from '../../../src/cli/run-cli.ts';
import type { Document } from '../../../src/model/document.ts';
import { loadForms, OWN_PIPELINES } from '../../../src/rulebook/load.ts';
import { runBatch } from '../../../src/run/batch.ts';
import { readDocument } from '../../../src/run/read-document.ts';
import { suggest } from '../../../src/run/suggestions.ts';
import { inThisThread } from '../../../src/run/task-runner.ts';
import { readDocumentFiles } from '../../../src/run/write-document.ts';
import { pipelineJson, withRows } from '../../../src/suggest/pipeline-text.ts';
import { printedTerminal } from '../../support/printed.ts';
import { snapshot } from '../../support/snapshot.ts';
import { temporaryFolder, writeFiles } from '../../support/temporary-folder.ts';

const folder = temporaryFolder();
let cases = 0;

/** A generated disclosure with words that no vocabulary knows in the places of known ones. */
function disclosure(seed: number, ...changes: (readonly [string, string])[]): string {
  const text = layoutText(makeDisclosure({ seed, family: 'jilin' }), {
    tables: 'tabs',
    captions: 'lines',
    cutAfter: 0,
    contents: 'dots',
    pageLines: false,
  });
  return changes.reduce((made, [from, to]) => {
    expect(made).toContain(from);
    return made.replaceAll(from, to);
  }, text);
}

/** Extracts texts with the forms of a folder. */
async function extracted(texts: Record<string, string>, pipelines = OWN_PIPELINES) {
  const docs = writeFiles(join(folder, `docs-${++cases}`), texts);
  const out = join(folder, `out-${cases}`);
  const reader = { read: readDocument, forms: loadForms({ directory: pipelines }) };
  const { manifest } = await runBatch([docs], { out, pipelines }, inThisThread(reader));
  const documents: Document[] = [];
  const errors: string[] = [];
  for (const { id } of manifest.inputs) {
    const { document, anomalies } = await readDocumentFiles(out, id ?? '');
    documents.push(document);
    errors.push(...anomalies.filter(({ severity }) => severity === 'error').map(({ message }) => message));
  }
  return { out, documents, errors };
}

/** All `x:` keys of a document. */
function unknownKeys({ facts, tables }: Document): string[] {
  const keys = [...facts.flatMap(({ row, column }) => [row, column]), ...tables.map(({ table }) => table)];
  return [...new Set(keys.filter((key) => key.startsWith('x:')))].sort();
}

/** The package's forms with drafts copied over them. */
function withDrafts(drafts: string): string {
  const pipelines = join(folder, `pipelines-${++cases}`);
  cpSync(OWN_PIPELINES, pipelines, { recursive: true });
  cpSync(join(drafts, 'pipelines'), pipelines, { recursive: true });
  return pipelines;
}

/** Words for known labels: another spelling of a column, a column and a row of their own, another spelling of a title. */
const CHANGES = [
  ['\t附属单位上缴收入\t其他收入\n', '\t附属单位上交收入\t彩票公益金返还\n'],
  ['八、其他收入\t', '八、土地出让返还\t'],
  ['年初结转和结余\t', '年初结转及结余额\t'],
] as const;

describe('suggestions from a run', () => {
  it('map what was unknown, once they are put in', async () => {
    const before = snapshot(OWN_PIPELINES);
    const texts = { 'a.txt': disclosure(1, ...CHANGES), 'b.txt': disclosure(2, ...CHANGES) };
    const { out, documents } = await extracted(texts);
    const keys = documents.flatMap(unknownKeys);
    expect(keys).toEqual(expect.arrayContaining(['x:土地出让返还', 'x:附属单位上交收入', 'x:彩票公益金返还']));

    const drafts = join(folder, 'drafts');
    const { suggestions, files } = await suggest(out, { out: drafts });
    const lines = suggestions.map(({ sighting: { kind, table, label }, draft, key, nearest }) => [
      kind,
      table,
      label,
      draft,
      key,
      nearest?.label,
    ]);
    expect(lines).toContainEqual(['column', 'income', '附属单位上交收入', 'variant', 'subordinate_remittance', '附属单位上缴收入']);
    expect(lines).toContainEqual(['column', 'income', '彩票公益金返还', 'new', 'unnamed_1', undefined]);
    expect(lines).toContainEqual(['row', 'income_expenditure_summary', '土地出让返还', 'new', 'income.unnamed_1', undefined]);
    expect(suggestions.find(({ sighting }) => sighting.label === '土地出让返还')?.sighting).toMatchObject({
      documents: 2,
      figures: 2,
      seen: [{ file: 'a.txt', title: expect.stringContaining('收入支出决算总表'), line: expect.any(Number) }, { file: 'b.txt' }],
    });
    expect(files).toEqual(expect.arrayContaining(['forms/income.json', 'forms/income-expenditure-summary.json']));

    const again = await extracted(texts, withDrafts(drafts));
    expect(again.documents.flatMap(unknownKeys)).toEqual([]);
    expect(again.documents[0]?.facts.some(({ table, column }) => table === 'income' && column === 'subordinate_remittance')).toBe(true);
    // No identity knows what the drafted keys are: a sum beside them accuses nobody.
    expect(again.errors).toEqual([]);
    expect(snapshot(OWN_PIPELINES)).toEqual(before);
  });

  it('add lines to the files of pipelines/ and change no other', async () => {
    const { out } = await extracted({ 'a.txt': disclosure(1, ...CHANGES) });
    const drafts = join(folder, 'lines');
    const { files } = await suggest(out, { out: drafts });
    for (const name of files.filter((file) => file.startsWith('forms/'))) {
      const [now, base] = [join(drafts, 'pipelines'), OWN_PIPELINES].map((place) => readFileSync(join(place, name), 'utf8').split('\n'));
      expect(base?.filter((line) => now?.includes(line) === false).length, name).toBeLessThanOrEqual(3);
      expect((now?.length ?? 0) - (base?.length ?? 0), name).toBeLessThanOrEqual(2);
    }
    expect(readFileSync(join(drafts, 'REVIEW.md'), 'utf8')).toContain(
      '| row of income\\_expenditure\\_summary | 八、土地出让返还 | income.unnamed\\_1 |',
    );
    expect(readFileSync(join(drafts, 'suggestions.csv'), 'utf8')).toContain('土地出让返还');
  });

  it('draft codes and names that the classification does not have', async () => {
    const text = disclosure(1);
    const [, code = '', name = ''] = /\n(2\d{6})\t(\p{Script=Han}{4,})\t/u.exec(text) ?? [];
    const unknown = `${code.slice(0, 5)}88`;
    const { out } = await extracted({ 'a.txt': text.replaceAll(`${code}\t${name}`, `${unknown}\t竹编工艺传承`) });
    const { suggestions, files } = await suggest(out, { out: join(folder, 'codes') });
    expect(suggestions.map(({ sighting, draft, key }) => [sighting.kind, sighting.label, draft, key])).toContainEqual([
      'code',
      '竹编工艺传承',
      'new',
      unknown,
    ]);
    expect(files).toContain('vocabularies/functional.csv');
    const forms = loadForms({ directory: withDrafts(join(folder, 'codes')) });
    expect(forms.functional.get(unknown)?.names).toEqual(['竹编工艺传承']);
  });

  it('leave a title alone that its document prints beside the one it is like', async () => {
    const title = '国有资本经营预算财政拨款支出决算表';
    const { out } = await extracted({ 'a.txt': disclosure(1, [title, '国有资本经营预算拨款开支决算表']) });
    const { suggestions } = await suggest(out, { out: join(folder, 'titles') });
    const titles = suggestions.filter(({ sighting }) => sighting.kind === 'title');
    for (const { draft, key } of titles) expect(draft === 'none' || key === 'state_capital').toBe(true);
  });

  it('draft nothing where all is known', async () => {
    const { out } = await extracted({ 'a.txt': disclosure(1) });
    const { suggestions, files } = await suggest(out, { out: join(folder, 'nothing') });
    expect([suggestions, files]).toEqual([[], []]);
    expect(readFileSync(join(folder, 'nothing', 'REVIEW.md'), 'utf8')).toContain('No entry was drafted.');
  });
});

async function cli(...words: string[]) {
  const terminal = printedTerminal();
  const code = await runCli(['suggest', ...words], terminal, new AbortController().signal);
  return { code, ...terminal.text };
}

describe('juesuan suggest', () => {
  it('prints a line per suggestion and says where to read on', async () => {
    const { out } = await extracted({ 'a.txt': disclosure(1, ...CHANGES) });
    const drafts = join(folder, 'cli');
    const { code, stdout, stderr } = await cli(out, '--out', drafts);
    expect(code).toBe(0);
    expect(stdout).toMatch(/^variant\tcolumn\tincome\t附属单位上交收入\tsubordinate_remittance\t附属单位上缴收入 \(1\)\t1\t\d+$/m);
    expect(stderr).toContain('looked at   1 document\n');
    expect(stderr).toContain('REVIEW.md');
    expect((await cli(out, '--out', drafts)).stderr).toContain('holds earlier suggestions');
    expect((await cli(out, '--out', drafts, '--force')).code).toBe(0);
  });

  it('never writes into a folder of forms, nor over other files', async () => {
    const { out } = await extracted({ 'a.txt': disclosure(1) });
    const mine = join(folder, 'mine');
    cpSync(OWN_PIPELINES, mine, { recursive: true });
    const link = join(folder, 'link');
    symlinkSync(OWN_PIPELINES, link);
    for (const place of [OWN_PIPELINES, join(OWN_PIPELINES, 'forms', 'new'), link])
      expect(await cli(out, '--out', place)).toMatchObject({ code: 2, stderr: expect.stringContaining('lies in') });
    expect(await cli(out, '--out', join(mine, 'drafts'), '--pipelines', mine)).toMatchObject({ code: 2 });
    mkdirSync(join(folder, 'full'));
    writeFiles(join(folder, 'full'), { 'notes.txt': 'mine' });
    expect(await cli(out, '--out', join(folder, 'full'), '--force')).toMatchObject({
      code: 2,
      stderr: expect.stringContaining('holds other files'),
    });
    expect(readdirSync(join(folder, 'full'))).toEqual(['notes.txt']);
  });

  it.each([
    [[], 'OUT is missing'],
    [[join(folder, 'nowhere')], 'no finished run'],
  ])('refuses %s', async (words, message) => {
    expect(await cli(...words)).toMatchObject({ code: 2, stderr: expect.stringContaining(message) });
  });
});

describe('files of pipelines/', () => {
  it('are laid out as they are kept', () => {
    for (const name of readdirSync(join(OWN_PIPELINES, 'forms'))) {
      const text = readFileSync(join(OWN_PIPELINES, 'forms', name), 'utf8');
      expect(pipelineJson(JSON.parse(text)), name).toBe(text);
    }
  });

  it('take rows where their code belongs', () => {
    const csv = 'code,name,current,from,to,source\n201,甲,yes,,,s\n20101,乙,yes,,,s\n202,丙,yes,,,s\n';
    const rows = [
      { code: '20102', name: '丁,戊', current: true, source: 'x' },
      { code: '201', name: '己', current: false, source: 'x' },
    ];
    expect(withRows(csv, rows).split('\n').slice(1, 6)).toEqual([
      '201,甲,yes,,,s',
      '201,己,no,,,x',
      '20101,乙,yes,,,s',
      '20102,"丁,戊",yes,,,x',
      '202,丙,yes,,,s',
    ]);
  });
});
