/**
 * The cheapest assignment of items to columns that rises from left to right.
 *
 * In → Out: cost of every item in every column (items × columns) → one column per item. An item goes to the right of the one before it, or
 * shares its column where `sharing` gives a finite price for that. Null where there is no such assignment.
 * Dynamic programming, items × columns steps.
 */

/** Cost of the items so far with the last one in a column, and the column of the item before it. */
interface Step {
  cost: number;
  from: number;
}

/** Column of every item; `sharing[i]` is what item i pays to stand in the column of item i - 1. */
export function risingAssignment(costs: readonly (readonly number[])[], sharing: readonly number[]): number[] | null {
  const steps: Step[][] = [];
  for (const [i, own] of costs.entries()) steps.push(nextSteps(steps[i - 1] ?? null, own, sharing[i] ?? Number.POSITIVE_INFINITY));
  const last = steps.at(-1) ?? [];
  const end = cheapest(last.map((step) => step.cost));
  if ((last[end]?.cost ?? Number.POSITIVE_INFINITY) === Number.POSITIVE_INFINITY) return null;
  const result: number[] = [];
  for (let i = steps.length - 1, at = end; i >= 0; i--) {
    result.push(at);
    at = steps[i]?.[at]?.from ?? 0;
  }
  return result.reverse();
}

/** Index of the smallest cost, the first of several. */
export function cheapest(costs: readonly number[]): number {
  return costs.reduce((best, cost, i) => (cost < (costs[best] ?? Number.POSITIVE_INFINITY) ? i : best), 0);
}

function nextSteps(before: readonly Step[] | null, own: readonly number[], sharing: number): Step[] {
  let left: Step = { cost: before === null ? 0 : Number.POSITIVE_INFINITY, from: -1 };
  return own.map((cost, column) => {
    const nearer = before?.[column - 1];
    if (nearer !== undefined && nearer.cost < left.cost) left = { cost: nearer.cost, from: column - 1 };
    const same = (before?.[column]?.cost ?? Number.POSITIVE_INFINITY) + sharing;
    return same < left.cost ? { cost: cost + same, from: column } : { cost: cost + left.cost, from: left.from };
  });
}
