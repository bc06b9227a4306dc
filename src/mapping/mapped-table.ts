/**
 * What mapping one table yields: the table as understood, its facts and indicators, and what was odd.
 */
import type { Finding } from '../anomaly/finding.ts';
import type { DamagedRow } from '../model/damaged-row.ts';
import type { Fact } from '../model/fact.ts';
import type { Indicator } from '../model/indicator.ts';
import type { Table } from '../model/table.ts';

export interface MappedTable {
  table: Table;
  facts: Fact[];
  indicators: Indicator[];
  findings: Finding[];
  /** Rows that lost or doubled a cell and were placed by what their cells are. */
  damaged: readonly DamagedRow[];
}
