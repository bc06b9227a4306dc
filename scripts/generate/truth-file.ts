/**
 * truth.json: what a generated disclosure says, one printed table row a line.
 *
 * In → Out: `Truth` ⇄ text; reading what was written gives an equal value. Facts are grouped by table, occurrence, row and unit,
 * which keeps the files small and a change of one figure a change of one line.
 */
import type { Truth } from './disclosure.ts';
import type { TruthFact } from './printed-table.ts';

interface FactRow extends Omit<TruthFact, 'column' | 'value'> {
  /** Column key → value. */
  values: Record<string, string>;
}

type TruthFile = Omit<Truth, 'facts'> & { facts: FactRow[] };

/** The text of a truth file. */
export function writeTruth({ facts, indicators, claims, sections, ...attributes }: Truth): string {
  const list = (name: string, items: readonly object[]): string =>
    `  "${name}": [${items.length === 0 ? '' : `\n${items.map((item) => `    ${JSON.stringify(item)}`).join(',\n')}\n  `}]`;
  const first = Object.entries(attributes).map(([name, value]) => `  "${name}": ${JSON.stringify(value)}`);
  const lists = [list('facts', groupByRow(facts)), list('indicators', indicators), list('claims', claims), list('sections', sections)];
  return `{\n${[...first, ...lists].join(',\n')}\n}\n`;
}

/** Reads a truth file that `writeTruth` wrote. Throws SyntaxError on text that is no JSON. */
export function readTruth(text: string): Truth {
  const { facts, ...rest } = JSON.parse(text) as TruthFile;
  return {
    ...rest,
    facts: facts.flatMap(({ table, occurrence, row, unit, values }) =>
      Object.entries(values).map(([column, value]): TruthFact => ({ table, occurrence, row, column, value, unit })),
    ),
  };
}

/** Throws Error where a fact is there twice: the generator would contradict itself. */
function groupByRow(facts: readonly TruthFact[]): FactRow[] {
  const rows = new Map<string, FactRow>();
  for (const { table, occurrence, row, column, value, unit } of facts) {
    const key = `${table}#${occurrence}/${row} ${unit}`;
    const group = rows.get(key) ?? { table, occurrence, row, unit, values: {} };
    if (Object.hasOwn(group.values, column)) throw new Error(`${key} has two figures in the column ${column}`);
    group.values[column] = value;
    rows.set(key, group);
  }
  return [...rows.values()];
}
