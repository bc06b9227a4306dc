/**
 * An output folder as text, to hold two runs against each other.
 */
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';

/** Times and durations of a manifest, which differ between equal runs. */
const TIMES = /"(startedAt|finishedAt|durationMs)": ?("[^"]*"|\d+)/g;

/**
 * Every file below a folder with its content, the manifest without its times. The private folder is left out: it holds the times of
 * the inputs, and whether they were old enough to be trusted.
 */
export function snapshot(out: string): Record<string, string> {
  const names = readdirSync(out, { recursive: true, encoding: 'utf8' }).filter(
    (name) => statSync(join(out, name)).isFile() && !name.startsWith('.juesuan'),
  );
  return Object.fromEntries(
    names.sort().map((name) => {
      const text = readFileSync(join(out, name), 'utf8');
      return [name, name === 'manifest.json' ? text.replace(TIMES, '') : text];
    }),
  );
}
