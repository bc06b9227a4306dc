/**
 * Words that only another level of government uses: 省级财政拨付 in the glossary of a county's office, 我市 in a province's.
 *
 * In → Out: name of the unit and texts → `completeness/other-level`. The level is that of the last place with which the name begins.
 * Source: the vocabulary holds the words by the levels that cannot use them, and the bodies that others pay than their place says.
 * Limits: names that begin with no place.
 */
import type { Finding } from '../anomaly/finding.ts';
import type { OtherLevel } from '../model/completeness.ts';
import { normalizeLabel } from '../model/label.ts';
import type { Place } from '../model/place.ts';
import type { CheckContext } from './check-document.ts';
import { documentText } from './document-text.ts';
import { matchesOf } from './patterns.ts';

type Level = OtherLevel['levels'][number];

const PLACE = /^[\u4e00-\u9fff]{1,8}?(?:特别行政区|自治区|自治州|自治县|自治旗|省|市|州|盟|地区|县|区|旗)/;
const COUNTY = /(?<!特别行政|自治|地)区$|[县旗]$/;
const PROVINCE = /(?:省|自治区)$/;

/** The level of the last place with which a name begins; null without one. */
export function levelOf(unitName: string): Level | null {
  let rest = normalizeLabel(unitName);
  let last = '';
  for (let place = PLACE.exec(rest); place !== null; place = PLACE.exec(rest)) {
    [last] = place;
    rest = rest.slice(last.length);
  }
  if (last === '' || rest === '') return null;
  if (PROVINCE.test(last)) return 'province';
  return COUNTY.test(last) ? 'county' : 'city';
}

export function checkOtherLevels({ document, forms }: CheckContext): Finding[] {
  const { otherLevels } = forms.completeness;
  const unit = document.unitName;
  const level = unit === null ? null : levelOf(unit);
  if (unit === null || level === null || otherLevels.paidElsewhere.some((body) => unit.includes(body))) return [];
  const { joined, traits, pieceAt } = documentText(document);
  return otherLevels.words.flatMap(({ levels, name, patterns }): Finding[] => {
    if (!levels.includes(level)) return [];
    const places = new Set<Place>();
    let quote = '';
    let count = 0;
    for (const { index, 0: match } of matchesOf(patterns, joined, traits)) {
      const { piece } = pieceAt(index);
      if (quote === '') quote = match;
      places.add(piece.place);
      count++;
    }
    if (count === 0) return [];
    const args = { unit, level: name, text: quote, count: String(count) };
    return [{ rule: 'completeness/other-level', args, locations: [...places], actual: quote }];
  });
}
