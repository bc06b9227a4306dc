/**
 * Inputs of earlier runs into the same folder that this run was not given: their documents stay part of the output, so that the new
 * year's files can be given alone and are held against last year's.
 *
 * In → Out: the inputs of this run, the ledger → the inputs of both, named from one root, and the ledger named from there. What lies
 * below something that was given and is not there any more is gone, and no part of the output. Sources of earlier inputs need not
 * be there: nothing of them is read.
 */
import { existsSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { ArchiveReader } from './archive-reader.ts';
import { byCodeUnit } from './code-unit-order.ts';
import { safeStem } from './document-id.ts';
import type { Input, InputList } from './find-inputs.ts';
import { commonFolder, fileFrom } from './input-root.ts';
import type { Ledger, LedgerEntry } from './ledger.ts';
import { hashInput } from './read-input.ts';

interface Earlier {
  path: string;
  entry: LedgerEntry;
}

/** True for a path that was given, or that lies below one. */
function isGiven(path: string, given: ReadonlySet<string>): boolean {
  for (let folder = path; ; folder = dirname(folder)) {
    if (given.has(folder)) return true;
    if (folder === dirname(folder)) return false;
  }
}

/** By what a file that lies elsewhere now is found: name and size. */
const look = (file: string, bytes: number | null): string => `${safeStem(file)} ${bytes}`;

/** Takes out files that were moved to where this run finds them. */
async function withoutMoved(earlier: readonly Earlier[], inputs: readonly Input[]): Promise<Earlier[]> {
  const found = new Map<string, Input[]>();
  for (const input of inputs) {
    const key = look(input.file, input.bytes);
    found.set(key, [...(found.get(key) ?? []), input]);
  }
  const archives = new ArchiveReader();
  const hashes = new Map<string, string | null>();
  const hashOf = async ({ path }: Input): Promise<string | null> => {
    const hash = hashes.get(path) ?? (await hashInput(path, archives));
    hashes.set(path, hash);
    return hash;
  };
  const isMoved = async ({ path, entry: { record } }: Earlier): Promise<boolean> => {
    const alike = found.get(look(record.file, record.bytes)) ?? [];
    if (record.sha256 === null || alike.length === 0 || existsSync(path)) return false;
    for (const input of alike) if ((await hashOf(input)) === record.sha256) return true;
    return false;
  };
  const staying: Earlier[] = [];
  try {
    for (const item of earlier) if (!(await isMoved(item))) staying.push(item);
  } finally {
    archives.close();
  }
  return staying;
}

/** Takes out what stands for a document that is no part of this run, and documents whose files were taken away. */
function withDocuments(earlier: readonly Earlier[], inputs: readonly Input[], out: string): Earlier[] {
  const paths = new Set([...earlier.map(({ path }) => path), ...inputs.map(({ path }) => resolve(path))]);
  return earlier.filter(({ path, entry: { record } }) => {
    const { duplicateOf, outputs, file } = record;
    if (duplicateOf === null) return outputs.every((output) => existsSync(join(out, output)));
    const root = path.slice(0, path.length - file.length);
    return paths.has(resolve(root, duplicateOf)) || existsSync(path);
  });
}

/** What the ledger knows beyond what was given. */
async function earlierInputs({ inputs, given }: InputList, ledger: Ledger, out: string): Promise<Earlier[]> {
  const { root } = ledger;
  if (root === null) return [];
  const all = [...ledger.all()].map((entry): Earlier => ({ path: resolve(root, entry.record.file), entry }));
  const beyond = all.filter(({ path }) => !isGiven(path, given));
  return beyond.length === 0 ? [] : withDocuments(await withoutMoved(beyond, inputs), inputs, out);
}

/** The inputs of a run with those of earlier runs, unless `prune` leaves these out; names the ledger from their root. */
export async function withEarlier(list: InputList, ledger: Ledger, { out, prune }: { out: string; prune: boolean }): Promise<InputList> {
  const earlier = prune ? [] : await earlierInputs(list, ledger, out);
  const root = earlier.length === 0 || ledger.root === null ? list.root : commonFolder([list.root, ledger.root]);
  ledger.moveTo(root);
  if (earlier.length === 0) return list;
  const inputs = [
    ...list.inputs.map((input): Input => ({ ...input, file: fileFrom(root, input.path) })),
    ...earlier.map(({ path, entry }): Input => {
      const { signature, record } = entry;
      return { file: fileFrom(root, path), path, bytes: record.bytes, signature, error: null, isEarlier: true };
    }),
  ];
  return { ...list, root, inputs: inputs.sort((a, b) => byCodeUnit(a.file, b.file)) };
}
