/**
 * The one error for a file that cannot be processed. A batch goes on after it and prints one line: what, where, what to do.
 */

/** Stable reasons; each is documented in `docs/cli.md`. */
export type DocumentErrorCode =
  | 'empty-file'
  | 'not-readable'
  | 'not-found'
  | 'too-large'
  | 'unsupported-format'
  | 'encrypted'
  | 'wrong-password'
  | 'damaged-pdf'
  | 'undecodable-text'
  | 'too-many-pages'
  | 'damaged-archive'
  | 'timed-out'
  | 'out-of-memory'
  | 'crashed'
  | 'internal';

/** Thrown where one input cannot be processed. `hint` says what its reader can do, in a short sentence without a full stop. */
export class DocumentError extends Error {
  readonly code: DocumentErrorCode;
  readonly hint: string;

  constructor(code: DocumentErrorCode, message: string, options: { hint: string; cause?: unknown }) {
    super(message, options.cause === undefined ? undefined : { cause: options.cause });
    this.name = 'DocumentError';
    this.code = code;
    this.hint = options.hint;
  }
}
