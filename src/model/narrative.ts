/**
 * The vocabulary of the 情况说明: which phrases mean which facts in which section, and the words sentences are built of.
 *
 * Phrases are templates: `[x]` may be missing, `{a|b}` is one of several. They are compared after `normalizeLabel`, so blanks,
 * quotes and full-width forms never matter. Source: disclosures of a dozen provinces and of central departments.
 */
import { z } from 'zod';
import { Measure } from './indicator.ts';

/** A template whose brackets match. */
const Template = z.string().min(1).refine(bracketsMatch, 'brackets do not match: [x] may be missing, {a|b} is one of several');

function bracketsMatch(template: string): boolean {
  const open: string[] = [];
  for (const char of template) {
    if (char === '[' || char === '{') open.push(char);
    else if (char === ']' && open.pop() !== '[') return false;
    else if (char === '}' && open.pop() !== '{') return false;
  }
  return open.length === 0;
}

/** A kind of section; the first context of which a title has all words (parted by `*`, `^` at the start) is the section's. */
export const NarrativeContext = z.strictObject({
  id: z.string(),
  /** A section keeps the context above it where that has a higher rank (支出决算具体情况 under 一般公共预算); highest where absent. */
  rank: z.int().nonnegative().optional(),
  titles: z.array(z.string()),
  /** Fact keys of a functional item, with `{code}`; and those that only a class (three digits) has, with `{class}`. */
  functional: z.array(z.string()).optional(),
  classes: z.array(z.string()).optional(),
  /** Fact keys of an economic item, with `{code}`. */
  economic: z.array(z.string()).optional(),
  /** True where phrases describe parts of what tables state (资金 of evaluated projects): subjects keep no facts, bases do. */
  detached: z.boolean().optional(),
  /** Ids of subjects that here only say which money paid (公务接待费 2万元，其中：一般公共预算支出 2万元): they keep no facts. */
  sources: z.array(z.string()).optional(),
  /** Fact keys of what a table prints under the same label, with `{row}`. */
  labels: z.string().optional(),
});
export type NarrativeContext = z.infer<typeof NarrativeContext>;

export const NarrativeSubject = z.strictObject({
  id: z.string().optional(),
  /** Contexts in which the phrases mean this; everywhere where absent. */
  contexts: z.array(z.string()).optional(),
  phrases: z.array(Template).min(1),
  /** Keys of the facts that state its final figure. */
  facts: z.array(z.string()),
  /** The facts in the order of the subject's parts (收、支总计), for sentences that give one figure to each part. */
  parts: z.array(z.array(z.string())).optional(),
  /** Keys of the facts that state its budget. */
  budget: z.array(z.string()).optional(),
  /** True for what is counted (车辆) or scored; money where absent. */
  counted: z.boolean().optional(),
  /** True where `facts` are kinds of one figure, of which a document prints one: more than one means that none is meant. */
  alternatives: z.boolean().optional(),
  /** Ids of the subjects that it is a part of. */
  whole: z.array(z.string()).optional(),
  /** Context of the list that follows it behind 其中. */
  opens: z.string().optional(),
  /** `row/column` in the self-evaluation table of the project that the sentence speaks of. */
  project: z.string().optional(),
});
export type NarrativeSubject = z.infer<typeof NarrativeSubject>;

/** Words for several items of the economic classification at once; a name that begins with one speaks of all of them. */
export const CostUmbrella = z.strictObject({
  names: z.array(z.string().min(2)).min(1),
  items: z.array(z.string().regex(/^\d{5}$/)).min(2),
});
export type CostUmbrella = z.infer<typeof CostUmbrella>;

const Words = z.array(Template).min(1);

export const NarrativeVocabulary = z.strictObject({
  $schema: z.string().optional(),
  contexts: z.array(NarrativeContext).min(1),
  subjects: z.array(NarrativeSubject).min(1),
  /** Words that say which figure of a subject follows; a `weak` one stays with a phrase that nothing knows (国内接待支出). */
  measures: z
    .array(z.strictObject({ measure: Measure, words: Words, project: z.string().optional(), weak: z.boolean().optional() }))
    .min(1),
  /** Words of direction by the contract's word for them. */
  directions: z
    .array(z.strictObject({ direction: z.enum(['增加', '减少', '增长', '下降', '持平', '大于', '小于', '等于']), words: Words }))
    .min(1),
  /** Directions without a word for which way (变化). */
  undirected: Words,
  /** What opens and what closes a comparison (与 … 相比). */
  compareLeads: Words,
  compareTails: Words,
  /** Words that name a period other than the year of the account. */
  priorPeriods: Words,
  /** Words of a base that is a budget. */
  budgetWords: Words,
  /** Words before a completion rate, and names of such rates. */
  completionVerbs: Words,
  completionNames: Words,
  shareVerbs: Words,
  shareTails: Words,
  /** Words that open a list of parts, and words that open reasons and purposes. */
  lists: Words,
  asides: Words,
  /** Words between a subject and its figure that say nothing; those that deal out one figure to each of several. */
  fillers: Words,
  /** Words before a subject that leave only a part of it (下属单位基本支出), unless 及 or 和 stands before them. */
  limitingWords: Words,
  /** What stands before a subject without changing it: ends of names and of periods. */
  neutralEnds: Words,
  /** Subjects that mean the one before. */
  pronouns: Words,
  /** What heads a project's paragraph behind its name. */
  projectMarkers: Words,
  units: z.strictObject({ money: Words, ratio: Words, count: Words }),
  /** What behind a number, or behind its unit, makes it no figure of its own (年, 以上). */
  noFigureBehind: Words,
  noFigureBehindUnit: Words,
  /** What before a number makes it no figure (第, 图). */
  noFigureBefore: Words,
  costUmbrellas: z.array(CostUmbrella),
});
export type NarrativeVocabulary = z.infer<typeof NarrativeVocabulary>;
