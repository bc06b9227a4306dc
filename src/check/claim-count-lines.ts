/**
 * How many institutions a unit announces against the list that it prints below, line by line: 内设4个机构，具体如下： 1.办公室 2.…
 *
 * In → Out: headings and paragraphs of the overview in printed order → findings. Limits: announcements with two numbers; lists whose
 * own numbers have a gap, since another rule reports those; lines without number that do not end as names of institutions do.
 */
import type { Finding } from '../anomaly/finding.ts';
import { normalizeLabel } from '../model/label.ts';
import type { Place } from '../model/place.ts';
import type { Section } from '../model/section.ts';
import { headingPlace } from './document-text.ts';

/** A heading or a paragraph as a normal label. */
interface Line {
  text: string;
  place: Place;
}

const NUMBER = '[一二三四五六七八九十]{1,3}|\\d{1,3}';
const KIND = '机构|处室|科室|股室|单位|部门|[处科股]室?';
/** 内设4个机构…：, 二级预算单位共3家，包括： */
const ANNOUNCED = new RegExp(`(?:(${NUMBER})[个家][^,;。:]{0,10}?(?:${KIND})|(?:${KIND})(?:共计|共有|共|有)?(${NUMBER})[个家])`);
const COUNTERS = new RegExp(`(?:${NUMBER})[个家]`, 'g');
const LIST_FOLLOWS = /(?:[:]|如下[。:]?)$/;
const OPEN = /主要|等[:。]?$|等(?:机构|单位|部门)/;
/** The unit itself may be the first of its units. */
const OWN_LEVEL = /本级|本部|机关|本身/;
const ITEM = new RegExp(`^(?:(${NUMBER})、|\\((${NUMBER})\\)|(\\d{1,3})[.)])(.*)$`);
const NAME = /^[^\d,;。:、]{2,24}(?:[处科室股局馆站院所校队会办委部厅社园台团司]|中心)$/;
const BRACKETS = /\([^()]*\)/g;
/** Fewer names are a remark, no list. */
const FEWEST_NAMES = 3;

export function checkCountLines(sections: readonly Section[], numberOf: NumberOf): Finding[] {
  const lines = overviewLines(sections);
  return lines.flatMap((line, index) => {
    if (!LIST_FOLLOWS.test(line.text)) return [];
    const sentence = line.text.slice(line.text.lastIndexOf('。', line.text.length - 2) + 1);
    const [, before, behind] = ANNOUNCED.exec(sentence) ?? [];
    const count = before ?? behind;
    const announced = count === undefined ? null : numberOf(count);
    if (announced === null || OPEN.test(sentence) || (sentence.match(COUNTERS) ?? []).length > 1) return [];
    return listFinding(announced, { line, sentence, list: listBelow(lines.slice(index + 1), numberOf) }) ?? [];
  });
}

function overviewLines(sections: readonly Section[]): Line[] {
  return sections.flatMap((section) => {
    if (section.kind !== 'overview') return [];
    const { title, number, paragraphs, children } = section;
    const heading = title === '' ? [] : [{ text: normalizeLabel(`${number}${title}`), place: headingPlace(section) }];
    const own = paragraphs.map(({ text, source }) => ({ text: normalizeLabel(text), place: source }));
    return [...heading, ...own, ...overviewLines(children)];
  });
}

type NumberOf = (text: string) => number | null;

/** The names of the list that begins with the first line: numbered from 1, or bare names; none where it cannot be told. */
function listBelow(lines: readonly Line[], numberOf: NumberOf): string[] {
  const first = ITEM.exec(lines[0]?.text ?? '');
  if (first !== null) return numberedNames(lines, levelOf(first), numberOf);
  const end = lines.findIndex(({ text }) => !NAME.test(text.replace(BRACKETS, '')));
  return lines.slice(0, end < 0 ? lines.length : end).map(({ text }) => text);
}

/** Names with numbers of one level; what stands between them, deeper levels too, describes them. */
function numberedNames(lines: readonly Line[], level: number, numberOf: NumberOf): string[] {
  const names: string[] = [];
  for (const { text } of lines) {
    if (LIST_FOLLOWS.test(text) && COUNTER.test(text)) break;
    const item = itemOf(text, numberOf);
    if (item === null || item.level > level) continue;
    if (item.level < level || (item.number === 1 && names.length > 0)) break;
    if (item.number !== names.length + 1) return [];
    names.push(item.name);
  }
  return names;
}

function itemOf(text: string, numberOf: NumberOf): { level: number; number: number | null; name: string } | null {
  const item = ITEM.exec(text);
  return item === null ? null : { level: levelOf(item), number: numberOf(item[1] ?? item[2] ?? item[3] ?? ''), name: item[4] ?? '' };
}

const COUNTER = new RegExp(`(?:${NUMBER})[个家]`);

/** 一、 before （一） before 1. before (1). */
function levelOf([, plain, bracketed]: RegExpExecArray): number {
  if (plain !== undefined) return /\d/.test(plain) ? 2 : 0;
  return bracketed === undefined ? 2 : /\d/.test(bracketed) ? 3 : 1;
}

interface Announcement {
  line: Line;
  sentence: string;
  list: readonly string[];
}

function listFinding(announced: number, { line, sentence, list }: Announcement): Finding | null {
  const [first = ''] = list;
  const isWithOwn = OWN_LEVEL.test(sentence) || OWN_LEVEL.test(first);
  if (list.length < FEWEST_NAMES || list.length === announced || (isWithOwn && Math.abs(list.length - announced) === 1)) return null;
  return {
    rule: 'narrative/announced-count',
    args: { announced: String(announced), listed: String(list.length), first: first.split(/[。:]/)[0] ?? first },
    locations: [line.place],
    expected: String(announced),
    actual: String(list.length),
    difference: String(list.length - announced),
  };
}
