/**
 * Writes docs/rules.md from the catalogue of rules.
 */
import { writeFileSync } from 'node:fs';
import { CATALOGUE } from '../src/anomaly/catalogue.ts';
import { rulesPage } from './rules-page.ts';

writeFileSync(new URL('../docs/rules.md', import.meta.url), rulesPage(CATALOGUE));
