import { setFlagsFromString } from 'node:v8';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { compileLater } from '../../../src/cli/compile-later.ts';

vi.mock('node:v8', () => ({ setFlagsFromString: vi.fn() }));

describe('compiling later', () => {
  beforeEach(() => void vi.mocked(setFlagsFromString).mockClear());

  it('raises the budget under Node 20', () => {
    compileLater('11.3.244.8-node.38');
    expect(vi.mocked(setFlagsFromString).mock.calls).toEqual([['--interrupt-budget=500000']]);
  });

  it.each(['11.8.172.17-node.20', '12.4.254.21-node.33', '13.6.233.17-node.37'])('sets no option that V8 %s may not know', (v8) => {
    compileLater(v8);
    expect(setFlagsFromString).not.toHaveBeenCalled();
  });
});
