import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { jsonSchema, SCHEMA_NAMES, schemaFiles } from '../../../src/emit/json-schema.ts';

describe('JSON Schemas', () => {
  it.each(schemaFiles())('%s is current; npm run docs writes it anew', (path, text) => {
    expect(readFileSync(new URL(`../../../${path}`, import.meta.url), 'utf8')).toBe(text);
  });

  it('there is one for each output and each declarative input', () => {
    expect(SCHEMA_NAMES).toEqual([
      'document',
      'fact',
      'claim',
      'indicator',
      'table',
      'anomaly',
      'manifest',
      'config',
      'accept',
      'form',
      'family',
      'completeness',
      'titles',
      'narrative',
      'rule-book',
      'performance-form',
    ]);
    expect(jsonSchema('toString')).toBeNull();
  });

  it('close every object and name shared parts once', () => {
    const schema = JSON.parse(jsonSchema('document') ?? '');
    expect(schema.$schema).toBe('https://json-schema.org/draft/2020-12/schema');
    expect(schema.additionalProperties).toBe(false);
    expect(schema.properties.facts.items).toEqual({ $ref: '#/$defs/Fact' });
    expect(schema.$defs.Section.properties.children.items).toEqual({ $ref: '#/$defs/Section' });
  });
});
