/**
 * The error of a configuration or accept file: every problem found, one line each, with file, place and what to do.
 */
import type { z } from 'zod';
import { editDistance } from '../model/edit-distance.ts';

/** Thrown where a file of settings cannot be used. `message` has one line per problem: `file: place: what`. */
export class ConfigError extends Error {
  readonly hint: string;

  constructor(file: string, problems: readonly string[], options: { hint: string; cause?: unknown }) {
    super(problems.map((problem) => `${file}: ${problem}`).join('\n'), options.cause === undefined ? undefined : { cause: options.cause });
    this.name = 'ConfigError';
    this.hint = options.hint;
  }
}

/** Letters that two names may differ in to be taken for a slip of the pen. */
const SLIP = 2;

/** The name that was probably meant; undefined where none is near. */
function nearest(name: string, names: readonly string[]): string | undefined {
  return names.find((known) => editDistance(name.toLowerCase(), known.toLowerCase()) <= SLIP);
}

function placeOf(path: readonly PropertyKey[]): string {
  return path.map((part, index) => (typeof part === 'number' ? `[${part}]` : `${index === 0 ? '' : '.'}${String(part)}`)).join('');
}

function describe(issue: z.core.$ZodIssue, names: readonly string[]): string[] {
  const place = placeOf(issue.path);
  const before = place === '' ? '' : `${place}: `;
  if (issue.code !== 'unrecognized_keys') return [`${before}${issue.message}`];
  return issue.keys.map((key) => {
    const meant = place === '' ? nearest(key, names) : undefined;
    const known = place === '' ? `; settings are ${names.filter((name) => name !== '$schema').join(', ')}` : '';
    return `${before}there is no setting ${key}${meant === undefined ? known : `; did you mean ${meant}?`}`;
  });
}

/** The problems of a value, one sentence each, with the place of each. `names` are the settings that there are. */
export function describeIssues({ issues }: z.ZodError, names: readonly string[]): string[] {
  return issues.flatMap((issue) => describe(issue, names));
}
