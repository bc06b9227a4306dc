/**
 * Markup inside a line or a cell of a text dump, taken off: what remains is what a reader sees.
 *
 * In → Out: `<p>目标1</p><p>**支出 <b>4.06</b>**</p>` → `目标1\n支出 4.06`; `<br>` and the ends of paragraphs become `\n`.
 * Characters of numbers are never touched. A text without markup is returned after one test.
 * Source: Markdown (CommonMark emphasis, links, images, escapes) and the HTML that document recognisers leave in dumps.
 * Limits: `*` is emphasis only around a whole text, for it also multiplies; `**` that hides characters (`张**`) is kept where it is alone.
 */
import { decodeEntities, readLatex, unescapeMarkdown } from './text-symbols.ts';

/** One character of these, or there is no markup. */
const SUSPECT = /[<&*_$\\![\u00ad\u200b-\u200d\u2060\ufeff]/;
const INVISIBLE = /[\u00ad\u200b-\u200d\u2060\ufeff]/g;

const INLINE_TAGS =
  'html|body|b|strong|i|em|u|s|del|ins|p|span|div|font|small|big|sub|sup|center|a|section|article|header|footer|main|h[1-6]|ul|ol|li|pre|code|label|input|img|figure|figcaption|mark|blockquote|caption|table|thead|tbody|tfoot|tr|td|th|colgroup|col|o:p|v:\\w+|w:\\w+|!\\[(?:end)?if[^\\]]*\\]';
const TAG = new RegExp(`</?(?:${INLINE_TAGS})(?:\\s[^<>]*)?/?>`, 'gi');
/** Bounded, so that an opening without an end costs no more than this. */
const COMMENT = /<!--[\s\S]{0,2000}?-->/g;
const CHECKBOX = /<input\b([^<>]*)>/gi;
const IS_CHECKBOX = /type\s*=\s*["']?checkbox/i;
const IS_CHECKED = /\bchecked\b/i;
const BREAK = /<br\s*\/?>|<\/(?:p|div|li|h[1-6])\s*>/gi;
const IMAGE = /!\[[^[\]]*\]\([^()]*(?:\([^()]*\)[^()]*)*\)/g;
const LINK = /\[([^[\]]*)\]\([^()\s]*(?:\([^()]*\)[^()\s]*)*(?:\s+"[^"]*")?\)/g;
const UNDERLINED_BOLD = /(^|[^_\w])__(?=[^\s_])([^_\n]*[^\s_])__(?![_\w])/g;
const WHOLE_EMPHASIS = /^([*_])([^*_\s](?:[^*_]*[^*_\s])?)\1$/;
const TASK = /^\[([ xX])\]\s+/;

/** Text as read by a person: markup off, blanks at the ends and around line breaks off. */
export function cleanMarkup(raw: string): string {
  if (!SUSPECT.test(raw)) return raw.trim();
  let text = raw.replace(INVISIBLE, '');
  if (text.includes('<')) text = dropTags(text);
  if (text.includes('](')) text = text.replace(IMAGE, '').replace(LINK, '$1');
  if (text.includes('\\') || text.includes('$')) text = readLatex(text);
  if (text.includes('*') || text.includes('_')) text = dropEmphasis(text.trim());
  if (text.includes('\\')) text = unescapeMarkdown(text);
  if (text.includes('&')) text = decodeEntities(text);
  return text.includes('\n') ? tidyLines(text) : text.trim();
}

/** Visual lines without blanks at their ends; empty ones dropped. */
function tidyLines(text: string): string {
  return text
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '')
    .join('\n');
}

/** Check boxes to ☑ and ☐, breaks to `\n`, known tags to nothing; `<` of a comparison stays. */
function dropTags(text: string): string {
  return text
    .replace(COMMENT, '')
    .replace(CHECKBOX, (found: string, attributes: string) => (IS_CHECKBOX.test(found) ? (IS_CHECKED.test(attributes) ? '☑' : '☐') : ''))
    .replace(BREAK, '\n')
    .replace(TAG, '');
}

function dropEmphasis(text: string): string {
  const strong = text.includes('**') ? joinStrong(text).text : text;
  const underlined = strong.includes('__') ? strong.replace(UNDERLINED_BOLD, '$1$2') : strong;
  return underlined.replace(WHOLE_EMPHASIS, '$2');
}

/** Text without the `**` that enclose something, and whether everything but punctuation was enclosed. */
function joinStrong(text: string): { text: string; all: boolean } {
  const parts = text.split('**');
  let result = parts[0] ?? '';
  let outside = result;
  for (let i = 1; i < parts.length; i += 2) {
    const inner = parts[i] ?? '';
    const after = parts[i + 1];
    if (after === undefined) {
      result += `**${inner}`;
      outside += inner;
    } else {
      result += opensStrong(inner, result) ? inner + after : `**${inner}**${after}`;
      outside += after;
    }
  }
  return { text: result, all: !HAS_WORD.test(outside) };
}
const HAS_WORD = /[\p{L}\p{N}]/u;

/** True where `**` before `inner` can open emphasis: not before a blank, and not before punctuation right after a word (`张**、李**`). */
function opensStrong(inner: string, before: string): boolean {
  if (inner.trim() === '' && inner !== '') return false;
  return !(/^[、，。；：,;)）]/.test(inner) && /[\p{L}\p{N}]$/u.test(before));
}

const BOLD_ELEMENT = /<(b|strong)\b[^<>]*>[\s\S]{0,2000}?<\/\1\s*>/gi;

/** True where all words of a line are bold, in Markdown or HTML. */
export function isAllBold(raw: string): boolean {
  if (raw.includes('**')) return joinStrong(raw.replace(TAG, '')).all;
  if (raw.includes('__')) return /^\s*__[^_]+__\s*$/.test(raw);
  return /<(?:b|strong)\b/i.test(raw) && !HAS_WORD.test(raw.replace(BOLD_ELEMENT, '').replace(TAG, ''));
}

const HEADING = /^(#{1,6})(?:\s+|(?=[^\s#\d]))/;
const BULLET = /^[-*+•]\s+(?=\S)/;
const QUOTE = /^(?:>\s+)+(?=\S)/;
/** A page number between dashes is no list item. */
const DASHED_NUMBER = /^-\s*\d+\s*-$/;

/** A line split into its block marks and its content, which still has its inline markup. */
export function blockMarks(raw: string): { headingMarks: number | null; content: string } {
  const line = raw.trim();
  const marks = line[0] === '#' ? HEADING.exec(line) : null;
  if (marks !== null) return { headingMarks: marks[1]?.length ?? null, content: withoutClosingMarks(line.slice(marks[0].length)) };
  const content = line[0] === '>' ? line.replace(QUOTE, '') : line;
  const isItem = BULLET.test(content) && !DASHED_NUMBER.test(content);
  return { headingMarks: null, content: isItem ? task(content.replace(BULLET, '')) : content };
}

/** `标题 ##` to `标题`. */
function withoutClosingMarks(title: string): string {
  if (!title.endsWith('#')) return title;
  let end = title.length;
  while (title[end - 1] === '#') end--;
  return title[end - 1] === ' ' || end === 0 ? title.slice(0, end).trim() : title;
}

/** `[x] ` and `[ ] ` of a task list to ☑ and ☐. */
function task(content: string): string {
  const mark = TASK.exec(content);
  return mark === null ? content : `${mark[1] === ' ' ? '☐' : '☑'}${content.slice(mark[0].length)}`;
}

const RULE = /^(?:(?:-\s*){3,}|(?:\*\s*){3,}|(?:_\s*){3,}|={3,}|`{3,}\w*|~{3,}\w*|\$\$|:::.*|\+[-=+]+\+|[─━═┌┬┐├┼┤└┴┘╔╦╗╠╬╣╚╩╝]{3,})$/;

const RULE_START = '-*_=`~$:+─━═┌├└╔╠╚';

/** True for a line that holds no content: horizontal rule, underline of a heading, fence. */
export function isRule(raw: string): boolean {
  const line = raw.trim();
  return line !== '' && RULE_START.includes(line.charAt(0)) && RULE.test(line);
}
