import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { COMMANDS } from '../../../src/cli/commands.ts';
import { commandHelp, helpReference, programHelp, REFERENCE_MARK } from '../../../src/cli/help.ts';

const docs = readFileSync(new URL('../../../docs/cli.md', import.meta.url), 'utf8');

describe('help', () => {
  it('stands in docs/cli.md word for word; npm run docs writes it anew', () => {
    const [, reference] = docs.split(REFERENCE_MARK);
    expect(reference).toBe(`\n\n${helpReference()}`);
  });

  it('names every option of a command once, and folds at 100 characters', () => {
    for (const command of COMMANDS) {
      const text = commandHelp(command);
      for (const { name } of command.options) expect(text.match(new RegExp(`^  (?:-h, )?--${name}(?![-\\w])`, 'gm'))).toHaveLength(1);
      expect(Math.max(...text.split('\n').map((line) => line.length))).toBeLessThanOrEqual(100);
    }
    expect(programHelp()).toContain('130');
  });
});
