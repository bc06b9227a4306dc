/**
 * Characters that a text dump repeats over a page break: `…财政拨款的公` ⏎ `公务用车保有量…`.
 *
 * In → Out: the two pieces → how many characters at the start of the second repeat the end of the first; 0 in any doubt.
 * Two equal characters that meet at a break are mostly two words (`项目|目标`, `2023年|年初`). They are a repetition only
 * where the first piece ends with the beginning of a word: behind 的, a comma or an opening mark.
 */

/** Longest repetition that is looked for, in characters. */
const MAX_DOUBLED = 6;
/** Characters behind which a word begins. */
const BOUNDARY = new Set('的了和与及或将把被，、；：。（(“《,;:');
/** Characters that are doubled in good Chinese (人人, 天天, 一一). */
const REDUPLICATED = new Set('人天年月日事处时层个家户件点条步项次代种样般多大常往刚仅稳渐逐频一三两万千百方面各每回声字句名座间所');
const CHINESE = /^[\u4e00-\u9fff]+$/;

/** Number of characters of `after` to leave out when it is joined to `before`. */
export function doubledOverBreak(before: string, after: string): number {
  for (let length = Math.min(MAX_DOUBLED, before.length - 1, after.length - 1); length > 0; length -= 1) {
    const piece = after.slice(0, length);
    if (!before.endsWith(piece)) continue;
    if (!CHINESE.test(piece) || !BOUNDARY.has(before.charAt(before.length - length - 1))) return 0;
    return length === 1 && REDUPLICATED.has(piece) ? 0 : length;
  }
  return 0;
}
