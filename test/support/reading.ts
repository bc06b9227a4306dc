/**
 * Reads generated disclosures with the whole pipeline, and brings what was read and what is true into comparable lines.
 *
 * Lines are sorted; a doubled fact is two lines, so comparing lines finds missing, wrong, extra and doubled ones.
 */
import type { TruthIndicator } from '../../scripts/generate/disclosure.ts';
import type { TruthFact } from '../../scripts/generate/printed-table.ts';
import { factKey } from '../../src/model/fact.ts';
import type { Section } from '../../src/model/section.ts';
import { loadForms } from '../../src/rulebook/load.ts';
import { type ReadResult, readDocument } from '../../src/run/read-document.ts';

export const FORMS = loadForms();

/** Reads one document under a name that tells nothing. */
export function read(bytes: Uint8Array, file = 'source'): Promise<ReadResult> {
  return readDocument({ file, bytes, sha256: '0'.repeat(64), id: 'source' }, { forms: FORMS });
}

/** `table#occurrence/row/column = value unit`. */
export function factLines(facts: readonly TruthFact[]): string[] {
  return facts.map((f) => `${f.table}#${f.occurrence}/${f.row}/${f.column} = ${f.value} ${f.unit}`).sort();
}

/** All printed parts of an indicator. */
export function indicatorLines(indicators: readonly TruthIndicator[]): string[] {
  return indicators
    .map((i) => [`${i.table}#${i.occurrence}`, i.level1, i.level2, i.level3, i.target, i.actual, i.weight, i.score, i.note].join(' | '))
    .sort();
}

/** `level heading` of a tree of sections, in document order. */
export function headingLines(sections: readonly Section[]): string[] {
  return sections.flatMap((s) => [headingLine(s.level, `${s.number}${s.title}`), ...headingLines(s.children)]);
}

/** A heading without blanks. */
export function headingLine(level: number, text: string): string {
  return `${level} ${text.replace(/\s/g, '')}`;
}

/** Keys under which the log names a fact that the document has not, each with the rule that does. */
export function unknownFacts({ document, anomalies }: ReadResult): string[] {
  const known = new Set(document.facts.map(factKey));
  return anomalies.flatMap(({ rule, facts }) => facts.flatMap((key) => (known.has(key) ? [] : [`${rule}: ${key}`])));
}

/** Facts (`row column value`) and rules of a dump that holds one table. `rows`: cells parted by bars, which stand for tabs. */
export async function readTable(title: string, rows: readonly string[]) {
  const text = ['云溪县文化馆2023年度单位决算', title, '单位：万元', ...rows.map((row) => row.replaceAll('|', '\t'))].join('\n');
  const { document, anomalies } = await read(new TextEncoder().encode(text));
  return {
    facts: document.facts.map(({ row, column, value }) => `${row} ${column} ${value}`),
    rules: anomalies.map(({ rule }) => rule),
  };
}
