/**
 * Recognised figures without the decimals that their table prints: a speck or a stamp may have swallowed the point.
 *
 * In → Out: facts → those whose number of decimals differs from nearly all others of their table and unit, with what they are
 * when the point is put where the others have it. Both 191 and 1.91 are well-formed, and every reader sees the same ink.
 */
import type { Fact } from '../model/fact.ts';

/** Figures of a table from which on their decimals are a habit, and the share of them that must have it. */
const ENOUGH = 8;
const HABIT = 0.7;
/** From this share on figures that may have lost a point are in doubt; it is not put in, since some may be printed without. */
const USUAL = 0.5;
/** Amounts have no more decimals, and what does caught a stroke behind it; but for tables that print more throughout. */
const MOST_DECIMALS = 2;
const ZERO = /^-?0$/;

/** By fact: its value with the usual decimals, or null where putting in a point does not give one or is not told by the table. */
export function lostPoints(facts: readonly Fact[]): Map<Fact, string | null> {
  const found = new Map<Fact, string | null>();
  const groups = new Map<string, Fact[]>();
  for (const fact of facts) {
    const key = `${fact.table}#${fact.occurrence} ${fact.unit}`;
    groups.set(key, [...(groups.get(key) ?? []), fact]);
  }
  for (const group of groups.values()) {
    const habit = habitOf(group);
    if (habit === null || habit.decimals === 0) continue;
    for (const fact of group) {
      const pointed = withPoint(fact.value, habit.decimals);
      if (isUnusual(fact.value, habit, pointed)) found.set(fact, habit.share >= HABIT ? pointed : null);
    }
  }
  return found;
}

interface Habit {
  decimals: number;
  /** Of the figures, how many have it. */
  share: number;
}

/** True for a figure without the usual decimals. Where less than nearly all have them, it must be one that may have lost a point. */
function isUnusual(value: string, { decimals, share }: Habit, pointed: string | null): boolean {
  if (decimalsOf(value) === decimals) return false;
  return share >= HABIT || decimals > MOST_DECIMALS || decimalsOf(value) > MOST_DECIMALS || (pointed !== null && !ZERO.test(value));
}

/** The decimals that most figures of a table have, and how many do; null where no number of them is usual. */
function habitOf(facts: readonly Fact[]): Habit | null {
  if (facts.length < ENOUGH) return null;
  const all = facts.map(({ value }) => decimalsOf(value));
  const usual = mostUsual(all);
  return usual !== null && usual.decimals > MOST_DECIMALS ? usual : mostUsual(all.filter((decimals) => decimals <= MOST_DECIMALS));
}

function mostUsual(printed: readonly number[]): Habit | null {
  const counts = new Map<number, number>();
  for (const decimals of printed) counts.set(decimals, (counts.get(decimals) ?? 0) + 1);
  const [most] = [...counts].sort((a, b) => b[1] - a[1]);
  if (most === undefined || most[1] < USUAL * printed.length) return null;
  return { decimals: most[0], share: most[1] / printed.length };
}

function decimalsOf(value: string): number {
  const point = value.indexOf('.');
  return point < 0 ? 0 : value.length - point - 1;
}

/** The digits with the point before the last ones; a lone 0 with as many zeros. */
function withPoint(value: string, decimals: number): string | null {
  if (ZERO.test(value)) return `${value}.${'0'.repeat(decimals)}`;
  if (!/^-?\d+$/.test(value)) return null;
  const sign = value.startsWith('-') ? '-' : '';
  const digits = value.slice(sign.length);
  if (digits.length <= decimals) return null;
  const whole = digits.slice(0, -decimals);
  return whole.length > 1 && whole.startsWith('0') ? null : `${sign}${whole}.${digits.slice(-decimals)}`;
}
