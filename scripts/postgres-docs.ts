/**
 * Writes docs/schema/postgres.sql.
 */
import { writeFileSync } from 'node:fs';
import { postgresTables } from './postgres-tables.ts';

writeFileSync(new URL('../docs/schema/postgres.sql', import.meta.url), postgresTables());
