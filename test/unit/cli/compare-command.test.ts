import { existsSync, mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { runCli } from '../../../src/cli/run-cli.ts';
import { runBatch } from '../../../src/run/batch.ts';
import { inThisThread } from '../../../src/run/task-runner.ts';
import { factsDocument } from '../../rules/facts-document.ts';
import { printedTerminal } from '../../support/printed.ts';
import { temporaryFolder, writeFiles } from '../../support/temporary-folder.ts';
import { yearReader } from '../../support/year-reader.ts';

const folder = temporaryFolder();
const OPENING = 'income_expenditure_summary/income.opening_carryover/amount';
const CLOSING = 'income_expenditure_summary/expenditure.closing_carryover/amount';

/** A document.json in a folder of its own. */
function written(name: string, fiscalYear: number, facts: Readonly<Record<string, string | null>>): string {
  const place = join(folder, name);
  mkdirSync(place);
  writeFileSync(join(place, 'document.json'), JSON.stringify({ ...factsDocument(facts), fiscalYear, unitName: '云溪县文化馆' }));
  return place;
}

const old = written('old', 2022, {
  [CLOSING]: '5.00',
  'expenditure/208/basic': '80.00',
  'expenditure/211/basic': null,
  'expenditure/212/basic': '0.00',
  'expenditure/213/basic': '0.00',
});
const now = written('now', 2023, {
  [OPENING]: '4.00',
  'expenditure/208/basic': '100.00',
  'expenditure/210/basic': '1.00',
  'expenditure/211/basic': '2.00',
  'expenditure/212/basic': '3.00',
  'expenditure/213/basic': '0.00',
});

async function compare(...words: string[]) {
  const terminal = printedTerminal();
  const code = await runCli(['compare', ...words], terminal, new AbortController().signal);
  return { code, ...terminal.text };
}

describe('juesuan compare', () => {
  it('prints what contradicts last year, then what changed', async () => {
    const { code, stdout, stderr } = await compare(old, join(now, 'document.json'));
    expect([code, stderr]).toEqual([0, '']);
    expect(stdout.split('\n').map((line) => line.replace(/ +/g, ' '))).toEqual([
      '云溪县文化馆 2022 → 2023',
      ' warning 《收入支出决算总表》“income.opening_carryover”为4万元，上年决算公开的年末数为5万元。 [year_over_year/carryover-contradicts-last-year]',
      ' new code 210 210 in expenditure (other year: absent)',
      ' new code 211 211 in expenditure (other year: blank)',
      ' status fact label old new change % unit',
      ` new ${OPENING} income.opening_carryover 4.00 万元`,
      ' changed expenditure/208/basic 208 80.00 100.00 20 25.00 万元',
      ' new expenditure/210/basic 210 1.00 万元',
      ' new expenditure/211/basic 211 2.00 from blank 万元',
      ' changed expenditure/212/basic 212 0.00 3.00 3 from zero 万元',
      ` vanished ${CLOSING} expenditure.closing_carryover 5.00 万元`,
      '',
    ]);
    expect((await compare(old, now, '--all')).stdout).toMatch(/same +expenditure\/213\/basic +213 +0.00 +0.00 +0 +万元/);
  });

  it('aligns columns whatever takes two columns of a terminal', async () => {
    const { stdout } = await compare(old, now);
    const units = stdout.split('\n').filter((line) => line.endsWith('万元'));
    const columns = units.map((line) => Array.from(line).reduce((sum, char) => sum + (char > '\u2e80' ? 2 : 1), 0));
    expect(new Set(columns).size).toBe(1);
  });

  it('prints JSON and CSV, and fails on what it is told to', async () => {
    const { stdout } = await compare(old, now, '--format', 'json');
    expect(JSON.parse(stdout)).toMatchObject({
      units: [
        {
          old: { fiscalYear: 2022 },
          new: { fiscalYear: 2023 },
          matchedBy: 'given',
          anomalies: [{ severity: 'warning' }],
          codes: [{ code: '210', otherYear: 'absent' }, { code: '211' }],
        },
      ],
      unmatched: { old: [], new: [] },
    });
    const csv = await compare(old, now, '--format', 'csv', '--fail-on', 'warning');
    const rows = csv.stdout.split('\r\n').map((line) => line.split(',').slice(7).join());
    expect(csv.code).toBe(1);
    expect(rows[0]).toBe('kind,status,key,label,old,new,change,percent,base,unit,page,line');
    expect(rows).toContain('fact,changed,expenditure/208/basic,208,80.00,100.00,20,25.00,amount,万元,,');
    expect(rows).toContain('fact,changed,expenditure/212/basic,212,0.00,3.00,3,,zero,万元,,');
    expect(rows).toContain('fact,new,expenditure/211/basic,211,,2.00,,,blank,万元,,');
    expect(rows).toContain('fact,new,expenditure/210/basic,210,,1.00,,,absent,万元,,');
    expect(rows).toContain('code,new,expenditure/210,210,,,,,absent,,,');
    expect((await compare(old, now, '--fail-on', 'error')).code).toBe(0);
  });

  it('says where the years do not follow each other', async () => {
    const { stderr, stdout } = await compare(now, old);
    expect(stderr).toContain('the years do not follow each other: 2023, 2022');
    expect(stdout).not.toContain('year_over_year');
  });

  it.each([
    [[old], 'compare takes two documents'],
    [[old, now, '--format', 'xml'], "--format takes table or csv or json, not 'xml'"],
    [[old, join(folder, 'nowhere.pdf')], 'does not exist'],
    [[old, writeFiles(join(folder, 'empty'), { '.hidden': '' })], 'no files in what was given'],
    [[old, writeFiles(join(folder, 'odd'), { 'document.json': '{}' })], 'is no document of this version'],
    [[old, writeFiles(join(folder, 'cut'), { 'document.json': '{"half":' })], 'is no JSON'],
    [[old, writeFiles(join(folder, 'bad'), { 'a.pdf': '%PDF-1.7 nothing' })], 'holds no document that can be read'],
  ])(
    'refuses %s',
    async (words, message) => {
      const { code, stderr } = await compare(...words);
      expect(code).toBe(2);
      expect(stderr).toContain(message);
    },
    60_000,
  );
});

/** A run over files of the reader of years. */
async function yearRun(name: string, files: Record<string, string>): Promise<string> {
  const docs = writeFiles(join(folder, `${name}-docs`), files);
  await runBatch([docs], { out: join(folder, name) }, inThisThread(yearReader()));
  return join(folder, name);
}

describe('juesuan compare with folders', () => {
  it('ends when it is interrupted', async () => {
    const terminal = printedTerminal();
    const code = await runCli(['compare', old, now], terminal, AbortSignal.abort(new Error('enough')));
    expect([code, terminal.text.stderr]).toEqual([130, 'interrupted\n']);
  });

  it('matches the units of two runs and says which have no partner', async () => {
    const then = await yearRun('2022', {
      'a.txt': '云溪县文化馆 2022 closing=5.00 total=95.00',
      'b.txt': '东江省云溪县档案局 2022 total=10.00',
      'c.txt': '云溪县国土资源局 2022 total=3.00',
      'd.txt': '云溪县卫生健康局 2022 total=0.00',
    });
    const later = await yearRun('2023', {
      'x.txt': '云溪县文化馆 2023 opening=5.00 total=105.00 growth=12.00',
      'y.txt': '云溪县档案局 2023 total=12.00 growth=2.00',
      'z.txt': '云溪县自然资源局 2023 total=3.00',
      'w.txt': '云溪县卫生健康委员会 2023 total=1.00',
    });
    const { code, stdout, stderr } = await compare(then, later, '--fail-on', 'error');
    expect(code).toBe(1);
    expect(stdout.split('\n').filter((line) => /^\S/.test(line))).toEqual([
      '云溪县卫生健康局 → 云溪县卫生健康委员会 (by organ)  2022 → 2023',
      '云溪县文化馆  2022 → 2023',
      '东江省云溪县档案局 → 云溪县档案局 (by place)  2022 → 2023',
    ]);
    expect(stdout).toContain('0 of 1 amounts of last year agree');
    expect(stdout).toContain('1 of 1 amounts of last year agree');
    expect(stderr).toContain(
      'compared 3 units\n1 unit in old without a partner\n  云溪县国土资源局 2022: the other side has no such unit\n1 unit in new',
    );
    const csv = (await compare(then, later, '--format', 'csv', '--quiet')).stdout.split('\r\n');
    expect(csv.filter((row) => row.includes(',implied,')).map((row) => row.split(',').slice(6, 15).join())).toEqual([
      'name,implied,contradicts,income_expenditure_summary/income.grand_total/amount,收入总计,95,93,,',
      'place,implied,agrees,income_expenditure_summary/income.grand_total/amount,收入总计,10,10,,',
    ]);
    expect(csv.filter((row) => row.includes(',unit,alone'))).toEqual([
      expect.stringMatching(/^云溪县国土资源局,,2022,,c-[0-9a-f]{8},,,unit,alone,/),
      expect.stringMatching(/^,云溪县自然资源局,,2023,,z-[0-9a-f]{8},,unit,alone,/),
    ]);
    const json = JSON.parse((await compare(then, later, '--format', 'json')).stdout);
    expect(json.units).toHaveLength(3);
    expect(json.units[1].priors).toMatchObject([{ stated: false, value: '93', lastYear: '95', agrees: false }]);
    expect(json.unmatched).toMatchObject({ old: [{ unitName: '云溪县国土资源局', because: 'alone' }], new: [{ because: 'alone' }] });
  });

  it('fails where no unit has a partner', async () => {
    const one = await yearRun('one', { 'a.txt': '云溪县文化馆 2022', 'b.txt': '云溪县图书馆 2022' });
    const other = await yearRun('other', { 'a.txt': '青屏县文化馆 2023', 'b.txt': '青屏县图书馆 2023' });
    const { code, stderr, stdout } = await compare(one, other);
    expect([code, stdout]).toEqual([2, '']);
    expect(stderr).toContain('no unit of');
  });

  it('extracts folders of disclosures, says what could not be read, and leaves nothing behind', async () => {
    const sample = new URL('../../../samples/', import.meta.url);
    const name = readdirSync(sample).find((file) => file.endsWith('.txt')) ?? '';
    const { readFileSync } = await import('node:fs');
    const text = readFileSync(new URL(name, sample), 'utf8');
    const shifted = text.replaceAll(/20\d\d(?=\s*年)/g, (year) => String(Number(year) - 1));
    const before = writeFiles(join(folder, 'in-old'), { 'a.txt': shifted });
    const after = writeFiles(join(folder, 'in-new'), { 'a.txt': text, 'broken.pdf': '%PDF-1.7 nothing' });
    const temporary = (): string[] => readdirSync(tmpdir()).filter((entry) => entry.startsWith('juesuan-compare-'));
    const left = temporary();
    const { code, stdout, stderr } = await compare(before, after, '--format', 'json', '--quiet');
    expect(code).toBe(2);
    expect(stderr).toContain('broken.pdf');
    const [unit] = JSON.parse(stdout).units;
    expect(unit.new.fiscalYear - unit.old.fiscalYear).toBe(1);
    expect(unit.anomalies.map(({ rule }: { rule: string }) => rule)).toEqual(['year_over_year/unlike-last-year']);
    expect(temporary()).toEqual(left);
    expect(existsSync(join(after, 'manifest.json'))).toBe(false);
  }, 60_000);
});
