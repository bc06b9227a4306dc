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

/** By fact: its value with the usual decimals, or null where putting in a point does not give one. */
export function lostPoints(facts: readonly Fact[]): Map<Fact, string | null> {
  const found = new Map<Fact, string | null>();
  const groups = new Map<string, Fact[]>();
  for (const fact of facts) {
    const key = `${fact.table}#${fact.occurrence} ${fact.unit}`;
    groups.set(key, [...(groups.get(key) ?? []), fact]);
  }
  for (const group of groups.values()) {
    const usual = usualDecimals(group);
    if (usual === null || usual === 0) continue;
    for (const fact of group) if (decimalsOf(fact.value) !== usual) found.set(fact, withPoint(fact.value, usual));
  }
  return found;
}

function usualDecimals(facts: readonly Fact[]): number | null {
  if (facts.length < ENOUGH) return null;
  const counts = new Map<number, number>();
  for (const { value } of facts) counts.set(decimalsOf(value), (counts.get(decimalsOf(value)) ?? 0) + 1);
  const [most] = [...counts].sort((a, b) => b[1] - a[1]);
  return most !== undefined && most[1] >= HABIT * facts.length ? most[0] : null;
}

function decimalsOf(value: string): number {
  const point = value.indexOf('.');
  return point < 0 ? 0 : value.length - point - 1;
}

/** The digits with the point before the last ones; a lone 0 with as many zeros. */
function withPoint(value: string, decimals: number): string | null {
  if (/^-?0$/.test(value)) return `${value}.${'0'.repeat(decimals)}`;
  if (!/^-?\d+$/.test(value)) return null;
  const sign = value.startsWith('-') ? '-' : '';
  const digits = value.slice(sign.length);
  if (digits.length <= decimals) return null;
  const whole = digits.slice(0, -decimals);
  return whole.length > 1 && whole.startsWith('0') ? null : `${sign}${whole}.${digits.slice(-decimals)}`;
}
