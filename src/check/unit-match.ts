/**
 * Which units of one list of documents are which units of another, although names are not always printed alike.
 *
 * Pure and light. A name agrees as it stands on the cover, as another spelling of the document, with the places above it left out
 * (长春市南关区教育局, 南关区教育局), or with another word for the same organ (卫生健康局, 卫生健康委员会). Nothing is guessed: each of these
 * counts only where it leaves one document on either side; the rest is listed with why.
 */
import { normalizeLabel } from '../model/label.ts';
import type { YearDocument } from './year-pairs.ts';

/** How two documents were found to be of one unit. `given`: they were named as a pair. */
export type MatchedBy = 'name' | 'spelling' | 'place' | 'organ' | 'given';

export interface UnitPair<T> {
  prior: T;
  current: T;
  by: MatchedBy;
}

/** `no-name`: its unit is not known. `ambiguous`: several could be meant. `alone`: the other list has no such unit. */
export type UnmatchedBecause = 'no-name' | 'ambiguous' | 'alone';

export interface UnmatchedUnit<T> {
  document: T;
  because: UnmatchedBecause;
}

export interface UnitMatches<T> {
  /** In the order of the later list. */
  pairs: UnitPair<T>[];
  prior: UnmatchedUnit<T>[];
  current: UnmatchedUnit<T>[];
}

/** Names under which a document is looked up at one step, by how sure they are. */
interface Names {
  own: readonly string[];
  others: readonly string[];
}

const PLACE = /^[\u4e00-\u9fff]{1,8}?(?:特别行政区|自治区|自治州|自治县|自治旗|省|市|州|盟|地区|县|区|旗)/;
const ORGAN = /(?:委员会|委|局|厅)$/;
/** A stem shorter than this (云溪县 alone) names no organ. */
const FEWEST_STEM_CHARACTERS = 4;

const STEPS: readonly (readonly [by: MatchedBy, namesOf: (document: YearDocument) => Names])[] = [
  ['name', (document) => ({ own: coverOf(document), others: coverOf(document) })],
  ['spelling', (document) => ({ own: coverOf(document), others: spellings(document) })],
  ['place', (document) => ({ own: coverOf(document), others: withoutPlaces(document) })],
  ['organ', (document) => ({ own: organs(document), others: organs(document) })],
];

/** Matches the documents of two lists. Of documents with the same bytes in one list the first stands for all. */
export function matchUnits<T extends YearDocument>(prior: readonly T[], current: readonly T[]): UnitMatches<T> {
  const [old, now] = [onceEach(prior), onceEach(current)];
  const matching = new Matching(old, now);
  for (const [by, namesOf] of STEPS) matching.step(by, namesOf);
  return matching.result(old, now);
}

class Matching<T extends YearDocument> {
  readonly #open: { prior: Set<T>; current: Set<T> };
  readonly #pairs = new Map<T, UnitPair<T>>();
  readonly #ambiguous = new Set<T>();

  constructor(prior: readonly T[], current: readonly T[]) {
    const named = (documents: readonly T[]): Set<T> => new Set(documents.filter((document) => coverOf(document).length > 0));
    this.#open = { prior: named(prior), current: named(current) };
  }

  /**
   * Pairs what one kind of agreement settles, following years first; what it leaves open between several is settled by nothing less
   * sure.
   */
  step(by: MatchedBy, namesOf: (document: YearDocument) => Names): void {
    this.#round(by, namesOf, isYearBefore);
    this.#round(by, namesOf, isNotLater);
  }

  #round(by: MatchedBy, namesOf: (document: YearDocument) => Names, fits: (prior: T, current: T) => boolean): void {
    const { prior, current } = this.#open;
    const byOwn = index(prior, (document) => namesOf(document).own);
    const byOther = index(prior, (document) => namesOf(document).others);
    const claims = new Map<T, T[]>();
    for (const document of [...current]) {
      const { own, others } = namesOf(document);
      const all = [...own.flatMap((name) => byOther.get(name) ?? []), ...others.flatMap((name) => byOwn.get(name) ?? [])];
      const candidates = [...new Set(all)].filter((other) => sameKind(other, document) && fits(other, document));
      const [only] = candidates;
      if (candidates.length > 1) this.#leaveOpen([document, ...candidates]);
      else if (only !== undefined) claims.set(only, [...(claims.get(only) ?? []), document]);
    }
    for (const [other, claimants] of claims) this.#settle(other, claimants, by);
  }

  #settle(prior: T, claimants: readonly T[], by: MatchedBy): void {
    const [current] = claimants;
    if (current === undefined || claimants.length > 1 || this.#ambiguous.has(prior)) {
      this.#leaveOpen([prior, ...claimants]);
      return;
    }
    this.#pairs.set(current, { prior, current, by });
    this.#open.prior.delete(prior);
    this.#open.current.delete(current);
  }

  #leaveOpen(documents: readonly T[]): void {
    for (const document of documents) {
      this.#ambiguous.add(document);
      this.#open.prior.delete(document);
      this.#open.current.delete(document);
    }
  }

  result(prior: readonly T[], current: readonly T[]): UnitMatches<T> {
    const pairs = current.flatMap((document) => this.#pairs.get(document) ?? []);
    const rest = (documents: readonly T[], matched: readonly T[]): UnmatchedUnit<T>[] => {
      const known = new Set(matched);
      return documents.filter((document) => !known.has(document)).map((document) => ({ document, because: this.#because(document) }));
    };
    const side = (name: 'prior' | 'current'): T[] => pairs.map((pair) => pair[name]);
    return { pairs, prior: rest(prior, side('prior')), current: rest(current, side('current')) };
  }

  #because(document: T): UnmatchedBecause {
    if (this.#ambiguous.has(document)) return 'ambiguous';
    return coverOf(document).length === 0 ? 'no-name' : 'alone';
  }
}

function index<T extends YearDocument>(documents: Iterable<T>, namesOf: (document: T) => readonly string[]): Map<string, T[]> {
  const found = new Map<string, T[]>();
  for (const document of documents) for (const name of new Set(namesOf(document))) found.set(name, [...(found.get(name) ?? []), document]);
  return found;
}

function isYearBefore(prior: YearDocument, current: YearDocument): boolean {
  return prior.fiscalYear !== null && prior.fiscalYear + 1 === current.fiscalYear;
}

/** False where the document of the later list is of an earlier year. */
function isNotLater(prior: YearDocument, current: YearDocument): boolean {
  return prior.fiscalYear === null || current.fiscalYear === null || prior.fiscalYear <= current.fiscalYear;
}

function sameKind(a: YearDocument, b: YearDocument): boolean {
  return a.entityKind === null || b.entityKind === null || a.entityKind === b.entityKind;
}

function onceEach<T extends YearDocument>(documents: readonly T[]): T[] {
  return [...new Map([...documents].reverse().map((document) => [document.sha256, document])).values()].reverse();
}

function coverOf({ unitName }: YearDocument): string[] {
  const name = normalizeLabel(unitName ?? '');
  return name === '' ? [] : [name];
}

function spellings({ unitNameVariants }: YearDocument): string[] {
  return unitNameVariants.map(({ name }) => normalizeLabel(name));
}

/** The name with one place after the other left out, as long as it still begins with a place: 教育局 alone may be anybody's. */
function withoutPlaces(document: YearDocument): string[] {
  const names: string[] = [];
  let [name = ''] = coverOf(document);
  for (let place = PLACE.exec(name); place !== null; place = PLACE.exec(name)) {
    name = name.slice(place[0].length);
    if (PLACE.test(name)) names.push(name);
  }
  return names;
}

function organs(document: YearDocument): string[] {
  return coverOf(document).flatMap((name) => {
    const stem = name.replace(ORGAN, '');
    return stem === name || stem.length < FEWEST_STEM_CHARACTERS ? [] : [stem];
  });
}
