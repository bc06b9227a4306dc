/**
 * Claims of the shared documents: every figure of the sections on the accounts is claimed, and those that a table states agree
 * with it but for the errors of the publisher, which were read by hand.
 */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { beforeAll, describe, expect, it } from 'vitest';
import { Decimal, toYuan } from '../../src/model/amount.ts';
import type { Document } from '../../src/model/document.ts';
import { factKey } from '../../src/model/fact.ts';
import type { Section } from '../../src/model/section.ts';
import { read } from '../support/reading.ts';

const shared = new URL('../../../shared/documents/', import.meta.url);
const present = existsSync(shared);
const TIMEOUT_MS = 60_000;
const HALF_UNIT_YUAN = 50;

interface Expectation {
  file: string;
  claims: number;
  /** Amounts and counts that a fact of the document states, of which `wrong` differ from it: errors of the publisher. */
  stated: number;
  wrong: number;
}

const DOCUMENTS: readonly Expectation[] = [
  { file: 'text/000', claims: 138, stated: 69, wrong: 0 },
  { file: 'text/001', claims: 188, stated: 83, wrong: 4 },
  { file: 'text/002', claims: 501, stated: 168, wrong: 5 },
  { file: 'text/003', claims: 126, stated: 0, wrong: 0 },
  { file: 'text/004', claims: 130, stated: 54, wrong: 0 },
  { file: 'pdf/foshan-rail-2019', claims: 105, stated: 57, wrong: 0 },
  { file: 'pdf/shanghai-putuo-planning-2024', claims: 145, stated: 56, wrong: 3 },
];

async function open(name: string): Promise<Document> {
  const [folder = '', start = ''] = name.split('/');
  const directory = new URL(`${folder}/`, shared);
  const file = readdirSync(directory).find((candidate) => candidate.startsWith(start));
  if (file === undefined) throw new Error(`no document ${name}`);
  return (await read(new Uint8Array(readFileSync(new URL(file, directory))))).document;
}

/** Money with its unit in the sentences of the sections on the accounts, as a reader would count it. */
const MONEY = /(?<![\d.])\d[\d,]*(?:\.\d+)?(?=\s*(?:万元|亿元|元)(?!\s*[（(]含|以上|\s*标准))/g;

function moneyIn(sections: readonly Section[]): string[] {
  return sections.flatMap(({ kind, title, paragraphs, children }) => [
    ...(kind === 'narrative' && !title.includes('绩效') ? paragraphs.flatMap(({ text }) => text.match(MONEY) ?? []) : []),
    ...(title.includes('绩效') ? [] : moneyIn(children)),
  ]);
}

describe.skipIf(!present).each(DOCUMENTS)('the claims of $file', ({ file, claims, stated, wrong }) => {
  let document: Document;

  beforeAll(async () => {
    document = await open(file);
  }, TIMEOUT_MS);

  it('are as many as were counted, each with a subject', () => {
    expect(document.claims).toHaveLength(claims);
    expect(document.claims.filter(({ subject }) => subject === '')).toEqual([]);
  });

  it('have every amount of money of the accounts', () => {
    const left = document.claims.map(({ value }) => value);
    const missing = moneyIn(document.sections).filter((printed) => {
      const at = left.indexOf(printed.replaceAll(',', ''));
      if (at >= 0) left.splice(at, 1);
      return at < 0;
    });
    expect(missing).toEqual([]);
  });

  it('agree with the facts that they name', () => {
    const facts = new Map(document.facts.map((fact) => [factKey(fact), fact]));
    const compared = document.claims
      .filter(({ kind }) => kind === 'amount' || kind === 'count')
      .flatMap(({ value, unit, facts: keys }) =>
        keys.flatMap((key) => {
          const fact = facts.get(key);
          if (fact === undefined) return [];
          const money = fact.amountYuan !== null;
          const off = new Decimal(fact.amountYuan ?? fact.value).minus(money ? (toYuan(value, unit) ?? value) : value).abs();
          return [off.lte(money ? HALF_UNIT_YUAN : 0)];
        }),
      );
    expect(compared).toHaveLength(stated);
    expect(compared.filter((agrees) => !agrees)).toHaveLength(wrong);
  });
});
