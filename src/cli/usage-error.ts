/**
 * A wrong command line: one line that says what, and where to read more.
 */

export class UsageError extends Error {
  /** Name of the command whose help explains it; '' for the program's own. */
  readonly command: string;

  constructor(message: string, command = '') {
    super(message);
    this.name = 'UsageError';
    this.command = command;
  }
}
