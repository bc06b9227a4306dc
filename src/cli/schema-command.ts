/**
 * `juesuan schema`: prints a JSON Schema, or the names of all.
 */
import { jsonSchema, SCHEMA_NAMES } from '../emit/json-schema.ts';
import { type Arguments, onlyOperand } from './arguments.ts';
import { EXIT_OK } from './exit-code.ts';
import type { Terminal } from './terminal.ts';
import { UsageError } from './usage-error.ts';

/** Runs the command. */
export function schemaCommand(args: Arguments, terminal: Terminal): number {
  if (args.operands.length === 0) {
    terminal.stdout(`${SCHEMA_NAMES.join('\n')}\n`);
    return EXIT_OK;
  }
  const name = onlyOperand(args, 'NAME');
  const text = jsonSchema(name);
  if (text === null) throw new UsageError(`no schema '${name}', only ${SCHEMA_NAMES.join(', ')}`, args.command);
  terminal.stdout(text);
  return EXIT_OK;
}
