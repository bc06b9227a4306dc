/**
 * All running text of a document, piece by piece in reading order, each with its place and the part in which it stands.
 *
 * In → Out: sections, notes of tables and texts inside self-evaluation tables → `TextPiece[]`, made once a document.
 */
import type { Document } from '../model/document.ts';
import type { Place } from '../model/place.ts';
import type { Section, SectionKind } from '../model/section.ts';

export interface TextPiece {
  text: string;
  place: Place;
  kind: 'title' | 'paragraph' | 'note' | 'cell';
  /** Kind of the section in which it stands; `tables` for notes and cells. */
  part: SectionKind;
  /** Titles from the top section down, joined with ` / `; '' for notes and cells. */
  path: string;
}

const EVALUATION: ReadonlySet<string> = new Set(['project_performance', 'overall_performance']);
const PIECES = new WeakMap<Document, readonly TextPiece[]>();

/** The pieces of a document. */
export function textPieces(document: Document): readonly TextPiece[] {
  const known = PIECES.get(document);
  if (known !== undefined) return known;
  const pieces: TextPiece[] = [];
  for (const section of document.sections) addSection(section, '', pieces);
  for (const { table, notes, cells, source } of document.tables) {
    for (const text of notes) pieces.push({ text, place: source, kind: 'note', part: 'tables', path: '' });
    if (!EVALUATION.has(table)) continue;
    for (const { raw, content, source: place } of cells)
      if (content === 'text' && raw !== '') pieces.push({ text: raw, place, kind: 'cell', part: 'tables', path: '' });
  }
  PIECES.set(document, pieces);
  return pieces;
}

function addSection(section: Section, above: string, pieces: TextPiece[]): void {
  const { title, number, kind, paragraphs, children } = section;
  const path = above === '' ? title : `${above} / ${title}`;
  if (title !== '') pieces.push({ text: `${number}${title}`, place: headingPlace(section), kind: 'title', part: kind, path });
  for (const { text, source } of paragraphs) pieces.push({ text, place: source, kind: 'paragraph', part: kind, path });
  for (const child of children) addSection(child, path, pieces);
}

/** The first line or page of a section: sections keep no box of their heading. */
export function headingPlace({ pages, lines }: Pick<Section, 'pages' | 'lines'>): Place {
  const line = lines?.[0] ?? null;
  return { page: pages?.[0] ?? null, bbox: null, line, lineEnd: line, columns: null };
}
