import { setFlagsFromString } from 'node:v8';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { compileWithoutHelpers, setEngineOptions } from '../../../src/cli/engine-options.ts';

vi.mock('node:v8', () => ({ setFlagsFromString: vi.fn() }));

describe('options of the engine', () => {
  beforeEach(() => void vi.mocked(setFlagsFromString).mockClear());

  it('compiles later and collects in the own thread under Node 20', () => {
    setEngineOptions('11.3.244.8-node.38');
    expect(vi.mocked(setFlagsFromString).mock.calls).toEqual([['--interrupt-budget=500000'], ['--no-parallel-scavenge']]);
  });

  it.each(['11.8.172.17-node.20', '12.4.254.21-node.33', '13.6.233.17-node.37'])('sets no option that V8 %s may not know', (v8) => {
    setEngineOptions(v8);
    expect(setFlagsFromString).not.toHaveBeenCalled();
  });

  it('leaves no compiling to helpers where each processor has a thread of its own', () => {
    compileWithoutHelpers(2, 2);
    expect(vi.mocked(setFlagsFromString).mock.calls).toEqual([['--no-concurrent-recompilation']]);
  });

  it('lets the helpers of the engine use processors that no thread needs', () => {
    compileWithoutHelpers(1, 2);
    expect(setFlagsFromString).not.toHaveBeenCalled();
  });
});
