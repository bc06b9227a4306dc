/**
 * Notes below a table that speak of another one: 本表反映…国有资本经营预算… below the table of government funds.
 *
 * In → Out: notes of tables → `completeness/note-subject`. Source: the vocabulary holds what the note of a table must speak of where it
 * speaks of the table at all, and the words of others. Limits: a note with the words of its own table may name others, too.
 */
import type { Finding } from '../anomaly/finding.ts';
import type { CheckContext } from './check-document.ts';

const OF_TABLE = /本表(?:反映|列示|公开)[^。；]*/;
const BLANKS = /\s+/g;

export function checkNotes({ document, forms }: CheckContext): Finding[] {
  const subjects = new Map(forms.completeness.noteSubjects.map((subject) => [subject.table, subject]));
  return document.tables.flatMap(({ table, title, notes, source }): Finding[] => {
    const subject = subjects.get(table);
    if (subject === undefined) return [];
    for (const note of notes) {
      const [text] = OF_TABLE.exec(note.replace(BLANKS, '')) ?? [];
      if (text === undefined || subject.own.some((word) => text.includes(word))) continue;
      if (!subject.others.some((word) => text.includes(word))) continue;
      return [{ rule: 'completeness/note-subject', args: { table: title, text }, locations: [source], actual: text }];
    }
    return [];
  });
}
