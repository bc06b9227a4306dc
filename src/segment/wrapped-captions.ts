/**
 * Caption lines that the page wraps within the unit of money: `部门：某局  单位：` over `万元`.
 *
 * In → Out: lines between two grids → the same, such halves as one line. The upper half ends within the words for the unit, the lower
 * one holds their rest and nothing else. Limits: a unit wrapped over three lines stays apart.
 */
import type { TextLine } from '../model/block.ts';
import { toHalfWidth } from '../model/label.ts';
import { cover } from '../model/place.ts';
import { parseCaption } from './caption.ts';

/** Ends within the words for the unit: 单, 单位, 单位：, 单位：万. */
const OPEN_UNIT = /单\s*(?:位\s*(?:[:]\s*(?:人民币|人民|人)?\s*[(]?(?:百万|千万|[百千万亿])?)?)?$/;
/** The rest of them. */
const REST_OF_UNIT = /^\s*(?:(?:位\s*)?[:]\s*)?(?:人?民?币)?\s*[(]?(?:百万|千万|[千万亿])?元?[)]?\s*$/;

/** The lines, with captions that wrap within their unit whole. */
export function joinWrappedCaptions(lines: readonly TextLine[]): TextLine[] {
  const joined: TextLine[] = [];
  for (const line of lines) {
    const before = joined.at(-1);
    const whole = before === undefined ? null : wholeCaption(before, line);
    if (whole === null) joined.push(line);
    else joined[joined.length - 1] = whole;
  }
  return joined;
}

/** Both lines as one; null where they are not halves of a caption. */
function wholeCaption(upper: TextLine, lower: TextLine): TextLine | null {
  if (upper.place.page !== lower.place.page) return null;
  if (!REST_OF_UNIT.test(toHalfWidth(lower.text)) || !OPEN_UNIT.test(toHalfWidth(upper.text).trimEnd())) return null;
  const text = upper.text.trimEnd() + lower.text.trim();
  return parseCaption(text).unit === null
    ? null
    : { ...upper, text, place: cover([upper.place, lower.place]) ?? upper.place, endsFull: lower.endsFull };
}
