/**
 * How titles of statutory tables are put together, as it is after loading (`pipelines/vocabularies/titles.json`).
 *
 * Forms and families list titles as they were seen; this tells what else would name the same table: 部门收支总体情况表 is
 * 收入支出决算总表 in other words. All words are compared after normalisation (see `normalizeLabel`).
 */
import { z } from 'zod';

const Words = z.array(z.string().min(1));

export const TitleComposition = z.strictObject({
  table: z.string(),
  /** What the title must hold once fillers are gone and synonyms are replaced. */
  core: z.string().min(1),
  /** What may stand beside the core. */
  beside: Words,
});
export type TitleComposition = z.infer<typeof TitleComposition>;

export const TitleVocabulary = z.strictObject({
  $schema: z.string().optional(),
  /** Words that mean the same in a title; a longer one is replaced before a shorter one. */
  synonyms: z.array(z.strictObject({ meant: z.string().min(1), printed: Words.min(1) })),
  /** Words without which a title names the same table. */
  fillers: Words,
  /** Which table a title names; the longest core that fits counts. */
  compositions: z.array(TitleComposition).min(1),
  /** Last words of what may stand before a title: names of units, a year. */
  entityEnds: Words.min(1),
  /** Words that end like a unit and are none. */
  notEntityEnds: Words,
});
export type TitleVocabulary = z.infer<typeof TitleVocabulary>;
