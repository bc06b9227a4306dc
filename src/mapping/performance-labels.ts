/**
 * The vocabulary of self-evaluation tables, compiled for look-up, and the text forms that labels and values are compared in.
 *
 * In → Out: `PerformanceForm` (as loaded) → `PerformanceLabels`, compiled once per value and remembered.
 * Limits: an annotation is taken off a label only at its end; 资金结(转)余 keeps its brackets.
 */
import { normalizeLabel, stripOrdinal } from '../model/label.ts';
import { escaped } from '../model/pattern.ts';
import type { IndicatorRole, PerformanceForm } from '../model/performance-form.ts';

/** `strong` where the name ends in 指标 or 目标, so that it can be nothing but a level name. */
export type LevelWord = 'strong' | 'bare';

export interface PerformanceLabels {
  attributes: ReadonlyMap<string, string>;
  fundColumns: ReadonlyMap<string, string>;
  fundGroups: ReadonlySet<string>;
  fundSubColumns: ReadonlySet<string>;
  fundSubTotals: ReadonlySet<string>;
  fundRows: ReadonlyMap<string, string>;
  levelledFunds: { row: string; pattern: RegExp; kinds: readonly string[] };
  fundTitles: ReadonlySet<string>;
  goalLabels: ReadonlySet<string>;
  goalHeaders: ReadonlySet<string>;
  goalActuals: ReadonlySet<string>;
  sectionLabels: ReadonlySet<string>;
  indicatorRoles: ReadonlyMap<string, IndicatorRole>;
  rolePrefixes: readonly { prefix: string; role: IndicatorRole }[];
  levelNames: ReadonlySet<string>;
  level1: ReadonlySet<string>;
  level2: ReadonlySet<string>;
  satisfactionSuffix: string;
  operatorWords: ReadonlySet<string>;
  unfilled: ReadonlySet<string>;
  scoreRows: ReadonlySet<string>;
  scoreLabels: ReadonlySet<string>;
  subtotalRows: ReadonlySet<string>;
  noteWord: RegExp;
  closingLabels: ReadonlySet<string>;
  titleWords: readonly string[];
}

const compiled = new WeakMap<PerformanceForm, PerformanceLabels>();

const TRAILING_BRACKETS = /\([^()]*\)$/;
const TRAILING_SCORE = /\d+(?:\.\d+)?分$/;
const OF_WHICH = /^其中[:-]?/;
const COLONS = /^:+|:+$/g;

/** Normal form in which labels are looked up: no blanks, ordinal, colons or 其中. */
export function labelKey(text: string): string {
  const key = withoutColons(stripOrdinal(normalizeLabel(text)));
  return key.startsWith('其中') ? key.replace(OF_WHICH, '') : key;
}

function withoutColons(key: string): string {
  return key.startsWith(':') || key.endsWith(':') ? key.replace(COLONS, '') : key;
}

/** A key without annotations at its end: (万元), (A), (50分), (盖章). */
export function bareKey(key: string): string {
  if (!mayBeAnnotated(key)) return key;
  let bare = key;
  for (let next = bare; ; bare = next) {
    next = withoutColons(bare.replace(TRAILING_BRACKETS, '').replace(TRAILING_SCORE, ''));
    if (next === bare || next === '') return bare;
  }
}

/** True for the first and last characters of annotations, which most keys have not. */
function mayBeAnnotated(key: string): boolean {
  const last = key.charAt(key.length - 1);
  return last === ')' || last === ':' || last === '分' || key.startsWith(':');
}

/** The year before a label: 2023年度预算数, 2023年年初预算数, 2023年初预算数. */
const LEADING_YEAR = /^20\d\d(?:年度|年(?![初中末])|(?=年[初中末]))/;

/** Looks a key up as it is, then without its annotations, then without the year before it. */
export function lookUp<T>(map: ReadonlyMap<string, T>, key: string): T | undefined {
  const found = map.get(key) ?? (mayBeAnnotated(key) ? map.get(bareKey(key)) : undefined);
  return found === undefined && key.startsWith('20') ? map.get(bareKey(key).replace(LEADING_YEAR, '')) : found;
}

/** True where the key, as it is or without its annotations, is in the set. */
export function isOneOf(set: ReadonlySet<string>, key: string): boolean {
  return set.has(key) || (mayBeAnnotated(key) && set.has(bareKey(key)));
}

/** True for fiscal money named by level of government (市县区财政资金) and by no listed label. */
export function isLevelled(label: string, labels: PerformanceLabels): boolean {
  const key = labelKey(label);
  return lookUp(labels.fundRows, key) === undefined && labels.levelledFunds.pattern.test(bareKey(key));
}

const HAN = '[\\u2e80-\\u9fff\\u3000-\\u303f\\uff00-\\uffef“”‘’…—]';
const BREAK = /[^\S\n]*\n\s*/g;
const INNER_BLANK = new RegExp(`(?<=${HAN})[\\s\\u00a0]+(?=${HAN})`, 'g');
const LATIN_BREAK = /(?<=[A-Za-z]{2})\n(?=[A-Za-z]{2})/g;

/** Cell text on one line: line breaks closed (between Latin words a blank), blanks between Chinese characters removed. */
export function joinedText(raw: string): string {
  if (!/\s/.test(raw)) return raw;
  return raw.replace(LATIN_BREAK, ' ').replace(BREAK, '').replace(INNER_BLANK, '').trim();
}

/** The compiled vocabulary of a `PerformanceForm` value. */
export function compilePerformance(form: PerformanceForm): PerformanceLabels {
  const known = compiled.get(form);
  if (known !== undefined) return known;
  const labels = compile(form);
  compiled.set(form, labels);
  return labels;
}

function compile(form: PerformanceForm): PerformanceLabels {
  const { levelledFunds } = form;
  return {
    attributes: index(Object.entries(form.attributes).map(([key, labels]) => ({ key, labels }))),
    fundColumns: index(form.fundColumns.map(({ column, labels }) => ({ key: column, labels }))),
    fundGroups: keys(form.fundGroups),
    fundSubColumns: keys(form.fundSubColumns),
    fundSubTotals: keys(form.fundSubTotals),
    fundRows: index(form.fundRows.map(({ row, labels }) => ({ key: row, labels }))),
    levelledFunds: {
      ...{ row: levelledFunds.row, pattern: words(levelledFunds.levels, levelledFunds.kinds) },
      kinds: levelledFunds.kinds.map(labelKey),
    },
    fundTitles: keys(form.fundTitles),
    goalLabels: keys(form.goalLabels),
    goalHeaders: keys(form.goalHeaders),
    goalActuals: keys(form.goalActuals),
    sectionLabels: keys(form.sectionLabels),
    indicatorRoles: index(form.indicatorColumns.map(({ role, labels }) => ({ key: role, labels }))),
    rolePrefixes: form.indicatorColumns.flatMap(({ role, prefixes }) =>
      (prefixes ?? []).map((prefix) => ({ prefix: labelKey(prefix), role })),
    ),
    levelNames: keys(form.levelNames),
    level1: keys(form.level1),
    level2: keys(form.level2),
    satisfactionSuffix: form.satisfactionSuffix,
    operatorWords: keys(form.operatorWords),
    unfilled: keys(form.unfilled),
    scoreRows: keys(form.scoreRows),
    scoreLabels: keys(form.scoreLabels),
    subtotalRows: keys(form.subtotalRows),
    noteWord: new RegExp(`^(?:${form.noteWords.map(escaped).join('|')})\\d*(?:$|[:.、])`),
    closingLabels: keys(form.closingLabels),
    titleWords: form.titleWords.map(normalizeLabel),
  };
}

function keys(labels: readonly string[]): Set<string> {
  return new Set(labels.map(labelKey));
}

function index<K extends string>(entries: readonly { key: K; labels: readonly string[] }[]): Map<string, K> {
  return new Map(entries.flatMap(({ key, labels }) => labels.map((label) => [labelKey(label), key] as const)));
}

/** Any of `first` one or more times, then one of `last`. Longer words come first so that a short one does not hide them. */
function words(first: readonly string[], last: readonly string[]): RegExp {
  const choice = (list: readonly string[]): string =>
    [...list]
      .sort((a, b) => b.length - a.length)
      .map(escaped)
      .join('|');
  return new RegExp(`^(?:${choice(first)})+(?:${choice(last)})$`);
}

/** Whether a key names a level of `set`, and how plainly; null where it does not. */
export function levelWord(set: ReadonlySet<string>, key: string): LevelWord | null {
  const bare = bareKey(key);
  const isNamed = bare.endsWith('指标') || bare.endsWith('目标');
  if (!set.has(isNamed ? bare.slice(0, -2) : bare)) return null;
  return isNamed ? 'strong' : 'bare';
}

/** Whether a key names a second level, listed or ending in 满意度指标. */
export function levelTwoWord(labels: PerformanceLabels, key: string): LevelWord | null {
  return levelWord(labels.level2, key) ?? (bareKey(key).endsWith(labels.satisfactionSuffix) ? 'strong' : null);
}

/** What an indicator header label stands for; null where no vocabulary knows it. */
export function indicatorRole(labels: PerformanceLabels, key: string): IndicatorRole | null {
  const role = lookUp(labels.indicatorRoles, key);
  if (role !== undefined) return role;
  for (const { prefix, role: prefixed } of labels.rolePrefixes) if (key.startsWith(prefix)) return prefixed;
  return isOneOf(labels.sectionLabels, key) ? 'section' : null;
}

const BLANK = { text: '', key: '' };

/** The two forms of a cell's text that reading works on. */
export function prepareText(raw: string): { text: string; key: string } {
  if (raw === '') return BLANK;
  const text = joinedText(raw);
  return { text, key: labelKey(text) };
}
