/**
 * Tags of tables that a dump wrote as text (`&lt;td&gt;`), as tags.
 *
 * In → Out: text → text of the same length, so that every character keeps its place; blanks fill up the tags.
 */

/** Nothing else names such a tag, so one test decides for nearly all texts. */
const ESCAPED = /&lt;\/?t(?:able|r|d)\b/i;
const ESCAPED_TAG =
  /&lt;(\/?(?:table|thead|tbody|tfoot|tr|td|th|caption|colgroup|col|br|p|b|strong|span)\b(?:(?!&lt;|&gt;)[^<>\n]){0,300})&gt;/gi;
const QUOTES = /&(?:quot|#34|#39|apos);/g;

/** The text with the escaped tags of its tables as tags. */
export function withRealTags(text: string): string {
  if (!ESCAPED.test(text)) return text;
  return text.replace(ESCAPED_TAG, (found: string, inside: string) => {
    const tag = inside.replace(QUOTES, '"');
    const isSelfClosed = tag.endsWith('/');
    const end = isSelfClosed ? '/>' : '>';
    return `<${isSelfClosed ? tag.slice(0, -1) : tag}`.padEnd(found.length - end.length) + end;
  });
}
