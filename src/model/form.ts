/**
 * The declarative part as it is after loading: statutory forms, form families and classification vocabularies.
 *
 * Labels and titles are compared after normalisation (see `normalizeLabel`), so a variant is one entry, not one per spacing.
 */
import { z } from 'zod';
import type { CompletenessVocabulary } from './completeness.ts';
import type { NarrativeVocabulary } from './narrative.ts';
import type { PerformanceForm } from './performance-form.ts';
import type { IdentityRule } from './rule-book.ts';
import type { TitleVocabulary } from './title-vocabulary.ts';

/**
 * A header label path and the coordinates it gives. Segments are joined with `/`, top header first;
 * the path matches a column when its segments occur in the column's header path in that order.
 */
export const ColumnPattern = z.strictObject({
  paths: z.array(z.string()).min(1),
  column: z.string().optional(),
  row: z.string().optional(),
});
export type ColumnPattern = z.infer<typeof ColumnPattern>;

/**
 * Row labels and the coordinates they give, `*…` for every label with that end that no other pattern knows; `side` limits them to the
 * income or expenditure panel, `under` to rows below that row.
 */
export const RowPattern = z.strictObject({
  labels: z.array(z.string()).min(1),
  row: z.string().optional(),
  column: z.string().optional(),
  side: z.enum(['income', 'expenditure']).optional(),
  under: z.string().optional(),
  /** Unit of the row's figures where it is not the table's (辆, 台). */
  unit: z.string().optional(),
});
export type RowPattern = z.infer<typeof RowPattern>;

export const Form = z.strictObject({
  $schema: z.string().optional(),
  table: z.string(),
  /** How rows get their key: by label, by functional code, by economic code; `columns` where headers alone give both. */
  rowsBy: z.enum(['label', 'functional', 'economic', 'columns']),
  titles: z.array(z.string()).min(1),
  /** Phrases of the note under the table (注：本表反映…) that name this table. */
  notePhrases: z.array(z.string()),
  columns: z.array(ColumnPattern),
  rows: z.array(RowPattern),
  /** Header labels that carry no meaning of their own (项目, 本年支出 as a group). */
  neutral: z.array(z.string()),
  /** Column keys of which most must be found before the table is recognised without its title. */
  signature: z.array(z.string()),
  /** Row of a figure where neither its row nor any header of the table tells one (三公 tables that print only 决算). */
  defaultRow: z.string().optional(),
  /** Table of the form whose rows may stand in the same grid (机构运行信息表). */
  beside: z.string().optional(),
  /** True where the expenditure rows are functional classes by name (八、社会保障和就业支出 → expenditure.208). */
  classesByName: z.boolean().optional(),
  /** True where columns are economic items by name or code (四川 detail tables). */
  economicColumns: z.boolean().optional(),
  /** Header labels of another classification that shares names of items with this one: below or beside them no name gives a code. */
  otherClassification: z.array(z.string()).optional(),
});
export type Form = z.infer<typeof Form>;

export const FamilyTable = z.strictObject({
  table: z.string(),
  /** Form number as printed, without spaces; null where the family prints none. */
  number: z.string().nullable(),
  titles: z.array(z.string()).optional(),
  columns: z.array(ColumnPattern).optional(),
  rows: z.array(RowPattern).optional(),
  neutral: z.array(z.string()).optional(),
});
export type FamilyTable = z.infer<typeof FamilyTable>;

export const Family = z.strictObject({
  $schema: z.string().optional(),
  id: z.string(),
  name: z.string(),
  /** Fiscal years in force, inclusive; null for open. */
  years: z.tuple([z.int().nullable(), z.int().nullable()]),
  /** Place names that speak for the family when they stand in the unit's name. */
  regions: z.array(z.string()),
  /** Where the layout was seen: a public source, or what it was derived from. */
  source: z.string(),
  /** The family's tables in the order in which they are printed. */
  tables: z.array(FamilyTable),
});
export type Family = z.infer<typeof Family>;

/** One name of a code with the fiscal years in which it was in force; null where the year is open or not known. */
export interface ClassificationName {
  name: string;
  current: boolean;
  from: number | null;
  to: number | null;
}

/** One entry of a classification: a code with the names it has had. */
export interface ClassificationEntry {
  code: string;
  /** The current name first. */
  names: string[];
  /** The same names with their years; none current where the code itself is no longer used. */
  terms: ClassificationName[];
}

/** All declarative data, loaded and validated once, passed to the stages as a value. */
export interface Forms {
  forms: readonly Form[];
  families: readonly Family[];
  performance: PerformanceForm;
  narrative: NarrativeVocabulary;
  completeness: CompletenessVocabulary;
  titles: TitleVocabulary;
  /** Identities of all rule books, in the order of the books. */
  rules: readonly IdentityRule[];
  functional: ReadonlyMap<string, ClassificationEntry>;
  economic: ReadonlyMap<string, ClassificationEntry>;
}
