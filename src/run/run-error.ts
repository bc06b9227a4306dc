/**
 * The error of a run as a whole: nothing to read, or nowhere to write. One document's failure is a DocumentError instead.
 */

/** Thrown by `extract`. `hint` says what to do, in a short sentence without a full stop. */
export class RunError extends Error {
  readonly hint: string;

  constructor(message: string, options: { hint: string; cause?: unknown }) {
    super(message, options.cause === undefined ? undefined : { cause: options.cause });
    this.name = 'RunError';
    this.hint = options.hint;
  }

  /** The error of an output that could not be written into `out`. */
  static writing(out: string, cause: unknown): RunError {
    const why = cause instanceof Error && 'code' in cause ? String(cause.code) : String(cause);
    return new RunError(`cannot write into ${out} (${why})`, { hint: 'check its permissions and the free space', cause });
  }
}
