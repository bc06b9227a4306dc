/**
 * docs/document-model.md: its examples satisfy the schemas, and the interfaces it shows name exactly their fields.
 */
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import type { z } from 'zod';
import { Anomaly } from '../src/model/anomaly.ts';
import { Grid, TextLine } from '../src/model/block.ts';
import { Document } from '../src/model/document.ts';
import { Fact } from '../src/model/fact.ts';
import { Claim, Indicator } from '../src/model/indicator.ts';
import { Manifest } from '../src/model/manifest.ts';
import { Page } from '../src/model/page.ts';
import { Place } from '../src/model/place.ts';
import { ContentsEntry, Section } from '../src/model/section.ts';
import { Table } from '../src/model/table.ts';

const SCHEMAS: Readonly<Record<string, z.ZodType>> = {
  Place,
  Page,
  TextLine,
  Grid,
  Table,
  Fact,
  Indicator,
  Claim,
  Section,
  ContentsEntry,
  Document,
  Anomaly,
  Manifest,
};
/** What no disclosure yields yet has no example. */
const WITHOUT_EXAMPLE = ['Claim'];

const page = readFileSync(new URL('../docs/document-model.md', import.meta.url), 'utf8');
const sections = page
  .split(/^## /m)
  .slice(1)
  .map((text) => ({ name: text.slice(0, text.indexOf('\n')), text, example: /^```json\n(.*)\n```$/m.exec(text)?.[1] }));

/** Field names of the interface that a section shows under its own name. */
function shownFields(name: string, text: string): string[] {
  const body = new RegExp(`^interface ${name} \\{ (.*) \\}$`, 'm').exec(text)?.[1] ?? '';
  // Types may hold braces and colons of their own; the names that count stand at depth 0.
  const outer = body.replace(/\{[^}]*\}/g, '');
  return outer.split(';').map((part) => part.trim().replace(/:.*$/, ''));
}

describe('docs/document-model.md', () => {
  it('has a section for each published type, in this order', () => {
    expect(sections.map(({ name }) => name)).toEqual(Object.keys(SCHEMAS));
    expect(sections.filter(({ example }) => example === undefined).map(({ name }) => name)).toEqual(WITHOUT_EXAMPLE);
  });

  it.each(sections.filter(({ example }) => example !== undefined))('shows a valid $name', ({ name, text, example = '' }) => {
    const value = JSON.parse(example) as Record<string, unknown>;
    expect(SCHEMAS[name]?.safeParse(value).error).toBeUndefined();
    expect(shownFields(name, text).sort()).toEqual(Object.keys(value).sort());
  });
});
