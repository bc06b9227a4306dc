/**
 * The vocabulary of the narrative made ready for reading: word trees, contexts, names of the classifications.
 *
 * Compiled once per `Forms` value and kept; reading compiles no pattern.
 */
import type { Forms } from '../model/form.ts';
import type { Claim, Measure } from '../model/indicator.ts';
import { normalizeLabel } from '../model/label.ts';
import type { NarrativeContext, NarrativeSubject, NarrativeVocabulary } from '../model/narrative.ts';
import { classificationNames, classNames, type NamedCodes } from './classification.ts';
import type { Figure } from './figures.ts';
import { allSpellings, spellings } from './templates.ts';
import { WordTree, wordSet } from './word-tree.ts';

export type Direction = NonNullable<Claim['direction']>;

/** A word that says which figure follows; `project` is what it means of a project's table. */
export interface MeasureWord {
  measure: Measure;
  project: string | null;
  /** True for a word that may as well be a part of the phrase (支出, 金额). */
  weak: boolean;
}

/** A word that opens a list or a reason; `^` in the vocabulary limits it to the start of a clause. */
export interface Keyword {
  opens: 'list' | 'aside';
  atStart: boolean;
}

export interface Grammar {
  contexts: CompiledContext[];
  byId: ReadonlyMap<string, NarrativeContext>;
  /** Subjects by phrase, read from the end of a phrase. */
  subjects: WordTree<NarrativeSubject[]>;
  measures: WordTree<MeasureWord>;
  /** `null` for a change without a word for which way. */
  directions: WordTree<{ direction: Direction | null }>;
  /** Words between two figures (大于), the longest first. */
  relations: readonly { word: string; direction: Direction }[];
  compareLeads: readonly string[];
  compareTails: WordTree<true>;
  priorPeriods: WordTree<true>;
  budgetWords: WordTree<true>;
  completionVerbs: readonly string[];
  completionNames: WordTree<true>;
  shareVerbs: readonly string[];
  shareTails: WordTree<true>;
  keywords: WordTree<Keyword>;
  fillers: WordTree<true>;
  neutralEnds: WordTree<true>;
  limitingWords: readonly string[];
  pronouns: ReadonlySet<string>;
  projectMarkers: readonly string[];
  units: WordTree<Exclude<Figure['kind'], 'none'>>;
  noFigureBehind: WordTree<true>;
  noFigureBehindUnit: WordTree<true>;
  noFigureBefore: WordTree<true>;
  functional: ReadonlyMap<string, NamedCodes>;
  economic: ReadonlyMap<string, NamedCodes>;
  /** Class codes by their names, without 支出 and 等 too. */
  classes: ReadonlyMap<string, string>;
}

interface CompiledContext {
  context: NarrativeContext;
  titles: { words: string[]; anchored: boolean }[];
}

const compiled = new WeakMap<Forms, Grammar>();

/** The grammar of a `Forms` value. Throws SyntaxError on a template whose brackets do not match. */
export function compileGrammar(forms: Forms): Grammar {
  const known = compiled.get(forms);
  if (known !== undefined) return known;
  const functional = classificationNames(forms.functional);
  const grammar: Grammar = {
    ...compileWords(forms.narrative),
    functional,
    economic: classificationNames(forms.economic),
    classes: classNames(functional),
  };
  compiled.set(forms, grammar);
  return grammar;
}

function compileWords(data: NarrativeVocabulary): Omit<Grammar, 'functional' | 'economic' | 'classes'> {
  const backward = (words: readonly string[]): WordTree<true> => wordSet(allSpellings(words), 'backward');
  const forward = (words: readonly string[]): WordTree<true> => wordSet(allSpellings(words), 'forward');
  return {
    contexts: data.contexts.map(compileContext),
    byId: new Map(data.contexts.map((context) => [context.id, context])),
    subjects: subjectTree(data.subjects),
    measures: measureTree(data),
    directions: directionTree(data),
    relations: relationsOf(data),
    compareLeads: longestFirst(data.compareLeads),
    compareTails: backward(data.compareTails),
    priorPeriods: forward(data.priorPeriods),
    budgetWords: backward(data.budgetWords),
    completionVerbs: longestFirst(data.completionVerbs),
    completionNames: backward(data.completionNames),
    shareVerbs: longestFirst(data.shareVerbs),
    shareTails: backward(data.shareTails),
    keywords: keywordTree(data),
    fillers: backward(data.fillers),
    neutralEnds: backward(data.neutralEnds),
    limitingWords: allSpellings(data.limitingWords),
    pronouns: new Set(allSpellings(data.pronouns)),
    projectMarkers: longestFirst(data.projectMarkers),
    units: unitTree(data),
    noFigureBehind: forward(data.noFigureBehind),
    noFigureBehindUnit: forward(data.noFigureBehindUnit),
    noFigureBefore: backward(data.noFigureBefore),
  };
}

function longestFirst(templates: readonly string[]): string[] {
  return allSpellings(templates).sort((a, b) => b.length - a.length);
}

function compileContext(context: NarrativeContext): CompiledContext {
  const titles = context.titles.map((title) => ({
    anchored: title.startsWith('^'),
    words: title.replace('^', '').split('*').map(normalizeLabel),
  }));
  return { context, titles };
}

function subjectTree(subjects: readonly NarrativeSubject[]): WordTree<NarrativeSubject[]> {
  const tree = new WordTree<NarrativeSubject[]>('backward');
  for (const subject of subjects) {
    for (const phrase of allSpellings(subject.phrases)) {
      const others = tree.add(phrase, []);
      others.push(subject);
    }
  }
  return tree;
}

function measureTree({ measures }: NarrativeVocabulary): Grammar['measures'] {
  const tree: Grammar['measures'] = new WordTree('backward');
  for (const { measure, words, project, weak } of measures)
    for (const word of allSpellings(words)) tree.add(word, { measure, project: project ?? null, weak: weak === true });
  return tree;
}

function directionTree({ directions, undirected }: NarrativeVocabulary): Grammar['directions'] {
  const tree: Grammar['directions'] = new WordTree('backward');
  for (const { direction, words } of directions) for (const word of allSpellings(words)) tree.add(word, { direction });
  for (const word of allSpellings(undirected)) tree.add(word, { direction: null });
  return tree;
}

/** Directions of one figure against another, which are no changes. */
export const RELATIONS: ReadonlySet<Direction | null> = new Set<Direction>(['大于', '小于', '等于']);

function relationsOf({ directions }: NarrativeVocabulary): Grammar['relations'] {
  return directions
    .filter(({ direction }) => RELATIONS.has(direction))
    .flatMap(({ direction, words }) => allSpellings(words).map((word) => ({ word, direction })))
    .sort((a, b) => b.word.length - a.word.length);
}

function keywordTree({ lists, asides }: NarrativeVocabulary): Grammar['keywords'] {
  const tree: Grammar['keywords'] = new WordTree('forward');
  const add = (templates: readonly string[], opens: Keyword['opens']): void => {
    for (const template of templates) {
      const atStart = template.startsWith('^');
      for (const word of spellings(template.replace('^', ''))) tree.add(word, { opens, atStart });
    }
  };
  add(lists, 'list');
  add(asides, 'aside');
  return tree;
}

function unitTree({ units }: NarrativeVocabulary): Grammar['units'] {
  const tree: Grammar['units'] = new WordTree('forward');
  for (const kind of ['money', 'ratio', 'count'] as const) for (const unit of allSpellings(units[kind])) tree.add(unit, kind);
  return tree;
}

const AVERAGE = /人均|车均|平均/;

/** True for a subject that is one of many: 人均接待费, 车均运行维护费, 平均每辆. */
export function isAverage(subject: string): boolean {
  return AVERAGE.test(subject);
}

/** Years and ordinals before the words of a title. */
const TITLE_START = /^(?:(?:20)?\d\d年(?:度)?|本年(?:度)?|关于|年度)+/;

/** The context that a section's title opens; null where the title names none. */
export function contextOf(title: string, { contexts }: Grammar): NarrativeContext | null {
  const normal = normalizeLabel(title);
  const start = normal.replace(TITLE_START, '');
  const found = contexts.find(({ titles }) => titles.some(({ words, anchored }) => hasInOrder(anchored ? start : normal, words, anchored)));
  return found?.context ?? null;
}

function hasInOrder(text: string, words: readonly string[], anchored: boolean): boolean {
  let at = 0;
  for (const [i, word] of words.entries()) {
    const found = text.indexOf(word, at);
    if (found < 0 || (anchored && i === 0 && found > 0)) return false;
    at = found + word.length;
  }
  return true;
}
