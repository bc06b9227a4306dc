/**
 * What the interpreter needs to know of a font, read once a document from pdf.js's font objects.
 */
import type { PDFPageProxy } from 'pdfjs-dist';

export interface FontMetrics {
  /** Text-space units per glyph-width unit at size 1: 0.001 except for Type 3 fonts. */
  widthScale: number;
  /** Height of the em in text space at size 1: 1 except for Type 3 fonts. */
  emScale: number;
  vertical: boolean;
  /** `[w1, vx, vy]` for glyphs without metrics of their own in vertical writing. */
  verticalMetrics: readonly [number, number, number];
  bold: boolean;
}

/** The fields of pdf.js's font object that are read; absent ones are undefined. */
interface EngineFont {
  fontMatrix?: readonly number[];
  defaultVMetrics?: readonly number[];
  bbox?: readonly number[];
  isType3Font?: boolean;
  vertical?: boolean;
  bold?: boolean;
  black?: boolean;
  name?: string;
}

/** Weight words in PostScript font names, bounded so that `Boldini` or `Blackadder` do not count. */
const BOLD_NAME = /(?:^|[^a-z])(?:bold|heavy|black|demi|semibold|extrabold)(?:[^a-z]|$)|bold(?:mt|italic|oblique)?$/i;
const DEFAULT_VERTICAL: readonly [number, number, number] = [-1000, 500, 880];
const DEFAULT_WIDTH_SCALE = 0.001;

/** The fonts of a document by pdf.js's id. */
export type FontTable = Map<string, FontMetrics>;

/** Adds the fonts named by `ids` to `table`. `page.commonObjs` of any page holds them for the whole document. */
export async function loadFonts(page: PDFPageProxy, ids: Iterable<string>, table: FontTable): Promise<void> {
  for (const id of ids) {
    if (table.has(id)) continue;
    const font = await new Promise<EngineFont | string | null>((resolve) => {
      page.commonObjs.get(id, resolve);
    });
    table.set(id, metricsOf(typeof font === 'object' && font !== null ? font : {}));
  }
}

function metricsOf(font: EngineFont): FontMetrics {
  const matrix = font.fontMatrix;
  const widthScale = matrix?.[0] ?? DEFAULT_WIDTH_SCALE;
  const [w1 = DEFAULT_VERTICAL[0], vx = DEFAULT_VERTICAL[1], vy = DEFAULT_VERTICAL[2]] = font.defaultVMetrics ?? [];
  return {
    widthScale,
    emScale: font.isType3Font === true ? type3Em(font) : 1,
    vertical: font.vertical === true,
    verticalMetrics: [w1, vx, vy],
    bold: font.bold === true || font.black === true || BOLD_NAME.test(font.name ?? ''),
  };
}

/** A Type 3 font has no em of its own: the height of its box where it states one, else a thousand units. */
function type3Em(font: EngineFont): number {
  const scale = Math.abs(font.fontMatrix?.[3] ?? DEFAULT_WIDTH_SCALE);
  const height = Math.abs((font.bbox?.[3] ?? 0) - (font.bbox?.[1] ?? 0));
  const em = scale * (height > 0 ? height : 1 / DEFAULT_WIDTH_SCALE);
  return em > 0 ? em : 1;
}
