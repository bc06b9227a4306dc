/**
 * Normal form of printed Chinese labels, so that layout and typography do not matter when they are compared.
 *
 * Source: artefact list of real disclosures: inner blanks, full-width Latin and digits, bracket and quote variants.
 */

const WIDTH_OFFSET = 0xfee0;

const FULL_WIDTH = /[\uff01-\uff5e\u3000]/;

/** Full-width ASCII (！ to ～) and the ideographic space to their half-width forms; other characters as they are. */
export function toHalfWidth(text: string): string {
  if (!FULL_WIDTH.test(text)) return text;
  let result = '';
  for (const char of text) {
    const code = char.charCodeAt(0);
    if (code >= 0xff01 && code <= 0xff5e) {
      result += String.fromCharCode(code - WIDTH_OFFSET);
    } else if (code === 0x3000) result += ' ';
    else result += char;
  }
  return result;
}

/** Characters of form labels in traditional and simplified writing; some web copies are converted to traditional characters. */
const PAIRS =
  '萬万億亿額额總总決决財财撥拨結结轉转餘余補补單单門门項项經经費费國国資资營营業业會会務务購购運运護护車车輛辆機机關关採采貨货級级屬属繳缴當当數数計计預预執执實实標标類类編编碼码稱称員员衛卫體体農农環环節节術术傳传災灾應应債债還还償偿發发醫医療疗險险養养離离職职辦办區区縣县處处對对個个貼贴獎奖績绩勵励電电郵邮專专設设備备維维開开說说無无據据稅税學学術术裏里與与產产權权優优業业';
const SIMPLIFIED = new Map(Array.from({ length: PAIRS.length / 2 }, (_, i) => [PAIRS.charAt(2 * i), PAIRS.charAt(2 * i + 1)]));
const TRADITIONAL = new RegExp(`[${[...SIMPLIFIED.keys()].join('')}]`);
/**
 * Quotes, blanks and raised digits of notes carry no meaning; letters of Tibetan, Mongolian, Uyghur and Kazakh stand in forms of
 * autonomous regions beside the Chinese label, which says the same.
 */
const DROPPED =
  /[\s\u00a0\u00b9\u00b2\u00b3\u2070\u2074-\u2079\u200b-\u200f\ufeff"'“”‘’「」『』\u0600-\u06ff\u0750-\u077f\u08a0-\u08ff\ufb50-\ufdff\ufe70-\ufefe\u0f00-\u0fff\u1800-\u18af\u202f\u2066-\u2069]/;
/** Full-width brackets that labels mix. */
const BRACKETS: Readonly<Record<string, string>> = { '〔': '(', '【': '(', '〕': ')', '】': ')', '［': '(', '］': ')' };

/** Stands for nothing in NORMAL. */
const DELETE = 0xffff;
/** Blanks, punctuation and forms of width lie in these ranges; outside them only traditional characters change. */
const CHANGING = [
  [0, 0x3100],
  [0xfb50, 0x10000],
] as const;

/** What each UTF-16 unit becomes in a normal label; DELETE for nothing. One look-up a character instead of a chain of patterns. */
const NORMAL = normalUnits();

function normalUnits(): Uint16Array {
  const units = new Uint16Array(0x10000);
  for (let code = 0; code < units.length; code++) units[code] = code;
  for (const [first, end] of CHANGING) for (let code = first; code < end; code++) units[code] = normalUnit(String.fromCharCode(code));
  for (const [traditional, simplified] of SIMPLIFIED) units[traditional.charCodeAt(0)] = simplified.charCodeAt(0);
  return units;
}

function normalUnit(char: string): number {
  const half = BRACKETS[char] ?? toHalfWidth(char);
  return DROPPED.test(half) ? DELETE : half.charCodeAt(0);
}

/**
 * Label without blanks and second languages, with half-width punctuation, quotes removed and traditional characters read as simplified
 * ones.
 */
export function normalizeLabel(text: string): string {
  let start = 0;
  while (start < text.length && NORMAL[text.charCodeAt(start)] === text.charCodeAt(start)) start++;
  if (start === text.length) return text;
  let result = text.slice(0, start);
  for (let i = start; i < text.length; i++) {
    const unit = NORMAL[text.charCodeAt(i)] ?? DELETE;
    if (unit !== DELETE) result += String.fromCharCode(unit);
  }
  return result;
}

/** A text in the normal form of labels, with the place of each of its characters in the text as printed. */
export interface NormalText {
  text: string;
  origins: Int32Array;
}

/** A running text in the normal form of labels, for look-ups that must find their way back to the printed characters. */
export function normalizeText(text: string): NormalText {
  const origins = new Int32Array(text.length);
  let length = 0;
  let result = '';
  // Where the characters begin that stay as they are and are not in the result yet.
  let from = 0;
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i);
    const unit = NORMAL[code] ?? DELETE;
    const isKept = unit !== DELETE;
    if (isKept) origins[length++] = i;
    if (isKept && unit === code) continue;
    result += isKept ? text.slice(from, i) + String.fromCharCode(unit) : text.slice(from, i);
    from = i + 1;
  }
  return { text: from === 0 ? text : result + text.slice(from), origins: origins.subarray(0, length) };
}

/** Traditional characters of form labels as simplified ones, character by character; the same text where there are none. */
export function toSimplified(text: string): string {
  if (!TRADITIONAL.test(text)) return text;
  return Array.from(text, (char) => SIMPLIFIED.get(char) ?? char).join('');
}

/** Ordinals as printed, full-width or half-width. */
const PRINTED_ORDINAL = /^(?:第?[一二三四五六七八九十百]+[、.．:：]|[（(][一二三四五六七八九十百\d]+[)）]|\d{1,2}[、.．](?!\d))+/;

/** A printed label without its leading ordinal, other characters as they are; the label itself where nothing would remain. */
export function stripPrintedOrdinal(label: string): string {
  const rest = label.replace(PRINTED_ORDINAL, '');
  return rest === '' ? label : rest;
}

/** First characters of an ordinal: most labels and all words of figures have another. */
const ORDINAL_STARTS = new Set('第一二三四五六七八九十百(0123456789');

const ORDINAL = /^(?:第?[一二三四五六七八九十百]+[、.．:]|\([一二三四五六七八九十百\d]+\)|\d{1,2}[、.．](?!\d))+/;

/** A normalised label without its leading ordinal (一、 （一） 1. (1)); the label itself where nothing would remain. */
export function stripOrdinal(label: string): string {
  if (!ORDINAL_STARTS.has(label.charAt(0))) return label;
  const rest = label.replace(ORDINAL, '');
  return rest === '' ? label : rest;
}
