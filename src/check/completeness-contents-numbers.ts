/**
 * Numbers of headings against those that the contents give the same titles.
 *
 * In → Out: document, places of headings whose number is told already → `completeness/contents-number`, one finding with all places.
 * Titles are compared part by part, as they are in the body; a title that stands twice in the contents or in the body proves nothing.
 */
import type { Finding } from '../anomaly/finding.ts';
import type { Document } from '../model/document.ts';
import type { Place } from '../model/place.ts';
import type { Section } from '../model/section.ts';
import { headingPlace } from './document-text.ts';
import { comparableTitle } from './heading-titles.ts';

/** A heading, and the title of the part in which it stands. */
interface Numbered {
  part: string;
  number: string;
  title: string;
  place: Place;
}

const PART = /^第[一二三四五六七八九十\d]+(?:部分|章|篇)$/;
const ORDINAL = /^[一二三四五六七八九十]{1,3}、$/;

/** Headings that the contents number otherwise. `told`: places whose number is told by another rule. */
export function contentsNumbers(document: Document, told: ReadonlySet<Place>): Finding[] {
  const announced = once(document.toc.flatMap(entryReader()));
  const printed = once(document.sections.flatMap(headingsOf));
  const differing = [...printed].flatMap(([key, heading]) => {
    const entry = announced.get(key);
    if (entry === undefined || entry.number === heading.number || isTold(heading.place, told)) return [];
    return [{ entry, heading }];
  });
  if (differing.length === 0) return [];
  const shown = differing.map(({ entry, heading }) => `“${heading.number}${heading.title}”目录为“${entry.number}”`).join('；');
  return [
    {
      rule: 'completeness/contents-number',
      args: { count: String(differing.length), titles: shown },
      locations: differing.flatMap(({ entry, heading }) => [heading.place, entry.place]),
      expected: differing.map(({ entry }) => entry.number).join(''),
      actual: differing.map(({ heading }) => heading.number).join(''),
    },
  ];
}

function isTold({ line, page }: Place, told: ReadonlySet<Place>): boolean {
  return [...told].some((place) => place.line === line && (line !== null || place.page === page));
}

/** Entries in their order: each stands in the part that was named last. */
function entryReader(): (entry: Document['toc'][number]) => Numbered[] {
  let part = '';
  return ({ number, title, source }) => {
    if (PART.test(number)) {
      part = comparableTitle(title);
      return [{ part: '', number, title, place: source }];
    }
    return ORDINAL.test(number) ? [{ part, number, title, place: source }] : [];
  };
}

function headingsOf(section: Section): Numbered[] {
  if (!PART.test(section.number)) return [];
  const part = comparableTitle(section.title);
  const own = { part: '', number: section.number, title: section.title, place: headingPlace(section) };
  const below = section.children.flatMap((child) =>
    ORDINAL.test(child.number) ? [{ part, number: child.number, title: child.title, place: headingPlace(child) }] : [],
  );
  return [own, ...below];
}

/** By part and title; titles that stand twice are left out. */
function once(all: readonly Numbered[]): ReadonlyMap<string, Numbered> {
  const found = new Map<string, Numbered | null>();
  for (const one of all) {
    const title = comparableTitle(one.title);
    if (title === '') continue;
    const key = `${one.part}/${title}`;
    found.set(key, found.has(key) ? null : one);
  }
  const alone = new Map<string, Numbered>();
  for (const [key, one] of found) if (one !== null) alone.set(key, one);
  return alone;
}
