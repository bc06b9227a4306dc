/**
 * A format that cannot be written here. `hint` says what its reader can do, in a short sentence without a full stop.
 */
export class FormatError extends Error {
  readonly hint: string;

  constructor(message: string, options: { hint: string; cause?: unknown }) {
    super(message, options.cause === undefined ? undefined : { cause: options.cause });
    this.name = 'FormatError';
    this.hint = options.hint;
  }
}
