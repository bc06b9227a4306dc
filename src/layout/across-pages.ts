/**
 * Pages printed across: a sheet wider than the paper is printed on pages that belong side by side, down the sheet and then over, or
 * over and then down.
 *
 * In → Out: the pages of a document one after the other → for a page that continues an earlier one on its right, both as one wide
 * page, and what of it is no part of the sheet (running headers and footers). Memory: the last pages only.
 */
import type { Page } from '../model/page.ts';
import { continuesAcross, type Evidence, offsetOf, type Side } from './across-evidence.ts';
import { type Captions, type SheetFrame, sheetFrame } from './across-frame.ts';
import { joinSideBySide } from './across-join.ts';

/** A page as a part of a wider one. */
export interface Part {
  /** Its number. */
  page: number;
  /** Where it begins on the wider page, and how far it was moved to stand there (points). */
  from: number;
  offset: number;
}

/** Pages side by side as one; its number is that of the first. */
export interface WidePage {
  page: Page;
  /** From left to right. */
  parts: Part[];
}

export interface JoinedAcross {
  wide: WidePage;
  /** What remains of the page that was joined. */
  rest: Page;
}

/** So many pages down the sheet are printed before those on their right. */
const MOST_DOWN = 12;
const SAME_PT = 1;

interface Sheet extends Side {
  parts: Part[];
  /** The last page that was joined: itself, its table, and how many pages after the one on its left it came. */
  last: Page;
  lastFrame: SheetFrame;
  distance: number;
}

interface Candidate {
  sheet: Sheet;
  evidence: Evidence;
}

export class AcrossPages {
  #sheets: Sheet[] = [];
  /** Tables of the last pages, by page. */
  readonly #frames = new Map<number, SheetFrame>();

  /** Numbers of pages that were joined, the left one first. */
  readonly #links: [left: number, right: number][] = [];

  /** Takes the next page; null where it continues none on its right. */
  take(page: Page): JoinedAcross | null {
    const frame = sheetFrame(page);
    this.#forget(page.number);
    if (frame === null) return null;
    this.#frames.set(page.number, frame);
    const found = this.#best({ page, frame });
    if (found !== null) {
      this.#links.push([found.last.number, page.number]);
      return joinOnto(found, page, frame);
    }
    const parts = [{ page: page.number, from: Number.NEGATIVE_INFINITY, offset: 0 }];
    this.#sheets.push({ page, frame, parts, last: page, lastFrame: frame, distance: MOST_DOWN });
    return null;
  }

  #forget(number: number): void {
    this.#sheets = this.#sheets.filter(({ last, distance }) => number - last.number <= distance);
    this.#frames.delete(number - MOST_DOWN);
  }

  /** The sheet that a page continues: by a text that both show before other signs, the one of fewest pages, the earliest. */
  #best(right: Side): Sheet | null {
    const candidates = this.#sheets.flatMap((sheet): Candidate[] => {
      const evidence = this.#isReached(sheet, right) ? continuesAcross(sheet, right, this.#liesBelow(sheet, right)) : null;
      return evidence === null ? [] : [{ sheet, evidence }];
    });
    const bySight = candidates.filter(({ evidence }) => evidence === 'text');
    const order = (bySight.length > 0 ? bySight : candidates).sort((a, b) => a.sheet.parts.length - b.sheet.parts.length);
    return order[0]?.sheet ?? null;
  }

  /** True where two pages stand below two others that were joined. */
  #liesBelow({ last, lastFrame }: Sheet, { page, frame }: Side): boolean {
    const isBelow = (number: number, own: SheetFrame): boolean => {
      const above = this.#frames.get(number);
      return above !== undefined && isAsWide(above, own) && isRepeated(own.captions, above.captions);
    };
    return this.#links.some(
      ([left, right]) =>
        left < last.number && right - left === page.number - last.number && isBelow(left, lastFrame) && isBelow(right, frame),
    );
  }

  /** True where all pages between are as wide as one of the two: they stand below it on the sheet. */
  #isReached({ last, lastFrame }: Sheet, { page, frame }: Side): boolean {
    for (let number = last.number + 1; number < page.number; number++) {
      const between = this.#frames.get(number);
      if (between !== undefined && !isAsWide(between, lastFrame) && !isAsWide(between, frame)) return false;
    }
    return true;
  }
}

function isAsWide(a: SheetFrame, b: SheetFrame): boolean {
  return Math.abs(a.left - b.left) <= SAME_PT && Math.abs(a.right - b.right) <= SAME_PT;
}

/** True where captions are none, or those of the page above. */
function isRepeated(own: Captions, above: Captions): boolean {
  return [own.entity, own.unit, own.title].every((text, i) => text === '' || text === [above.entity, above.unit, above.title][i]);
}

/** Joins a page to the right of a sheet. */
function joinOnto(sheet: Sheet, page: Page, frame: SheetFrame): JoinedAcross {
  const offset = offsetOf(sheet.frame, frame);
  const joined = joinSideBySide(sheet, { page, frame }, sheet.last);
  const parts = [...sheet.parts, { page: page.number, from: sheet.frame.right, offset }];
  sheet.distance = page.number - sheet.last.number;
  Object.assign(sheet, { page: joined.page, parts, last: page, lastFrame: frame, frame: widened(sheet.frame, frame, offset) });
  return { wide: { page: joined.page, parts }, rest: joined.rest };
}

/** The table of both pages. */
function widened(left: SheetFrame, right: SheetFrame, offset: number): SheetFrame {
  const { entity, unit, title } = left.captions;
  const captions = { entity: entity || right.captions.entity, unit: unit || right.captions.unit, title: title || right.captions.title };
  return { ...left, right: right.right + offset, rightEdge: right.rightEdge, captions };
}
