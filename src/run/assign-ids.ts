/**
 * Document ids that stay apart when the same bytes lie under the same name in several folders.
 *
 * The first in the order of `file` keeps the plain id, the next gets `-2`, and so on. Only inputs that share a stem can
 * meet, so only those are hashed before the run; the order of processing never matters.
 */
import { documentId, safeStem } from './document-id.ts';
import { type Input, STANDARD_INPUT } from './find-inputs.ts';
import { hashFile } from './read-input.ts';

/** Suffixes of ids (`-2`, `-3` …) by `file`; no entry for an input whose id stands alone. */
export type IdSuffixes = ReadonlyMap<string, string>;

function groupByStem(inputs: readonly Input[]): Input[][] {
  const groups = new Map<string, Input[]>();
  for (const input of inputs) {
    if (input.error !== null || input.path === STANDARD_INPUT) continue;
    // File systems of Windows and macOS take names that differ in case alone for the same.
    const stem = safeStem(input.file).toLowerCase();
    const group = groups.get(stem);
    if (group === undefined) groups.set(stem, [input]);
    else group.push(input);
  }
  return [...groups.values()].filter((group) => group.length > 1);
}

/** Finds the suffixes; `inputs` sorted by `file`. What cannot be hashed is left to fail where it is read. */
export async function assignIdSuffixes(inputs: readonly Input[]): Promise<IdSuffixes> {
  const suffixes = new Map<string, string>();
  for (const group of groupByStem(inputs)) {
    const seen = new Map<string, number>();
    for (const { file, path } of group) {
      const hash = await hashFile(path).catch(() => null);
      if (hash === null) continue;
      const id = documentId(file, hash).toLowerCase();
      const count = (seen.get(id) ?? 0) + 1;
      seen.set(id, count);
      if (count > 1) suffixes.set(file, `-${count}`);
    }
  }
  return suffixes;
}
