import { describe, expect, it } from 'vitest';
import { CATALOGUE } from '../../../src/anomaly/catalogue.ts';
import { runCli } from '../../../src/cli/run-cli.ts';

async function run(...words: string[]) {
  const text = { stdout: '', stderr: '' };
  const terminal = {
    stdout: (chunk: string) => {
      text.stdout += chunk;
    },
    stderr: (chunk: string) => {
      text.stderr += chunk;
    },
  };
  return { code: await runCli(words, terminal, new AbortController().signal), ...text };
}

describe('juesuan rules', () => {
  it('lists every rule of the catalogue', async () => {
    const { code, stdout } = await run('rules');
    expect(code).toBe(0);
    const ids = stdout.split('\n').map((line) => line.split('\t')[0]);
    expect(ids).toEqual(expect.arrayContaining(Object.keys(CATALOGUE)));
    expect(stdout).toContain('structure/code-conflict\tinfo\textraction\t');
  });

  it('prints all that is known as JSON', async () => {
    const rules = JSON.parse((await run('rules', '--json')).stdout) as { id: string; message: string }[];
    expect(rules.find(({ id }) => id === 'structure/code-conflict')?.message).toBe(CATALOGUE['structure/code-conflict'].message);
  });

  it('takes no operand', async () => {
    expect(await run('rules', 'structure/code-conflict')).toMatchObject({ code: 2, stdout: '' });
  });
});

describe('juesuan explain', () => {
  it('prints the pages of the rules named', async () => {
    const { code, stdout } = await run('explain', 'structure/code-conflict', 'unit/assumed');
    expect(code).toBe(0);
    expect(stdout).toContain('# structure/code-conflict\n');
    expect(stdout).toContain(CATALOGUE['unit/assumed'].why);
  });

  it('names the rules that may have been meant', async () => {
    const { code, stderr } = await run('explain', 'code-conflict');
    expect(code).toBe(2);
    expect(stderr).toContain("no rule 'code-conflict'; did you mean structure/code-conflict?");
  });
});
