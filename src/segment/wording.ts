/**
 * What the wording of a line tells without its neighbours: sentence end, title key, width, figures.
 *
 * Everything here is decided by the characters alone, in time linear in the line.
 */
import { normalizeLabel } from '../model/label.ts';

const SENTENCE_END = new Set('。！？；：!?;:…');
/** Closing marks that may stand behind a sentence end. */
const CLOSERS = new Set('”’"\'）)】》」』');
const INNER_SENTENCE = /[。！？；!?;]/;
const CLAUSE = /[，,：:]/;
const FIGURE = /\d\s*(?:万元|亿元|元|[%％]|万|辆|人次|人|个|批次|台|分)(?!员)/;

/** True where the text ends a sentence or announces a list (`：`). */
export function endsSentence(text: string): boolean {
  let last = text.length - 1;
  while (last > 0 && CLOSERS.has(text.charAt(last))) last -= 1;
  const char = text.charAt(last);
  return SENTENCE_END.has(char) || (char === '.' && /[\u4e00-\u9fff)）]/.test(text.charAt(last - 1)));
}

/** True where a sentence ends before the text does. */
export function hasInnerSentence(text: string): boolean {
  return INNER_SENTENCE.test(text.slice(0, -1));
}

/** True where a comma or a colon stands before the last character. */
export function hasClause(text: string): boolean {
  return CLAUSE.test(text.slice(0, -1));
}

/** True where an amount, a share or a count is stated (`0 万元`, `95.7%`, `3 人次`). */
export function statesFigure(text: string): boolean {
  return FIGURE.test(text);
}

/** Nouns with which headings of these disclosures end: their last two characters. */
const HEADING_NOUNS = new Set(
  (
    '情况 说明 概况 职责 职能 机构 设置 构成 组成 编制 结果 应用 事项 安排 解释 名词 附件 附录 总体 结构 绩效 成效 措施 ' +
    '问题 建议 原因 分析 评价 结论 依据 目标 方法 背景 范围 简介 任务 工作 管理 经费 公开 报告 清单'
  ).split(' '),
);
/** The narrower set behind which a sentence may follow on the same line (`（一）某某情况。2023 年…`). */
const RUN_IN_NOUNS = new Set('情况 说明 概况 职责 职能 设置 构成 结果'.split(' '));

/** True where a title ends as headings do. */
export function endsAsHeading(title: string): boolean {
  const bare = /[)）]$/.test(title) ? title.slice(0, -1) : title;
  return bare.endsWith('表') || HEADING_NOUNS.has(bare.slice(-2));
}

/** True where a title ends as headings with their text on the same line do. */
export function endsAsRunIn(title: string): boolean {
  return RUN_IN_NOUNS.has(title.slice(-2));
}

/** A title without blanks and without the punctuation that closes it. */
export function cleanTitle(text: string): string {
  return text.replace(/[\s\u200b\ufeff]+/g, '').replace(/[。.．：:；;，,、…]+$/, '');
}

/** Key under which the title of a contents entry and of its heading are equal. */
export function titleKey(title: string): string {
  return normalizeLabel(cleanTitle(title));
}

const ASCII_END = 0x100;

/** Width of a text in full-width characters: a Latin letter, digit or blank counts half. */
export function textWidth(text: string): number {
  let half = 0;
  for (let i = 0; i < text.length; i += 1) half += text.charCodeAt(i) < ASCII_END ? 1 : 2;
  return half / 2;
}

const FIRST_CHINESE = 0x3400;
const LAST_CHINESE = 0x9fff;

/** Number of Chinese characters. */
export function countChinese(text: string): number {
  let count = 0;
  for (let i = 0; i < text.length; i += 1) {
    const code = text.charCodeAt(i);
    if (code >= FIRST_CHINESE && code <= LAST_CHINESE) count += 1;
  }
  return count;
}
