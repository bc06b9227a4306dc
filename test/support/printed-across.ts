/**
 * A page that is too wide for the paper, printed on several pages side by side as spreadsheets do: cut at borders of columns, texts
 * that run over a cut shown in part on both, the whole of them drawn.
 */
import type { Page, RulingLine, Word } from '../../src/model/page.ts';

export interface PaperOptions {
  /** Left margin of each page after the first. */
  margin: number;
  widthPt: number;
}

/** The pages from left to right, all with the number of the page given. `cuts` are the x of the borders that it is cut at. */
export function printAcross(page: Page, cuts: readonly number[], { margin, widthPt }: PaperOptions): Page[] {
  const bounds = [Number.NEGATIVE_INFINITY, ...cuts, Number.POSITIVE_INFINITY];
  return bounds.slice(1).map((to, i) => {
    const from = bounds[i] ?? to;
    const shift = Number.isFinite(from) ? margin - from : 0;
    const pieces = page.words.map((word) => piecesOf(word, [from, to]));
    return {
      ...page,
      widthPt,
      words: pieces.flatMap(({ shown }) => shown.map((word) => moved(word, shift))),
      hiddenWords: pieces.flatMap(({ hidden }) => hidden.map((word) => moved(word, shift))),
      rulingLines: page.rulingLines.flatMap((rule) => rulesBetween(rule, [from, to], shift)),
    };
  });
}

type Bounds = readonly [from: number, to: number];

/** What a page shows of a word, and what it draws beyond its edges. A character belongs to the page on which its middle lies. */
function piecesOf(word: Word, [from, to]: Bounds): { shown: Word[]; hidden: Word[] } {
  const characters = Array.from(word.text);
  const width = (word.bbox[2] - word.bbox[0]) / characters.length;
  const isShown = characters.map((_, i) => word.bbox[0] + (i + 0.5) * width >= from && word.bbox[0] + (i + 0.5) * width < to);
  if (!isShown.includes(true)) return { shown: [], hidden: [] };
  const piece = (start: number, end: number): Word[] =>
    start === end
      ? []
      : [
          {
            ...word,
            text: characters.slice(start, end).join(''),
            bbox: [word.bbox[0] + start * width, word.bbox[1], word.bbox[0] + end * width, word.bbox[3]],
          },
        ];
  const [first, end] = [isShown.indexOf(true), isShown.lastIndexOf(true) + 1];
  return { shown: piece(first, end), hidden: [...piece(0, first), ...piece(end, characters.length)] };
}

function moved(word: Word, shift: number): Word {
  const [x0, y0, x1, y1] = word.bbox;
  return { ...word, bbox: [x0 + shift, y0, x1 + shift, y1] };
}

function rulesBetween(rule: RulingLine, [from, to]: Bounds, shift: number): RulingLine[] {
  if (rule.orientation === 'vertical')
    return rule.position >= from - 0.1 && rule.position <= to + 0.1 ? [{ ...rule, position: rule.position + shift }] : [];
  const [start, end] = [Math.max(rule.start, from), Math.min(rule.end, to)];
  return end - start > 1 ? [{ ...rule, start: start + shift, end: end + shift }] : [];
}
