/**
 * A terminal that keeps what is printed.
 */
import type { Terminal } from '../../src/cli/terminal.ts';

export interface Printed extends Terminal {
  text: { stdout: string; stderr: string };
}

export function printedTerminal(): Printed {
  const text = { stdout: '', stderr: '' };
  return {
    text,
    stdout: (part) => {
      text.stdout += part;
    },
    stderr: (part) => {
      text.stderr += part;
    },
  };
}
