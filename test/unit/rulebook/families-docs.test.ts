import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { familiesPage } from '../../../scripts/families-page.ts';
import { loadForms } from '../../../src/rulebook/load.ts';

describe('docs/families.md', () => {
  it('is what the data say; npm run docs writes it anew', () => {
    expect(readFileSync(new URL('../../../docs/families.md', import.meta.url), 'utf8')).toBe(familiesPage(loadForms()));
  });
});
