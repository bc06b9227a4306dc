/**
 * All running text of a document in reading order: piece by piece with place and part, and as one string without blanks.
 *
 * In → Out: sections, notes of tables and texts inside self-evaluation tables → `DocumentText`, made once a document.
 * One long string is searched many times faster than hundreds of short ones; pieces stand in it line by line.
 */
import type { Document } from '../model/document.ts';
import type { Place } from '../model/place.ts';
import type { Section, SectionKind } from '../model/section.ts';
import { TextTraits } from './text-traits.ts';

export interface TextPiece {
  text: string;
  /** The text without blanks and tags: blanks between Chinese and digits mean nothing. */
  bare: string;
  place: Place;
  kind: 'title' | 'paragraph' | 'note' | 'cell';
  /** Kind of the section in which it stands; `tables` for notes and cells. */
  part: SectionKind;
  /** Titles from the top section down, joined with ` / `; '' for notes and cells. */
  path: string;
}

export interface DocumentText {
  pieces: readonly TextPiece[];
  /** The bare texts of all pieces, one a line. */
  joined: string;
  traits: TextTraits;
  /** The piece in which a place of the joined text lies, and where it begins there. */
  pieceAt: (offset: number) => { piece: TextPiece; start: number };
}

const EVALUATION: ReadonlySet<string> = new Set(['project_performance', 'overall_performance']);
const TEXTS = new WeakMap<Document, DocumentText>();

/** The text of a document. */
export function documentText(document: Document): DocumentText {
  const known = TEXTS.get(document);
  if (known !== undefined) return known;
  const pieces: TextPiece[] = [];
  for (const section of document.sections) addSection(section, '', pieces);
  for (const { table, notes, cells, source } of document.tables) {
    for (const text of notes) pieces.push(pieceOf(text, { place: source, kind: 'note', part: 'tables', path: '' }));
    if (!EVALUATION.has(table)) continue;
    for (const { raw, content, source: place } of cells)
      if (content === 'text' && raw !== '') pieces.push(pieceOf(raw, { place, kind: 'cell', part: 'tables', path: '' }));
  }
  const joined = joinedText(pieces);
  const text = { pieces, joined, traits: new TextTraits(joined), pieceAt: locator(pieces) };
  TEXTS.set(document, text);
  return text;
}

function joinedText(pieces: readonly TextPiece[]): string {
  const bare: string[] = [];
  for (const piece of pieces) bare.push(piece.bare);
  return bare.join('\n');
}

/** The pieces of a document. */
export function textPieces(document: Document): readonly TextPiece[] {
  return documentText(document).pieces;
}

const TAGS = /<[^>]*>/g;
const BLANKS = /\s+/g;

function pieceOf(text: string, { place, kind, part, path }: Omit<TextPiece, 'text' | 'bare'>): TextPiece {
  const untagged = text.includes('<') ? text.replace(TAGS, '') : text;
  return { text, bare: untagged.replace(BLANKS, ''), place, kind, part, path };
}

function addSection(section: Section, above: string, pieces: TextPiece[]): void {
  const { title, number, kind: part, paragraphs, children } = section;
  const path = above === '' ? title : `${above} / ${title}`;
  if (title !== '') pieces.push(pieceOf(`${number}${title}`, { place: headingPlace(section), kind: 'title', part, path }));
  for (const { text, source: place } of paragraphs) pieces.push(pieceOf(text, { place, kind: 'paragraph', part, path }));
  for (const child of children) addSection(child, path, pieces);
}

function locator(pieces: readonly TextPiece[]): DocumentText['pieceAt'] {
  const starts: number[] = [];
  let next = 0;
  for (const { bare } of pieces) {
    starts.push(next);
    next += bare.length + 1;
  }
  return (offset) => {
    let [low, high] = [0, starts.length - 1];
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if ((starts[middle] ?? 0) <= offset) low = middle;
      else high = middle - 1;
    }
    const piece = pieces[low];
    if (piece === undefined) throw new RangeError('a document without text has no places in it');
    return { piece, start: starts[low] ?? 0 };
  };
}

/** The first line or page of a section: sections keep no box of their heading. */
export function headingPlace({ pages, lines }: Pick<Section, 'pages' | 'lines'>): Place {
  const line = lines?.[0] ?? null;
  return { page: pages?.[0] ?? null, bbox: null, line, lineEnd: line, columns: null };
}
