/**
 * Radicals and compatibility ideographs, and the ideographs that they stand for.
 *
 * Many Chinese fonts map a glyph to the Kangxi or CJK radical of the same shape (⽉ for 月), or to a compatibility ideograph; what copies
 * the text layer of such a PDF writes them into its dump. Source: Unicode NFKC and EquivalentUnifiedIdeograph.
 */

/** CJK Radicals Supplement and the ideograph of the same shape, pairwise. */
const RADICALS =
  '⺁厂⺄乙⺅亻⺆冂⺈刀⺉刂⺌小⺍小⺎兀⺐尢⺒巳⺓幺⺖忄⺘扌⺙攵⺛旡⺜日⺝月⺟母⺠民⺡氵⺢氺⺣灬⺤爫⺥爫⺦丬⺧牛⺨犭⺩王⺪疋⺫目⺬示⺭礻⺮竹⺯糹⺰纟⺱罓⺲罒⺶羊⺹耂⺺肀⺻聿⺼肉⺽臼⺾艹⺿艹⻀艹⻁虎⻂衤⻃覀⻄西⻅见⻆角⻈讠⻉贝⻋车⻌辶⻍辶⻎辶⻏邑⻐钅⻑長⻒镸⻓长⻔门⻖阝⻗雨⻘青⻙韦⻚页⻛风⻜飞⻝食⻟飠⻠饣⻢马⻣骨⻤鬼⻥鱼⻦鸟⻧卤⻨麦⻩黄⻪黾⻫斉⻬齐⻭歯⻮齿⻯竜⻰龙⻱龜⻲亀⻳龟';
const IDEOGRAPH_OF = new Map<string, string>();
for (let i = 0; i < RADICALS.length; i += 2) IDEOGRAPH_OF.set(RADICALS.charAt(i), RADICALS.charAt(i + 1));

const RADICAL = /[\u2e80-\u2fdf\uf900-\ufaff]/;
const RADICALS_IN_TEXT = new RegExp(RADICAL, 'g');

/** The ideograph that a character stands for; any other character as it is. */
export function ideographOf(character: string): string {
  return RADICAL.test(character) ? (IDEOGRAPH_OF.get(character) ?? character.normalize('NFKC')) : character;
}

/** A text with ideographs for radicals, character for character, and where the radicals stand. */
export interface Unified {
  text: string;
  count: number;
  /** The first of them and the 1-based line on which it stands; null where there is none. */
  first: { radical: string; line: number } | null;
}

/** Puts ideographs for the radicals of a text. */
export function withIdeographs(text: string): Unified {
  const at = text.search(RADICAL);
  if (at < 0) return { text, count: 0, first: null };
  let count = 0;
  const unified = text.replace(RADICALS_IN_TEXT, (radical) => {
    const ideograph = ideographOf(radical);
    if (ideograph !== radical) count++;
    return ideograph;
  });
  return { text: unified, count, first: { radical: text.charAt(at), line: text.slice(0, at).split('\n').length } };
}
