/**
 * Guests against receptions and travellers against trips: each has one at least.
 *
 * In → Out: counts of the sections on “三公” costs → `narrative/fewer-persons`. Units: things, persons.
 * Limits: a number of groups and a number of persons that a sentence says of the same; rounded numbers (约, 余) are left alone.
 */
import type { Finding } from '../anomaly/finding.ts';
import { Decimal } from '../model/amount.ts';
import type { ClaimBook, Statement } from './claim-book.ts';
import type { ClaimFigure } from './claim-figures.ts';
import { asPrinted, placesOnce, subjectName } from './claim-findings.ts';

const SECTION = /三公|出国|公务接待/;
const GROUPS = /^批次?$/;
/** Where the unit does not say it, the subject does: 接待批次为 5个. */
const GROUP_SUBJECT = /(?:批次|团组)数?$/;
const PERSONS = /^人次?$/;

export function checkGuests(book: ClaimBook): Finding[] {
  return book.statements.flatMap((statement) => (SECTION.test(statement.section) ? pairsOf(statement).flatMap(findingOf) : []));
}

/** Numbers of groups and of persons that stand in one sentence, each with its own; none where they cannot be told apart. */
function pairsOf({ figures }: Statement): [ClaimFigure, ClaimFigure][] {
  const counts = figures.filter(({ claim, kind, approximate }) => kind === 'count' && claim.kind === 'count' && !approximate);
  const groups = counts.filter(({ claim }) => GROUPS.test(claim.unit) || GROUP_SUBJECT.test(claim.subject));
  const [group, ...others] = groups;
  const persons = counts.filter(({ claim }) => PERSONS.test(claim.unit) && claim.text === group?.claim.text);
  const [person, ...more] = persons;
  return group === undefined || person === undefined || others.length + more.length > 0 ? [] : [[group, person]];
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
