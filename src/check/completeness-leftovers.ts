/**
 * Text of the template that nobody replaced, numbers left out before their unit, words and figures printed twice, watermarks.
 *
 * In → Out: texts and lines → `completeness/template-text`, `completeness/empty-number`, `completeness/doubled-text`,
 * `completeness/watermark`; one finding for each kind or wording, with all its places.
 * Limits: names with ××× for places and persons are no placeholders; words that are doubled by composition (公共服务服务质量) pass.
 */
import type { Finding } from '../anomaly/finding.ts';
import type { CompletenessVocabulary } from '../model/completeness.ts';
import type { Place } from '../model/place.ts';
import type { CheckContext } from './check-document.ts';
import { type DocumentText, documentText, type TextPiece } from './document-text.ts';
import { type Doubled, doubledText } from './doubled-text.ts';
import { matchesOf } from './patterns.ts';

interface Hit {
  quote: string;
  place: Place;
}

/** Characters of the text around a hit that a message quotes. */
const BEFORE = 10;
const AFTER = 6;

export function checkLeftovers({ document, forms, lines }: CheckContext): Finding[] {
  const text = documentText(document);
  const { leftovers, emptyNumbers } = forms.completeness;
  const template = leftovers.flatMap(({ name, severity, patterns }): Finding[] => {
    const hits = hitsOf(text, patterns, isWritten);
    return hits.length === 0 ? [] : [{ rule: 'completeness/template-text', severity, ...gathered(hits, { kind: name }) }];
  });
  const empty = hitsOf(text, emptyNumbers, ({ kind, bare }) => kind === 'paragraph' && PUNCTUATION.test(bare));
  const doubled = doubledText(text.joined, forms.completeness, text.traits).flatMap(({ quote, at }: Doubled) => {
    const { piece } = text.pieceAt(at);
    return standApart(quote, piece.text) ? [] : [{ quote, place: piece.place }];
  });
  return [
    ...template,
    ...empty.map((hit): Finding => ({ rule: 'completeness/empty-number', ...gathered([hit], {}) })),
    ...byQuote([...doubled, ...doubledParagraphs(text)]).map(
      (hits): Finding => ({ rule: 'completeness/doubled-text', ...gathered(hits, {}) }),
    ),
    ...watermarks(lines, forms.completeness),
  ];
}

/** What parts two cells of a form that stand on one line; in a line that is no sentence, a single blank does. */
const WIDE_GAP = /\s{2,}/;
const GAP = /\s+/;
const CLAUSES = /[，。；,;]/;

/** True for the same amount twice of which each stands in a cell of its own. */
function standApart(quote: string, text: string): boolean {
  const half = quote.slice(0, quote.length / 2);
  const gap = CLAUSES.test(text) ? WIDE_GAP : GAP;
  return half + half === quote && text.split(gap).every((part) => !part.replace(/\s/g, '').includes(quote));
}

/** Shortest paragraph that does not stand twice by accident, and how much of it is quoted. */
const LEAST_PARAGRAPH = 20;
const QUOTED = 24;

/** Sentences with a figure that are printed again right below themselves. */
function doubledParagraphs({ pieces }: DocumentText): Hit[] {
  const doubled = pieces.filter(({ kind, part, bare }, i) => {
    const before = pieces[i - 1];
    const isSame = kind === 'paragraph' && part === 'narrative' && before?.kind === kind && before.bare === bare;
    return isSame && bare.length >= LEAST_PARAGRAPH && PUNCTUATION.test(bare) && DIGIT.test(bare);
  });
  return doubled.map(({ bare, place }) => ({ quote: bare.slice(0, QUOTED), place }));
}

const DIGIT = /\d/;

/** What a text without any is no sentence but a label, perhaps the first line of one (采购设备台 + 数). */
const PUNCTUATION = /[，。；：、,;:]/;

/** Shortest cell of an evaluation that is a text; shorter ones hold signs and placeholders of their own. */
const LEAST_CELL = 5;

function isWritten({ kind, bare }: TextPiece): boolean {
  return kind !== 'cell' || bare.length >= LEAST_CELL;
}

function hitsOf({ joined, traits, pieceAt }: DocumentText, patterns: readonly string[], accepts: (piece: TextPiece) => boolean): Hit[] {
  const hits: Hit[] = [];
  for (const { index, 0: match } of matchesOf(patterns, joined, traits)) {
    const { piece, start } = pieceAt(index);
    if (!accepts(piece)) continue;
    const from = Math.max(0, index - start - BEFORE);
    hits.push({ quote: piece.bare.slice(from, index - start + match.length + AFTER), place: piece.place });
  }
  return hits;
}

function gathered(hits: readonly Hit[], args: Record<string, string>): Pick<Finding, 'args' | 'locations' | 'actual'> {
  const quotes = [...new Set(hits.map(({ quote }) => quote))];
  const first = quotes[0] ?? '';
  return {
    args: { ...args, text: first, count: String(hits.length) },
    locations: [...new Set(hits.map(({ place }) => place))],
    actual: quotes.join('；'),
  };
}

function byQuote(hits: readonly Hit[]): Hit[][] {
  const groups = new Map<string, Hit[]>();
  for (const hit of hits) groups.set(hit.quote, [...(groups.get(hit.quote) ?? []), hit]);
  return [...groups.values()];
}

/** Longest line that can be a watermark. */
const MAX_WATERMARK = 16;
const BLANKS = /\s+/g;

function watermarks(lines: CheckContext['lines'], { watermarks: words }: CompletenessVocabulary): Finding[] {
  const marks = new Set(words);
  const starts = new Set(words.map((word) => word.charAt(0)));
  const hits: Hit[] = [];
  for (const { text, place, furniture } of lines) {
    if (text.length > MAX_WATERMARK) continue;
    if (furniture !== 'watermark' && !starts.has(text.trimStart().charAt(0).toUpperCase())) continue;
    const line = text.replace(BLANKS, '').toUpperCase();
    if (marks.has(line) || (furniture === 'watermark' && words.some((word) => line.includes(word)))) hits.push({ quote: line, place });
  }
  return byQuote(hits).map((group): Finding => ({ rule: 'completeness/watermark', ...gathered(group, {}) }));
}
