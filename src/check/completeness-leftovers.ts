/**
 * Text of the template that nobody replaced, numbers left out before their unit, words and figures printed twice, watermarks.
 *
 * In → Out: texts and lines → `completeness/template-text`, `completeness/empty-number`, `completeness/doubled-text`,
 * `completeness/watermark`; one finding for each wording of a kind, with all its places.
 * Limits: names with ××× for places and persons are no placeholders; words that are doubled by composition (公共服务服务质量) pass.
 */
import type { Finding } from '../anomaly/finding.ts';
import type { CompletenessVocabulary } from '../model/completeness.ts';
import type { Place } from '../model/place.ts';
import type { CheckContext } from './check-document.ts';
import { type TextPiece, textPieces } from './document-text.ts';
import { doubledText } from './doubled-text.ts';
import { anyOf } from './patterns.ts';

interface Hit {
  quote: string;
  place: Place;
}

/** Characters of the text around a hit that a message quotes. */
const BEFORE = 10;
const AFTER = 6;

export function checkLeftovers({ document, forms, lines }: CheckContext): Finding[] {
  const pieces = textPieces(document).map((piece) => ({ ...piece, text: bare(piece.text) }));
  const { leftovers, emptyNumbers } = forms.completeness;
  const template = leftovers.flatMap(({ name, severity, patterns }): Finding[] => {
    const hits = pieces.filter(isWritten).flatMap((piece) => hitsOf(piece, anyOf(patterns)));
    return hits.length === 0 ? [] : [{ rule: 'completeness/template-text', severity, ...gathered(hits, { kind: name }) }];
  });
  const empty = pieces.filter(({ kind }) => kind === 'paragraph').flatMap((piece) => hitsOf(piece, anyOf(emptyNumbers)));
  const doubled = pieces.flatMap((piece) => doubledText(piece.text, forms.completeness).map((quote) => ({ quote, place: piece.place })));
  return [
    ...template,
    ...empty.map((hit): Finding => ({ rule: 'completeness/empty-number', ...gathered([hit], {}) })),
    ...byQuote(doubled).map((hits): Finding => ({ rule: 'completeness/doubled-text', ...gathered(hits, {}) })),
    ...watermarks(lines, forms.completeness),
  ];
}

/** Cells of evaluations hold signs and placeholders of their own. */
function isWritten({ kind, text }: TextPiece): boolean {
  return kind !== 'cell' || text.length > 4;
}

const BLANKS = /\s+/g;

/** Text without blanks and tags: blanks between Chinese and digits mean nothing. */
function bare(text: string): string {
  return text.replace(/<[^>]*>/g, '').replace(BLANKS, '');
}

function hitsOf({ text, place }: TextPiece, pattern: RegExp): Hit[] {
  return [...text.matchAll(pattern)].map((match) => {
    const end = match.index + match[0].length;
    return { quote: text.slice(Math.max(0, match.index - BEFORE), end + AFTER), place };
  });
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

function watermarks(lines: CheckContext['lines'], { watermarks: words }: CompletenessVocabulary): Finding[] {
  const hits = lines.flatMap(({ text, place, furniture }) => {
    if (text.length > MAX_WATERMARK) return [];
    const line = bare(text).toUpperCase();
    const isMark = words.some((word) => line === word || (furniture === 'watermark' && line.includes(word)));
    return isMark ? [{ quote: line, place }] : [];
  });
  return byQuote(hits).map((group): Finding => ({ rule: 'completeness/watermark', ...gathered(group, {}) }));
}
