/**
 * What changed between the documents of one unit for two years: fact by fact, and code by code.
 *
 * Pure. Units: changes in the fact's own unit where both years print the same one, else money in 元.
 */
import { Decimal } from '../model/amount.ts';
import type { Document } from '../model/document.ts';
import { type Fact, factKey } from '../model/fact.ts';

/** A fact of either year. Values are plain decimals; null where the year does not print it. */
export interface YearChange {
  key: string;
  label: string;
  unit: string;
  prior: string | null;
  current: string | null;
  /** Current less prior. */
  change: string | null;
  /** Of the prior amount, two digits behind the point; null where it is zero or missing. */
  percent: string | null;
  status: 'changed' | 'same' | 'new' | 'vanished';
}

const HUNDRED = new Decimal(100);
const PERCENT_DIGITS = 2;
/** Tables that speak of projects: their occurrence says nothing about which project it is. */
const BY_PROJECT = /^(?:project|overall)_performance/;

/** The facts of both years side by side: those of the later one in order, then those that vanished. */
export function yearChanges(current: Document, prior: Document): YearChange[] {
  const before = new Map(comparable(prior).map((fact) => [factKey(fact), fact]));
  const now = comparable(current).map((fact) => {
    const key = factKey(fact);
    const old = before.get(key);
    before.delete(key);
    return old === undefined ? lone(key, fact, 'new') : changeOf(key, old, fact);
  });
  return [...now, ...[...before].map(([key, fact]) => lone(key, fact, 'vanished'))];
}

function comparable({ facts }: Document): Fact[] {
  return facts.filter(({ table }) => !BY_PROJECT.test(table));
}

function lone(key: string, { label, unit, value }: Fact, status: 'new' | 'vanished'): YearChange {
  const [prior, current] = status === 'new' ? [null, value] : [value, null];
  return { key, label, unit, prior, current, change: null, percent: null, status };
}

function changeOf(key: string, old: Fact, fact: Fact): YearChange {
  const sameUnit = old.unit === fact.unit || old.amountYuan === null || fact.amountYuan === null;
  const [prior, current, unit] = sameUnit ? [old.value, fact.value, fact.unit] : [old.amountYuan ?? '', fact.amountYuan ?? '', '元'];
  const [was, is] = [new Decimal(prior), new Decimal(current)];
  const difference = is.minus(was);
  const percent = was.isZero() ? null : difference.div(was.abs()).times(HUNDRED).toFixed(PERCENT_DIGITS);
  return {
    key,
    label: fact.label,
    unit,
    prior,
    current,
    change: difference.toFixed(),
    percent,
    status: difference.isZero() ? 'same' : 'changed',
  };
}
