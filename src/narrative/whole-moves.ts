/**
 * Changes that follow a part and are those of its whole: 收入总计 9万元，其中年初结转和结余 2万元，较上年增加 1万元，增长 12.5%；….
 *
 * In → Out: claims → the same claims, the change and its rate said of the whole where the rate bears out the whole's amount and not the
 * part's. Units: those of the sentence; rates in %. Source: the forms of a province have the part stand between. Limits: one part, one
 * amount of each, a change with its rate, all in one sentence and one unit; all else stays where the words put it.
 */
import { Decimal } from '../model/amount.ts';
import type { Claim } from '../model/indicator.ts';

const SIGNS: ReadonlyMap<Claim['direction'], 1 | -1> = new Map([
  ['增加', 1],
  ['增长', 1],
  ['减少', -1],
  ['下降', -1],
]);
/** What is said of the part. */
const KINDS: readonly Claim['kind'][] = ['amount', 'change', 'growth'];
const HUNDRED = new Decimal(100);

/** Claims with such changes said of the whole. */
export function movesOfWholes(claims: readonly Claim[]): Claim[] {
  const statements = new Map<number, Claim[]>();
  for (const claim of claims) {
    const own = statements.get(claim.statement);
    if (own === undefined) statements.set(claim.statement, [claim]);
    else own.push(claim);
  }
  const wholes = new Map<Claim, Claim>();
  for (const own of statements.values()) {
    const [part, change, growth] = own;
    const whole = wholeOf(own, statements);
    if (part === undefined || change === undefined || growth === undefined || whole === null) continue;
    if (!bears(part, change, growth) && bears(whole, change, growth)) for (const claim of [change, growth]) wholes.set(claim, whole);
  }
  return claims.map((claim) => {
    const whole = wholes.get(claim);
    if (whole === undefined) return claim;
    const { subject, facts, statement, partOf, measure } = whole;
    return { ...claim, subject, facts, statement, partOf, measure };
  });
}

/** The amount of the whole that a statement of an amount, a change and a rate is a part of; null where anything else is said of either. */
function wholeOf(own: readonly Claim[], statements: ReadonlyMap<number, readonly Claim[]>): Claim | null {
  if (own.length !== KINDS.length || own.some(({ kind }, i) => kind !== KINDS[i])) return null;
  const [part, change] = own;
  const said = part?.partOf == null ? [] : (statements.get(part.partOf) ?? []);
  const [whole] = said;
  const isOne = said.length === 1 && whole?.kind === 'amount' && whole.measure === 'final' && part?.measure === 'final';
  const isClose = whole?.text === part?.text && whole?.unit === part?.unit && whole?.unit === change?.unit;
  return isOne && isClose ? whole : null;
}

/** True where the change of what became the amount is the rate, to its last digit. */
function bears(amount: Claim, change: Claim, growth: Claim): boolean {
  const sign = SIGNS.get(change.direction);
  if (sign === undefined || SIGNS.get(growth.direction) !== sign) return false;
  const base = new Decimal(amount.value).minus(new Decimal(change.value).times(sign));
  if (!base.gt(0)) return false;
  const rate = new Decimal(change.value).div(base).times(HUNDRED);
  // Printed zeros count: 12.50 is more exact than 12.5.
  const digit = new Decimal(10).pow(-(growth.value.split('.')[1] ?? '').length);
  return rate.minus(growth.value).abs().lt(digit);
}
