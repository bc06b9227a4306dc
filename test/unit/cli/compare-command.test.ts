import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { runCli } from '../../../src/cli/run-cli.ts';
import { factsDocument } from '../../rules/facts-document.ts';
import { printedTerminal } from '../../support/printed.ts';
import { temporaryFolder } from '../../support/temporary-folder.ts';

const folder = temporaryFolder();
const OPENING = 'income_expenditure_summary/income.opening_carryover/amount';
const CLOSING = 'income_expenditure_summary/expenditure.closing_carryover/amount';

/** A document.json in a folder of its own. */
function written(name: string, fiscalYear: number, facts: Readonly<Record<string, string>>): string {
  const place = join(folder, name);
  mkdirSync(place);
  writeFileSync(join(place, 'document.json'), JSON.stringify({ ...factsDocument(facts), fiscalYear, unitName: '云溪县文化馆' }));
  return place;
}

const old = written('old', 2022, { [CLOSING]: '5.00', 'expenditure/208/basic': '80.00' });
const now = written('now', 2023, { [OPENING]: '4.00', 'expenditure/208/basic': '100.00', 'expenditure/210/basic': '1.00' });

async function compare(...words: string[]) {
  const terminal = printedTerminal();
  const code = await runCli(['compare', ...words], terminal, new AbortController().signal);
  return { code, ...terminal.text };
}

describe('juesuan compare', () => {
  it('prints what contradicts last year, then what changed', async () => {
    const { code, stdout, stderr } = await compare(old, join(now, 'document.json'));
    expect([code, stderr]).toEqual([0, '']);
    expect(stdout.split('\n')).toEqual([
      'warning\tyear_over_year/carryover-contradicts-last-year\t《收入支出决算总表》“income.opening_carryover”为4万元，上年决算公开的年末数为5万元。',
      'status\tfact\tlabel\told\tnew\tchange\tpercent\tunit',
      `new\t${OPENING}\tincome.opening_carryover\t\t4.00\t\t\t万元`,
      'changed\texpenditure/208/basic\t208\t80.00\t100.00\t20\t25.00\t万元',
      'new\texpenditure/210/basic\t210\t\t1.00\t\t\t万元',
      `vanished\t${CLOSING}\texpenditure.closing_carryover\t5.00\t\t\t\t万元`,
      '',
    ]);
  });

  it('prints JSON and CSV, and fails on what it is told to', async () => {
    const { stdout } = await compare(old, now, '--json');
    expect(JSON.parse(stdout)).toMatchObject({
      old: { fiscalYear: 2022 },
      new: { fiscalYear: 2023 },
      anomalies: [{ severity: 'warning' }],
    });
    const csv = await compare(old, now, '--csv', '--fail-on', 'warning');
    expect([csv.code, csv.stdout.split('\r\n')[2]]).toEqual([1, 'changed,expenditure/208/basic,208,80.00,100.00,20,25.00,万元']);
    expect((await compare(old, now, '--fail-on', 'error')).code).toBe(0);
  });

  it('says where the years do not follow each other', async () => {
    const { stderr, stdout } = await compare(now, old);
    expect(stderr).toContain('the years do not follow each other: 2023, 2022');
    expect(stdout).not.toContain('year_over_year');
  });

  it.each([
    [[old], 'compare takes two documents'],
    [[old, now, '--csv', '--json'], 'exclude each other'],
    [[old, join(folder, 'nowhere.pdf')], 'does not exist'],
    [[old, folder], 'no finished run'],
  ])('refuses %s', async (words, message) => {
    const { code, stderr } = await compare(...words);
    expect(code).toBe(2);
    expect(stderr).toContain(message);
  });
});
