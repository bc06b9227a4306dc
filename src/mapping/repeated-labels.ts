/**
 * The header of a recognised table of several pages, each label from the page on which it was read best.
 *
 * In → Out: the pieces of a table and its form → header paths of the first piece with a header, each label in the reading of the piece
 * that has a word of the form, or comes nearest to one. Only labels at the same place in headers of the same shape. A text layer says
 * what it says.
 */
import { normalizeLabel, stripOrdinal } from '../model/label.ts';
import { distanceBetween } from '../model/likeness.ts';
import type { GridReading } from '../table/read-grid.ts';
import { wordsOf } from './header-words.ts';
import type { FormLexicon, Lexicon } from './lexicon.ts';

/** Header paths of `first`, misread labels as the pieces that repeat the header have them. */
export function bestReadPaths(
  first: GridReading,
  { pieces, form, lexicon }: { pieces: readonly GridReading[]; form: FormLexicon; lexicon: Lexicon },
): string[][] {
  const others = pieces.filter(
    (piece) => piece !== first && isRecognised(piece) && piece.header.paths.length === first.header.paths.length,
  );
  if (others.length === 0 || !isRecognised(first)) return first.header.paths;
  const words = [...wordsOf(form, lexicon).keys()];
  const shareTo = (label: string): number => Math.min(...words.map((word) => distanceShare(normal(label), word)), 1);
  return first.header.paths.map((path, c) => {
    const ways = [path, ...others.flatMap(({ header }) => (header.paths[c]?.length === path.length ? [header.paths[c] ?? []] : []))];
    return path.map((_, level) =>
      bestOf(
        ways.map((way) => way[level] ?? ''),
        shareTo,
      ),
    );
  });
}

/** The reading that is a word; else the one of several pages, which is none by chance; else the one that comes nearest to a word. */
function bestOf(readings: readonly string[], shareTo: (label: string) => number): string {
  const [own = ''] = readings;
  const distinct = [...new Set(readings)];
  if (distinct.length === 1) return own;
  const shares = distinct.map(shareTo);
  const nearest = distinct[shares.indexOf(Math.min(...shares))] ?? own;
  const repeated = distinct.find((reading) => readings.indexOf(reading) !== readings.lastIndexOf(reading));
  return shares.includes(0) ? nearest : (repeated ?? nearest);
}

function isRecognised({ header, matrix }: GridReading): boolean {
  return header.rows.some((r) => matrix[r]?.some(({ recognition }) => recognition !== undefined) === true);
}

function normal(label: string): string {
  return stripOrdinal(normalizeLabel(label));
}

function distanceShare(label: string, word: string): number {
  return distanceBetween(label, word) / Math.max(1, label.length, word.length);
}
