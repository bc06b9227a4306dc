/**
 * Cells that a table prints twice with different figures.
 */
import type { Finding } from '../anomaly/finding.ts';
import type { GridCell } from '../model/block.ts';
import { type Fact, factKey } from '../model/fact.ts';

/**
 * The finding for a fact of table `title` that was kept and another figure of its key in `cell`. One that was recognised accuses nobody,
 * and neither do rows of a self-evaluation that share a name which no form knows: they may be several things.
 */
export function conflictingFigures(title: string, kept: Fact, other: Fact, cell: GridCell): Finding {
  return {
    rule: 'structure/conflicting-figures',
    ...(cell.recognition === undefined && !isFreelyNamed(kept) ? {} : { origin: 'extraction' as const }),
    args: { table: title, label: other.label, values: `${kept.value}、${other.value}` },
    locations: [kept.source, cell.place],
    facts: [factKey(kept)],
    expected: kept.value,
    actual: other.value,
  };
}

function isFreelyNamed({ table, row }: Fact): boolean {
  return table.endsWith('_performance') && row.startsWith('x:');
}
