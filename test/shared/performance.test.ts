/**
 * Self-evaluation tables of the shared documents: facts against the hand-made truth, indicators against the lines they stand in.
 */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { layoutText } from '../../src/layout/text-blocks.ts';
import type { MappedTable } from '../../src/mapping/mapped-table.ts';
import { continuesPerformance, mapPerformance, type PerformanceInput, recognizePerformance } from '../../src/mapping/performance.ts';
import type { Grid, TextLine } from '../../src/model/block.ts';
import { PerformanceForm } from '../../src/model/performance-form.ts';

const shared = new URL('../../../shared/documents/', import.meta.url);
const present = existsSync(shared);

const form = PerformanceForm.parse(JSON.parse(readFileSync(new URL('../../pipelines/forms/performance.json', import.meta.url), 'utf8')));

function textOf(document: string): string {
  const folder = new URL('text/', shared);
  const file = readdirSync(folder).find((name) => name.startsWith(document));
  if (file === undefined) throw new Error(`no document ${document}`);
  return readFileSync(new URL(file, folder), 'utf8');
}

interface Group {
  kind: PerformanceInput['kind'];
  captions: TextLine[];
  grids: Grid[];
}

function mapAll(document: string): MappedTable[] {
  const groups: Group[] = [];
  let captions: TextLine[] = [];
  for (const block of layoutText(textOf(document))) {
    if (block.kind === 'line') {
      captions.push(block);
      continue;
    }
    const kind = recognizePerformance(block, form);
    const last = groups.at(-1);
    if (kind !== null) groups.push({ kind, captions: captions.slice(-3), grids: [block] });
    else if (last !== undefined && continuesPerformance(last.grids, block, form)) last.grids.push(block);
    captions = [];
  }
  const counts = new Map<string, number>();
  return groups.map((group) => {
    const occurrence = (counts.get(group.kind) ?? 0) + 1;
    counts.set(group.kind, occurrence);
    return mapPerformance({ ...group, occurrence, title: '', titleSource: null, family: null, confidence: null }, form);
  });
}

/** `table,occurrence,row,column,value` of the truth file, self-evaluation tables only. */
function truthOf(document: string): string[] {
  const folder = new URL('truth/', shared);
  const file = readdirSync(folder).find((name) => name.startsWith(document));
  if (file === undefined) throw new Error(`no truth of ${document}`);
  const lines = readFileSync(new URL(file, folder), 'utf8').split(/\r?\n/);
  return lines.filter((line) => /^(?:project|overall)_performance,/.test(line)).sort();
}

/** Columns that the contract lists and the documents print, but the truth files leave out. */
const BEYOND_TRUTH = new Set(['declared_budget', 'surplus']);

describe.skipIf(!present)(
  `self-evaluation tables of the shared documents${present ? '' : ' (skipped: ../shared/documents is absent)'}`,
  () => {
    it.each(['000', '001', '004'])('agree with the truth of document %s', (document) => {
      const facts = mapAll(document).flatMap((mapped) => mapped.facts);
      const lines = facts
        .filter(({ column }) => !BEYOND_TRUTH.has(column))
        .map(({ table, occurrence, row, column, value }) => [table, occurrence, row, column, value].join(','));
      expect(lines.sort()).toEqual(truthOf(document));
      expect(facts.filter(({ column }) => BEYOND_TRUTH.has(column))).toHaveLength(document === '004' ? 12 : 0);
    });

    it.each([
      ['000', 5, 34],
      ['001', 2, 47],
      ['002', 38, 191],
      ['003', 3, 20],
      ['004', 3, 32],
    ])('are all found in document %s', (document, tables, indicators) => {
      const mapped = mapAll(document);
      expect(mapped).toHaveLength(tables);
      expect(mapped.flatMap((table) => table.indicators)).toHaveLength(indicators);
      expect(mapped.flatMap(({ findings }) => findings.filter(({ rule }) => rule === 'structure/row-ambiguous'))).toEqual([]);
      for (const { table, facts } of mapped) {
        expect(attribute(table, 'unit')).toBeTruthy();
        expect(facts.length).toBeGreaterThan(1);
      }
    });

    it('names every project of document 002 as the narrative lists them', () => {
      const names = mapAll('002').map(({ table }) => attribute(table, 'projectName'));
      expect(new Set(names).size).toBe(38);
      expect(names).not.toContain(undefined);
      expect(names.filter((name) => name?.endsWith('社会保障厅'))).toEqual([]);
    });

    it.each(['000', '002', '003', '004'])('read every indicator of document %s from the cells of its own line', (document) => {
      const lines = textOf(document).split(/\r?\n/);
      for (const indicator of mapAll(document).flatMap(({ indicators }) => indicators)) {
        const cells = (lines[(indicator.source.line ?? 0) - 1] ?? '').split('\t').map(tight);
        const { level3, actual, weight, score, note } = indicator;
        const printed = [level3, actual, weight, score, note].map(tight).filter((value) => value !== '');
        expect(cells).toEqual(expect.arrayContaining(printed));
        const order = [level3, actual, note].map(tight).flatMap((value) => (value === '' ? [] : [cells.lastIndexOf(value)]));
        expect(order).toEqual([...order].sort((a, b) => a - b));
      }
    });
  },
);

function attribute(table: MappedTable['table'], name: string): string | undefined {
  return table.attributes[name];
}

function tight(text: string): string {
  return text
    .replaceAll('\\geq', '≥')
    .replaceAll('\\leq', '≤')
    .replace(/[\s$]|<[^>]*>/g, '');
}
