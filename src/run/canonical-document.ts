/**
 * What the stages found, as it is published: validated, coordinates rounded, facts and anomalies in a fixed order.
 *
 * Order of facts: as the document's tables are listed, then by row and column of the cell as printed, then by key.
 * Throws DocumentError `internal` where the result breaks the schema: a defect of ours, never the publisher's.
 */
import { z } from 'zod';
import { compareAnomalies } from '../anomaly/finding.ts';
import { Anomaly } from '../model/anomaly.ts';
import { Document } from '../model/document.ts';
import { DocumentError } from '../model/error.ts';
import { type Fact, factKey } from '../model/fact.ts';
import { factCells } from '../model/fact-cell.ts';
import type { BBox, Place } from '../model/place.ts';
import type { Table } from '../model/table.ts';
import { byCodeUnit } from './code-unit-order.ts';
import type { ReadResult } from './read-document.ts';

const Result = z.strictObject({ document: Document, anomalies: z.array(Anomaly) });

/** Coordinates are published in hundredths of a point: finer than any glyph is placed, coarse enough for a readable diff. */
const PER_POINT = 100;

/** Rounds every `bbox` below `value` in place. */
function roundBoxes(value: unknown): void {
  if (Array.isArray(value)) {
    for (const item of value) if (typeof item === 'object') roundBoxes(item);
    return;
  }
  if (typeof value !== 'object' || value === null) return;
  for (const [key, child] of Object.entries(value)) {
    if (key === 'bbox' && child !== null) (value as Place).bbox = (child as BBox).map((n) => Math.round(n * PER_POINT) / PER_POINT) as BBox;
    else if (typeof child === 'object') roundBoxes(child);
  }
}

/** Where a fact stands in print; what no cell or no table holds comes last. */
interface Position {
  fact: Fact;
  key: string;
  table: number;
  row: number;
  column: number;
}

function comparePositions(a: Position, b: Position): number {
  return a.table - b.table || a.row - b.row || a.column - b.column || byCodeUnit(a.key, b.key);
}

/** The facts in published order. */
function sortFacts(facts: readonly Fact[], tables: readonly Table[]): Fact[] {
  const cellOf = factCells(tables);
  const last = Number.MAX_SAFE_INTEGER;
  const positions = facts.map((fact): Position => {
    const { table, cell } = cellOf(fact);
    return { fact, key: factKey(fact), table: table < 0 ? last : table, row: cell?.row ?? last, column: cell?.column ?? last };
  });
  return positions.sort(comparePositions).map((position) => position.fact);
}

/** The result of reading one document in its published form. The argument is left as it is. */
export function canonicalDocument(result: ReadResult): ReadResult {
  const parsed = Result.safeParse(result);
  if (!parsed.success) {
    const [issue] = parsed.error.issues;
    const message = `the result breaks the schema at ${issue?.path.join('.')}: ${issue?.message}`;
    throw new DocumentError('internal', message, { hint: 'run again with --debug and report it', cause: parsed.error });
  }
  const { document, anomalies } = parsed.data;
  document.facts = sortFacts(document.facts, document.tables);
  anomalies.sort(compareAnomalies);
  roundBoxes(parsed.data);
  return { document, anomalies };
}
