/**
 * A reader of years: a file's words say which unit and year it is of, what it opens and closes with, and what it says of last year.
 *
 * `云溪县文化馆 2023 opening=5.00 closing=7.00 total=105.00 growth=10.00 kind=部门 also=云溪文化馆`
 */
import type { Document } from '../../src/model/document.ts';
import { onLines } from '../../src/model/place.ts';
import { loadForms } from '../../src/rulebook/load.ts';
import type { SourceFile } from '../../src/run/read-document.ts';
import type { Reader } from '../../src/run/reader.ts';
import { factsDocument } from '../rules/facts-document.ts';
import { claim } from './claims.ts';

const SUMMARY = 'income_expenditure_summary';
const TOTAL = `${SUMMARY}/income.grand_total/amount`;

/** The document that the words stand for. */
export function yearDocument(words: string, source: Pick<SourceFile, 'file' | 'id' | 'sha256'>): Document {
  const [unitName = '', year = '', ...rest] = words.trim().split(' ');
  const said = new Map(rest.map((word) => [word.slice(0, word.indexOf('=')), word.slice(word.indexOf('=') + 1)] as const));
  const figures = {
    opening: `${SUMMARY}/income.opening_carryover/amount`,
    closing: `${SUMMARY}/expenditure.closing_carryover/amount`,
    total: TOTAL,
  };
  const facts = Object.entries(figures).flatMap(([name, key]) => (said.has(name) ? [[key, said.get(name) ?? '']] : []));
  const total = { subject: '收入总计', facts: [TOTAL] };
  const growth = said.get('growth');
  const claims = [
    claim({ ...total, value: said.get('total') ?? '0' }),
    claim({ ...total, kind: 'change', value: growth ?? '0', direction: '增加', base: '上年' }),
  ];
  const also = said.get('also');
  return {
    ...factsDocument(Object.fromEntries(facts)),
    ...{ id: source.id, file: source.file, sha256: source.sha256 },
    unitName,
    unitNameVariants: also === undefined ? [] : [{ name: also, source: onLines(1) }],
    entityKind: said.get('kind') === '部门' ? '部门' : '单位',
    fiscalYear: Number(year),
    claims: growth === undefined ? [] : claims,
  };
}

/** The reader; `read` is told of each file. */
export function yearReader(read: (file: string) => void = () => undefined): Reader {
  return {
    read: async (source) => {
      read(source.file);
      return { document: yearDocument(new TextDecoder().decode(source.bytes), source), anomalies: [] };
    },
    forms: loadForms(),
  };
}
