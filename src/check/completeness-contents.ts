/**
 * The contents page against the body, and what every disclosure must speak of.
 *
 * In → Out: document → `completeness/contents-title` (titles that differ), `completeness/topic-missing`,
 * `completeness/section-subject` (a section that speaks of another one’s matter).
 * Titles are compared without years, particles and the words that all of them share, so that only another title is another title.
 */
import type { Finding } from '../anomaly/finding.ts';
import { inYears } from '../model/completeness.ts';
import type { Place } from '../model/place.ts';
import type { Section } from '../model/section.ts';
import type { CheckContext } from './check-document.ts';
import { isOfThreePublic } from './document-scope.ts';
import { headingPlace, textPieces } from './document-text.ts';
import { comparableTitle } from './heading-titles.ts';

export function checkContents(context: CheckContext): Finding[] {
  return [...differingTitles(context), ...missingTopics(context), ...foreignSubjects(context)];
}

interface Entry {
  title: string;
  place: Place;
}

const PART = /^第[一二三四五六七八九十\d]+(?:部分|章|篇)$/;
const ORDINAL = /^[一二三四五六七八九十]{1,3}、$/;

/** Titles by number within the numbered parts. */
function bodyTitles(sections: readonly Section[]): Map<string, Entry> {
  const titles = new Map<string, Entry>();
  for (const part of sections) {
    if (!PART.test(part.number)) continue;
    titles.set(part.number, { title: part.title, place: headingPlace(part) });
    for (const child of part.children)
      if (ORDINAL.test(child.number)) titles.set(`${part.number}${child.number}`, { title: child.title, place: headingPlace(child) });
  }
  return titles;
}

function isSameTitle(a: string, b: string): boolean {
  return a === b || comparableTitle(a) === comparableTitle(b);
}

function differingTitles({ document, unread }: CheckContext): Finding[] {
  const body = bodyTitles(document.sections);
  let part = '';
  const differing = document.toc.flatMap((entry) => {
    if (PART.test(entry.number)) part = entry.number;
    const key = PART.test(entry.number) ? entry.number : `${part}${entry.number}`;
    const own = body.get(key);
    if (own === undefined || own.title === '' || isSameTitle(own.title, entry.title)) return [];
    return [{ entry, own }];
  });
  if (differing.length === 0) return [];
  const shown = differing.map(({ entry, own }) => `“${entry.number}${entry.title}”正文为“${own.title}”`).join('；');
  return [
    {
      rule: 'completeness/contents-title',
      // The first label of a table that stood in plain lines looks like a heading.
      ...(unread > 0 && differing.every(isLabelOfTable) ? ({ origin: 'extraction' } as const) : {}),
      args: { count: String(differing.length), titles: shown },
      locations: differing.flatMap(({ entry, own }) => [entry.source, own.place]),
    },
  ];
}

/** True where the contents name a table and the body has words that name none. */
function isLabelOfTable({ entry, own }: { entry: { title: string }; own: { title: string } }): boolean {
  return entry.title.endsWith('表') && !own.title.endsWith('表');
}

/** Topics of the statutory catalogue that no text of the document speaks of. A document without narrative lacks that as a whole. */
function missingTopics({ document, forms, unread }: CheckContext): Finding[] {
  if (isOfThreePublic(document)) return [];
  // Titles of tables are no text on their topic.
  const texts: string[] = [];
  for (const { kind, part, bare, text } of textPieces(document))
    if (kind === 'paragraph' || (kind === 'title' && !(part === 'tables' && bare.endsWith('表')))) texts.push(text);
  if (texts.length === 0) return [];
  const all = texts.join('\n');
  const missing = forms.completeness.requiredTopics.filter(
    ({ words, years }) =>
      (inYears(document.fiscalYear, years) || years.every((year) => year === null)) && !words.some((word) => all.includes(word)),
  );
  if (missing.length === 0) return [];
  const names = missing.map(({ name }) => name).join('、');
  return [
    {
      rule: 'completeness/topic-missing',
      ...(unread > 0 ? ({ origin: 'extraction' } as const) : {}),
      args: { topics: names },
      locations: document.sections.slice(0, 1).map(headingPlace),
      expected: names,
    },
  ];
}

/** Sections on one kind of money that speak of another kind only: text that was copied and not changed. */
function foreignSubjects({ document, forms }: CheckContext): Finding[] {
  const subjects = forms.completeness.emptyTables.flatMap(({ words: [subject], parts = [] }) =>
    subject === undefined ? [] : [{ subject, parts }],
  );
  return document.sections.flatMap((section) => foreignIn(section, subjects));
}

/** A kind of money and the names of its parts, which speak of it as well. */
interface Subject {
  subject: string;
  parts: readonly string[];
}

function foreignIn(section: Section, subjects: readonly Subject[]): Finding[] {
  const own = subjects.filter(({ subject }) => section.title.includes(subject));
  const below = section.children.flatMap((child) => foreignIn(child, subjects));
  const [of] = own;
  if (section.kind !== 'narrative' || of === undefined || own.length > 1 || section.children.length > 0) return below;
  const text = section.paragraphs.map((paragraph) => paragraph.text).join('\n');
  const { subject, parts } = of;
  const foreign = subjects.find((other) => other !== of && text.includes(other.subject))?.subject;
  if (foreign === undefined || [subject, ...parts].some((word) => text.includes(word))) return below;
  const args = { section: section.title, subject, foreign };
  const locations = section.paragraphs.filter((paragraph) => paragraph.text.includes(foreign)).map(({ source }) => source);
  return [...below, { rule: 'completeness/section-subject', args, locations, expected: subject, actual: foreign }];
}
