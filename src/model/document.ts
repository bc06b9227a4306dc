/**
 * Everything known of one disclosure: the content of `document.json`.
 *
 * Source: contract §4 and §7.
 */
import { z } from 'zod';
import { Fact } from './fact.ts';
import { Claim, Indicator } from './indicator.ts';
import { Place } from './place.ts';
import { ContentsEntry, Section } from './section.ts';
import { Table } from './table.ts';

/** Version of the output's shape; a breaking change raises the first number. */
export const SCHEMA_VERSION = '1.0.0';

/** What a file seems to be. Only `final_account` yields facts. */
export const DocumentKind = z.enum(['final_account', 'budget', 'notice', 'web_page', 'image_only', 'other']);
export type DocumentKind = z.infer<typeof DocumentKind>;

export const Document = z.strictObject({
  schemaVersion: z.literal(SCHEMA_VERSION),
  id: z.string(),
  /** Input path as given, relative to the input root. */
  file: z.string(),
  sha256: z.string(),
  bytes: z.int().nonnegative(),
  mediaType: z.enum(['application/pdf', 'text/plain', 'text/html']),
  /** Text encoding of a text input; null for PDF. */
  encoding: z.string().nullable(),
  documentKind: DocumentKind,
  title: z.string().nullable(),
  unitName: z.string().nullable(),
  /** Other spellings of the unit's name, each with where it stands. */
  unitNameVariants: z.array(z.strictObject({ name: z.string(), source: Place })),
  entityKind: z.enum(['部门', '单位']).nullable(),
  fiscalYear: z.int().nullable(),
  /** ISO date where the full date is printed. */
  publishedOn: z.string().nullable(),
  formFamily: z.string().nullable(),
  /** Number of pages; null for text. */
  pages: z.int().nullable(),
  toc: z.array(ContentsEntry),
  sections: z.array(Section),
  tables: z.array(Table),
  facts: z.array(Fact),
  claims: z.array(Claim),
  indicators: z.array(Indicator),
});
export type Document = z.infer<typeof Document>;
