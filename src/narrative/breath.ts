/**
 * What a reader of sentences keeps in mind: within a document, within a section, and within a sentence.
 */
import type { Claim } from '../model/indicator.ts';
import type { Grammar } from './grammar.ts';
import type { Span } from './head.ts';
import type { PrintedKeys } from './printed-keys.ts';
import type { OpenList, Spoken, Statements } from './statements.ts';
import type { Subjects } from './subjects.ts';

export type ClaimMeasure = Claim['measure'];

/** What a document's sentences are read with. */
export interface Desk {
  grammar: Grammar;
  subjects: Subjects;
  printed: PrintedKeys;
  statements: Statements;
  fiscalYear: number | null;
}

/** What holds from one paragraph of a section to the next. */
export interface Frame {
  /** Titles of the section and those above it. */
  section: string;
  /** Contexts of the section and those above it, the innermost first. */
  contexts: readonly string[];
  lists: OpenList[];
  spoken: Spoken | null;
  /** Code of the last functional path; null before the first. */
  path: string | null;
  /** The project that the paragraph speaks of. */
  project: Spoken | null;
  /** Level of the numbered paragraph that is being read; 0 outside of one. */
  level: number;
  /** True from a heading or sentence on the next year's budget to a sentence that names another year: nothing there has facts. */
  ahead: boolean;
}

/** What a change or a rate is measured against. */
export interface Base {
  text: string;
  facts: string[];
  /** True for a budget, false for a period or a total. */
  budget: boolean;
}

/** What holds within a sentence. */
export interface Breath {
  frame: Frame;
  /** True within a reason or purpose. */
  aside: boolean;
  asideSpoken: Spoken | null;
  base: Base | null;
  /** The base of 完成预算 100万元的, for the rate that follows. */
  pending: { kind: 'share' | 'completion'; base: Base } | null;
  /** Subjects to which 分别 dealt the last figures. */
  dealt: Spoken[];
  /** The whole that `…决算中` named in this paragraph, of which 具体情况如下 lists the parts; null where none. */
  topic: OpenList | null;
  /** What was spoken of before an average (人均接待费), of which lists behind it are; null where no average was. */
  averaged: Spoken | null;
  /** What was said last against an earlier year's budget; null where nothing was. */
  apart: Spoken | null;
  /** The last clause without figure. */
  lastClause: Span | null;
}
