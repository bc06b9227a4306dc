/**
 * `juesuan inspect`: what was read from one page of a PDF, as text or drawn over the page; or from a text file.
 */
import { writeFile } from 'node:fs/promises';

import { DocumentError } from '../model/error.ts';
import { readInput } from '../run/read-input.ts';
import { RunError } from '../run/run-error.ts';
import { sniff } from '../source/sniff.ts';
import { type Arguments, countOption, onlyOperand, textOption } from './arguments.ts';
import { EXIT_OK } from './exit-code.ts';
import { printable, type Terminal } from './terminal.ts';
import { textListing } from './text-listing.ts';
import { UsageError } from './usage-error.ts';

const STANDARD_OUTPUT = '-';

async function inspectText(bytes: Uint8Array, args: Arguments, terminal: Terminal): Promise<void> {
  for (const name of ['page', 'svg']) {
    if (args.values[name] !== undefined) throw new UsageError(`a text file has no pages, so it takes no --${name}`, args.command);
  }
  const [{ decodeText }, { withIdeographs }, { withoutLetterSpacing }, { layoutText }] = await Promise.all([
    import('../source/decode-text.ts'),
    import('../source/radicals.ts'),
    import('../source/letter-spacing.ts'),
    import('../layout/text-blocks.ts'),
  ]);
  terminal.stdout(textListing(layoutText(withoutLetterSpacing(withIdeographs(decodeText(bytes).text).text).text)));
}

/** Writes the overlay where it was asked for; true where it went to standard output. */
async function writeSvg(svg: string, target: string | undefined, terminal: Terminal): Promise<boolean> {
  if (target === undefined) return false;
  if (target === STANDARD_OUTPUT) {
    terminal.stdout(svg);
    return true;
  }
  try {
    await writeFile(target, svg);
  } catch (error) {
    throw RunError.writing(target, error);
  }
  terminal.stderr(`overlay written to ${printable(target)}\n`);
  return false;
}

async function inspectPdf(bytes: Uint8Array, args: Arguments, terminal: Terminal): Promise<void> {
  const [{ openPdf }, { layoutPage }, { pageSvg, pageText }] = await Promise.all([
    import('../source/pdf.ts'),
    import('../layout/page-blocks.ts'),
    import('../inspect/page-svg.ts'),
  ]);
  const number = countOption(args, 'page') ?? 1;
  const password = textOption(args, 'password', undefined);
  const pdf = await openPdf(bytes, password === undefined ? {} : { password });
  try {
    if (number > pdf.pageCount) throw new UsageError(`no page ${number}, the file has ${pdf.pageCount}`, args.command);
    const page = await pdf.page(number);
    const blocks = layoutPage(page);
    const svg = textOption(args, 'svg', undefined);
    const isShown = svg !== undefined && (await writeSvg(pageSvg(page, blocks), svg, terminal));
    if (!isShown) terminal.stdout(pageText(page, blocks));
  } finally {
    await pdf.close();
  }
}

async function inspect(path: string, args: Arguments, terminal: Terminal): Promise<void> {
  const { bytes } = await readInput(path);
  const kind = sniff(bytes);
  if (kind === 'pdf') await inspectPdf(bytes, args, terminal);
  else if (kind === 'text') await inspectText(bytes, args, terminal);
  else throw new RunError(`${path} is neither PDF nor text`, { hint: 'give a PDF or a text file' });
}

/** Runs the command. */
export async function inspectCommand(args: Arguments, terminal: Terminal): Promise<number> {
  const path = onlyOperand(args, 'FILE');
  try {
    await inspect(path, args, terminal);
  } catch (error) {
    if (!(error instanceof DocumentError)) throw error;
    throw new RunError(`${path}: ${error.message}`, { hint: error.hint, cause: error });
  }
  return EXIT_OK;
}
