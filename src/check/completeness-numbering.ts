/**
 * Gaps in the numbering of headings and lists, and items of a series of which one lost its number.
 *
 * In → Out: sections → `completeness/numbering-gap`, `completeness/number-repeated`, `completeness/number-missing`,
 * `completeness/number-wrong`; what these leave is held against the contents.
 * Numbers of one parent are read in order; a gap counts only where its number stands nowhere in the text between, since a heading
 * may have been read as part of a paragraph. Limits: lists that restart and numbering over several parents are left alone.
 */
import type { Finding } from '../anomaly/finding.ts';
import type { Place } from '../model/place.ts';
import type { Section } from '../model/section.ts';
import type { CheckContext } from './check-document.ts';
import { contentsNumbers } from './completeness-contents-numbers.ts';
import { headingPlace } from './document-text.ts';
import { comparableTitle } from './heading-titles.ts';

interface Numbered {
  style: number;
  value: number;
  printed: string;
  place: Place;
}

const NONE: readonly Numbered[] = [];
const NUMERAL = '[一二三四五六七八九十]{1,3}';
/** Styles of numbers, outermost first. */
const STYLES: readonly { pattern: RegExp; print: (chinese: string, digits: string) => string[] }[] = [
  { pattern: new RegExp(`^第(${NUMERAL}|\\d{1,2})(?:部分|章)`), print: (c, d) => [`第${c}部分`, `第${d}部分`, `第${c}章`] },
  { pattern: new RegExp(`^(${NUMERAL})[、.．]`), print: (c) => [`${c}、`, `${c}.`, `${c}．`, `${c},`, `${c}，`] },
  { pattern: new RegExp(`^[（(](${NUMERAL})[）)]`), print: (c) => [`（${c}）`, `(${c})`, `（${c})`, `(${c}）`] },
  { pattern: /^(\d{1,2})[、.．](?!\d)/, print: (_, d) => [`${d}.`, `${d}、`, `${d}．`, `（${d}）`, `(${d})`] },
];
/** Numbers from which a list is long enough to have a gap. */
const LEAST_ITEMS = 2;

export function checkNumbering({ document, forms, lines }: CheckContext): Finding[] {
  const text = (from: Place, to: Place): string => textBetween(lines, from, to);
  // A part may have its heading in the contents alone, above tables that speak for themselves.
  const top = gaps(document.sections.flatMap(ownNumber), () => textOf(lines));
  const found = [
    ...top,
    ...repeatedParts(document.sections),
    ...document.sections.flatMap((section) => inSection(section, text)),
    ...unnumbered(document.sections, forms.completeness.numberedSeries),
  ];
  return [...found, ...contentsNumbers(document, new Set(found.flatMap(({ locations }) => locations)))];
}

/** Parts in a row with one number and two titles: a part that is printed again on a page of its own keeps its title. */
function repeatedParts(sections: readonly Section[]): Finding[] {
  const parts = sections.flatMap((section) =>
    ownNumber(section).map((numbered) => ({ ...numbered, title: comparableTitle(section.title) })),
  );
  const other = parts.filter(({ title }, i) => title !== '' && title !== parts[i - 1]?.title);
  return repeats(other);
}

type TextBetween = (from: Place, to: Place) => string;

/** The lines from one place to another, without blanks; only a gap asks for them. */
function textBetween(lines: CheckContext['lines'], from: Place, to: Place): string {
  return textOf(lines.filter(({ place }) => !isBefore(place, from) && !isBefore(to, place)));
}

function textOf(lines: CheckContext['lines']): string {
  return lines.map((line) => line.text.replace(/\s+/g, '')).join('\n');
}

function isBefore(a: Place, b: Place): boolean {
  return a.line !== null && b.line !== null ? a.line < b.line : a.page !== null && b.page !== null && a.page < b.page;
}

function inSection(section: Section, text: TextBetween): Finding[] {
  // Titles of tables may stand inside their grids; which tables are missing is told by another rule.
  if (section.kind === 'tables') return [];
  const items: Numbered[] = [];
  for (const { text: own, source } of section.paragraphs) items.push(...readNumber(own, source));
  const headings: Numbered[] = [];
  for (const child of section.children) headings.push(...ownNumber(child));
  items.push(...headings);
  const findings = [...gaps(items, text), ...repeats(headings), ...wrongStart(items.filter((item) => !headings.includes(item)))];
  for (const child of section.children) findings.push(...inSection(child, text));
  return findings;
}

function ownNumber(section: Section): readonly Numbered[] {
  return readNumber(`${section.number}${section.title}`, headingPlace(section));
}

/** Characters that may stand before a number, and those with which numbers begin. */
const BEFORE = /[\s*#]/;
const STARTS: ReadonlySet<string> = new Set('第一二三四五六七八九十（(0123456789');

function readNumber(printed: string, place: Place): readonly Numbered[] {
  if (!STARTS.has(printed.charAt(0)) && !BEFORE.test(printed.charAt(0))) return NONE;
  const head = printed.slice(0, 12).replace(/[\s*#]+/g, '');
  const style = styleOf(head.charAt(0));
  const match = STYLES[style]?.pattern.exec(head) ?? null;
  return match === null ? NONE : [{ style, value: numberOf(match[1] ?? ''), printed: match[0], place }];
}

/** The place in `STYLES` of the only style whose numbers begin with a character. */
function styleOf(first: string): number {
  if (first === '第') return 0;
  if (first === '（' || first === '(') return 2;
  return first >= '0' && first <= '9' ? 3 : 1;
}

const DIGITS = '零一二三四五六七八九';

function numberOf(numeral: string): number {
  if (/^\d/.test(numeral)) return Number(numeral);
  const [tens, ones] = numeral.includes('十') ? numeral.split('十') : ['', numeral];
  const ten = numeral.includes('十') ? 10 * (tens === '' ? 1 : DIGITS.indexOf(tens ?? '')) : 0;
  return ten + (ones === '' || ones === undefined ? 0 : DIGITS.indexOf(ones));
}

function chinese(value: number): string {
  const ten = value >= 20 ? `${DIGITS[Math.floor(value / 10)]}十` : value >= 10 ? '十' : '';
  return ten + (value % 10 === 0 && value >= 10 ? '' : (DIGITS[value % 10] ?? ''));
}

/** True where a number of some style does not go on from the one before. */
function hasJump(items: readonly Numbered[]): boolean {
  const last = STYLES.map(() => Number.NaN);
  for (const { style, value } of items) {
    if (value > (last[style] ?? Number.NaN) + 1) return true;
    last[style] = value;
  }
  return false;
}

/** Numbers ahead of the one before that still may be a gap. */
const MOST_SKIPPED = 3;

/** Jumps by one or two numbers within one style that begin at 1. */
function gaps(items: readonly Numbered[], text: TextBetween): Finding[] {
  if (items.length < LEAST_ITEMS || !hasJump(items)) return [];
  return STYLES.flatMap(({ print }, style) => {
    const printed = items.filter((item) => item.style === style);
    if (printed.length < LEAST_ITEMS || printed[0]?.value !== 1) return [];
    const wrong = misnumbered(printed);
    const own = printed.filter((item) => !wrong.has(item));
    const found = own.flatMap((item, i): Finding[] => {
      const before = own[i - 1];
      if (before === undefined || item.value <= before.value + 1 || item.value > before.value + MOST_SKIPPED) return [];
      const missing = Array.from({ length: item.value - before.value - 1 }, (_, k) => before.value + 1 + k);
      if (missing.length === 1 && [...wrong.values()].includes(before)) return [];
      const lost = missing.filter(
        (value) => !print(chinese(value), String(value)).some((printed) => isPrinted(printed, text(before.place, item.place))),
      );
      if (lost.length === 0) return [];
      const names = lost.map((value) => print(chinese(value), String(value))[0] ?? String(value)).join('');
      const args = { before: before.printed, after: item.printed, missing: names };
      return [{ rule: 'completeness/numbering-gap', args, locations: [before.place, item.place], expected: names, actual: item.printed }];
    });
    return [
      ...found,
      ...[...wrong].map(([item, before]) => misnumberedFinding(item, before, print(chinese(before.value + 1), String(before.value + 1)))),
    ];
  });
}

/** Items with a number far from those around them, which leave room for just one: 二、九、四、. Each with the item before it. */
function misnumbered(items: readonly Numbered[]): Map<Numbered, Numbered> {
  const found = new Map<Numbered, Numbered>();
  for (const [i, item] of items.entries()) {
    const [before, after] = [items[i - 1], items[i + 1]];
    if (before === undefined || after?.value !== before.value + 2) continue;
    if (item.value > before.value + MOST_SKIPPED || (item.value < before.value && item.value > 1)) found.set(item, before);
  }
  return found;
}

function misnumberedFinding(item: Numbered, before: Numbered, [expected = '']: readonly string[]): Finding {
  const args = { number: item.printed, expected, before: before.printed };
  return { rule: 'completeness/number-wrong', args, locations: [item.place, before.place], expected, actual: item.printed };
}

/** Headings side by side with the same number; a second 一、 may begin another list. */
function repeats(headings: readonly Numbered[]): Finding[] {
  return headings.flatMap((item, i): Finding[] => {
    const before = headings[i - 1];
    if (before === undefined || item.value < 2 || before.value !== item.value || before.style !== item.style) return [];
    const args = { number: item.printed };
    return [{ rule: 'completeness/number-repeated', args, locations: [before.place, item.place], actual: item.printed }];
  });
}

/** 2. 2. 3. at the head of a list of paragraphs: the first of them lost its number one. */
function wrongStart(items: readonly Numbered[]): Finding[] {
  const [first, second, third] = items;
  if (first === undefined || second === undefined || third === undefined) return [];
  if (first.value !== 2 || third.value !== 3 || first.style !== third.style) return [];
  return repeats([first, second]);
}

/** True where a number stands anywhere in the text, not as the end of a longer one. */
function isPrinted(printed: string, text: string): boolean {
  for (let at = text.indexOf(printed); at >= 0; at = text.indexOf(printed, at + 1)) {
    const before = text[at - 1] ?? '';
    // A year may follow 第三部分 and 三、, but 3. before a digit is a number with decimals.
    const goesOn = DIGIT.test(printed.charAt(0)) && DIGIT.test(text[at + printed.length] ?? '');
    if (!LONGER.has(before) && !goesOn) return true;
  }
  return false;
}

/** Characters before a number that make it the end of another. */
const LONGER: ReadonlySet<string> = new Set('一二三四五六七八九十0123456789.');
const DIGIT = /\d/;

interface Series {
  section: string;
  items: readonly (readonly string[])[];
}

/** Items of a series that stand without number among numbered ones. */
function unnumbered(sections: readonly Section[], series: readonly Series[]): Finding[] {
  const findings: Finding[] = [];
  for (const section of sections) {
    for (const own of series) if (section.title.includes(own.section)) findings.push(...unnumberedIn(section, own));
    findings.push(...unnumbered(section.children, series));
  }
  return findings;
}

function unnumberedIn(section: Section, { items }: Series): Finding[] {
  const heads = [
    ...section.children.map((child) => ({ text: `${child.number}${child.title}`, place: headingPlace(child) })),
    ...section.paragraphs.map(({ text, source }) => ({ text, place: source })),
  ].map(({ text, place }) => ({ text: text.replace(/\s+/g, ''), place, number: readNumber(text, place)[0] }));
  const found = items.map((words) => {
    const bare = heads.find(({ text }) => words.some((word) => text.startsWith(word)));
    const numbered = heads.find(
      ({ text, number }) => number !== undefined && words.some((word) => text.startsWith(word, number.printed.length)),
    );
    return { words, bare, numbered };
  });
  const numbered = found.filter((item) => item.numbered !== undefined).length;
  if (numbered < items.length - 1) return [];
  return found.flatMap(({ words, bare, numbered: own }): Finding[] =>
    own !== undefined || bare === undefined
      ? []
      : [{ rule: 'completeness/number-missing', args: { item: words[0] ?? '', section: section.title }, locations: [bare.place] }],
  );
}
