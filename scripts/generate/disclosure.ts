/**
 * A disclosure before it is laid out: its pieces in printed order, and what it says.
 *
 * Layouts turn the pieces into text or PDF; truth is taken from the same pieces, so no layout can drift from it.
 */
import type { PrintedTable, TruthFact } from './printed-table.ts';
import type { Style } from './style.ts';

export type Piece =
  | { kind: 'cover'; lines: string[] }
  | { kind: 'contents'; entries: { text: string; level: 1 | 2 }[] }
  | { kind: 'heading'; level: 1 | 2 | 3; text: string }
  | { kind: 'paragraph'; text: string }
  | { kind: 'table'; table: PrintedTable };

export interface TruthIndicator {
  table: string;
  occurrence: number;
  /** As printed; null in the evaluation of a whole unit. */
  projectName: string | null;
  level1: string;
  level2: string;
  level3: string;
  target: string;
  actual: string;
  weight: string;
  score: string;
  note: string;
}

export interface TruthClaim {
  section: string;
  kind: 'amount' | 'share' | 'change' | 'growth' | 'completion' | 'count';
  subject: string;
  value: string;
  unit: string;
  /** 增加, 减少, 增长 or 下降, of a change. */
  direction?: string;
}

export interface Disclosure {
  style: Style;
  pieces: Piece[];
  indicators: TruthIndicator[];
  claims: TruthClaim[];
}

/** What the generator knows of a disclosure: the content of `truth.json`. */
export interface Truth {
  documentKind: 'final_account';
  unitName: string;
  fiscalYear: number;
  entityKind: string;
  publishedOn: string;
  facts: TruthFact[];
  indicators: TruthIndicator[];
  claims: TruthClaim[];
  sections: { level: number; text: string }[];
}
