/**
 * `juesuan trace`: from a fact of a finished run back to its source.
 */
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { renderTrace, type Trace, traceFact } from '../inspect/trace.ts';
import type { Document } from '../model/document.ts';
import type { Manifest } from '../model/manifest.ts';
import { RunError } from '../run/run-error.ts';
import { type Arguments, hasSwitch, onlyOperand, textOption } from './arguments.ts';
import { EXIT_OK } from './exit-code.ts';
import { printable, type Terminal } from './terminal.ts';
import { sourceWords } from './trace-source.ts';
import { UsageError } from './usage-error.ts';

async function readManifest(out: string): Promise<Manifest> {
  try {
    return JSON.parse(await readFile(join(out, 'manifest.json'), 'utf8')) as Manifest;
  } catch (cause) {
    throw new RunError(`no finished run in ${out}`, { hint: 'run juesuan extract first, or give its --out', cause });
  }
}

async function readDocument(out: string, id: string): Promise<Document> {
  try {
    return JSON.parse(await readFile(join(out, 'documents', id, 'document.json'), 'utf8')) as Document;
  } catch (cause) {
    throw new RunError(`no document ${id} in ${out}`, { hint: 'take an id from manifest.json', cause });
  }
}

/** The traces of the one document that has the fact. Throws UsageError where none has it, or several have. */
async function findTraces(out: string, ids: readonly string[], key: string): Promise<Trace[]> {
  const found: Trace[][] = [];
  for (const id of ids) {
    const traces = traceFact(await readDocument(out, id), key);
    if (traces.length > 0) found.push(traces);
  }
  const [only, ...more] = found;
  if (only === undefined)
    throw new UsageError(`no fact '${key}' in ${ids.length === 1 ? ids[0] : `the ${ids.length} documents of ${out}`}`, 'trace');
  if (more.length === 0) return only;
  const names = found.flatMap(([trace]) => (trace === undefined ? [] : [trace.document]));
  throw new UsageError(`${names.length} documents have it; choose with --document: ${names.join(', ')}`, 'trace');
}

/** Runs the command. */
export async function traceCommand(args: Arguments, terminal: Terminal): Promise<number> {
  const key = onlyOperand(args, 'FACT');
  const out = textOption(args, 'out', 'out');
  const manifest = await readManifest(out);
  const chosen = textOption(args, 'document', undefined);
  const ids = manifest.inputs.flatMap(({ id, outputs }) => (id === null || outputs.length === 0 ? [] : [id]));
  const traces = await findTraces(out, chosen === undefined ? ids : [chosen], key);
  const run = { out, manifest, input: textOption(args, 'input', undefined), password: textOption(args, 'password', undefined) };
  const places = traces.map(({ fact }) => fact.source);
  const { words, problem } = await sourceWords(run, traces[0]?.file ?? '', places);
  if (problem !== null) terminal.stderr(`the words of the source cannot be shown: ${printable(problem)}\n`);
  for (const [index, trace] of traces.entries()) trace.words = words?.[index] ?? null;
  terminal.stdout(hasSwitch(args, 'json') ? `${JSON.stringify(traces, null, 2)}\n` : traces.map(renderTrace).join('\n'));
  return EXIT_OK;
}
