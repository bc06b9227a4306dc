/**
 * The fonts of a generated PDF: an embedded Chinese one (OFL) and Times for digits and Latin letters.
 *
 * In → Out: a text → runs of one font each, with widths. Widths are for size 1; multiply by the size in points.
 * Limits: a character in neither font throws, so that no sample has a hole.
 */
import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import fontkit from '@pdf-lib/fontkit';
import { type PDFDocument, type PDFFont, StandardFonts } from 'pdf-lib';
import type { FontKey } from './pdf-sheet.ts';

const CHINESE_FONT = '@expo-google-fonts/zcool-xiaowei/400Regular/ZCOOLXiaoWei_400Regular.ttf';
/** Fixed, or the writer makes one up on each run. */
const SUBSET_NAME = 'SAMPLE+ZCOOLXiaoWei-Regular';
/** Signs that stand in the Latin font although they are not ASCII. */
const LATIN = /[\u0020-\u007e·±×]/u;
/** Signs that only the standard Symbol font has. */
const SIGN = /[≤≥≠]/u;

export interface Run {
  text: string;
  font: FontKey;
  /** Width at size 1. */
  width: number;
}

export class Typefaces {
  readonly #fonts: Record<FontKey, PDFFont>;
  readonly #covered: ReadonlySet<number>;
  readonly #widths = new Map<string, number>();

  private constructor(fonts: Record<FontKey, PDFFont>) {
    this.#fonts = fonts;
    this.#covered = new Set(fonts.chinese.getCharacterSet());
  }

  /** Embeds the fonts into a document. */
  static async embed(document: PDFDocument): Promise<Typefaces> {
    document.registerFontkit(fontkit);
    const bytes = await readFile(createRequire(import.meta.url).resolve(CHINESE_FONT));
    return new Typefaces({
      chinese: await document.embedFont(bytes, { subset: true, customName: SUBSET_NAME }),
      latin: await document.embedFont(StandardFonts.TimesRoman),
      sign: await document.embedFont(StandardFonts.Symbol),
      'latin-bold': await document.embedFont(StandardFonts.TimesRomanBold),
    });
  }

  font(key: FontKey): PDFFont {
    return this.#fonts[key];
  }

  /** Width of a text at size 1. */
  width(text: string, bold = false): number {
    return [...text].reduce((sum, char) => sum + this.#charWidth(char, bold), 0);
  }

  /** Cuts a text where the font changes. Throws RangeError on a character that no font has. */
  runs(text: string, bold = false): Run[] {
    const runs: Run[] = [];
    for (const char of text) {
      const font = this.#fontOf(char, bold);
      const width = this.#charWidth(char, bold);
      const last = runs.at(-1);
      if (last?.font === font) {
        last.text += char;
        last.width += width;
      } else runs.push({ text: char, font, width });
    }
    return runs;
  }

  #fontOf(char: string, bold: boolean): FontKey {
    if (LATIN.test(char)) return bold ? 'latin-bold' : 'latin';
    if (SIGN.test(char)) return 'sign';
    if (!this.#covered.has(char.codePointAt(0) ?? 0)) throw new RangeError(`no font of the samples has the character ${char}`);
    return 'chinese';
  }

  #charWidth(char: string, bold: boolean): number {
    const font = this.#fontOf(char, bold);
    const key = `${font}${char}`;
    const known = this.#widths.get(key);
    if (known !== undefined) return known;
    const width = this.#fonts[font].widthOfTextAtSize(char, 1);
    this.#widths.set(key, width);
    return width;
  }
}
