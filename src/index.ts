/**
 * Public API of juesuan. Importing it is cheap: pdf.js and the rest are loaded when the first document needs them.
 */
export type { AcceptEntry } from './anomaly/acceptance.ts';
export type { Anomaly } from './model/anomaly.ts';
export type { Config } from './model/config.ts';
export type { Document, DocumentKind } from './model/document.ts';
export { DocumentError, type DocumentErrorCode } from './model/error.ts';
export type { Fact, Repair } from './model/fact.ts';
export type { Claim, Comparison, Indicator } from './model/indicator.ts';
export type { AnomalyCounts, Failure, InputRecord, InputStatus, Manifest } from './model/manifest.ts';
export type { OutputChoice, OutputFormat } from './model/output-format.ts';
export type { BBox, Place } from './model/place.ts';
export type { ContentsEntry, Paragraph, Section } from './model/section.ts';
export type { Attribute, Cell, Column, Row, Table } from './model/table.ts';
export {
  type CodeChange,
  type CompareOptions,
  compareDocuments,
  compareRuns,
  type DocumentHead,
  type MatchedBy,
  pairYears,
  type RunComparison,
  type StatedPrior,
  type UnitComparison,
  type UnmatchedUnit,
  type YearChange,
  type YearComparison,
  type YearDocument,
  type YearPair,
} from './run/compare.ts';
export { extract, extractDocument, extractMany, planExtract } from './run/extract.ts';
export type { DocumentResult, ExtractManyOptions } from './run/extract-many.ts';
export type {
  ExtractDocumentOptions,
  ExtractOptions,
  InputOutcome,
  ManyOptions,
  PlannedInput,
  PlannedRun,
  ReadingOptions,
  RunEvent,
  RunPlan,
  RunSummary,
} from './run/options.ts';
export type { Reason } from './run/plan.ts';
export type { ReadResult } from './run/read-document.ts';
export { RunError } from './run/run-error.ts';
export { type Suggestion, type SuggestOptions, type SuggestResult, suggest } from './run/suggestions.ts';
