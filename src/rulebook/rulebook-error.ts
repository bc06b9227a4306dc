/**
 * The error of a pipelines folder that cannot be used: every problem found, one line each, with file, place and what to do.
 */

/** One thing wrong with a file: `place` is a line of a CSV file or a path into a JSON file; '' for the file as a whole. */
export interface Problem {
  file: string;
  place: string;
  /** What was found and what to do, one sentence without a full stop. */
  message: string;
}

/** Thrown by `loadForms`. `message` has one line per problem: `file:place: message`. */
export class RulebookError extends Error {
  readonly problems: readonly Problem[];

  constructor(problems: readonly Problem[], options?: { cause?: unknown }) {
    super(problems.map(render).join('\n'), options);
    this.name = 'RulebookError';
    this.problems = problems;
  }
}

function render({ file, place, message }: Problem): string {
  return place === '' ? `${file}: ${message}` : `${file}:${place}: ${message}`;
}
