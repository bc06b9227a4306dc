/**
 * From the words behind a command to its options and operands. Throws UsageError on anything that the command does not know.
 */
import { parseArgs } from 'node:util';
import type { CommandSpec } from './commands.ts';
import { UsageError } from './usage-error.ts';

export interface Arguments {
  command: string;
  operands: string[];
  /**
   * Values of the options given; switches hold `true`, or `false` where `--no-` stood before them; options that may stand several times
   * hold a list.
   */
  values: Readonly<Record<string, string | boolean | string[] | undefined>>;
}

/** The first sentence of a message of parseArgs; what follows explains parseArgs itself. */
function firstSentence(message: string): string {
  return (message.split(/\n|\. /)[0] ?? message).replace(/\.$/, '');
}

/** Parses the words behind the command's name. */
export function parseArguments(command: CommandSpec, words: readonly string[]): Arguments {
  const options = Object.fromEntries(
    command.options.map(({ name, value, multiple = false }) => [
      name,
      { type: value === undefined ? ('boolean' as const) : ('string' as const), multiple, ...(name === 'help' ? { short: 'h' } : {}) },
    ]),
  );
  try {
    const { positionals, values } = parseArgs({ args: [...words], options, allowPositionals: true, allowNegative: true, strict: true });
    return { command: command.name, operands: positionals, values: values as Arguments['values'] };
  } catch (error) {
    throw new UsageError(firstSentence((error as Error).message), command.name);
  }
}

/** The text of an option, or `fallback`. */
export function textOption<T extends string | undefined>({ values }: Arguments, name: string, fallback: T): string | T {
  const value = values[name];
  return typeof value === 'string' ? value : fallback;
}

/** True where a switch was given. */
export function hasSwitch({ values }: Arguments, name: string): boolean {
  return values[name] === true;
}

/** What a switch says; undefined where it was not given. */
export function switchOption({ values }: Arguments, name: string): boolean | undefined {
  const value = values[name];
  return typeof value === 'boolean' ? value : undefined;
}

/** The whole number from 1 of an option; undefined where it was not given. */
export function countOption(args: Arguments, name: string): number | undefined {
  const text = textOption(args, name, undefined);
  if (text === undefined) return undefined;
  const count = Number(text);
  if (!/^\d{1,9}$/.test(text) || count < 1) throw new UsageError(`--${name} takes a whole number from 1, not '${text}'`, args.command);
  return count;
}

/** One of `choices`; undefined where the option was not given. */
export function choiceOption<T extends string>(args: Arguments, name: string, choices: readonly T[]): T | undefined {
  const text = textOption(args, name, undefined);
  if (text === undefined) return undefined;
  const choice = choices.find((item) => item === text);
  if (choice === undefined) throw new UsageError(`--${name} takes ${choices.join(' or ')}, not '${text}'`, args.command);
  return choice;
}

/** Some of `choices`, given as a list with commas or by several options; undefined where none was given. */
export function choicesOption<T extends string>(args: Arguments, name: string, choices: readonly T[]): T[] | undefined {
  const texts = args.values[name];
  if (!Array.isArray(texts)) return undefined;
  const words = texts.flatMap((text) => text.split(',')).map((word) => word.trim());
  return words.map((word) => {
    const choice = choices.find((item) => item === word);
    if (choice === undefined) throw new UsageError(`--${name} takes ${choices.join(', ')}, not '${word}'`, args.command);
    return choice;
  });
}

/** The only operand. */
export function onlyOperand(args: Arguments, placeholder: string): string {
  const [operand, ...more] = args.operands;
  if (operand === undefined) throw new UsageError(`${placeholder} is missing`, args.command);
  if (more.length > 0) throw new UsageError(`only one ${placeholder} is taken`, args.command);
  return operand;
}
