/**
 * Tables over which neither the unit's name nor the unit of money is printed, although other tables of the document have both.
 *
 * In → Out: statutory tables → `completeness/labels-missing`, one line for all. Source: 表样 print entity and unit over each table.
 * Limits: documents in which few tables have them, or that print tables more than once; self-evaluation forms have labels of their own.
 */
import type { Finding } from '../anomaly/finding.ts';
import type { Table } from '../model/table.ts';
import type { CheckContext } from './check-document.ts';

/** Tables that must have both labels for the lack of them to be told. */
const LEAST_LABELLED = 3;

export function checkLabels({ document: { tables } }: CheckContext): Finding[] {
  const statutory = tables.filter(({ table }) => !table.endsWith('_performance') && !table.startsWith('x:'));
  if (statutory.some(({ occurrence }) => occurrence > 1)) return [];
  const lacking = statutory.filter(({ unit, entity }) => !isPrinted(unit) && !isPrinted(entity));
  const labelled = statutory.filter(({ unit, entity }) => isPrinted(unit) && isPrinted(entity));
  if (lacking.length === 0 || labelled.length < LEAST_LABELLED) return [];
  return [
    {
      rule: 'completeness/labels-missing',
      args: { count: String(lacking.length), tables: lacking.map(({ title }) => `《${title}》`).join('') },
      locations: lacking.map(({ source }) => source),
    },
  ];
}

function isPrinted(attribute: Table['unit']): boolean {
  return attribute !== null && attribute.found !== 'inherited' && attribute.found !== 'assumed';
}
