/**
 * Whether the engine of recognition that was asked for is installed, asked before the first document.
 */
import type { OcrEngine } from '../model/ocr-mode.ts';
import { RunError } from './run-error.ts';

/** Throws RunError, with what to install, where an engine lacks packages. What is always installed is not looked for. */
export async function requireEngine(engine: OcrEngine = 'tesseract'): Promise<void> {
  if (engine === 'tesseract') return;
  const [{ missingPackages }, { peerVersions }] = await Promise.all([import('../ocr/engines.ts'), import('./package-version.ts')]);
  const missing = missingPackages(engine);
  if (missing.length === 0) return;
  const versions = peerVersions();
  throw new RunError(`the engine ${engine} needs packages that are not installed: ${missing.join(', ')}`, {
    hint: `npm install ${missing.map((name) => `${name}@${versions[name] ?? 'latest'}`).join(' ')}`,
  });
}
