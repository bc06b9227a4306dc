/**
 * What changed between the documents of one unit for two years: fact by fact, and code by code.
 *
 * Pure. Units: changes in the fact's own unit where both years print the same one, else money in 元. Tables of evaluated projects are
 * left out: which project is which is not known by their order.
 */
import { Decimal } from '../model/amount.ts';
import type { Document } from '../model/document.ts';
import { type Fact, factKey } from '../model/fact.ts';
import { Figures, type FigureTable } from './figures.ts';

/**
 * What last year prints: an amount, a printed zero, a blank or dash in a cell of a printed row and column, or no such cell at all.
 */
export type YearBase = 'amount' | 'zero' | 'blank' | 'absent';

/** A fact of either year. Values are plain decimals; null where the year does not print it. */
export interface YearChange {
  key: string;
  label: string;
  unit: string;
  prior: string | null;
  current: string | null;
  /** Current less prior. */
  change: string | null;
  /** Of the prior amount, two digits behind the point; null where there is no amount to compare with, see `base`. */
  percent: string | null;
  base: YearBase;
  status: 'changed' | 'same' | 'new' | 'vanished';
}

/** A code that has figures in one year alone. */
export interface CodeChange {
  table: string;
  code: string;
  label: string;
  status: 'new' | 'vanished';
  /** What the other year prints of it: a row without figures, or nothing. */
  otherYear: 'blank' | 'absent';
}

const HUNDRED = new Decimal(100);
const PERCENT_DIGITS = 2;
/** Tables that speak of projects: their occurrence says nothing about which project it is. */
const BY_PROJECT = /^(?:project|overall)_performance/;
const CODE = /^(?:expenditure\.)?\d{3,7}$/;
const NONE: ReadonlySet<string> = new Set();

/** The facts of both years side by side: those of the later one in order, then those that vanished. */
export function yearChanges(current: Document, prior: Document): YearChange[] {
  const then = new Figures(prior, NONE);
  const before = new Map(comparable(prior).map((fact) => [factKey(fact), fact]));
  const now = comparable(current).map((fact) => {
    const key = factKey(fact);
    const old = before.get(key);
    before.delete(key);
    return old === undefined ? newChange(key, fact, then) : changeOf(key, old, fact);
  });
  return [...now, ...[...before].map(([key, fact]) => vanishedChange(key, fact))];
}

function comparable({ facts }: Document): Fact[] {
  return facts.filter(({ table }) => !BY_PROJECT.test(table));
}

function newChange(key: string, fact: Fact, then: Figures): YearChange {
  const { label, unit, value, row, column } = fact;
  const table = then.table(fact.table, fact.occurrence);
  const base = table?.hasRow(row) === true && table.hasColumn(column) ? 'blank' : 'absent';
  return { key, label, unit, prior: null, current: value, change: null, percent: null, base, status: 'new' };
}

function vanishedChange(key: string, { label, unit, value }: Fact): YearChange {
  const base = new Decimal(value).isZero() ? 'zero' : 'amount';
  return { key, label, unit, prior: value, current: null, change: null, percent: null, base, status: 'vanished' };
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
    base: was.isZero() ? 'zero' : 'amount',
    status: difference.isZero() ? 'same' : 'changed',
  };
}

/** Codes with figures in one of the years alone, table by table; a table that one year lacks says nothing of its codes. */
export function codeChanges(current: Document, prior: Document): CodeChange[] {
  const [now, then] = [new Figures(current, NONE), new Figures(prior, NONE)];
  return now.tables.flatMap((table) => {
    const { table: id, occurrence } = table.table;
    const before = BY_PROJECT.test(id) ? undefined : then.table(id, occurrence);
    if (before === undefined) return [];
    return [...codesOnlyIn(table, before, 'new'), ...codesOnlyIn(before, table, 'vanished')];
  });
}

function codesOnlyIn(table: FigureTable, other: FigureTable, status: CodeChange['status']): CodeChange[] {
  return [...table.rows].flatMap(([code, figures]): CodeChange[] => {
    if (!CODE.test(code) || other.rows.has(code)) return [];
    const [figure] = figures.values();
    const otherYear = other.hasRow(code) ? 'blank' : 'absent';
    return [{ table: table.table.table, code, label: figure?.fact.label ?? '', status, otherYear }];
  });
}
