/**
 * Claims of sentences, and claims as lines that a test can compare.
 */
import type { Fact } from '../../src/model/fact.ts';
import type { Claim } from '../../src/model/indicator.ts';
import { onLines } from '../../src/model/place.ts';
import type { Section } from '../../src/model/section.ts';
import type { Table } from '../../src/model/table.ts';
import { readClaims } from '../../src/narrative/read-claims.ts';
import { loadForms } from '../../src/rulebook/load.ts';

const FORMS = loadForms();

export interface Narrative {
  /** Title of the section, with those above it before ` / `. */
  title: string;
  paragraphs: readonly string[];
  facts?: readonly Fact[];
  tables?: readonly Table[];
  fiscalYear?: number | null;
}

/** The sections of one chain of titles; the paragraphs are those of the innermost, paragraph n on line n. */
export function chain(title: string, paragraphs: readonly string[]): Section[] {
  const [outer = '', ...inner] = title.split(' / ');
  const own = inner.length === 0 ? paragraphs.map((text, i) => ({ text, source: onLines(i + 1) })) : [];
  const children = inner.length === 0 ? [] : chain(inner.join(' / '), paragraphs);
  return [{ level: 2, title: outer, number: '', kind: 'narrative', pages: null, lines: null, paragraphs: own, children }];
}

/** The claims of a narrative in a document of 2023, by default without tables. */
export function claimsOf({ title, paragraphs, facts = [], tables = [], fiscalYear = 2023 }: Narrative): Claim[] {
  const document = { sections: chain(title, paragraphs), facts: [...facts], tables: [...tables], fiscalYear };
  return readClaims({ document, forms: FORMS });
}

/** `statement<whole kind/measure subject = value unit direction ~base`. */
export function claimLine({ statement, partOf, kind, measure, subject, value, unit, direction, base }: Claim): string {
  const said = `${kind}/${measure} ${subject} = ${value}${unit === '' ? '' : ` ${unit}`}`;
  return `${statement}${partOf === null ? '' : `<${partOf}`} ${said}${direction === null ? '' : ` ${direction}`}${base === '' ? '' : ` ~${base}`}`;
}

/** The lines of the claims of sentences in a section. */
export function lines(title: string, ...paragraphs: string[]): string[] {
  return claimsOf({ title, paragraphs }).map(claimLine);
}

/** `subject value → facts` of the amounts and counts of sentences. */
export function meanings(title: string, ...paragraphs: string[]): string[] {
  return claimsOf({ title, paragraphs })
    .filter(({ kind }) => kind === 'amount' || kind === 'count')
    .map(({ subject, value, facts }) => `${subject} ${value} → ${facts.join(' ')}`);
}
