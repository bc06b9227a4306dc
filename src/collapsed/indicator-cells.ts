/**
 * The cells below the header of the indicators of a self-evaluation form in plain lines.
 *
 * In → Out: words behind the header → a cell a line, down to the overall score, remarks or another part, each with the level that it names.
 */
import { isOneOf, labelKey, levelTwoWord, levelWord, type PerformanceLabels } from '../mapping/performance-labels.ts';
import { type FormWords, opensPart } from './form-words.ts';
import { type IndicatorHeader, LEVELS } from './indicator-header.ts';

export interface Cell {
  text: string;
  from: number;
  to: number;
  /** Level that it names. */
  level: 'level1' | 'level2' | null;
  /** True for a level name without 指标 at its end. */
  isBare: boolean;
}

const MOST_CELLS = 600;

/** The lines below the header as cells, down to the overall score, remarks or another part. */
export function cellsFrom(words: FormWords, header: IndicatorHeader, labels: PerformanceLabels): { cells: Cell[] | null; end: number } {
  const cells: Cell[] = [];
  let end = header.end;
  while (end < words.words.length && cells.length < MOST_CELLS) {
    const { text, end: to } = words.restOfLine(end);
    const key = labelKey(text);
    if (endsIndicators(key, text, labels)) break;
    cells.push({ text, from: end, to, ...levelOf(key, labels) });
    end = to;
  }
  return { cells: settleLevels(cells, header), end };
}

function endsIndicators(key: string, text: string, labels: PerformanceLabels): boolean {
  const sets = [labels.scoreRows, labels.scoreLabels, labels.closingLabels];
  const isName = labels.attributes.has(key) || labels.titleWords.some((word) => key.includes(word));
  return sets.some((set) => isOneOf(set, key)) || opensPart(text) || isName || labels.noteWord.test(key);
}

function levelOf(key: string, labels: PerformanceLabels): Pick<Cell, 'level' | 'isBare'> {
  const second = levelTwoWord(labels, key);
  const word = second ?? levelWord(labels.level1, key);
  return { level: word === null ? null : second === null ? 'level1' : 'level2', isBare: word === 'bare' };
}

/**
 * Level names as such: of two behind each other the first is that of the first level, though it may name a second one, too
 * (满意度指标); one without 指标 at its end (成本) names an indicator where it stands behind that of a second level. Null where it stands
 * elsewhere, and other levels are named in full.
 */
function settleLevels(cells: readonly Cell[], { columns }: IndicatorHeader): Cell[] | null {
  const hasBoth = LEVELS.every((level) => columns.some(({ role }) => role === level));
  const areBare = !cells.some(({ level, isBare }) => level !== null && !isBare);
  const isName = ({ isBare }: Cell, i: number): boolean => isBare && !areBare && cells[i - 1]?.level === 'level2';
  const settled = cells.map((cell, i): Cell => (isName(cell, i) ? { ...cell, level: null, isBare: false } : cell));
  if (settled.some(({ isBare }, i) => isBare && !areBare && (settled[i + 1]?.level ?? null) === null)) return null;
  return settled.map((cell, i) => {
    const isOuter = hasBoth && cell.level === 'level2' && (settled[i + 1]?.level ?? null) !== null;
    return isOuter ? { ...cell, level: 'level1' } : cell;
  });
}
