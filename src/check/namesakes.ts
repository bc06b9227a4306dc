/**
 * Other units of which a text speaks as of itself: 安平县档案馆 or 青屏县民政局 in the text of 青屏县档案馆.
 *
 * In → Out: joined text and the unit's name → the other names where sentences begin with them as with their subject. Such a sentence
 * was copied from the other unit. Limits: sentences that name the other one elsewhere (guests, partners); units of a place above or
 * below, which may be named for good reason; names that end in one another; units of another kind that bear no place.
 */
import type { CompletenessVocabulary } from '../model/completeness.ts';

const PLACE = '(?:[\\u4e00-\\u9fff]{1,6}?(?:自治区|自治州|自治县|省|市|州|盟|县|区|旗))+';
const PLACES = new RegExp(`^${PLACE}`);
/** What a sentence on the accounts says of a unit, behind the year. */
const ACCOUNT = '(?:收|支|本年|总|财政|一般|预算|部门|机关|政府|“三公”)';
/** What a sentence says of the unit itself. */
const OF_ITSELF = new RegExp(`^(?:(?:主要)?负责|主要职责|是[^否]|为[^了]|内设|下设|机关|隶属|20\\d\\d年度?${ACCOUNT})`);
/** A sentence on the accounts that begins with a unit and the year. */
const SPOKEN_OF = new RegExp(`(?<=^|[。；;\\n])(${PLACE}[\\u4e00-\\u9fff]{2,20}?)20\\d\\d年度?${ACCOUNT}`, 'g');
/** Fewest characters of a name behind its place. */
const LEAST_KIND = 3;
const MOST_PLACES = 12;
const SENTENCE_END = '。；;\n';

export interface Namesake {
  name: string;
  at: number;
}

export function namesakesIn(joined: string, unitName: string, { nameEnds }: CompletenessVocabulary): Namesake[] {
  const place = PLACES.exec(unitName)?.[0] ?? '';
  const kind = unitName.slice(place.length);
  if (place === '' || kind.length < LEAST_KIND || !nameEnds.some((end) => kind.endsWith(end))) return [];
  const found: Namesake[] = [];
  for (let at = joined.indexOf(kind); at >= 0; at = joined.indexOf(kind, at + 1)) {
    const start = sentenceStart(joined, at);
    if (start === null) continue;
    const before = joined.slice(start, at);
    const other = PLACES.exec(before)?.[0];
    if (other === undefined || other !== before || !isApart(other, place)) continue;
    if (OF_ITSELF.test(joined.slice(at + kind.length, at + kind.length + 16))) found.push({ name: `${before}${kind}`, at: start });
  }
  return found;
}

/** Units of any kind that sentences on the accounts begin with, each place of them; the unit itself is one of them. */
export function unitsSpokenOf(joined: string, { nameEnds }: CompletenessVocabulary): Namesake[] {
  return [...joined.matchAll(SPOKEN_OF)].flatMap(({ 1: name = '', index }) =>
    nameEnds.some((end) => name.endsWith(end)) ? [{ name, at: index }] : [],
  );
}

/** Where the sentence begins that has only a place before `at`; null where there is more. */
function sentenceStart(joined: string, at: number): number | null {
  for (let i = at; i >= 0 && at - i <= MOST_PLACES; i--)
    if (i === 0 || SENTENCE_END.includes(joined.charAt(i - 1))) return i === at ? null : i;
  return null;
}

/** True for two places of one level that are not the same. */
function isApart(a: string, b: string): boolean {
  return a.at(-1) === b.at(-1) && !a.endsWith(b) && !b.endsWith(a);
}
