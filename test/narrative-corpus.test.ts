/**
 * Claims on the committed corpus: every figure that the generator wrote into a sentence is claimed once, with its kind and
 * direction, and what tables state is the figure that they print.
 *
 * Truth comes from the generator, which shares no code with the reader.
 */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { TruthClaim } from '../scripts/generate/disclosure.ts';
import { readTruth } from '../scripts/generate/truth-file.ts';
import { Decimal, toYuan } from '../src/model/amount.ts';
import { factKey } from '../src/model/fact.ts';
import type { Claim } from '../src/model/indicator.ts';
import { read } from './support/reading.ts';

const CORPUS = join(import.meta.dirname, 'corpus');
const FEWEST_CLAIMS = 60;
const TIMEOUT_MS = 60_000;
/** A sentence in 万元 with two places stands for its amount to 50 元. */
const HALF_UNIT_YUAN = 50;

/** Directions of words without a figure of their own, which the generator does not keep. */
const WITHOUT_FIGURE = new Set<Claim['direction']>(['持平', '大于', '小于', '等于']);

/** The facts that each subject of the generator stands for, in every document. */
const MEANINGS: Readonly<Record<string, readonly string[]>> = {
  收入支出总计: ['income_expenditure_summary/income.grand_total/amount', 'income_expenditure_summary/expenditure.grand_total/amount'],
  本年收入合计: ['income_expenditure_summary/income.current_total/amount', 'income/total/current_total'],
  财政拨款收入: ['appropriation_summary/income.current_total/amount', 'income/total/appropriation'],
  本年支出合计: ['income_expenditure_summary/expenditure.current_total/amount', 'expenditure/total/current_total'],
  基本支出: ['expenditure/total/basic'],
  项目支出: ['expenditure/total/project'],
  财政拨款收支总计: ['appropriation_summary/income.grand_total/amount', 'appropriation_summary/expenditure.grand_total/total'],
  一般公共预算财政拨款支出: [
    'general_budget_expenditure/total/total',
    'appropriation_summary/expenditure.current_total/general_public_budget',
  ],
  三公经费: ['three_public/actual/total'],
  公务接待费: ['three_public/actual/reception'],
  政府采购支出总额: ['disclosure_statistics/procurement.total/amount'],
  车辆: ['disclosure_statistics/vehicles.total/amount'],
};

function line({ section, kind, value, unit, direction }: TruthClaim): string {
  return `${section} | ${kind} ${value} ${unit} ${direction ?? ''}`;
}

/** A claim under the section of the generator that it stands in. */
function claimLine(claim: Claim, sections: ReadonlySet<string>): string {
  const section = claim.section.split(' / ').find((title) => sections.has(title)) ?? claim.section;
  const { direction, ...rest } = claim;
  const kept = direction === null || WITHOUT_FIGURE.has(direction) ? {} : { direction };
  return line({ ...rest, ...kept, section });
}

describe.each(readdirSync(CORPUS).sort())('%s', (slug) => {
  const folder = join(CORPUS, slug);
  const source = readdirSync(folder).find((name) => name.startsWith('source.')) ?? '';
  const truth = readTruth(readFileSync(join(folder, 'truth.json'), 'utf8'));
  const sections = new Set(truth.claims.map(({ section }) => section));
  const document = read(new Uint8Array(readFileSync(join(folder, source))), source).then((result) => result.document);

  it(
    'gives every claim and no other',
    async () => {
      const { claims } = await document;
      expect(truth.claims.length).toBeGreaterThan(FEWEST_CLAIMS);
      expect(claims.map((claim) => claimLine(claim, sections)).sort()).toEqual(truth.claims.map(line).sort());
    },
    TIMEOUT_MS,
  );

  it(
    'gives amounts with the facts that state them',
    async () => {
      const { claims, facts } = await document;
      const byKey = new Map(facts.map((fact) => [factKey(fact), fact]));
      let compared = 0;
      for (const { kind, subject, value, unit, facts: keys } of claims) {
        if (kind !== 'amount') continue;
        for (const key of keys) {
          const yuan = byKey.get(key)?.amountYuan ?? null;
          if (yuan === null) continue;
          const off = new Decimal(yuan).minus(toYuan(value, unit) ?? '0').abs();
          expect(off.lte(HALF_UNIT_YUAN), `${subject} ${value}${unit} is not ${key} ${yuan}`).toBe(true);
          compared++;
        }
      }
      expect(compared).toBeGreaterThan(FEWEST_CLAIMS / 2);
    },
    TIMEOUT_MS,
  );

  it(
    'knows what the subjects mean',
    async () => {
      const { claims } = await document;
      const known = truth.claims.filter(({ kind, subject }) => (kind === 'amount' || kind === 'count') && subject in MEANINGS);
      expect(known.length).toBeGreaterThan(Object.keys(MEANINGS).length / 2);
      for (const said of known) {
        const claim = claims.find((candidate) => claimLine(candidate, sections) === line(said) && means(candidate, said.subject));
        expect(claim, `${said.subject} ${said.value}${said.unit} in ${said.section}`).toBeDefined();
      }
    },
    TIMEOUT_MS,
  );
});

/** True for a claim with the facts of a subject; those of tables that do not print the row are left out. */
function means({ facts }: Claim, subject: string): boolean {
  const meaning = MEANINGS[subject] ?? [];
  return facts.length > 0 && facts.every((key) => meaning.includes(key));
}
