/**
 * Where the time of reading goes, stage by stage, in this process after one round that is not counted.
 *
 * The stages are called as `run/read-document.ts` calls them; the compiler keeps the two alike in types, not in order.
 */
import { readFileSync } from 'node:fs';
import { markFurniture } from '../src/layout/furniture.ts';
import { layoutPage } from '../src/layout/page-blocks.ts';
import { layoutText } from '../src/layout/text-blocks.ts';
import { compileLexicon } from '../src/mapping/lexicon.ts';
import { mapTables } from '../src/mapping/map-tables.ts';
import type { Block } from '../src/model/block.ts';
import { loadForms } from '../src/rulebook/load.ts';
import { outline } from '../src/segment/outline.ts';
import { findTableRegions } from '../src/segment/table-regions.ts';
import { decodeText } from '../src/source/decode-text.ts';
import { openPdf } from '../src/source/pdf.ts';
import type { Inputs } from './inputs.ts';

export type StageTimes = Record<'source' | 'layout' | 'tables' | 'outline', number>;

const lexicon = compileLexicon(loadForms());

class Clock {
  readonly times: StageTimes = { source: 0, layout: 0, tables: 0, outline: 0 };
  #last = performance.now();

  /** Counts the time since the last call to `stage`. */
  tick(stage: keyof StageTimes | null): void {
    const now = performance.now();
    if (stage !== null) this.times[stage] += now - this.#last;
    this.#last = now;
  }
}

async function pdfBlocks(bytes: Uint8Array, clock: Clock): Promise<Block[]> {
  const pdf = await openPdf(bytes);
  const pages: Block[][] = [];
  for (let number = 1; number <= pdf.pageCount; number++) {
    const page = await pdf.page(number);
    clock.tick('source');
    pages.push(layoutPage(page));
    clock.tick('layout');
  }
  await pdf.close();
  const blocks = markFurniture(pages);
  clock.tick('layout');
  return blocks;
}

function textBlocks(bytes: Uint8Array, clock: Clock): Block[] {
  const { text } = decodeText(bytes);
  clock.tick('source');
  const blocks = markFurniture([layoutText(text)]);
  clock.tick('layout');
  return blocks;
}

function readBlocks(blocks: Block[], file: string, clock: Clock): void {
  const regions = findTableRegions(blocks, lexicon.titles);
  mapTables(regions, lexicon, 1);
  clock.tick('tables');
  const tableLines = new Set<Block>(regions.flatMap((region) => [...region.captions, ...region.notes]));
  outline({ blocks, tableLines, file });
  clock.tick('outline');
}

async function readAll({ pdfs, texts }: Inputs): Promise<StageTimes> {
  const clock = new Clock();
  for (const file of [...pdfs, ...texts]) {
    const bytes = new Uint8Array(readFileSync(file));
    clock.tick(null);
    readBlocks(pdfs.includes(file) ? await pdfBlocks(bytes, clock) : textBlocks(bytes, clock), file, clock);
  }
  return clock.times;
}

/** Milliseconds of each stage over all inputs, from the second reading of each. */
export async function stageTimes(inputs: Inputs): Promise<StageTimes> {
  await readAll(inputs);
  return readAll(inputs);
}
