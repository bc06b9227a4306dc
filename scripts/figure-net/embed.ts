/**
 * `npx tsx scripts/figure-net/embed.ts figure-net.bin`: puts trained weights where recognition takes them from.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const TARGET = fileURLToPath(new URL('../../src/ocr/figure-weights.ts', import.meta.url));
const [source = 'figure-net.bin'] = process.argv.slice(2);
const text = readFileSync(TARGET, 'utf8');
const weights = readFileSync(source).toString('base64');
writeFileSync(TARGET, text.replace(/'[A-Za-z0-9+/=]*';/, `'${weights}';`));
