/**
 * Codes read from an image, held against the name beside them: 2080502 beside 机关事业单位基本养老保险缴费支出 is 2080505.
 *
 * In → Out: a row's code and label as recognised → the code that it is and how sure that is. A name confirms its code; where it has
 * another one, that code is taken if it was among the readings or differs in few digits. Text layers are believed as they are.
 */
import type { GridCell } from '../model/block.ts';
import type { ClassificationEntry } from '../model/form.ts';
import { normalizeLabel } from '../model/label.ts';
import type { PrintedCode } from '../table/codes.ts';
import type { FormLexicon, Lexicon } from './lexicon.ts';

export interface CodeNames {
  byCode: ReadonlyMap<string, ClassificationEntry>;
  /** By normalised name. */
  byName: ReadonlyMap<string, readonly string[]>;
}

export interface SettledCode {
  code: string;
  /** 1 where the name confirms it or nothing was recognised. */
  confidence: number;
}

/** Confidence of a code that its name gives. */
const BY_NAME = 0.95;
/** A code that its name gives differs from the one that was read in at most so many digits. */
const FEW_DIGITS = 2;

/** Settles the code of one row. `names` is null for tables without classification. */
export function settleCode({ code, label }: PrintedCode, cells: readonly (GridCell | null)[], names: CodeNames | null): SettledCode {
  const recognitions = cells.flatMap((cell) => cell?.recognition ?? []);
  if (code === '' || recognitions.length === 0) return { code, confidence: 1 };
  const confidence = Math.min(...recognitions.map((recognition) => recognition.confidence));
  if (names === null) return { code, confidence };
  const name = normalizeLabel(label);
  if (isNamed(names, code, name)) return { code, confidence: 1 };
  const read = recognitions.flatMap(({ candidates }) => candidates.map(({ text }) => text)).find((other) => isNamed(names, other, name));
  const near = read ?? onlyNear(code, names.byName.get(name) ?? []);
  return near === null ? { code, confidence } : { code: near, confidence: BY_NAME };
}

function isNamed({ byCode }: CodeNames, code: string, name: string): boolean {
  return byCode.get(code)?.names.some((own) => normalizeLabel(own) === name) === true;
}

/** The only code of as many digits that differs in few of them. */
function onlyNear(code: string, others: readonly string[]): string | null {
  const near = others.filter((other) => other.length === code.length && differences(other, code) <= FEW_DIGITS);
  return near.length === 1 ? (near[0] ?? null) : null;
}

function differences(a: string, b: string): number {
  return [...a].filter((digit, i) => digit !== b[i]).length;
}

/** Codes and names of the classification that a form's rows are of; null where they are of none. */
export function namesOf({ form }: FormLexicon, lexicon: Lexicon): CodeNames | null {
  if (form.rowsBy === 'functional') return { byCode: lexicon.data.functional, byName: lexicon.functional };
  return form.rowsBy === 'economic' ? { byCode: lexicon.data.economic, byName: lexicon.economic } : null;
}
