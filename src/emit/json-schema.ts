/**
 * JSON Schemas (2020-12) of everything that leaves or enters the program as JSON, made from the schemas that validate it.
 */
import { z } from 'zod';
import { Anomaly } from '../model/anomaly.ts';
import { CompletenessVocabulary } from '../model/completeness.ts';
import { AcceptFile, Config } from '../model/config.ts';
import { Document, SCHEMA_VERSION } from '../model/document.ts';
import { Fact, Repair } from '../model/fact.ts';
import { ColumnPattern, Family, FamilyTable, Form, RowPattern } from '../model/form.ts';
import { Claim, Comparison, Indicator } from '../model/indicator.ts';
import { AnomalyCounts, InputRecord, Manifest } from '../model/manifest.ts';
import { NarrativeVocabulary } from '../model/narrative.ts';
import { PerformanceForm } from '../model/performance-form.ts';
import { BBox, Place } from '../model/place.ts';
import { RuleBook } from '../model/rule-book.ts';
import { ContentsEntry, Paragraph, Section } from '../model/section.ts';
import { Attribute, Cell, Column, Row, Table } from '../model/table.ts';
import { TitleVocabulary } from '../model/title-vocabulary.ts';

/** Parts that stand once in `$defs` under their own name; the schemas would repeat them at every place otherwise. */
const PARTS = z.registry<{ id: string }>();
const NAMED_PARTS: Readonly<Record<string, z.ZodType>> = {
  AnomalyCounts,
  Attribute,
  BBox,
  Cell,
  Claim,
  Column,
  ColumnPattern,
  Comparison,
  ContentsEntry,
  Fact,
  FamilyTable,
  Indicator,
  InputRecord,
  Paragraph,
  Place,
  Repair,
  Row,
  RowPattern,
  Section,
  Table,
};
for (const [id, part] of Object.entries(NAMED_PARTS)) PARTS.add(part, { id });

interface SchemaEntry {
  schema: z.ZodType;
  title: string;
}

/** Outputs by name. */
const OUTPUTS: Readonly<Record<string, SchemaEntry>> = {
  document: { schema: Document, title: 'document.json: everything known of one disclosure' },
  fact: { schema: Fact, title: 'A published cell of a statutory table' },
  claim: { schema: Claim, title: 'A figure that the narrative states' },
  indicator: { schema: Indicator, title: 'A performance indicator of a self-evaluation table' },
  table: { schema: Table, title: 'A table with its grid' },
  anomaly: { schema: Anomaly, title: 'A line of anomalies.jsonl' },
  manifest: { schema: Manifest, title: 'manifest.json: the record of a run' },
};

/** Files of settings by name. */
const SETTINGS: Readonly<Record<string, SchemaEntry>> = {
  config: { schema: Config, title: 'juesuan.config.json: the settings of a run' },
  accept: { schema: AcceptFile, title: 'juesuan.accept.json: anomalies that are known and accepted' },
};

/** Declarative inputs by name. */
const INPUTS: Readonly<Record<string, SchemaEntry>> = {
  form: { schema: Form, title: 'A statutory form in pipelines/forms' },
  family: { schema: Family, title: 'A form family in pipelines/families' },
  completeness: {
    schema: CompletenessVocabulary,
    title: 'What a disclosure must hold and must not hold, in pipelines/vocabularies/completeness.json',
  },
  titles: { schema: TitleVocabulary, title: 'How titles of tables are put together, in pipelines/vocabularies/titles.json' },
  narrative: { schema: NarrativeVocabulary, title: 'The vocabulary of the narrative in pipelines/vocabularies/narrative.json' },
  'rule-book': { schema: RuleBook, title: 'A book of identities in pipelines/rulebooks' },
  'performance-form': { schema: PerformanceForm, title: 'The vocabulary of self-evaluation tables in pipelines/forms/performance.json' },
};

/** Names of all schemas, outputs first. */
export const SCHEMA_NAMES: readonly string[] = [OUTPUTS, SETTINGS, INPUTS].flatMap(Object.keys);

function print(name: string, { schema, title }: SchemaEntry): string {
  const { $schema, ...rest } = z.toJSONSchema(schema, { target: 'draft-2020-12', metadata: PARTS });
  const $id = `urn:juesuan:schema:${name}:${SCHEMA_VERSION}`;
  return `${JSON.stringify({ $schema, $id, title, ...rest }, null, 2)}\n`;
}

/** The text of the JSON Schema `name`; null where there is none of that name. */
export function jsonSchema(name: string): string | null {
  const entry = [OUTPUTS, SETTINGS, INPUTS].find((group) => Object.hasOwn(group, name))?.[name];
  return entry === undefined ? null : print(name, entry);
}

/** The committed copies: path from the top of the repository, and text. */
export function schemaFiles(): [path: string, text: string][] {
  return [
    ...Object.entries({ ...OUTPUTS, ...SETTINGS }).map(([name, entry]): [string, string] => [
      `docs/schema/${name}.json`,
      print(name, entry),
    ]),
    ...Object.entries(INPUTS).map(([name, entry]): [string, string] => [`pipelines/schema/${name}.schema.json`, print(name, entry)]),
  ];
}
