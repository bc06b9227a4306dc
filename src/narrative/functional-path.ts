/**
 * Functional items as sentences name them: paths 类/款/项, printed codes, bare names.
 *
 * In → Out: `社会保障和就业支出(类)行政事业单位养老支出(款)事业单位离退休(项)` → `2080502`; null where no single code fits.
 * A 款 or 项 alone goes on from the path before it. A path with a wrong 款 still names its 项 where the class has one of that name.
 */
import { CLASS_DIGITS, pickCode } from './classification.ts';
import type { Grammar } from './grammar.ts';

const LEVELS = '类款项';
const GROUP_DIGITS = 5;
const ITEM_DIGITS = 7;
/** `(类)`, `（208类）`, `(20805款)`, `(2080505项)`. */
const MARKER = /\((\d*)([类款项])\)/g;
const LEADING_CODE = /^\(?(2\d{2}(?:\d{2}){0,2})\)?[-—]?(?=[^\d-])/;
const TRAILING_CODE = /\((2\d{2}(?:\d{2}){0,2})\)$/;
const SPENDING = /支出$/;
/** What a level's name may follow: 支出 behind the marker before it, separators. */
const NAME_START = /^(?:支出|[.、,])+/;

export interface PathReading {
  code: string | null;
  /** Deepest level that is named: 3, 5 or 7 digits. */
  digits: number;
}

/** Which codes a document's table prints; undefined where it has no such table. */
export type PrintedCodes = ((code: string) => boolean) | undefined;

/** True for a text that names a level of the classification. */
export function isPath(text: string): boolean {
  return text.includes('类)') || text.includes('款)') || text.includes('项)');
}

/** Reads a path; `before` is the code of the path before it in the section. */
export function readPath(text: string, { grammar, printed, before }: PathContext): PathReading | null {
  let code: string | null = null;
  let digits = 0;
  let from = 0;
  let broken = false;
  for (const match of text.matchAll(MARKER)) {
    const [marker, number = '', level = ''] = match;
    const name = text.slice(from, match.index).replace(NAME_START, '');
    from = match.index + marker.length;
    const length = CLASS_DIGITS + 2 * LEVELS.indexOf(level);
    const parent = digits === 0 ? parentOf(before, length) : code;
    code = codeOf({ name, number, length, parent: broken ? classOf(parent) : parent }, grammar, printed);
    if (code === null && length === GROUP_DIGITS && parent !== null) {
      code = classOf(parent);
      broken = true;
    }
    digits = length;
  }
  if (digits === 0) return null;
  const complete = code !== null && code.length === digits;
  return { code: complete ? code : null, digits };
}

interface PathContext {
  grammar: Grammar;
  printed: PrintedCodes;
  before: string | null;
}

function classOf(code: string | null): string | null {
  return code === null ? null : code.slice(0, CLASS_DIGITS);
}

/** The code above one of `length` digits on the path before. */
function parentOf(before: string | null, length: number): string | null {
  return before === null || length === CLASS_DIGITS ? null : before.slice(0, length - 2);
}

interface Step {
  name: string;
  /** Digits printed inside the marker, whole or for this level alone. */
  number: string;
  length: number;
  parent: string | null;
}

function codeOf({ name, number, length, parent }: Step, grammar: Grammar, printed: PrintedCodes): string | null {
  const byNumber = number.length === length ? number : number.length === 2 && parent !== null ? parent + number : null;
  if (byNumber !== null && byNumber.length === length) return byNumber;
  const leading = LEADING_CODE.exec(name)?.[1];
  if (leading?.length === length) return leading;
  if (length === CLASS_DIGITS) return className(name, grammar);
  const names = grammar.functional.get(name) ?? grammar.functional.get(`${name}支出`);
  const below = (code: string): boolean => code.length === length && (parent === null || code.startsWith(parent));
  return names === undefined ? null : pickCode(names, below, printed);
}

/** Characters of the longest class name, with room to spare. */
const MAX_CLASS_NAME = 24;

/** The class by the longest of its names that the text ends with: unit names and years may stand before it. */
function className(name: string, { classes }: Grammar): string | null {
  for (let from = Math.max(0, name.length - MAX_CLASS_NAME); from < name.length; from++) {
    const code = classes.get(name.slice(from));
    if (code !== undefined) return code;
  }
  return null;
}

/** A functional item by its bare name or by its printed code and name; null where it is none, or could be several. */
export function readItem(name: string, { grammar, printed }: Omit<PathContext, 'before'>): string | null {
  const coded = LEADING_CODE.exec(name);
  if (coded !== null) return codedItem(coded[1] ?? '', name.slice(coded[0].length), grammar);
  const [bracket, behind] = TRAILING_CODE.exec(name) ?? [];
  if (bracket !== undefined && behind !== undefined) return codedItem(behind, name.slice(0, -bracket.length), grammar);
  const names = grammar.functional.get(name) ?? grammar.functional.get(name.replace(SPENDING, ''));
  const byClass = grammar.classes.get(name);
  if (byClass === undefined)
    return names === undefined ? null : pickCode(names, (code) => isOwn(code) || printed?.(code) === true, printed);
  // The name of a class is also that of an item below another: the document's table tells which.
  const other = names === undefined || printed === undefined ? null : pickCode(names, (code) => code !== byClass && printed(code), printed);
  return other === null || printed?.(byClass) === true ? byClass : other;
}

/**
 * Items below 援助其他地区支出 bear the names of other classes, of which alone sentences speak: a name is theirs only where a table prints
 * them.
 */
const AID = '219';

function isOwn(code: string): boolean {
  return !code.startsWith(AID);
}

/** A printed code counts where the classification knows it under that name. */
function codedItem(code: string, name: string, { functional, classes }: Grammar): string | null {
  const names = functional.get(name) ?? functional.get(name.replace(SPENDING, ''));
  const known = names?.current.includes(code) === true || names?.former.includes(code) === true || classes.get(name) === code;
  return known && code.length <= ITEM_DIGITS ? code : null;
}
