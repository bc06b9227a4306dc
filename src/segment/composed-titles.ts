/**
 * Titles that no form lists, by the words they are put together of.
 *
 * In → Out: a bare, normalised title (some unit's name may stand before it) → the table and what stands before the title; null where a
 * word remains that could change the meaning (非财政拨款收入支出表, 政府采购支出表).
 */
import { normalizeLabel } from '../model/label.ts';
import { escaped } from '../model/pattern.ts';
import type { TitleVocabulary } from '../model/title-vocabulary.ts';

export interface ComposedTitle {
  table: string;
  /** What stands before the title; empty where nothing does. */
  before: string;
}

interface Composition {
  table: string;
  core: string;
  /** Words that may stand before and behind the core. */
  before: RegExp;
  behind: RegExp;
}

/** Last character of every title. */
const TITLE_END = '表';

/** A reader of composed titles. */
export function composedTitles(vocabulary: TitleVocabulary): (title: string) => ComposedTitle | null {
  const stem = stemmer(vocabulary);
  const compositions = vocabulary.compositions.map(compile).sort((a, b) => b.core.length - a.core.length);
  return (title) => {
    if (!title.endsWith(TITLE_END)) return null;
    const words = stem(title.slice(0, -TITLE_END.length));
    const found = compositions.find(({ core }) => words.includes(core));
    return found === undefined ? null : composed(words, found);
  };
}

function composed(words: string, { table, core, before, behind }: Composition): ComposedTitle | null {
  const at = words.lastIndexOf(core);
  if (words.slice(at + core.length).replace(behind, '') !== '') return null;
  return { table, before: words.slice(0, at).replace(before, '') };
}

function compile({ table, core, beside }: TitleVocabulary['compositions'][number]): Composition {
  const words = `(?:${alternatives(beside)})`;
  const isAlone = beside.length === 0;
  return {
    table,
    core: normalizeLabel(core),
    before: isAlone ? /$^/ : new RegExp(`${words}+$`),
    behind: isAlone ? /$^/ : new RegExp(`^${words}+`),
  };
}

/** Replaces synonyms and drops fillers. */
function stemmer({ synonyms, fillers }: TitleVocabulary): (title: string) => string {
  const meant = new Map(
    synonyms.flatMap((entry) => entry.printed.map((printed) => [normalizeLabel(printed), normalizeLabel(entry.meant)])),
  );
  const printed = new RegExp(alternatives([...meant.keys()]), 'g');
  const filler = new RegExp(alternatives(fillers), 'g');
  return (title) => title.replace(printed, (word) => meant.get(word) ?? word).replace(filler, '');
}

/** Any of the words, the longest first; matches nothing where there are none. */
export function alternatives(words: readonly string[]): string {
  const longestFirst = words.map(normalizeLabel).sort((a, b) => b.length - a.length || (a < b ? -1 : 1));
  return longestFirst.length === 0 ? '(?!)' : longestFirst.map(escaped).join('|');
}
