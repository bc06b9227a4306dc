/**
 * Characters as fonts map them: blanks, wide (CJK) characters, and radicals that stand for ideographs.
 *
 * Many Chinese fonts map a glyph to the Kangxi or CJK radical of the same shape (⽉ for 月), or to a compatibility ideograph;
 * these alone are replaced. Source: Unicode NFKC and EquivalentUnifiedIdeograph.
 */

/** CJK Radicals Supplement and the ideograph of the same shape, pairwise. */
const RADICALS =
  '⺁厂⺄乙⺅亻⺆冂⺈刀⺉刂⺌小⺍小⺎兀⺐尢⺒巳⺓幺⺖忄⺘扌⺙攵⺛旡⺜日⺝月⺟母⺠民⺡氵⺢氺⺣灬⺤爫⺥爫⺦丬⺧牛⺨犭⺩王⺪疋⺫目⺬示⺭礻⺮竹⺯糹⺰纟⺱罓⺲罒⺶羊⺹耂⺺肀⺻聿⺼肉⺽臼⺾艹⺿艹⻀艹⻁虎⻂衤⻃覀⻄西⻅见⻆角⻈讠⻉贝⻋车⻌辶⻍辶⻎辶⻏邑⻐钅⻑長⻒镸⻓长⻔门⻖阝⻗雨⻘青⻙韦⻚页⻛风⻜飞⻝食⻟飠⻠饣⻢马⻣骨⻤鬼⻥鱼⻦鸟⻧卤⻨麦⻩黄⻪黾⻫斉⻬齐⻭歯⻮齿⻯竜⻰龙⻱龜⻲亀⻳龟';
const IDEOGRAPH_OF = new Map<string, string>();
for (let i = 0; i < RADICALS.length; i += 2) IDEOGRAPH_OF.set(RADICALS.charAt(i), RADICALS.charAt(i + 1));

/** What stands for a glyph whose character is unknown: it prints something, so it is no blank. */
const UNKNOWN = '\ufffd';

/**
 * The characters of a glyph: radicals and compatibility ideographs as the ideographs they stand for, control characters (the codes
 * of fonts that map to no character) as unknown, everything else as it is.
 */
export function printedText(unicode: string): string {
  const code = unicode.charCodeAt(0);
  if (code < 0x20 || (code >= 0x7f && code < 0xa0)) return UNKNOWN;
  if (code < 0x2e80 || (code > 0x2fdf && code < 0xf900) || code > 0xfaff) return unicode;
  return IDEOGRAPH_OF.get(unicode) ?? unicode.normalize('NFKC');
}

/** True for glyphs that print nothing: blanks of every width, marks of no width, no character at all. */
export function isBlank(unicode: string): boolean {
  for (let i = 0; i < unicode.length; i++) {
    const code = unicode.charCodeAt(i);
    if (code > 0x20 && code < 0x7f) return false;
    if (!isBlankCode(code)) return false;
  }
  return true;
}

function isBlankCode(code: number): boolean {
  if (code < 0x2000) return code === 0x20 || code === 0xa0 || code === 0 || (code >= 0x09 && code <= 0x0d);
  return code <= 0x200f || (code >= 0x2028 && code <= 0x202f) || (code >= 0x205f && code <= 0x206f) || code === 0x3000 || code === 0xfeff;
}

/** True where the text begins with an ideograph, a full-width sign or another character as wide as the em. */
export function isWide(text: string): boolean {
  const code = text.charCodeAt(0);
  return code >= 0x2e80 && !(code >= 0xff61 && code <= 0xffdc);
}
