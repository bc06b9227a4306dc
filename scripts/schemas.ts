/**
 * Writes the JSON Schemas: those of the outputs to docs/schema/, those of the declarative inputs to pipelines/schema/.
 */
import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { fileURLToPath } from 'node:url';
import { schemaFiles } from '../src/emit/json-schema.ts';

for (const [path, text] of schemaFiles()) {
  const target = fileURLToPath(new URL(`../${path}`, import.meta.url));
  mkdirSync(dirname(target), { recursive: true });
  writeFileSync(target, text);
}
