/**
 * Self-evaluation forms that blanks alone laid out, as grids.
 *
 * In → Out: blocks → the same blocks, grids of aligned columns with the funds of a form replaced by a grid of the names above and the funds;
 * what stands around them is left as lines, heads and feet of pages behind them. Forms that can be read by their alignment as they are, and
 * forms that are not understood, stay what they were.
 * Limits: the indicators, whose names wrap and stand beside their rows, become lines, and whoever reads these reports the loss.
 */
import { bandedForm } from '../mapping/banded-form.ts';
import { indicatorRole, isOneOf, labelKey, type PerformanceLabels } from '../mapping/performance-labels.ts';
import { type Block, type Grid, plainLine, type TextLine } from '../model/block.ts';
import { normalizeLabel } from '../model/label.ts';
import { alignedFunds } from './aligned-funds.ts';
import { alignedHead, type HeadLine } from './aligned-head.ts';
import { alignedHeader } from './aligned-header.ts';
import { type AlignedLine, alignedLines, lineText } from './aligned-lines.ts';
import { formGrid } from './form-rows.ts';
import { opensPart } from './form-words.ts';

/** Blocks between the title of a form and its funds. */
const MOST_ABOVE = 16;
/** Blocks of a form behind its funds. */
const MOST_BEHIND = 40;

/** Blocks with the funds of forms that blanks laid out as grids of their own. */
export function restoreAligned(blocks: readonly Block[], labels: PerformanceLabels): Block[] {
  if (!blocks.some(isAligned)) return [...blocks];
  const result: Block[] = [];
  // Behind a form that is not understood no other is sure of its number among them.
  let isLost = false;
  for (let at = 0; at < blocks.length; at++) {
    const block = blocks[at];
    if (block === undefined) continue;
    const form = isAligned(block) && !isLost ? restored(block, result, labels) : null;
    if (form === null) {
      isLost ||= isOfForm(block, labels);
      result.push(block);
      continue;
    }
    result.splice(form.from, result.length, ...form.blocks);
    const end = endOf(blocks, at + 1, labels);
    result.push(...blocks.slice(at + 1, end).flatMap(asLines));
    at = end - 1;
  }
  return result;
}

function isAligned(block: Block): block is Grid {
  return block.kind === 'grid' && block.origin === 'spaces';
}

function asLines(block: Block): Block[] {
  return isAligned(block) ? alignedLines(block).map(toLine) : [block];
}

/** The blocks of a form from the lines above its funds on; null where it is not understood. */
function restored(grid: Grid, above: readonly Block[], labels: PerformanceLabels): { from: number; blocks: Block[] } | null {
  const lines = alignedLines(grid);
  const funds = alignedFunds(lines, labels);
  if (funds === null || bandedForm(grid, labels)?.hasIndicators === true) return null;
  const from = above.length - blocksAbove(above, labels);
  const between = above.slice(from).flatMap(asLines);
  const own = between.filter((block): block is TextLine => block.kind === 'line' && block.furniture === null);
  const head = alignedHead([...own.map(headLine), ...lines.slice(0, funds.from).map(wordsOf)], labels);
  if (head === null) return null;
  const left = own.slice(0, head.above);
  const furniture = between.filter((block) => block.kind === 'line' && block.furniture !== null);
  const behind = [...lines.slice(funds.to).map(toLine), ...furniture];
  return { from, blocks: [...left, formGrid([...head.rows, ...funds.rows]), ...behind] };
}

/** How many blocks stand above a form below its title. */
function blocksAbove(above: readonly Block[], labels: PerformanceLabels): number {
  let count = 0;
  for (let block = above.at(-1); block !== undefined && count < MOST_ABOVE; block = above.at(-1 - count)) {
    if (block.kind === 'line' ? isTitle(block.text, labels) || opensPart(block.text) : !isAligned(block) || isOfForm(block, labels)) break;
    count++;
  }
  return count;
}

/** The first block behind a form: the title or the funds of the next one, another part, or a grid that holds nothing of a form. */
function endOf(blocks: readonly Block[], from: number, labels: PerformanceLabels): number {
  let end = from;
  for (let block = blocks[end]; block !== undefined && end < from + MOST_BEHIND; block = blocks[++end]) {
    if (block.kind === 'line' ? isTitle(block.text, labels) || opensPart(block.text) : !isAligned(block) || !hasIndicators(block, labels))
      break;
  }
  return end;
}

/** True for a grid of indicators, or of remarks behind them, without funds. */
function hasIndicators(grid: Grid, labels: PerformanceLabels): boolean {
  const keys = alignedLines(grid).flatMap(({ words }) => words.map(({ text }) => labelKey(text)));
  const isOne = (key: string): boolean => isLevel(key, labels) || isOneOf(labels.closingLabels, key);
  return keys.some(isOne) && alignedHeader(alignedLines(grid), labels) === null;
}

/** True for a grid with funds or indicators, and for the header of indicators on a line. */
function isOfForm(block: Block, labels: PerformanceLabels): boolean {
  if (isAligned(block)) return alignedHeader(alignedLines(block), labels) !== null || hasIndicators(block, labels);
  return block.kind === 'line' && block.text.split(/\s+/).filter((word) => isLevel(labelKey(word), labels)).length > 1;
}

function isLevel(key: string, labels: PerformanceLabels): boolean {
  const role = indicatorRole(labels, key);
  return role === 'level1' || role === 'level2' || role === 'level3';
}

function headLine({ text, place }: TextLine): HeadLine {
  return { words: text.trim().split(/\s+/), place };
}

function wordsOf({ words, place }: AlignedLine): HeadLine {
  return { words: words.map(({ text }) => text), place };
}

function isTitle(text: string, { titleWords }: PerformanceLabels): boolean {
  const title = normalizeLabel(text);
  return titleWords.some((word) => title.includes(word));
}

function toLine(line: AlignedLine): TextLine {
  return plainLine(lineText(line), line.place);
}
