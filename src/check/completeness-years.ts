/**
 * Years in headings and sentences against the year of the account.
 *
 * In → Out: texts and lines → `identity/heading-year`, `identity/sentence-year`, `identity/compared-year`.
 * A year is that of the account where it heads a part, opens a sentence on the accounts, or dates a stock (截至 … 12月31日). Years
 * of comparison are the one before. Years of documents, of projects and of quoted titles are left alone, as are evaluations, which
 * may be of the year before, what is said of the next year's budget beside the accounts, and last year's figure of what the paragraph states
 * of this year, too.
 */
import type { Finding } from '../anomaly/finding.ts';
import type { Document } from '../model/document.ts';
import { isOfNextBudget } from '../model/next-budget.ts';
import { escaped } from '../model/pattern.ts';
import type { Place } from '../model/place.ts';
import type { CheckContext } from './check-document.ts';
import { documentText, type TextPiece, textPieces } from './document-text.ts';
import { IN_DOUBT } from './performance-forms.ts';
import { conditionOf } from './text-traits.ts';

/** Every year begins so. */
const CENTURY = '20';
const HEADING_YEAR = /(20\d\d)年度?/;
const HEADING_SUBJECT = /决算|收入支出|收支|三公|经费|政府采购|国有资产|概况/;
const PERFORMANCE = /绩效|评价|自评/;
const AS_OF = '截至';
const STOCK = /截至(?:到)?(20\d\d)年(?:12月31日|末|底|年末|年底)/g;
const COMPARED =
  /(?:与|比|较|同)(20\d\d)年(?:度)?(?![^，。；]{0,8}预算)(?:决算数?|相比|[^，。；\d]{0,12}(?:增加|减少|增长|下降|相比|持平|相同|一致))/g;

/** The neighbours that every comparison with a numbered year has, for a look at the text as a whole. */
const mayHoldCompared = conditionOf('[与比较同]20');

interface YearSlip {
  rule: 'identity/heading-year' | 'identity/sentence-year' | 'identity/compared-year';
  text: string;
  actual: number;
  expected: number;
  piece: TextPiece;
}

export function checkYears({ document, forms, lines }: CheckContext): Finding[] {
  const year = document.fiscalYear;
  if (year === null) return [];
  const opening = openingPattern(forms.completeness.yearSubjects);
  const { pieces, traits } = documentText(document);
  const mayCompare = mayHoldCompared(traits);
  const slips: YearSlip[] = [];
  for (const piece of pieces) {
    if (piece.part === 'glossary' || piece.part === 'overview' || piece.kind === 'cell' || piece.kind === 'note') continue;
    slips.push(...(piece.kind === 'title' ? headingSlips(piece, year) : sentenceSlips(piece, year, { opening, mayCompare })));
  }
  const doubt = isYearSure(document) ? {} : IN_DOUBT;
  const findings = [...slips.map(findingOf), ...contentsYears(document, slips, year)];
  return [...findings.map((finding) => ({ ...finding, ...doubt })), ...shortYears(lines, year)];
}

/** Entries of the contents with another year, in one finding; those whose heading in the body has it, too, are told there. */
function contentsYears({ toc }: Document, slips: readonly YearSlip[], year: number): Finding[] {
  const told = new Set(slips.map(({ text }) => text));
  const wrong = toc.flatMap(({ number, title, source }) => {
    const text = `${number}${title}`.replace(BLANKS, '');
    const actual = HEADING_YEAR.exec(text)?.[1];
    const isSlip = actual !== undefined && Number(actual) !== year && !told.has(text) && isOfNextBudget(title, year) !== true;
    return isSlip && HEADING_SUBJECT.test(text) && !PERFORMANCE.test(text) ? [{ text, actual, source }] : [];
  });
  const [first] = wrong;
  if (first === undefined) return [];
  const args = { text: first.text, actual: first.actual, expected: String(year) };
  const locations = wrong.map(({ source }) => source);
  return [{ rule: 'identity/heading-year', args, locations, expected: args.expected, actual: first.actual }];
}

/** 202年度: a digit of the year is missing, on the cover and in the contents, too. */
const SHORT_YEAR = /(?<!\d)(2[0-9]{2})年度/;
/** Longer lines are no titles. */
const MAX_TITLE = 60;
const BLANKS = /\s+/g;

/** One finding for all of them: they are printed from one source. */
function shortYears(lines: CheckContext['lines'], year: number): Finding[] {
  const hits: { text: string; actual: string; place: Place }[] = [];
  for (const { text, place } of lines) {
    if (text.length > MAX_TITLE || !text.includes('年')) continue;
    const bare = text.replace(BLANKS, '');
    const actual = SHORT_YEAR.exec(bare)?.[1];
    if (actual !== undefined) hits.push({ text: bare, actual, place });
  }
  const [first] = hits;
  if (first === undefined) return [];
  const { text, actual } = first;
  const args = { text, actual, expected: String(year) };
  return [{ rule: 'identity/heading-year', args, locations: hits.map(({ place }) => place), expected: args.expected, actual }];
}

/** True unless more headings and tables name another year than name that of the account: then the cover was probably misread. */
export function isYearSure(document: Document): boolean {
  const year = String(document.fiscalYear);
  const titles = textPieces(document).filter(({ kind, path }) => kind === 'title' && !PERFORMANCE.test(path));
  const named = [
    ...titles.flatMap(({ bare }) => HEADING_YEAR.exec(bare)?.[1] ?? []),
    ...document.tables.flatMap(({ year: own }) => (own === null || own.found === 'inherited' ? [] : [own.value])),
  ];
  const others = named.filter((own) => own !== year).length;
  return others <= named.length - others || others < MOST_SLIPS;
}

/** Fewer headings than these with another year are slips, whatever the others say. */
const MOST_SLIPS = 3;

const OPENINGS = new WeakMap<readonly string[], RegExp>();

/** A year at the beginning of a sentence that speaks of the accounts. */
function openingPattern(subjects: readonly string[]): RegExp {
  const known = OPENINGS.get(subjects);
  if (known !== undefined) return known;
  const pattern = new RegExp(
    `(?:^|。)(?:[（(]?[\\d一二三四五六七八九十]{1,3}[）).、]+)?(20\\d\\d)年(?:度)?，?(?:我[局厅委办院]|本部门|本单位|我单位|我部门)?(?:${subjects.map(escaped).join('|')})`,
    'g',
  );
  OPENINGS.set(subjects, pattern);
  return pattern;
}

function headingSlips(piece: TextPiece, year: number): YearSlip[] {
  const text = piece.bare;
  const printed = HEADING_YEAR.exec(text);
  if (printed === null || PERFORMANCE.test(piece.path) || !HEADING_SUBJECT.test(text)) return [];
  const actual = Number(printed[1]);
  return actual === year || isOfNextBudget(withoutNumber(text), year) === true
    ? []
    : [{ rule: 'identity/heading-year', text, actual, expected: year, piece }];
}

/** How sentences are searched: what opens them, and whether any may compare with a year at all. */
interface Search {
  opening: RegExp;
  mayCompare: boolean;
}

function sentenceSlips(piece: TextPiece, year: number, { opening, mayCompare }: Search): YearSlip[] {
  const text = piece.bare;
  if (!text.includes(CENTURY) || PERFORMANCE.test(piece.path)) return [];
  const slip = (rule: YearSlip['rule'], expected: number) => (match: RegExpExecArray) => {
    const actual = Number(match[1]);
    const sentence = sentenceAt(text, match.index);
    if (isOfNextBudget(withoutNumber(sentence), year) === true) return [];
    const ofThisYear = match[0].replace(/^。/, '').replace(String(actual), String(year));
    if (actual === year - 1 && text.slice(0, match.index).includes(ofThisYear)) return [];
    const isSlip = rule === 'identity/compared-year' ? !isMeant(sentence, actual, expected) : !sentence.includes(`${year}年`);
    return isSlip && actual !== expected ? [{ rule, text: match[0].replace(/^。/, ''), actual, expected, piece }] : [];
  };
  return [
    ...[...text.matchAll(opening)].flatMap(slip('identity/sentence-year', year)),
    ...(text.includes(AS_OF) ? [...text.matchAll(STOCK)] : []).flatMap(slip('identity/sentence-year', year)),
    ...(mayCompare ? [...text.matchAll(COMPARED)] : []).flatMap(slip('identity/compared-year', year - 1)),
  ];
}

/**
 * True for an older year where the sentence compares with the year before, too: 比上年增加 9万元；比2019年（疫情前）减少 3万元. The one next to
 * the year before is more often a text that was not brought up to date.
 */
function isMeant(sentence: string, year: number, yearBefore: number): boolean {
  if (year >= yearBefore - 1) return false;
  return WITH_YEAR_BEFORE.test(sentence) || [...sentence.matchAll(COMPARED)].some((match) => Number(match[1]) === yearBefore);
}

const WITH_YEAR_BEFORE = /[与比较同](?:上一?年|去年)/;

/** A heading or sentence without the number before it. */
function withoutNumber(text: string): string {
  return text.replace(NUMBER, '');
}

const NUMBER = /^(?:第[一二三四五六七八九十]{1,3}部分|[（(]?[\d一二三四五六七八九十]{1,3}[）).、．])+/;

/** The sentence in which a place of the text stands: one that names the year of the account, too, speaks of both. */
function sentenceAt(text: string, at: number): string {
  const end = text.indexOf('。', at + 1);
  return text.slice(text.lastIndexOf('。', at) + 1, end < 0 ? undefined : end);
}

function findingOf({ rule, text, actual, expected, piece }: YearSlip): Finding {
  // An older year may be meant; the year itself cannot be.
  const isMeant = rule === 'identity/compared-year' && actual < expected;
  return {
    rule,
    ...(isMeant ? { severity: 'warning' } : {}),
    args: { text, actual: String(actual), expected: String(expected) },
    locations: [piece.place],
    expected: String(expected),
    actual: String(actual),
  };
}
