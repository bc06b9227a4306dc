/**
 * Items of the classification that a sentence names without 项, and that the general budget's table has no row for.
 *
 * In → Out: sentences like 主要用于信息化建设 57万元和其他文化支出 34万元 → `narrative/item-not-in-table`, as a warning: such lists may
 * summarise. Limits: names of items only, not those that a nature of expenditure shares; amounts that a row prints are left alone.
 */
import type { Finding } from '../anomaly/finding.ts';
import type { Forms } from '../model/form.ts';
import type { Claim } from '../model/indicator.ts';
import { normalizeLabel, stripPrintedOrdinal } from '../model/label.ts';
import type { CheckContext } from './check-document.ts';
import { claimFigure } from './claim-figures.ts';
import type { FigureTable } from './figures.ts';
import { compareIntervals, isZero } from './interval.ts';

const TABLE = 'general_budget_expenditure';
const SECTION = '一般公共预算';
/** Sections on other divisions of the same money. */
const OTHER_SECTION = /基本支出|绩效|“?三公/;
const ITEM_DIGITS = 7;
/** Shorter names are words of everyday speech. */
const LEAST_NAME = 4;
const PATH = /[（(][类款项][）)]/;

export function checkNamedItems({ document, figures, forms }: CheckContext): Finding[] {
  const table = figures.table(TABLE);
  if (table === undefined || table.incomplete || !table.codeRows.all.some((code) => code.length === ITEM_DIGITS)) return [];
  const named = document.claims.filter(isBareItem);
  if (named.length === 0) return [];
  const names = itemNames(forms);
  const labels = new Set(table.codeRows.all.map((code) => labelOf(table, code)));
  const unlisted = named.filter((claim) => {
    const name = normalizeLabel(claim.subject);
    return names.has(name) && !labels.has(name) && !isPrinted(table, claim);
  });
  // The same words in two sections are one finding.
  const groups = new Map<string, Claim[]>();
  for (const claim of unlisted) {
    const key = `${claim.subject} ${claim.value}${claim.unit}`;
    groups.set(key, [...(groups.get(key) ?? []), claim]);
  }
  return [...groups.values()].flatMap((same) => report(same, table));
}

function isBareItem({ kind, measure, facts, section, subject }: Claim): boolean {
  if (kind !== 'amount' || measure !== 'final' || facts.length > 0 || subject.length < LEAST_NAME || PATH.test(subject)) return false;
  return section.includes(SECTION) && !OTHER_SECTION.test(section);
}

const NAMES = new WeakMap<Forms, ReadonlySet<string>>();

/** Names of items that no nature of expenditure has. */
function itemNames(forms: Forms): ReadonlySet<string> {
  const known = NAMES.get(forms);
  if (known !== undefined) return known;
  const names = new Set(
    [...forms.functional.values()].flatMap(({ code, names: own }) => (code.length === ITEM_DIGITS ? own.map(normalizeLabel) : [])),
  );
  for (const { names: own } of forms.economic.values()) for (const name of own) names.delete(normalizeLabel(name));
  NAMES.set(forms, names);
  return names;
}

function labelOf(table: FigureTable, code: string): string {
  const label = table.rows.get(code)?.values().next().value?.fact.label ?? '';
  return normalizeLabel(stripPrintedOrdinal(label)).replace(code, '');
}

function isPrinted(table: FigureTable, claim: Claim): boolean {
  const { fine } = claimFigure(claim);
  return (
    isZero(fine) || [...table.rows.values()].some((row) => [...row.values()].some((figure) => compareIntervals(fine, figure) !== 'unequal'))
  );
}

function report(same: readonly Claim[], { table }: FigureTable): Finding[] {
  const [first] = same;
  if (first === undefined) return [];
  const { subject, value, unit } = first;
  const finding: Finding = {
    rule: 'narrative/item-not-in-table',
    severity: 'warning',
    args: { subject, actual: `${value}${unit}`, table: table.title, hint: '' },
    locations: [...same.map(({ source }) => source), table.source],
    actual: value,
  };
  return [finding];
}
