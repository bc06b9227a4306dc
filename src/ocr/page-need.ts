/**
 * Which pages must be read from their image: those without a text layer, with one that covers little of what is shown, and those
 * whose text layer is garbage.
 *
 * In → Out: a page as its text layer has it → how it is to be read. A text layer is garbage when many of its characters are none
 * (private use, unknown), when its ideographs are hardly ever common ones, or when it is a jumble of signs: fonts without a
 * right map to Unicode give such text. Limits: a map that only exchanges digits is not seen.
 */
import type { Page, Word } from '../model/page.ts';
import type { BBox } from '../model/place.ts';
import { isCommon } from './common-characters.ts';

/**
 * `text`: the text layer is good. `image`: everything is read from the image. `both`: the text layer is good, but images on the page
 * hold more.
 */
export type PageSource = 'text' | 'image' | 'both';

export interface PageNeed {
  source: PageSource;
  /** True where there is a text layer and it is garbage. */
  garbled: boolean;
}

/** An image that covers this share of the page is what the page shows; one of this share may hold a table. */
const WHOLE_PAGE = 0.5;
const WORTH_READING = 0.12;
/** A text layer of fewer characters over a scan is a page number, a stamp or a running head. */
const FEW_CHARACTERS = 60;
/** An image with so many words in its box is a background. */
const BACKGROUND_WORDS = 8;
/** Characters from which on a text layer can be judged. */
const ENOUGH = 30;
/** Share of characters that are none. */
const BROKEN_SHARE = 0.15;
/** Share of ideographs that are common: in real text at least 0.7, in a jumble the share of the list, 0.03. */
const COMMON_SHARE = 0.35;
/** So many letters with accents or of scripts that no disclosure prints, for each ideograph; real pages have none. */
const STRANGE_SHARE = 0.03;
const MIN_STRANGE = 3;
/** Text without ideographs: share of signs that neither words nor figures have. */
const NO_IDEOGRAPHS = 0.05;
const JUMBLE_SHARE = 0.12;

/** How a page is to be read. */
export function needOf(page: Page): PageNeed {
  const text = page.words.map((word) => word.text).join('');
  const garbled = isGarbled(text);
  if (text === '' || garbled) return { source: 'image', garbled };
  const area = page.widthPt * page.heightPt;
  const share = page.images.reduce((sum, { bbox }) => sum + areaOf(bbox), 0) / area;
  if (share >= WHOLE_PAGE && text.length < FEW_CHARACTERS) return { source: 'image', garbled };
  return { source: unreadImages(page).length > 0 ? 'both' : 'text', garbled };
}

/** Images large enough for a table and free of words of the text layer. */
export function unreadImages({ words, images, widthPt, heightPt }: Page): BBox[] {
  const large = images.map(({ bbox }) => bbox).filter((bbox) => areaOf(bbox) >= WORTH_READING * widthPt * heightPt);
  return large.filter((bbox) => words.filter((word) => liesIn(word, bbox)).length < BACKGROUND_WORDS);
}

/** True for a word whose middle lies in a box. */
export function liesIn({ bbox }: Word, [x0, y0, x1, y1]: BBox): boolean {
  const x = (bbox[0] + bbox[2]) / 2;
  const y = (bbox[1] + bbox[3]) / 2;
  return x >= x0 && x <= x1 && y >= y0 && y <= y1;
}

function areaOf([x0, y0, x1, y1]: BBox): number {
  return (x1 - x0) * (y1 - y0);
}

interface Census {
  broken: number;
  ideographs: number;
  common: number;
  strange: number;
  jumble: number;
  total: number;
}

/** True for the text of a page whose characters cannot be what is printed. */
export function isGarbled(text: string): boolean {
  const { broken, ideographs, common, strange, jumble, total } = census(text);
  if (total < ENOUGH) return total > 0 && broken > total / 2;
  if (broken >= BROKEN_SHARE * total) return true;
  if (strange >= MIN_STRANGE && ideographs > 0 && strange >= STRANGE_SHARE * ideographs) return true;
  if (ideographs >= ENOUGH) return common < COMMON_SHARE * ideographs;
  return ideographs < NO_IDEOGRAPHS * total && jumble >= JUMBLE_SHARE * total;
}

function census(text: string): Census {
  const counts: Census = { broken: 0, ideographs: 0, common: 0, strange: 0, jumble: 0, total: 0 };
  for (const character of text) {
    const code = character.codePointAt(0) ?? 0;
    counts.total++;
    if (isBroken(code)) counts.broken++;
    else if (code >= 0x3400 && code <= 0x9fff) {
      counts.ideographs++;
      if (isCommon(character)) counts.common++;
    } else if (JUMBLE.test(character)) {
      counts.jumble++;
      if (isStrange(code)) counts.strange++;
    }
  }
  return counts;
}

function isBroken(code: number): boolean {
  return code === 0xfffd || (code >= 0xe000 && code <= 0xf8ff) || code >= 0xf0000;
}

/** Latin letters with accents, and letters from Armenian to Greek Extended. */
function isStrange(code: number): boolean {
  return (code >= 0xc0 && code <= 0x2af) || (code >= 0x530 && code <= 0x1fff);
}

/** Signs and letters that Chinese disclosures hardly print. */
const JUMBLE = /[!"#$&'*+;<=>?@[\\\]^_`{|}~\u00a1-\u00b6\u00b8-\u00d6\u00d8-\u00f6\u00f8-\u036f\u0530-\u1fff]/u;
