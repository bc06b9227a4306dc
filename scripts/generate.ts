/**
 * Writes invented disclosures with what they say: one case, or the committed corpus and samples. See USAGE in generate/arguments.ts.
 */
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { type Request, readArguments, USAGE } from './generate/arguments.ts';
import { writeCase, writeCorpus, writeSamples } from './generate/write-files.ts';

const fromRoot = (path: string): string => fileURLToPath(new URL(`../${path}`, import.meta.url));

async function run(request: Request): Promise<void> {
  switch (request.kind) {
    case 'help':
      console.log(USAGE);
      return;
    case 'corpus':
      await writeCorpus(fromRoot('test/corpus'));
      await writeSamples(fromRoot('samples'), fromRoot('docs/samples.md'));
      return;
    case 'case':
      console.log(join(request.out, await writeCase(request.out, request.made)));
  }
}

/** The request; null where the command line is wrong, which is then said. */
function requestOf(args: readonly string[]): Request | null {
  try {
    return readArguments(args);
  } catch (error) {
    console.error(`${error instanceof Error ? error.message : String(error)}\n\n${USAGE}`);
    process.exitCode = 2;
    return null;
  }
}

const request = requestOf(process.argv.slice(2));
if (request !== null) await run(request);
