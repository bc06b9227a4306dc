/**
 * A fault as an auditor would plant it: what is changed, which rules may say so, and where the log points first.
 */
import type { MakeOptions } from '../../scripts/generate/make-disclosure.ts';
import type { Draft } from './draft.ts';

export interface Fault {
  /** What is wrong, in one English phrase. */
  what: string;
  edit: (draft: Draft) => void;
  /** Rules of which one names the fault. */
  rules: readonly string[];
  /** Words on the first line to which the log points; '' where the fault has no place in print. */
  at: string;
  /** @default 'error' */
  severity?: 'error' | 'warning' | 'info';
  /** Whose fault the log says it is. @default 'publisher' */
  origin?: 'extraction';
  /** Options of the disclosure in place of the usual ones. */
  make?: Partial<MakeOptions>;
  /** Lines that the log may have beside the one that names the fault. @default 0 */
  more?: number;
}
