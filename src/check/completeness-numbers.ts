/**
 * Numbers that go with money and are not told: batches and persons of receptions, vehicles bought.
 *
 * In → Out: actual amounts of the “三公” table, sentences and other tables → `completeness/number-not-told`.
 * Source: the vocabulary holds which numbers go with which cost, how they are told, and from which year on forms ask for them.
 * Limits: documents of earlier years, of an unknown one, or whose narrative does not speak of the cost at all; a number that stands
 * anywhere near the matter counts as told.
 */
import type { Finding } from '../anomaly/finding.ts';
import { type CompletenessVocabulary, inYears } from '../model/completeness.ts';
import type { CheckContext } from './check-document.ts';
import { textPieces } from './document-text.ts';
import { isZero } from './interval.ts';

type Duty = CompletenessVocabulary['toldNumbers'][number];

const PATTERNS = new Map<string, RegExp>();

/** How a number is told, compiled once. */
function patternOf(told: string): RegExp {
  const known = PATTERNS.get(told);
  if (known !== undefined) return known;
  const fresh = new RegExp(told);
  PATTERNS.set(told, fresh);
  return fresh;
}

export function checkNumbers(context: CheckContext): Finding[] {
  const findings: Finding[] = [];
  for (const duty of context.forms.completeness.toldNumbers) {
    const finding = findingOf(context, duty);
    if (finding !== null) findings.push(finding);
  }
  return findings;
}

/** The paragraphs of the narrative that hold one of the words. */
function textsAbout(document: CheckContext['document'], about: readonly string[]): string[] {
  const texts: string[] = [];
  for (const { part, kind, bare } of textPieces(document))
    if (part === 'narrative' && kind === 'paragraph' && about.some((word) => bare.includes(word))) texts.push(bare);
  return texts;
}

function findingOf({ document, figures, unread }: CheckContext, { fact, subject, about, years, numbers }: Duty): Finding | null {
  const figure = inYears(document.fiscalYear, years) ? figures.byKey(fact) : undefined;
  if (figure === undefined || figure.doubtful || isZero(figure)) return null;
  const texts = textsAbout(document, about);
  if (texts.length === 0) return null;
  const missing = numbers.filter(({ told }) => {
    const pattern = patternOf(told);
    return !texts.some((text) => pattern.test(text)) && !isInTables(document.tables, pattern);
  });
  if (missing.length === 0) return null;
  const names = missing.map(({ name }) => name).join('、');
  return {
    rule: 'completeness/number-not-told',
    ...(unread > 0 ? ({ origin: 'extraction' } as const) : {}),
    args: { subject, numbers: names },
    locations: [figure.fact.source],
    facts: [fact],
    expected: names,
  };
}

/** Tables that may have rows for numbers: statistics, and forms of provinces that print them below the “三公” costs. */
const COUNTING: ReadonlySet<string> = new Set(['disclosure_statistics', 'three_public']);

/** True where a table other than those of indicators has a row or column for the number. */
function isInTables(tables: CheckContext['document']['tables'], told: RegExp): boolean {
  return tables.some(({ table, cells }) => COUNTING.has(table) && cells.some(({ raw }) => told.test(raw)));
}
