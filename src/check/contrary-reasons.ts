/**
 * Reasons that explain the opposite of what they are given for: 比上年增加 3万元，主要原因是厉行节约.
 *
 * In → Out: sentences on expenditure with a word of direction and a reason → `narrative/reason-contradicts-direction`, as a warning.
 * Only reasons whose every clause goes the other way, or says nothing but that rules were kept, are told; a clause that no pattern of
 * the vocabulary knows, or one on last year, on the budget or on people who left, may explain anything.
 */
import type { Finding } from '../anomaly/finding.ts';
import type { CompletenessVocabulary } from '../model/completeness.ts';
import type { CheckContext } from './check-document.ts';
import { documentText, type TextPiece } from './document-text.ts';

type Reasons = CompletenessVocabulary['reasons'];
/** Which way a sentence or a clause goes; null where it goes neither. */
type Way = 'more' | 'less';

const REASON = '原因';
/** The direction that is explained, the reason given, and the words between them. */
const EXPLAINED = /(?:的)?(?:主要)?原因(?:主要)?(?:是|为|在于|系|[：:])+(?:由于|因为?)?/;
const SENTENCES = /[。；;]/;
const CLAUSES = /[，,]/;
const WORDS: Readonly<Record<Way, RegExp>> = {
  more: /增加|增长|上升|提高|大于|高于|超过|超出|多于/g,
  less: /减少|下降|降低|小于|低于|少于/g,
};
const SPENDING = /支出|经费|费|决算数/;
/** Money that is left over, owned or received grows where less is spent. */
const OF_OTHER_MONEY = /结转|结余|资产|收入(?!支出|、支出)|预算数?(?:较|比|与)/;
const NUMBER =
  /^(?:[一二三四五六七八九十]是|[（(]?\d{1,2}[）).、]|由于|因为?|是|(?:20\d\d年度?|本年度?|今年)|(?:我|本)(?:局|厅|委|办|院|部门|单位|中心|校))+[：:]?/;
const SHOWN = 30;

interface Explained {
  way: Way;
  word: string;
  reason: string;
}

export function checkReasons({ document, forms }: CheckContext): Finding[] {
  const { reasons } = forms.completeness;
  return documentText(document).pieces.flatMap((piece) =>
    isOnAccounts(piece) ? explanationsIn(piece.bare).flatMap((explained) => findingOf(explained, piece, reasons)) : [],
  );
}

function isOnAccounts({ kind, part, path, bare }: TextPiece): boolean {
  return kind === 'paragraph' && part !== 'glossary' && part !== 'overview' && bare.includes(REASON) && !path.includes('绩效');
}

/** What a paragraph explains; a reason in a sentence of its own is that of the sentence before. */
function explanationsIn(text: string): Explained[] {
  const found: Explained[] = [];
  let before = '';
  for (const sentence of text.split(SENTENCES)) {
    const at = EXPLAINED.exec(sentence);
    if (at !== null) {
      const head = sentence.slice(0, at.index);
      const way = directionOf(head, before);
      if (way !== null) found.push({ ...way, reason: sentence.slice(at.index + at[0].length) });
    }
    before = sentence;
  }
  return found;
}

/** The direction of the last clause that has one, which must be that of all of them unless the reason follows it at once. */
function directionOf(head: string, before: string): Pick<Explained, 'way' | 'word'> | null {
  const own = head === '' ? before : head;
  if (!SPENDING.test(own) && !SPENDING.test(before)) return null;
  if (OF_OTHER_MONEY.test(own)) return null;
  const last = own.split(CLAUSES).at(-1) ?? '';
  return onlyWay(last) ?? onlyWay(own);
}

function onlyWay(text: string): Pick<Explained, 'way' | 'word'> | null {
  const [more, less] = [text.match(WORDS.more), text.match(WORDS.less)];
  if (more !== null && less === null) return { way: 'more', word: more.at(-1) ?? '' };
  return less !== null && more === null ? { way: 'less', word: less.at(-1) ?? '' } : null;
}

function findingOf({ way, word, reason }: Explained, piece: TextPiece, reasons: Reasons): Finding[] {
  const ways = new Set(reason.split(CLAUSES).flatMap((clause) => wayOf(clause.replace(NUMBER, ''), reasons)));
  const opposite = way === 'more' ? 'less' : 'more';
  if (!ways.delete(opposite) || [...ways].some((other) => other !== 'kept')) return [];
  const shown = reason.length > SHOWN ? `${reason.slice(0, SHOWN)}…` : reason;
  return [
    { rule: 'narrative/reason-contradicts-direction', args: { word, reason: shown }, locations: [piece.place], facts: [], actual: shown },
  ];
}

/** Which way a clause goes, `kept` for one that only says that rules were kept, `other` for one that may explain anything. */
function wayOf(clause: string, reasons: Reasons): (Way | 'kept' | 'other')[] {
  if (clause === '') return [];
  const { more, less, kept, other } = compiled(reasons);
  if (other.test(clause)) return ['other'];
  const ways: (Way | 'kept')[] = [...(more.test(clause) ? ['more' as const] : []), ...(less.test(clause) ? ['less' as const] : [])];
  if (ways.length > 0) return ways;
  return kept.test(clause) ? ['kept'] : ['other'];
}

const COMPILED = new WeakMap<Reasons, Readonly<Record<keyof Reasons, RegExp>>>();

function compiled(reasons: Reasons): Readonly<Record<keyof Reasons, RegExp>> {
  const known = COMPILED.get(reasons);
  if (known !== undefined) return known;
  const either = (patterns: readonly string[]): RegExp => new RegExp(patterns.join('|'));
  const made = { more: either(reasons.more), less: either(reasons.less), kept: either(reasons.kept), other: either(reasons.other) };
  COMPILED.set(reasons, made);
  return made;
}
