/**
 * Which documents of a batch are of one unit in two following years.
 *
 * Pure and light: what a document says of its unit is all that is looked at, so pairs are known without holding any document.
 * A wrong pair would accuse a publisher of another's figures, so names must agree but for typography, and where it is open which
 * document is meant there is no pair.
 */
import type { Document } from '../model/document.ts';
import { normalizeLabel } from '../model/label.ts';

/** What must be known of a document to find its neighbour. */
export type YearDocument = Pick<Document, 'unitName' | 'unitNameVariants' | 'entityKind' | 'fiscalYear' | 'sha256' | 'documentKind'>;

export interface YearPair<T> {
  prior: T;
  current: T;
}

/** The one document of a unit, kind and year; null where several differ. */
type Place<T> = T | null;

/** Documents by unit, kind and year; a key that two different documents have stands for neither. */
class Directory<T extends YearDocument> {
  readonly #places = new Map<string, Place<T>>();

  add(name: string, document: T): void {
    const key = keyOf(name, document, document.fiscalYear);
    const known = this.#places.get(key);
    if (known === undefined) this.#places.set(key, document);
    else if (known !== null && known.sha256 !== document.sha256) this.#places.set(key, null);
  }

  /** The document that has the name in the year before `document`; undefined where none has it. */
  before(name: string, document: T): Place<T> | undefined {
    return this.#places.get(keyOf(name, document, (document.fiscalYear ?? 0) - 1));
  }
}

function keyOf(name: string, { entityKind }: YearDocument, year: number | null): string {
  return `${name} ${entityKind ?? ''} ${year}`;
}

/**
 * Pairs of documents of the same unit in following years, in the order of the later ones.
 *
 * Names on the cover go first; other spellings count only for documents that no cover has a partner for. Two documents of one unit,
 * kind and year that differ leave it open which one is meant: then there is no pair.
 * @example
 * for (const { prior, current } of pairYears(documents)) await compareDocuments(current, prior);
 */
export function pairYears<T extends YearDocument>(documents: readonly T[]): YearPair<T>[] {
  const dated = documents.filter(({ fiscalYear, documentKind }) => fiscalYear !== null && documentKind === 'final_account');
  const covers = new Directory<T>();
  const others = new Directory<T>();
  for (const document of dated) {
    const [cover, ...variants] = namesOf(document);
    if (cover !== '') covers.add(cover, document);
    for (const variant of variants) others.add(variant, document);
  }
  const priors = new Map<T, T>();
  const open = dated.filter((document) => !pairByCover(document, covers, priors));
  pairBySpelling(open, { covers, others }, priors);
  return dated.flatMap((current) => {
    const prior = priors.get(current);
    return prior === undefined ? [] : [{ prior, current }];
  });
}

/** True where the cover's name settles it, be it that several documents have it. */
function pairByCover<T extends YearDocument>(document: T, covers: Directory<T>, priors: Map<T, T>): boolean {
  const [cover] = namesOf(document);
  const prior = cover === '' ? undefined : covers.before(cover, document);
  if (prior !== undefined && prior !== null) priors.set(document, prior);
  return prior !== undefined;
}

/** Pairs by a spelling that one of the two has on its cover, where no other document has a claim on the same prior. */
function pairBySpelling<T extends YearDocument>(
  documents: readonly T[],
  { covers, others }: { covers: Directory<T>; others: Directory<T> },
  priors: Map<T, T>,
): void {
  const taken = new Set([...priors.values()].map(({ sha256 }) => sha256));
  const claims = new Map<string, { prior: T; by: T[] }>();
  for (const document of documents) {
    const [cover, ...variants] = namesOf(document);
    const found = [...variants.map((name) => covers.before(name, document)), cover === '' ? undefined : others.before(cover, document)];
    const candidates = new Map(found.flatMap((prior) => (prior === undefined || prior === null ? [] : [[prior.sha256, prior]])));
    const [prior] = candidates.values();
    if (candidates.size !== 1 || prior === undefined || found.includes(null) || taken.has(prior.sha256)) continue;
    const claim = claims.get(prior.sha256) ?? { prior, by: [] };
    claim.by.push(document);
    claims.set(prior.sha256, claim);
  }
  for (const { prior, by } of claims.values()) {
    const [only] = by;
    if (only !== undefined && by.every(({ sha256 }) => sha256 === only.sha256)) for (const document of by) priors.set(document, prior);
  }
}

/** The name on the cover, '' where there is none, and the other spellings, in the form in which names are compared. */
function namesOf({ unitName, unitNameVariants }: YearDocument): [cover: string, ...variants: string[]] {
  const cover = normalizeLabel(unitName ?? '');
  const variants = new Set(unitNameVariants.map(({ name }) => normalizeLabel(name)));
  return [cover, ...[...variants].filter((name) => name !== '' && name !== cover)];
}
