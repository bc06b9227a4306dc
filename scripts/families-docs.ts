/**
 * Writes docs/families.md from pipelines/: the form families, the forms with the labels they know, the classifications.
 */
import { writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { loadForms } from '../src/rulebook/load.ts';
import { familiesPage } from './families-page.ts';

writeFileSync(fileURLToPath(new URL('../docs/families.md', import.meta.url)), familiesPage(loadForms()));
