import { describe, expect, it } from 'vitest';
import { choiceOption, countOption, hasSwitch, onlyOperand, parseArguments, textOption } from '../../../src/cli/arguments.ts';
import { EXTRACT } from '../../../src/cli/commands.ts';
import { UsageError } from '../../../src/cli/usage-error.ts';

const parse = (...words: string[]) => parseArguments(EXTRACT, words);

describe('arguments', () => {
  it('are operands, options and switches in any order; - is an operand', () => {
    const args = parse('a.pdf', '--out', 'x', '--quiet', '-', '--max-pages=5');
    expect(args.operands).toEqual(['a.pdf', '-']);
    expect([textOption(args, 'out', 'out'), hasSwitch(args, 'quiet'), hasSwitch(args, 'debug')]).toEqual(['x', true, false]);
    expect([countOption(args, 'max-pages'), countOption(args, 'concurrency')]).toEqual([5, undefined]);
  });

  it('take anything behind -- as an operand', () => {
    expect(parse('--', '--force').operands).toEqual(['--force']);
  });

  it.each([['--nothing'], ['--out'], ['--quiet=yes'], ['-x']])('refuse %s in one line', (word) => {
    const act = (): unknown => parse(word);
    expect(act).toThrow(UsageError);
    expect(act).toThrow(/^[^\n]{1,80}$/);
  });

  it.each(['0', '-1', '1.5', 'two', '1e3', ''])('refuse %j as a count', (text) => {
    expect(() => countOption(parse(`--concurrency=${text}`), 'concurrency')).toThrow(/whole number from 1/);
  });

  it('refuse what is not among the choices', () => {
    expect(() => choiceOption(parse('--fail-on', 'info'), 'fail-on', ['error', 'warning'])).toThrow(
      "--fail-on takes error or warning, not 'info'",
    );
  });

  it('refuse a missing or second operand', () => {
    expect(() => onlyOperand(parse(), 'FILE')).toThrow('FILE is missing');
    expect(() => onlyOperand(parse('a', 'b'), 'FILE')).toThrow('only one FILE');
  });
});
