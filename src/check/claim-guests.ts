/**
 * Guests against receptions and travellers against trips: each has one at least.
 *
 * In → Out: counts of the sections on “三公” costs → `narrative/fewer-persons`. Units: things, persons.
 * Limits: sentences with several numbers of groups or of persons; rounded numbers (约, 余) are left alone.
 */
import type { Finding } from '../anomaly/finding.ts';
import { Decimal } from '../model/amount.ts';
import type { ClaimBook } from './claim-book.ts';
import type { ClaimFigure } from './claim-figures.ts';
import { asPrinted, placesOnce, subjectName } from './claim-findings.ts';

const SECTION = /三公|出国|公务接待/;
const GROUPS = /^批次?$/;
/** Where the unit does not say it, the subject does: 接待批次为 5个. */
const GROUP_SUBJECT = /(?:批次|团组)数?$/;
const PERSONS = /^人次?$/;

export function checkGuests(book: ClaimBook): Finding[] {
  const sentences = new Map<string, Counted>();
  for (const figure of book.figures) {
    const { claim, kind, approximate } = figure;
    if (kind !== 'count' || claim.kind !== 'count' || approximate || !SECTION.test(claim.section)) continue;
    const isPerson = PERSONS.test(claim.unit);
    if (!isPerson && !GROUPS.test(claim.unit) && !GROUP_SUBJECT.test(claim.subject)) continue;
    const key = `${claim.section} ${claim.text}`;
    const counted = sentences.get(key) ?? { groups: [], persons: [] };
    sentences.set(key, counted);
    counted[isPerson ? 'persons' : 'groups'].push(figure);
  }
  return [...sentences.values()].flatMap(({ groups: [group, ...others], persons: [person, ...more] }) =>
    group === undefined || person === undefined || others.length + more.length > 0 ? [] : findingOf([group, person]),
  );
}

/** Numbers of groups and of persons of one sentence. */
interface Counted {
  groups: ClaimFigure[];
  persons: ClaimFigure[];
}

function findingOf([groups, persons]: [ClaimFigure, ClaimFigure]): Finding[] {
  if (!new Decimal(persons.claim.value).lt(groups.claim.value)) return [];
  return [
    {
      rule: 'narrative/fewer-persons',
      args: { subject: subjectName(groups.claim), groups: asPrinted(groups), persons: asPrinted(persons) },
      locations: placesOnce([groups.claim.source, persons.claim.source]),
      actual: persons.claim.value,
    },
  ];
}
