/**
 * Hand-made claims on a document of bare facts, and what the checks of claims say of them.
 */
import { compareAnomalies, toAnomaly } from '../../src/anomaly/finding.ts';
import { checkNarrative } from '../../src/check/claims.ts';
import { Figures } from '../../src/check/figures.ts';
import type { Anomaly } from '../../src/model/anomaly.ts';
import type { Claim } from '../../src/model/indicator.ts';
import { onLines } from '../../src/model/place.ts';
import { factsDocument } from '../rules/facts-document.ts';

const SECTION = '2023年度部门决算情况说明 / 支出决算情况说明';

/** A claim of 万元 on a line of its own. */
export function claim(change: Partial<Claim>): Claim {
  const made: Claim = {
    section: SECTION,
    kind: 'amount',
    subject: '本年支出合计',
    measure: 'final',
    facts: [],
    value: '1',
    unit: '万元',
    direction: null,
    base: '',
    baseFacts: [],
    statement: 1,
    partOf: null,
    text: '',
    source: onLines(100 + (change.statement ?? 1)),
    ...change,
  };
  return { ...made, text: change.text ?? `${made.subject}${made.value}${made.unit}。` };
}

/** The anomalies of claims on facts (`table/row/column` → value in 万元, null for a blank cell). */
export function narrativeAnomalies(facts: Readonly<Record<string, string | null>>, claims: readonly Claim[]): Anomaly[] {
  const document = { ...factsDocument(facts), claims: [...claims] };
  return checkNarrative({ document, figures: new Figures(document, new Set()) })
    .map(toAnomaly)
    .sort(compareAnomalies);
}

/** `severity rule` of each anomaly. */
export function verdicts(facts: Readonly<Record<string, string | null>>, claims: readonly Claim[]): string[] {
  return narrativeAnomalies(facts, claims).map(({ severity, rule }) => `${severity} ${rule}`);
}
