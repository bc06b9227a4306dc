/**
 * Furniture of a text dump: a watermark that the dump repeats between its pages, and page numbers on lines of their own.
 *
 * Limits: only short lines of ideographs that stand alone, are repeated often and are no caption of a table; only page numbers that
 * count up. A line that may be content stays body.
 */
import type { Block, TextLine } from '../model/block.ts';
import type { Marks } from './furniture.ts';
import { linesBetweenGrids } from './furniture-between.ts';
import { compactOf, isProtected, pageNumberOf } from './furniture-shapes.ts';

/** A watermark is repeated so often at least. */
const MIN_REPEATS = 4;
/** A phrase of this many ideographs. */
const PHRASE = /^[\u4e00-\u9fff]{4,16}$/;
/** Words of captions, headings and template sentences of a disclosure; a line with one of them is content. */
const CONTENT = /表|部门|单位|部分|决算|预算|收入|支出|项目|年度|目录|公开|情况|概况|合计|金额|拨款|经费|绩效|指标|名词|附件|没有|数据/;
/** So many numbers in a row that count up are page numbers. */
const MIN_NUMBERS = 3;

/** Furniture of a text dump's blocks. */
export function repeatedLines(blocks: readonly Block[]): Marks {
  const marks = new Map<TextLine, NonNullable<TextLine['furniture']>>();
  const alone = blocks.filter((block, i): block is TextLine => block.kind === 'line' && standsAlone(blocks, i));
  const byText = new Map<string, TextLine[]>();
  for (const line of alone) {
    const text = compactOf(line.text);
    if (!PHRASE.test(text) || CONTENT.test(text) || isProtected(text)) continue;
    const same = byText.get(text);
    if (same === undefined) byText.set(text, [line]);
    else same.push(line);
  }
  for (const lines of byText.values()) if (lines.length >= MIN_REPEATS) for (const line of lines) marks.set(line, 'watermark');
  for (const line of linesBetweenGrids(blocks)) marks.set(line, 'header');
  for (const line of countingLines(alone)) marks.set(line, 'page-number');
  return marks;
}

/** True for a line with a break on both sides that is no heading and does not stand right above a table. */
function standsAlone(blocks: readonly Block[], i: number): boolean {
  const line = blocks[i];
  const next = blocks[i + 1];
  if (line?.kind !== 'line' || !line.breakBefore || line.headingMarks !== null) return false;
  return next === undefined || (next.breakBefore && next.kind === 'line');
}

/** Lines that are numbers, each one more than the one before. */
function countingLines(lines: readonly TextLine[]): TextLine[] {
  const found: TextLine[] = [];
  let chain: TextLine[] = [];
  let last = Number.NaN;
  for (const line of lines) {
    const number = pageNumberOf(line.text);
    if (number === null) continue;
    if (number.value !== last + 1) chain = [];
    chain.push(line);
    last = number.value;
    if (chain.length === MIN_NUMBERS) found.push(...chain);
    else if (chain.length > MIN_NUMBERS) found.push(line);
  }
  return found;
}
