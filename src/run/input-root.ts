/**
 * The input root: the deepest folder that holds every input, from which inputs are named.
 *
 * Names from there are free of absolute paths and do not depend on the working folder. Outputs use `/` on every system.
 */
import { basename, dirname, parse, relative, resolve, sep } from 'node:path';

/** The deepest folder that holds all of `folders` (absolute, at least one); '' where there is none (drives of Windows). */
export function commonFolder(folders: readonly string[]): string {
  return folders.reduce((common, folder) => {
    let candidate = common;
    while (candidate !== '' && relative(candidate, folder).split(sep)[0] === '..') {
      const parent = dirname(candidate);
      candidate = parent === candidate ? '' : parent;
    }
    return parse(candidate).root === parse(folder).root ? candidate : '';
  });
}

/** `path` from the input root, with `/`; without a common root its drive becomes the first folder. */
export function fileFrom(root: string, path: string): string {
  const file = root === '' ? resolve(path).replace(':', '') : relative(root, resolve(path));
  return file.split(sep).join('/') || basename(path);
}

/** `to` seen from `from`, both absolute, with `/`; null where they lie on different drives of Windows, or `to` is ''. */
export function pathBetween(from: string, to: string): string | null {
  if (to === '' || parse(from).root !== parse(to).root) return null;
  return relative(from, to).split(sep).join('/') || '.';
}

/** The input root seen from the output folder; null where they share no folder below the root of the file system. */
export function rootFromOutput(root: string, out: string): string | null {
  const common = root === '' ? '' : commonFolder([root, resolve(out)]);
  if (common === '' || dirname(common) === common) return null;
  return pathBetween(resolve(out), root);
}
