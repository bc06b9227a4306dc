/**
 * What the log says of broken identities: one line a culprit, a lost row, or a difference, never one a broken identity.
 *
 * Amounts in `expected`, `actual`, `difference` and `tolerance` are in the unit that the table prints. A line is held against our
 * reading, as a warning, where a figure that takes part was hard to read or an unknown row may belong to the sum.
 */
import type { BookFinding } from '../anomaly/finding.ts';
import type { NamedRule } from '../anomaly/rule.ts';
import type { Decimal } from '../model/amount.ts';
import type { IdentityRule } from '../model/rule-book.ts';
import type { Culprit } from './culprits.ts';
import { differenceOf, type IdentityInstance, type Operand } from './identity-instances.ts';
import type { MissingRow } from './missing-rows.ts';
import { cellName, placeOf, shownAmount, unitOf } from './operand-text.ts';
import { type Slip, slipBetween } from './slips.ts';

/** What each kind of rule says where one identity alone breaks. */
export const PLAIN_MESSAGES = {
  sum: '{cell}为 {actual} {unit}，按“{label}”应为 {expected} {unit}，相差 {difference} {unit}，四舍五入最多可解释 {tolerance} {unit}{more}。',
  at_most: '{cell}为 {actual} {unit}，按“{label}”不应超过 {expected} {unit}，超出 {difference} {unit}{more}。',
} as const;
const CULPRIT_MESSAGE = '{cell}为 {actual} {unit}，与 {count} 条勾稽关系不符（{labels}）；若为 {expected} {unit} 则全部成立{slip}。';
const LOST_ROW_MESSAGE =
  '{cell}为 {actual} {unit}，比其下各行之和多 {difference} {unit}，与《{other}》中本表没有的“{lost}”行数额相同，疑似漏列该行。';

const SLIP_WORDS: Readonly<Record<Slip, string>> = {
  sign: '，疑似正负号有误',
  point: '，疑似小数点或单位有误',
  swap: '，疑似相邻数字颠倒',
  digit: '，疑似一位数字有误',
};

/** The rule of a book as the log knows it. */
export function namedRule(rule: IdentityRule, message: string = PLAIN_MESSAGES[rule.kind]): NamedRule {
  const { id, severity, category, title, why, silent } = rule;
  return { id, severity, origin: 'publisher', category, title, message, why, silent };
}

/** A cell that is probably wrong. */
export function culpritFinding(culprit: Culprit): BookFinding | null {
  const { operand, value, broken } = culprit;
  const [first] = broken;
  if (first === undefined) return null;
  if (broken.length === 1) return plainFinding({ instance: first, at: operand, expected: value, more: 0 });
  const unit = unitOf(operand);
  const labels = [...new Set(broken.map(({ rule }) => rule.label))].join('；');
  const slip = slipBetween(operand.interval.value, value);
  const actual = shownAmount(operand.interval.value, unit);
  const expected = shownAmount(value, unit);
  return {
    rule: namedRule(first.rule, CULPRIT_MESSAGE),
    args: {
      cell: cellName(operand),
      actual,
      unit,
      count: String(broken.length),
      labels,
      expected,
      slip: slip === null ? '' : SLIP_WORDS[slip],
    },
    expected,
    actual,
    difference: shownAmount(operand.interval.value.minus(value), unit),
    tolerance: shownAmount(leastSlack(broken), unit),
    ...involved(operand, broken),
  };
}

function leastSlack(broken: readonly IdentityInstance[]): Decimal {
  return broken.map((instance) => differenceOf(instance).half).reduce((a, b) => (b.lt(a) ? b : a));
}

/** One broken identity, held against the cell `at` (its left side where nothing tells); `more` others break by the same amount. */
export function plainFinding({
  instance,
  at,
  expected,
  more,
}: {
  instance: IdentityInstance;
  at?: Operand;
  expected?: Decimal;
  more: number;
}): BookFinding {
  const operand = at ?? instance.operands[0];
  if (operand === undefined) throw new RangeError('an identity needs operands');
  const difference = differenceOf(instance);
  const unit = unitOf(operand);
  const meant = expected ?? operand.interval.value.minus(difference.value);
  const args = {
    cell: cellName(operand),
    actual: shownAmount(operand.interval.value, unit),
    expected: shownAmount(meant, unit),
    difference: shownAmount(difference.value.abs(), unit),
    tolerance: shownAmount(difference.half, unit),
    unit,
    label: instance.rule.label,
    more: more === 0 ? '' : `；另有 ${more} 处相差同一数额`,
  };
  return {
    rule: namedRule(instance.rule),
    args,
    expected: args.expected,
    actual: args.actual,
    difference: shownAmount(operand.interval.value.minus(meant), unit),
    tolerance: args.tolerance,
    ...involved(operand, [instance]),
  };
}

/** A row that the table seems to have lost. */
export function missingRowFinding({ code, witness, title, explained }: MissingRow): BookFinding | null {
  const [instance] = explained;
  const operand = instance?.operands[0];
  if (instance === undefined || operand === undefined) return null;
  const unit = unitOf(operand);
  const difference = differenceOf(instance);
  const actual = shownAmount(operand.interval.value, unit);
  const lost = witness.fact.label.startsWith(code) ? witness.fact.label : `${code} ${witness.fact.label}`;
  const { facts, locations, ...doubts } = involved(operand, explained);
  return {
    rule: namedRule(instance.rule, LOST_ROW_MESSAGE),
    args: { cell: cellName(operand), actual, unit, difference: shownAmount(difference.value, unit), other: title, lost },
    expected: shownAmount(operand.interval.value.minus(difference.value), unit),
    actual,
    difference: shownAmount(difference.value, unit),
    tolerance: shownAmount(difference.half, unit),
    facts: [...facts, witness.key],
    locations: [...locations, witness.fact.source],
    ...doubts,
  };
}

/** Facts and places, the named cell first, and whose fault it may be. */
function involved(
  first: Operand,
  instances: readonly IdentityInstance[],
): Pick<BookFinding, 'facts' | 'origin' | 'severity'> & { facts: string[]; locations: BookFinding['locations'] } {
  const operands = new Map([[first.key, first]]);
  for (const instance of instances)
    for (const operand of instance.operands) if (operand.figure !== null) operands.set(operand.key, operand);
  const all = [...operands.values()];
  const isDoubtful = all.some(({ figure }) => figure?.doubtful === true) || instances.some(({ unsure }) => unsure);
  return {
    facts: all.flatMap(({ key, figure }) => (figure === null ? [] : [key])),
    locations: all.map(placeOf),
    ...(isDoubtful ? { origin: 'extraction' as const, severity: 'warning' as const } : {}),
  };
}
