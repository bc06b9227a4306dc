/**
 * The program without its process: words in, text to a terminal, exit code out.
 *
 * Imports nothing heavy; each command is loaded when it is asked for.
 */
import { type Arguments, hasSwitch, parseArguments } from './arguments.ts';
import { COMMANDS, type CommandSpec } from './commands.ts';
import { EXIT_FAILURE, EXIT_INTERRUPTED, EXIT_OK } from './exit-code.ts';
import { commandHelp, programHelp } from './help.ts';
import { failureLine, printable, type Terminal } from './terminal.ts';
import { UsageError } from './usage-error.ts';

async function runCommand(args: Arguments, terminal: Terminal, signal: AbortSignal): Promise<number> {
  switch (args.command) {
    case 'extract':
      return (await import('./extract-command.ts')).extractCommand(args, terminal, { signal });
    case 'inspect':
      return (await import('./inspect-command.ts')).inspectCommand(args, terminal);
    case 'trace':
      return (await import('./trace-command.ts')).traceCommand(args, terminal);
    case 'compare':
      return (await import('./compare-command.ts')).compareCommand(args, terminal, signal);
    case 'suggest':
      return (await import('./suggest-command.ts')).suggestCommand(args, terminal, signal);
    case 'rules':
      return (await import('./rules-command.ts')).rulesCommand(args, terminal);
    case 'explain':
      return (await import('./rules-command.ts')).explainCommand(args, terminal);
    default:
      return (await import('./schema-command.ts')).schemaCommand(args, terminal);
  }
}

function findCommand(name: string): CommandSpec {
  const command = COMMANDS.find((item) => item.name === name);
  if (command === undefined) throw new UsageError(name.startsWith('-') ? `unknown option '${name}'` : `unknown command '${name}'`);
  return command;
}

/** Commands and options of the program itself; null where a command is to be run. */
async function answerProgramOption(first: string | undefined, terminal: Terminal): Promise<number | null> {
  if (first === undefined) {
    terminal.stderr(programHelp());
    return EXIT_FAILURE;
  }
  if (first === '--version') {
    const { packageVersion } = await import('../run/package-version.ts');
    terminal.stdout(`${packageVersion()}\n`);
    return EXIT_OK;
  }
  if (first === '--help' || first === '-h') {
    terminal.stdout(programHelp());
    return EXIT_OK;
  }
  return null;
}

/** Prints an error for people; its stack only where `debug` asks for it. */
function reportError(error: unknown, terminal: Terminal, debug: boolean): void {
  if (error instanceof UsageError) {
    const help = `see juesuan ${error.command === '' ? '' : `${error.command} `}--help`;
    terminal.stderr(`${failureLine('juesuan', { message: error.message, hint: help })}\n`);
    return;
  }
  const hint = error instanceof Error && 'hint' in error ? String(error.hint) : 'run again with --debug and report it';
  const message = error instanceof Error ? error.message : String(error);
  // A pipelines folder that cannot be used has several lines, one per problem.
  const lines = message.split('\n').map((line) => `juesuan: ${printable(line)}`);
  terminal.stderr(`${lines.join('\n')} — ${hint}\n`);
  if (debug && error instanceof Error) terminal.stderr(`${(error.cause instanceof Error ? error.cause : error).stack}\n`);
}

/** Runs the program on the words behind its name; resolves with the exit code and never rejects. */
export async function runCli(words: readonly string[], terminal: Terminal, signal: AbortSignal): Promise<number> {
  let args: Arguments | null = null;
  try {
    const answered = await answerProgramOption(words[0], terminal);
    if (answered !== null) return answered;
    const command = findCommand(words[0] ?? '');
    args = parseArguments(command, words.slice(1));
    if (!hasSwitch(args, 'help')) return await runCommand(args, terminal, signal);
    terminal.stdout(commandHelp(command));
    return EXIT_OK;
  } catch (error) {
    if (signal.aborted) {
      const written = ': finished documents and the manifest are written, the files for all documents are not — run again to go on';
      terminal.stderr(`interrupted${args?.command === 'extract' ? written : ''}\n`);
      return EXIT_INTERRUPTED;
    }
    reportError(error, terminal, args !== null && hasSwitch(args, 'debug'));
    return EXIT_FAILURE;
  }
}
