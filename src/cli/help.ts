/**
 * The help texts, and docs/cli.md with the same words. Lines are folded at 100 characters for terminals.
 */
import { COMMANDS, type CommandSpec, EXIT_CODES, type OptionSpec } from './commands.ts';
import { FAILURE_CODES } from './failure-codes.ts';

const WIDTH = 100;

/** Line of docs/cli.md behind which the help texts stand. */
export const REFERENCE_MARK = '<!-- below: made by npm run docs -->';

/** `text` folded so that it ends before WIDTH when it begins at `indent`; later lines are indented as far. */
function fold(text: string, indent = 0): string {
  const lines: string[] = [];
  let line = '';
  for (const word of text.split(' ')) {
    if (line !== '' && indent + line.length + 1 + word.length > WIDTH) {
      lines.push(line);
      line = word;
    } else line = line === '' ? word : `${line} ${word}`;
  }
  return [...lines, line].join(`\n${' '.repeat(indent)}`);
}

function optionName({ name, value }: OptionSpec): string {
  const short = name === 'help' ? '-h, ' : '';
  return `${short}--${name}${value === undefined ? '' : ` ${value}`}`;
}

/** Rows of two columns, the first as wide as its widest entry. */
function twoColumns(rows: readonly (readonly [string, string])[]): string[] {
  const width = Math.max(...rows.map(([left]) => left.length)) + 4;
  return rows.map(([left, right]) => `  ${left}`.padEnd(width) + fold(right, width));
}

/** Help of one command. */
export function commandHelp(command: CommandSpec): string {
  const options = command.options.map((option) => [optionName(option), option.description] as const);
  return [
    `juesuan ${command.name} ${command.usage}`,
    '',
    fold(command.summary),
    ...command.details.flatMap((paragraph) => ['', fold(paragraph)]),
    '',
    'Options:',
    ...twoColumns(options),
    '',
    'Examples:',
    ...command.examples.map((example) => `  ${example}`),
    '',
  ].join('\n');
}

/** Help of the program. */
export function programHelp(): string {
  return [
    'juesuan <command> [options]',
    '',
    'Turns Chinese government final accounts (部门决算公开) into canonical facts and an anomaly log.',
    '',
    'Commands:',
    ...twoColumns(COMMANDS.map(({ name, summary }) => [name, summary] as const)),
    '',
    'Options:',
    ...twoColumns([
      ['-h, --help', 'print this help, or that of a command'],
      ['--version', 'print the version'],
    ]),
    '',
    'Exit codes:',
    ...twoColumns(EXIT_CODES.map(([code, meaning]) => [String(code), meaning] as const)),
    '',
  ].join('\n');
}

/** The part of docs/cli.md that repeats what the program says. */
export function helpReference(): string {
  const texts = [['juesuan', programHelp()], ...COMMANDS.map((command) => [`juesuan ${command.name}`, commandHelp(command)])] as const;
  const failures = Object.entries(FAILURE_CODES).map(([code, meaning]) => `| \`${code}\` | ${meaning} |`);
  return [
    ...texts.map(([title, text]) => `## ${title}\n\n\`\`\`text\n${text}\`\`\`\n`),
    `## Failure codes\n\n| code | meaning |\n|---|---|\n${failures.join('\n')}\n`,
  ].join('\n');
}
