/**
 * `npx tsx scripts/figure-net/embed.ts figure-net.bin`: puts trained weights where recognition takes them from.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const TARGET = fileURLToPath(new URL('../../src/ocr/figure-weights.ts', import.meta.url));
/** The weights, perhaps with a type behind them. */
const EMBEDDED = /'[A-Za-z0-9+/=]*'( as string)?;/;
const [source = 'figure-net.bin'] = process.argv.slice(2);
const text = readFileSync(TARGET, 'utf8');
const weights = readFileSync(source).toString('base64');
if (!EMBEDDED.test(text)) throw new Error(`no weights to replace in ${TARGET}`);
writeFileSync(TARGET, text.replace(EMBEDDED, `'${weights}'$1;`));
