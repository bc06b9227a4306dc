/**
 * Codes read from an image, held against the name beside them: 2080502 beside 机关事业单位基本养老保险缴费支出 is 2080505.
 *
 * In → Out: a row's code and label as recognised → the code that it is and how sure that is. A name confirms its code; where it has
 * another one, that code is taken if it was among the readings or differs in few digits; where the name was misread, too, the code
 * near by whose name is clearly most like it, in doubt. Names that many groups have (行政运行) confirm a code below its own group
 * alone. Text layers are believed as they are.
 */
import type { GridCell } from '../model/block.ts';
import type { ClassificationEntry } from '../model/form.ts';
import { normalizeLabel } from '../model/label.ts';
import { distanceBetween, likeDigits } from '../model/likeness.ts';
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
/** Confidence of a code of which name and digits were both misread a little, and of one that cannot be right as it stands. */
const BY_LIKENESS = 0.85;
const STRANGE = 0.5;
/** A code that its name gives differs from the one that was read in at most so many digits. */
const FEW_DIGITS = 2;
/** Largest distance of a misread name to the one that was meant, as a share of its length, and how much farther the next must be. */
const LIKE = 0.5;
const CLEARLY = 0.15;
/** Digits of a class, a group and an item. */
const LENGTHS: ReadonlySet<number> = new Set([3, 5, 7]);

/** What a code is settled by besides its cells. */
export interface CodeSurroundings {
  /** Null for tables without classification. */
  names: CodeNames | null;
  /** Codes of the rows above, in order. @default none */
  above?: readonly string[];
}

/** Settles the code of one row. */
export function settleCode(
  { code, label }: PrintedCode,
  cells: readonly (GridCell | null)[],
  { names, above = [] }: CodeSurroundings,
): SettledCode {
  const recognitions = cells.map((cell) => cell?.recognition).filter((recognition) => recognition !== undefined);
  if (recognitions.length === 0) return { code, confidence: 1 };
  const confidence = Math.min(...recognitions.map((recognition) => recognition.confidence));
  if (names === null) return { code, confidence };
  const name = normalizeLabel(label);
  if (isNamed(names, code, name)) {
    const own = itemOfGroupAbove(code, names.byName.get(name) ?? [], above);
    return own === null ? { code, confidence: 1 } : { code: own, confidence: BY_NAME };
  }
  const read = recognitions.flatMap(({ candidates }) => candidates.map(({ text }) => text)).find((other) => isNamed(names, other, name));
  const near = read ?? onlyNear(code, names.byName.get(name) ?? []);
  if (near !== null) return { code: near, confidence: BY_NAME };
  const own = likenessOf(names, code, name);
  const meant = own <= LIKE ? null : likeliest(names, code, name);
  if (meant !== null) return { code: meant, confidence: BY_LIKENESS };
  return { code, confidence: Math.min(confidence, doubtOf(code, name, own)) };
}

function isNamed({ byCode }: CodeNames, code: string, name: string): boolean {
  return byCode.get(code)?.names.some((own) => normalizeLabel(own) === name) === true;
}

/** Digits of a group and of an item. */
const [GROUP, ITEM] = [5, 7];

/**
 * The item of the same name that the group above goes on with, where the group of the item that was read is nowhere above and the two
 * differ in one digit that looks like the other: 2110101 below 21401 is 2140101. Null where the code stands where it belongs.
 */
function itemOfGroupAbove(code: string, named: readonly string[], above: readonly string[]): string | null {
  const group = above.findLast((other) => other.length === GROUP);
  if (code.length !== ITEM || group === undefined || above.includes(code.slice(0, GROUP))) return null;
  const last = above.at(-1) ?? '';
  const meant = named.filter((other) => other.startsWith(group) && other > last && looksLike(other, code));
  return meant.length === 1 ? (meant[0] ?? null) : null;
}

/** True for codes that differ in one digit, and in one that looks alike. */
function looksLike(meant: string, read: string): boolean {
  const differing = [...meant].flatMap((digit, i) => (digit === read[i] ? [] : [[digit, read[i] ?? ''] as const]));
  const [only] = differing;
  return meant.length === read.length && only !== undefined && differing.length === 1 && likeDigits(only[0]).includes(only[1]);
}

/** How sure a code can be at most: one without a code's digits is none, one beside a quite different name may be another. */
function doubtOf(code: string, name: string, distance: number): number {
  if (!LENGTHS.has(code.length)) return STRANGE;
  return name !== '' && distance > LIKE && Number.isFinite(distance) ? BY_LIKENESS : 1;
}

/** Distance of a name to the nearest one of a code, as a share of the longer one's length; infinite for an unknown code. */
function likenessOf({ byCode }: CodeNames, code: string, name: string): number {
  const own = byCode.get(code)?.names ?? [];
  return Math.min(...own.map(normalizeLabel).map((other) => distanceBetween(name, other) / Math.max(1, name.length, other.length)));
}

/** The code near to the one that was read whose name is clearly most like the one that was read; null where there is none. */
function likeliest(names: CodeNames, code: string, name: string): string | null {
  if (name.length < 2) return null;
  const ranked = [...names.byCode.keys()]
    .filter((other) => isNear(other, code))
    .map((other) => ({ other, distance: likenessOf(names, other, name) }))
    .sort((a, b) => a.distance - b.distance);
  const [best, second] = ranked;
  if (best === undefined || best.distance > LIKE) return null;
  return second !== undefined && second.distance - best.distance < CLEARLY ? null : best.other;
}

/** The only code that is near to the one that was read. */
function onlyNear(code: string, others: readonly string[]): string | null {
  const near = others.filter((other) => isNear(other, code));
  return near.length === 1 ? (near[0] ?? null) : null;
}

/** Digits that no name holds: a code that ran into its name, or the codes of two rows that a stamp made one. */
const CODE_IN_NAME = /\d{3}/;

/** How sure a row without a code can be by its name as it was recognised in `cells`; 1 where nothing was. */
export function nameConfidence(label: string, cells: readonly (GridCell | null)[]): number {
  return CODE_IN_NAME.test(label) && cells.some((cell) => cell?.recognition !== undefined) ? STRANGE : 1;
}

/** True where few digits differ, or one was lost or doubled. */
function isNear(meant: string, read: string): boolean {
  if (meant.length === read.length) return [...meant].filter((digit, i) => digit !== read[i]).length <= FEW_DIGITS;
  const [long, short] = meant.length > read.length ? [meant, read] : [read, meant];
  return long.length === short.length + 1 && [...long].some((_, i) => long.slice(0, i) + long.slice(i + 1) === short);
}

/** Codes and names of the classification that a form's rows are of; null where they are of none. */
export function namesOf({ form }: FormLexicon, lexicon: Lexicon): CodeNames | null {
  if (form.rowsBy === 'functional') return { byCode: lexicon.data.functional, byName: lexicon.functional };
  return form.rowsBy === 'economic' ? { byCode: lexicon.data.economic, byName: lexicon.economic } : null;
}
