/**
 * Self-evaluation forms that stand in plain lines, in which nothing parts their cells, and that could not be read.
 *
 * In → Out: blocks, the form's vocabulary → one finding a form with its title and how many figures it holds.
 * Evidence is the header of the indicators: the labels of three levels on one line, or each on a line of its own, one right below the
 * other, or those of the second and the third level with nothing between them, as no sentence has them. Limits: forms without such a
 * header; other sentences never count.
 */
import type { Finding } from '../anomaly/finding.ts';
import type { Block, TextLine } from '../model/block.ts';
import { normalizeLabel } from '../model/label.ts';
import type { PerformanceForm } from '../model/performance-form.ts';
import { cover } from '../model/place.ts';

const LEVELS = ['level1', 'level2', 'level3'] as const;
/** Lines that a header of three levels takes where its cells stand apart, blank ones left out. */
const HEADER_LINES = 4;
/** Lines above the header in which the form begins, and below it in which it ends. */
const MOST_ABOVE = 60;
const MOST_BELOW = 200;
/** Characters from which on a line with a full stop is no text of a cell. */
const PROSE = 60;
const PART = /^第[一二三四五六七八九十]+部分/;
const SENTENCE = /[。！？]/;
const FIGURE = /\d+(?:[.．]\d+)?/g;

/** What is lost with the forms. */
export function looseForms(blocks: readonly Block[], form: PerformanceForm): Finding[] {
  const lines = blocks.filter((block): block is TextLine => block.kind === 'line' && block.furniture === null && block.text.trim() !== '');
  const texts = lines.map(({ text }) => normalizeLabel(text));
  const levels = LEVELS.map((level) => labelsOf(form, level));
  const titles = form.titleWords.map(normalizeLabel);
  const names = [...form.attributes.projectName, ...form.attributes.entity].map(normalizeLabel);
  const headers: number[] = [];
  for (const [at, text] of texts.entries()) if (opensHeader(texts, { text, at }, levels)) headers.push(at);
  return headers.flatMap((at, i): Finding[] => {
    const first = startOf(texts, { at, before: headers[i - 1] ?? -1, names });
    const end = Math.min(startOf(texts, { at: headers[i + 1] ?? lines.length, before: at, names }), proseBelow(texts, at));
    const own = lines.slice(first, end);
    const count = own.reduce((sum, { text }) => sum + (text.match(FIGURE)?.length ?? 0), 0);
    const title =
      lines
        .slice(Math.max(0, first - HEADER_LINES), at)
        .findLast(({ text }) => isFormTitle(normalizeLabel(text), titles))
        ?.text.trim() ?? '';
    const args = { title, count: String(count) };
    return [{ rule: 'structure/unrecognised-table', args, locations: [cover(own.map(({ place }) => place))] }];
  });
}

function labelsOf(form: PerformanceForm, level: string): string[] {
  return form.indicatorColumns.flatMap(({ role, labels }) => (role === level ? labels.map(normalizeLabel) : []));
}

/** True for a line with labels of all levels, or of the first where the others stand on the lines below. */
function opensHeader(
  texts: readonly string[],
  { text, at }: { text: string; at: number },
  [first = [], ...others]: readonly (readonly string[])[],
): boolean {
  if (isRowOf(text, others)) return true;
  if (SENTENCE.test(text)) return false;
  const words = (labels: readonly string[]): boolean => labels.some((label) => text.includes(label));
  if (!words(first)) return false;
  if (others.every(words)) return true;
  const below = texts.slice(at + 1, at + HEADER_LINES);
  return first.includes(text) && others.every((labels) => below.some((line) => labels.includes(line)));
}

/** True where labels of the levels stand side by side: between two cells nothing is left but a blank. */
function isRowOf(text: string, [second = [], third = []]: readonly (readonly string[])[]): boolean {
  return second.some((label) => text.includes(label) && third.some((next) => text.includes(`${label}${next}`)));
}

/** First line of the form whose header stands at `at`: that with the project's name, else the header itself. */
function startOf(texts: readonly string[], { at, before, names }: { at: number; before: number; names: readonly string[] }): number {
  const least = Math.max(before + 1, at - MOST_ABOVE, 0);
  for (let i = at - 1; i >= least; i--) if (names.some((name) => texts[i]?.startsWith(name) === true)) return i;
  return at;
}

/** First line below the header that is prose or opens a part of the document. */
function proseBelow(texts: readonly string[], at: number): number {
  const below = texts.slice(at + 1, at + MOST_BELOW);
  const end = below.findIndex((text) => PART.test(text) || (SENTENCE.test(text) && text.length >= PROSE));
  return at + 1 + (end < 0 ? below.length : end);
}

/** True for a line, in normal form as the words are, that names such a form. */
export function isFormTitle(line: string, titleWords: readonly string[]): boolean {
  return titleWords.some((word) => line.includes(word)) && !SENTENCE.test(line);
}
