/**
 * Guests against receptions and travellers against trips: each has one at least.
 *
 * In → Out: counts of the sections on “三公” costs → `narrative/fewer-persons`, `narrative/amounts-disagree`. Units: things, persons.
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
  const pairs = [...sentences.values()].flatMap(({ groups: [group, ...others], persons: [person, ...more] }) =>
    group === undefined || person === undefined || others.length + more.length > 0 ? [] : [[group, person] as const],
  );
  return [...pairs.flatMap(findingOf), ...toldAgain(pairs)];
}

type Pair = readonly [groups: ClaimFigure, persons: ClaimFigure];

/** Words of a sentence on some of the receptions, or on those of another year. */
const SOME = /外事|外宾|国（境）外|国\(境\)外|其中|上年|去年|人均/;
const RECEPTION = '接待';
/** Two receptions of as many guests are no chance below this number. */
const LEAST_TELLING = 10;

/** 接待 20批次、180人次, and again 20批次、280人次: two sentences on all receptions, of which one number is the same. */
function toldAgain(pairs: readonly Pair[]): Finding[] {
  const [first, second, ...more] = pairs.filter(([{ claim }]) => claim.text.includes(RECEPTION) && !SOME.test(claim.text));
  if (first === undefined || second === undefined || more.length > 0) return [];
  const other = first.findIndex(({ fine }, at) => second[at]?.fine.value.eq(fine.value) === false);
  const [one, again] = [first[other], second[other]];
  const same = first[1 - other];
  if (one === undefined || again === undefined || same === undefined || same.fine.value.lt(LEAST_TELLING)) return [];
  if (second[1 - other]?.fine.value.eq(same.fine.value) !== true) return [];
  return [
    {
      rule: 'narrative/amounts-disagree',
      severity: 'warning',
      args: { subject: subjectName(one.claim), first: asPrinted(one), second: asPrinted(again) },
      locations: placesOnce([one.claim.source, again.claim.source]),
      expected: one.claim.value,
      actual: again.claim.value,
    },
  ];
}

/** Numbers of groups and of persons of one sentence. */
interface Counted {
  groups: ClaimFigure[];
  persons: ClaimFigure[];
}

function findingOf([groups, persons]: Pair): Finding[] {
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
