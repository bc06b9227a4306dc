/**
 * Documents of one unit in following years, two of them or all of two folders: what the later contradicts of the earlier, and what
 * changed.
 *
 * What it needs is imported when it is called, so that the package's start stays light. Of a folder no more than two documents and
 * the heads of the others are in memory.
 */
import type { MatchedBy, UnitMatches, UnmatchedUnit } from '../check/unit-match.ts';
import type { CodeChange, YearChange } from '../check/year-changes.ts';
import type { StatedPrior } from '../check/year-prior.ts';
import type { Anomaly } from '../model/anomaly.ts';
import type { Document } from '../model/document.ts';
import type { DocumentSource, SourceFailure, SourceOptions } from './compared-source.ts';
import type { DocumentHead } from './document-head.ts';

export type { MatchedBy, UnmatchedBecause, UnmatchedUnit } from '../check/unit-match.ts';
export { pairYears, type YearDocument, type YearPair } from '../check/year-pairs.ts';
export type { SourceFailure, SourceOptions as CompareOptions } from './compared-source.ts';
export type { DocumentHead } from './document-head.ts';
export type { CodeChange, StatedPrior, YearChange };

export interface YearComparison {
  /** Anomalies of the later document, in the order of a log. */
  anomalies: Anomaly[];
  /** Facts of both years side by side. */
  changes: YearChange[];
  /** Codes that have figures in one year alone. */
  codes: CodeChange[];
  /** What the later narrative says of the earlier year's amounts, beside what that year's document prints. */
  priors: StatedPrior[];
}

/** One unit of two folders. */
export interface UnitComparison extends YearComparison {
  prior: DocumentHead;
  current: DocumentHead;
  by: MatchedBy;
}

/** Two folders, their units matched. */
export interface RunComparison {
  pairs: number;
  /** Documents without a partner, and why. */
  unmatched: { prior: UnmatchedUnit<DocumentHead>[]; current: UnmatchedUnit<DocumentHead>[] };
  /** Inputs that could not be read. */
  failures: SourceFailure[];
  /** Compares unit by unit, in the order of the later documents. */
  units(): AsyncGenerator<UnitComparison, void>;
  /** Takes away what was extracted for the comparison alone. */
  close(): Promise<void>;
}

/**
 * Compares a document with that of the year before.
 * @example
 * const { anomalies, changes } = await compareDocuments(current, prior);
 */
export async function compareDocuments(current: Document, prior: Document): Promise<YearComparison> {
  const [{ checkAgainstPrior, statedPriors }, { codeChanges, yearChanges }, { logOf }] = await Promise.all([
    import('../check/year-prior.ts'),
    import('../check/year-changes.ts'),
    import('../anomaly/finding.ts'),
  ]);
  return {
    anomalies: logOf(checkAgainstPrior(current, prior), current.facts),
    changes: yearChanges(current, prior),
    codes: codeChanges(current, prior),
    priors: statedPriors(current, prior),
  };
}

/**
 * Compares all units of two output folders, or of two folders of disclosures, which are extracted for it; a single disclosure or
 * `document.json` may stand for either. Rejects with RunError where one of them holds no document.
 * @example
 * const comparison = await compareRuns('2023-out', '2024-out');
 * for await (const { current, changes } of comparison.units()) report(current.unitName, changes);
 * await comparison.close();
 */
export async function compareRuns(prior: string, current: string, options: SourceOptions = {}): Promise<RunComparison> {
  const { openSource } = await import('./compared-source.ts');
  const old = await openSource(prior, options);
  try {
    const now = await openSource(current, options);
    return await comparisonOf(old, now, options.signal);
  } catch (error) {
    await old.close();
    throw error;
  }
}

async function comparisonOf(old: DocumentSource, now: DocumentSource, signal: AbortSignal | undefined): Promise<RunComparison> {
  const matches = await matched(old, now);
  return {
    pairs: matches.pairs.length,
    unmatched: { prior: matches.prior, current: matches.current },
    failures: [...old.failures, ...now.failures],
    async *units() {
      for (const { prior, current, by } of matches.pairs) {
        signal?.throwIfAborted();
        yield { prior, current, by, ...(await compareDocuments(await now.load(current), await old.load(prior))) };
      }
    },
    async close() {
      await old.close();
      await now.close();
    },
  };
}

/** Two documents that were given alone are a pair whatever they are called. */
async function matched(old: DocumentSource, now: DocumentSource): Promise<UnitMatches<DocumentHead>> {
  const [prior, current] = [old.heads[0], now.heads[0]];
  if (old.heads.length === 1 && now.heads.length === 1 && prior !== undefined && current !== undefined)
    return { pairs: [{ prior, current, by: 'given' }], prior: [], current: [] };
  const { matchUnits } = await import('../check/unit-match.ts');
  const isAccount = ({ documentKind }: DocumentHead): boolean => documentKind === 'final_account';
  return matchUnits(old.heads.filter(isAccount), now.heads.filter(isAccount));
}
