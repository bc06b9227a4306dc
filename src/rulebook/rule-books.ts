/**
 * The rule books of the pipelines folder, validated: ids once, terms that name tables of the contract and rows and columns
 * of their forms, formulas that can be read.
 *
 * In → Out: file texts → rules in the order of files and books; problems are added, one for each thing wrong.
 */
import { parseTerm, type Term } from '../model/identity-term.ts';
import { type IdentityRule, RuleBook } from '../model/rule-book.ts';
import { isTableId } from '../model/table-ids.ts';
import { type RuleKeys, unknownKeys } from './check-rule-keys.ts';
import { readJson } from './read-json.ts';
import type { Problem } from './rulebook-error.ts';

/** Reads all books; `keys` are the rows and columns that the forms can give. */
export function readRuleBooks(files: readonly { name: string; text: string }[], keys: RuleKeys, problems: Problem[]): IdentityRule[] {
  const rules: IdentityRule[] = [];
  const known = new Map<string, string>();
  for (const { name, text } of files) {
    const book = readJson(text, { file: name, schema: RuleBook }, problems);
    for (const [i, rule] of (book?.rules ?? []).entries()) {
      const place = `rules.${i}`;
      const other = known.get(rule.id);
      if (other !== undefined) problems.push({ file: name, place: `${place}.id`, message: `${rule.id} stands in ${other} already` });
      known.set(rule.id, name);
      problems.push(
        ...checkRule(rule, keys).map((problem) => ({ file: name, place: `${place}.${problem.place}`, message: problem.message })),
      );
      rules.push(rule);
    }
  }
  return rules;
}

function checkRule(rule: IdentityRule, keys: RuleKeys): { place: string; message: string }[] {
  const found: { place: string; message: string }[] = [];
  if (!rule.id.startsWith(`${rule.category}/`))
    found.push({ place: 'id', message: `the id of a rule of ${rule.category} begins with ${rule.category}/` });
  const columns = rule.each?.column;
  if (rule.each !== undefined && Array.isArray(columns)) {
    const unknown = unknownKeys(keys, { table: rule.each.table, axis: 'column', selector: { kind: 'keys', keys: columns } });
    found.push(...unknown.map((message) => ({ place: 'each.column', message })));
  }
  for (const side of ['left', 'right'] as const) {
    for (const [i, text] of rule[side].entries()) {
      const place = `${side}.${i}`;
      try {
        found.push(...checkTerm(parseTerm(text), rule, keys).map((message) => ({ place, message })));
      } catch (error) {
        found.push({ place, message: error instanceof Error ? error.message : String(error) });
      }
    }
  }
  return found;
}

function checkTerm({ table, row, column }: Term, { each }: IdentityRule, keys: RuleKeys): string[] {
  const found = isTableId(table) ? [] : [`${table} is not a table of the output contract`];
  for (const selector of [row, column]) {
    const twice = selector.kind === 'keys' ? selector.keys.find((key, i) => selector.keys.indexOf(key) < i) : undefined;
    if (twice !== undefined) found.push(`${twice} is listed twice: a cell takes part in an identity once`);
    if (selector.kind !== 'bound' && selector.kind !== 'children') continue;
    if (each?.[selector.variable] === undefined) found.push(`$${selector.variable} needs each.${selector.variable}`);
  }
  for (const [axis, selector] of [
    ['row', row],
    ['column', column],
  ] as const)
    found.push(...unknownKeys(keys, { table, axis, selector }));
  return found;
}
