/**
 * What a disclosure must hold and must not hold, as it is after loading (`pipelines/vocabularies/completeness.json`).
 *
 * Patterns are regular expressions; they are tried on running text whose blanks are removed. Source: the statutory catalogue of
 * what departments disclose, templates of provinces, and what was left of them in published disclosures.
 */
import { z } from 'zod';

const Patterns = z.array(z.string().min(1).refine(isPattern, 'is no regular expression')).min(1);

function isPattern(source: string): boolean {
  try {
    return new RegExp(source, 'gm').global;
  } catch {
    return false;
  }
}
const Words = z.array(z.string().min(1)).min(1);
/** First and last fiscal year, inclusive; null for open. */
const Years = z.tuple([z.int().nullable(), z.int().nullable()]);

/** Text of a template that nobody replaced. */
export const Leftover = z.strictObject({
  id: z.string(),
  /** What it is, in Chinese, for the message (未填写的占位符). */
  name: z.string(),
  severity: z.enum(['error', 'warning', 'info']),
  patterns: Patterns,
});
export type Leftover = z.infer<typeof Leftover>;

/** Words that only another level of government uses, and the levels of units that cannot. */
export const OtherLevel = z.strictObject({
  /** The level that uses them, in Chinese, for the message. */
  name: z.string(),
  levels: z.array(z.enum(['province', 'city', 'county'])).min(1),
  patterns: Patterns,
});
export type OtherLevel = z.infer<typeof OtherLevel>;

export const CompletenessVocabulary = z.strictObject({
  $schema: z.string().optional(),
  leftovers: z.array(Leftover).min(1),
  /** Places in which a number is missing before its unit. */
  emptyNumbers: Patterns,
  /** Clauses of reasons: why more was spent, why less, that rules were kept, and what may explain either. */
  reasons: z.strictObject({ more: Patterns, less: Patterns, kept: Patterns, other: Patterns }),
  /** Tokens that are never printed twice in a row on purpose; and what must stand behind a doubled token of a name. */
  doubledTokens: Words,
  doubledBefore: Words,
  /** Whole lines that say that a copy is not for publication. */
  watermarks: Words,
  /** Tables that every disclosure holds, by year. */
  requiredTables: z.array(z.strictObject({ table: z.string(), years: Years })).min(1),
  /** What the narrative must speak of: any of the words. */
  requiredTopics: z.array(z.strictObject({ name: z.string(), words: Words, years: Years })).min(1),
  /** Numbers that the narrative tells with an amount: the fact, words of its sentences, each number with a pattern of how it is told. */
  toldNumbers: z
    .array(
      z.strictObject({
        fact: z.string(),
        subject: z.string(),
        about: Words,
        years: Years,
        numbers: z
          .array(z.strictObject({ name: z.string(), told: z.string().min(1).refine(isPattern, 'is no regular expression') }))
          .min(1),
      }),
    )
    .min(1),
  /**
   * Tables that are often empty and need a statement then: words of the narrative that make one; what a whole statement names; parts by
   * whose names a section speaks of it, too.
   */
  emptyTables: z
    .array(
      z.strictObject({
        table: z.string(),
        words: Words,
        subject: Words,
        parts: Words.optional(),
        rows: z.array(z.string()).optional(),
      }),
    )
    .min(1),
  /** Money of which a sentence may say that there was none: how it is called, and keys of the facts that all state it. */
  deniable: z.array(z.strictObject({ phrases: Words, facts: Words })).min(1),
  /** Words of a sentence by which it says that there was nothing; words by which a statement is a condition of the template. */
  nothingWords: Words,
  conditionWords: Words,
  /** Short forms within names of units and what they stand for. */
  abbreviations: z.array(z.tuple([z.string().min(1), z.string().min(1)])).min(1),
  /** Last words of names of units. */
  nameEnds: Words,
  /** Characters that tell one unit from its neighbour (第一中学, 东区). */
  distinctive: z.string().min(1),
  /** What a sentence that opens with a year speaks of where it reports the year of the account. */
  yearSubjects: Words,
  /** Words of other levels, and the words in names of bodies that other levels pay. */
  otherLevels: z.strictObject({ paidElsewhere: Words, words: z.array(OtherLevel).min(1) }),
  /** What notes below a table speak of: words of its own, of which one is enough, and words of others. */
  noteSubjects: z.array(z.strictObject({ table: z.string(), own: Words, others: Words })).min(1),
  /** Items of 三公 in their printed order: each opens with one of the words. */
  numberedSeries: z.array(z.strictObject({ section: z.string(), items: z.array(Words).min(2) })),
});
export type CompletenessVocabulary = z.infer<typeof CompletenessVocabulary>;

/** True where a year lies in a range. An unknown year lies in none that is bounded. */
export function inYears(year: number | null, [from, to]: readonly [number | null, number | null]): boolean {
  if (year === null) return from === null && to === null;
  return (from === null || year >= from) && (to === null || year <= to);
}
