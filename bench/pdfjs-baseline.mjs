/**
 * The least that any reader of PDFs on pdf.js does: text content and operator list of every page of the files given.
 *
 * A process of its own without this project's code, with pdf.js's defaults but the folders that ship with it.
 */
import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, join, sep } from 'node:path';
import { getDocument } from 'pdfjs-dist/legacy/build/pdf.mjs';

const home = dirname(createRequire(import.meta.url).resolve('pdfjs-dist/package.json'));

for (const file of process.argv.slice(2)) {
  const task = getDocument({
    data: new Uint8Array(await readFile(file)),
    verbosity: 0,
    cMapUrl: join(home, 'cmaps', sep),
    cMapPacked: true,
    standardFontDataUrl: join(home, 'standard_fonts', sep),
  });
  const document = await task.promise;
  for (let number = 1; number <= document.numPages; number++) {
    const page = await document.getPage(number);
    await page.getTextContent();
    await page.getOperatorList();
    page.cleanup();
  }
  await task.destroy();
}
