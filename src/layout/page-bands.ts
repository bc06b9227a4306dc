/**
 * Rows of a table whose cells stand at different heights: figures at the foot or the head of a row, codes and labels in its middle.
 *
 * In → Out: lines of words by baseline → the same lines, the figures of such a row brought together on one of them.
 * Lines nearer to each other than to any other are a band. It is one row where no two of its figures stand over each other, and where
 * its figures stand on several lines, or on one without text. Limits: bands that are not clearly apart stay as they are.
 */
import type { Word } from '../model/page.ts';
import { isAmount, isFigure } from './figures.ts';
import type { WordLine } from './page-text.ts';

/** Lines of one band are at most this far apart, in em; wrapped lines are. */
const WITHIN_EM = 1.45;
/** Other lines are further away by this factor than the lines of a band from each other. */
const APART = 1.3;

/** Lines with the figures of rows of several heights put together. */
export function settleBands(lines: readonly WordLine[]): WordLine[] {
  const settled: WordLine[] = [];
  for (const band of bandsOf(lines)) settled.push(...(isRow(band) && isApart(lines, band) ? gather(band) : band));
  return settled;
}

function bandsOf(lines: readonly WordLine[]): WordLine[][] {
  const bands: WordLine[][] = [];
  let before: WordLine | null = null;
  for (const line of lines) {
    const em = line.words[0]?.sizePt ?? 0;
    if (before !== null && line.baseline - before.baseline <= WITHIN_EM * em) bands[bands.length - 1]?.push(line);
    else bands.push([line]);
    before = line;
  }
  return bands;
}

/** True where the lines around a band are clearly further away than its own from each other. */
function isApart(lines: readonly WordLine[], band: readonly WordLine[]): boolean {
  const [first, last] = [band[0], band[band.length - 1]];
  if (first === undefined || last === undefined) return false;
  const widest = Math.max(...band.slice(1).map((line, i) => line.baseline - (band[i]?.baseline ?? 0)));
  const [above, below] = [lines[lines.indexOf(first) - 1], lines[lines.indexOf(last) + 1]];
  const isFar = (gap: number): boolean => gap >= APART * widest;
  return (above === undefined || isFar(first.baseline - above.baseline)) && (below === undefined || isFar(below.baseline - last.baseline));
}

/** True for the lines of one row with its figures at several heights. */
function isRow(band: readonly WordLine[]): boolean {
  if (band.length < 2 || !band.some(({ words }) => words.some(isAmountWord))) return false;
  const figureLines = band.filter(({ words }) => words.some(isFigureWord));
  const isBare = figureLines.length === 1 && figureLines[0]?.words.every(isFigureWord) === true;
  return (figureLines.length > 1 || isBare) && standAlone(band.flatMap(({ words }) => words.filter(isFigureWord)));
}

function isAmountWord({ text }: Word): boolean {
  return isAmount(text);
}

function isFigureWord({ text }: Word): boolean {
  return isFigure(text);
}

/** True where no two figures stand over each other. */
function standAlone(figures: readonly Word[]): boolean {
  const sorted = figures.slice().sort((a, b) => a.bbox[0] - b.bbox[0]);
  return sorted.every((word, i) => i === 0 || word.bbox[0] >= (sorted[i - 1]?.bbox[2] ?? 0));
}

/** The band with its figures on the line of codes and row numbers, or on the first line of text. */
function gather(band: readonly WordLine[]): WordLine[] {
  const counted = band.filter(({ words }) => words.some((word) => isFigureWord(word) && !isAmountWord(word)));
  const anchor = counted.length === 1 ? counted[0] : band.find(({ words }) => !words.every(isFigureWord));
  if (anchor === undefined) return [...band];
  const figures = band.flatMap((line) => (line === anchor ? [] : line.words.filter(isFigureWord)));
  const rest = band.map((line): WordLine => {
    const words = line === anchor ? [...line.words, ...figures] : line.words.filter((word) => !isFigureWord(word));
    return { ...line, words: words.sort((a, b) => a.bbox[0] - b.bbox[0]) };
  });
  return rest.filter(({ words }) => words.length > 0);
}
