/**
 * The header of the funds of a self-evaluation form that blanks alone laid out.
 *
 * In → Out: lines → where the header stands and its columns; null where no lines make one. A label may be wrapped over lines: words of
 * several lines that stand over each other are one label. Every label from the first column on must be known.
 */
import { indicatorRole, labelKey, lookUp, type PerformanceLabels } from '../mapping/performance-labels.ts';
import type { AlignedLine, AlignedWord } from './aligned-lines.ts';
import { isValueWord } from './form-words.ts';
import { type FundsColumn, isBlockTitle, isFundsHeader, NOTE } from './funds-header.ts';

export interface AlignedHeader {
  /** Lines of the header, end exclusive. */
  from: number;
  to: number;
  columns: FundsColumn[];
  /** Words left of the columns, line by line. */
  left: AlignedWord[];
}

const MOST_LINES = 4;

interface Label {
  text: string;
  x0: number;
  x1: number;
  words: AlignedWord[];
}

/** The first header of funds, with all lines that it takes. */
export function alignedHeader(lines: readonly AlignedLine[], labels: PerformanceLabels): AlignedHeader | null {
  for (let from = 0; from < lines.length; from++) {
    for (let to = Math.min(lines.length, from + MOST_LINES); to > from; to--) {
      const header = headerOf(lines.slice(from, to), labels);
      if (header !== null) return { from, to, ...header };
    }
  }
  return null;
}

function headerOf(lines: readonly AlignedLine[], labels: PerformanceLabels): Omit<AlignedHeader, 'from' | 'to'> | null {
  if (lines.some(({ words }) => words.some(({ text }) => isValueWord(text)))) return null;
  const stacked = stackedLabels(lines);
  const keys = stacked.map(({ text }) => columnOf(labelKey(text), labels));
  const first = keys.findIndex((key) => key !== null && key !== NOTE);
  const columns = stacked.slice(first).map(({ text }, i): FundsColumn => ({ key: keys[first + i] ?? '', text }));
  if (first < 0 || columns.some(({ key }) => key === '') || !isFundsHeader(columns)) return null;
  const hasNote = columns.at(-1)?.key === NOTE;
  const left = new Set(stacked.slice(0, first).flatMap(({ words }) => words));
  // A line above that holds no column is no line of the header.
  if (lines[0]?.words.every((word) => left.has(word)) === true) return null;
  return {
    columns: hasNote ? columns.slice(0, -1) : columns,
    left: lines.flatMap(({ words }) => words.filter((word) => left.has(word))),
  };
}

function columnOf(key: string, labels: PerformanceLabels): string | null {
  if (isBlockTitle(key, labels)) return null;
  return lookUp(labels.fundColumns, key) ?? (indicatorRole(labels, key) === NOTE ? NOTE : null);
}

/** Words that stand over each other as one label, left to right. */
function stackedLabels(lines: readonly AlignedLine[]): Label[] {
  let found: Label[] = [];
  for (const { words } of lines) {
    for (const word of words) {
      const over = found.filter(({ x0, x1 }) => word.x0 < x1 && x0 < word.x1);
      const parts = [...over.flatMap((label) => label.words), word];
      const joined: Label = {
        text: parts.map(({ text }) => text).join(''),
        x0: Math.min(...parts.map(({ x0 }) => x0)),
        x1: Math.max(...parts.map(({ x1 }) => x1)),
        words: parts,
      };
      found = [...found.filter((label) => !over.includes(label)), joined];
    }
  }
  return found.sort((a, b) => a.x0 - b.x0);
}
