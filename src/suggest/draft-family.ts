/**
 * A layout that no family has, as the draft of one: its tables in order with their printed numbers.
 */
import type { Family } from '../model/form.ts';
import type { LayoutSighting } from './sightings.ts';

/** The draft of a family; `n` counts the drafts from 1. What only people know says so in its text. */
export function draftFamily({ tables, documents, units, years }: LayoutSighting, n: number): Family {
  const sorted = [...years].sort((a, b) => a - b);
  const numbers = new Set<string>();
  return {
    $schema: '../schema/family.schema.json',
    id: `suggested-${n}`,
    name: `Layout of ${units[0] ?? 'an unknown unit'}`,
    years: [sorted[0] ?? null, sorted.at(-1) ?? null],
    regions: [],
    source: `Suggested from ${documents} ${documents === 1 ? 'disclosure' : 'disclosures'} (${units.join('、')}); name it, check years, regions and numbers.`,
    tables: tables.map(({ table, number, title }) => ({
      table,
      number: once(number, numbers),
      ...(table.startsWith('x:') ? { titles: [title] } : {}),
    })),
  };
}

/** A number that no table before has. */
function once(number: string | null, numbers: Set<string>): string | null {
  if (number === null || numbers.has(number)) return null;
  numbers.add(number);
  return number;
}
