/**
 * Disclosures for the batch benchmark: half PDF, half text, about 30 pages each, made by the generator.
 *
 * Laying out a PDF takes as long as reading several, so a number of distinct ones is made and the rest are these with a line behind
 * their end that no reader minds: other bytes, the same work.
 */
import { mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { makeCase } from '../scripts/generate/case.ts';
import type { MakeOptions } from '../scripts/generate/make-disclosure.ts';

export interface BatchInputs {
  folder: string;
  documents: number;
  /** Disclosures that are laid out; at most as many as documents. */
  distinct: number;
}

const FAMILIES = ['sichuan', 'hubei', 'shanxi', 'national-2022', 'shanghai'] as const satisfies readonly MakeOptions['family'][];
const PDF = {
  rules: 'lines',
  orientation: 'portrait',
  repeatHeader: true,
  repeatTitle: false,
  rowHeight: 'tall',
  fakeBold: false,
  watermark: null,
  runningHead: null,
  pageNumbers: 'dash',
  captionStyle: 'lines',
} as const;
const TEXT = { tables: 'tabs', captions: 'lines', cutAfter: 0, contents: 'dots', pageLines: false } as const;

/** A disclosure by its number: even ones are PDFs. */
async function disclosure(number: number): Promise<{ bytes: Uint8Array; extension: string }> {
  const family = FAMILIES[(number >> 1) % FAMILIES.length] ?? 'sichuan';
  const make: MakeOptions = { seed: number + 1, family, full: true, overall: true };
  return makeCase({ make, layout: number % 2 === 0 ? { kind: 'pdf', options: PDF } : { kind: 'text', options: TEXT } });
}

/** Writes the inputs into subfolders of a hundred, where they are not there already; returns their folder. */
export async function makeInputs({ folder, documents, distinct }: BatchInputs): Promise<string> {
  mkdirSync(folder, { recursive: true });
  const there = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((name) => /\.(?:pdf|txt)$/.test(name)).length;
  if (there === documents) return folder;
  const made = [];
  for (let number = 0; number < Math.min(distinct, documents); number++) made.push(await disclosure(number));
  for (let number = 0; number < documents; number++) {
    const { bytes, extension } = made[number % made.length] ?? (await disclosure(number));
    const into = join(folder, String(Math.floor(number / 100)));
    mkdirSync(into, { recursive: true });
    const mark = extension === 'pdf' ? `\n% ${number}\n` : `\n${number}\n`;
    writeFileSync(join(into, `${number}.${extension}`), Buffer.concat([bytes, Buffer.from(number < made.length ? '' : mark)]));
  }
  return folder;
}
