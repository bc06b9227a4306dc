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
import type { IdentityInstance, Operand } from './identity-instance.ts';
import type { MissingRow } from './missing-rows.ts';
import { cellName, placeOf, shownAmount, unitOf } from './operand-text.ts';
import { type Slip, slipBetween } from './slips.ts';

/** What each kind of rule says where one identity alone breaks. */
const PLAIN_MESSAGES = {
  sum: '{cell}为 {actual} {unit}，按“{label}”应为 {expected} {unit}，相差 {difference} {unit}，四舍五入最多可解释 {tolerance} {unit}{more}。',
  at_most: '{cell}为 {actual} {unit}，按“{label}”不应超过 {expected} {unit}，超出 {difference} {unit}{more}。',
} as const;
/** What is said where an identity holds as a rule only. */
const SOFT_MESSAGES = {
  sum: '{cell}为 {actual} {unit}；通常“{label}”，则为 {expected} {unit}，相差 {difference} {unit}，仅供参考{more}。',
  at_most: '{cell}为 {actual} {unit}；通常“{label}”，则不超过 {expected} {unit}，超出 {difference} {unit}，仅供参考{more}。',
} as const;
const CULPRIT_MESSAGE = '{cell}为 {actual} {unit}，与 {count} 条勾稽关系不符（{labels}）；若为 {expected} {unit} 则全部成立{slip}。';
const LOST_ROW_MESSAGE = '{cell}为 {actual} {unit}，比其各项之和多 {difference} {unit}，{evidence}，疑似漏列“{lost}”行。';

const SLIP_WORDS: Readonly<Record<Slip, string>> = {
  sign: '，疑似正负号有误',
  point: '，疑似小数点或单位有误',
  swap: '，疑似相邻数字颠倒',
  digit: '，疑似一位数字有误',
};

/** What a rule says where it alone is broken. */
function plainMessage({ kind, severity }: IdentityRule): string {
  return severity === 'info' ? SOFT_MESSAGES[kind] : PLAIN_MESSAGES[kind];
}

/** The rule of a book as the log knows it. */
export function namedRule(rule: IdentityRule, message: string = plainMessage(rule)): NamedRule {
  const { id, severity, category, title, why, silent } = rule;
  return { id, severity, origin: 'publisher', category, title, message, why, silent };
}

/** A cell that is probably wrong. */
export function culpritFinding(culprit: Culprit): BookFinding | null {
  const { operand, value, broken } = culprit;
  const [first] = broken;
  if (first === undefined) return null;
  if (broken.length === 1) return plainFinding({ instance: first, at: operand, expected: value });
  const unit = unitOf(operand);
  const labels = [...new Set(broken.map(({ rule }) => rule.label))].join('；');
  const slip = slipBetween(operand.interval.value, value);
  const actual = shownAmount(operand.interval.value, unit);
  const expected = shownAmount(value, unit);
  return {
    rule: ruleAt(first.rule, operand, CULPRIT_MESSAGE),
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

const ACTUAL = ' {actual} {unit}';

/** The rule with a message that says of a blank cell that it is blank, and not that it prints a zero. */
function ruleAt(rule: IdentityRule, { figure }: Operand, message: string = plainMessage(rule)): NamedRule {
  return namedRule(rule, figure === null ? message.replace(ACTUAL, '空白') : message);
}

function leastSlack(broken: readonly IdentityInstance[]): Decimal {
  return broken.map((instance) => instance.difference.half).reduce((a, b) => (b.lt(a) ? b : a));
}

export interface PlainInput {
  instance: IdentityInstance;
  /** The cell that it is held against; its left side where nothing tells. */
  at?: Operand;
  /** What the cell should be; what satisfies the identity by default. */
  expected?: Decimal;
  /** How many others break by the same amount. @default 0 */
  more?: number;
  /** Items of the form that the table does not list. @default none */
  unlisted?: readonly string[];
}

/** One broken identity. */
export function plainFinding({ instance, at, expected, more = 0, unlisted = [] }: PlainInput): BookFinding {
  const operand = at ?? instance.operands[0];
  if (operand === undefined) throw new RangeError('an identity needs operands');
  const difference = instance.difference;
  const unit = unitOf(operand);
  const meant = expected ?? operand.interval.value.minus(difference.value);
  const actual = shownAmount(operand.interval.value, unit);
  const args = {
    cell: cellName(operand),
    actual,
    expected: shownAmount(meant, unit),
    difference: shownAmount(difference.value.abs(), unit),
    tolerance: shownAmount(difference.half, unit),
    unit,
    label: instance.rule.label,
    more: further(more, unlisted),
  };
  return {
    rule: ruleAt(instance.rule, operand),
    args,
    expected: args.expected,
    actual,
    difference: shownAmount(operand.interval.value.minus(meant), unit),
    tolerance: args.tolerance,
    ...involved(operand, [instance]),
  };
}

function further(more: number, unlisted: readonly string[]): string {
  const others = more === 0 ? '' : `；另有 ${more} 处相差同一数额`;
  return unlisted.length === 0 ? others : `${others}；本表没有列出${unlisted.map((item) => `“${item}”`).join('、')}，请核对是否漏列`;
}

/** A row that the table seems to have lost. */
export function missingRowFinding({ name, witnesses, title, explained }: MissingRow): BookFinding | null {
  const [instance] = explained;
  const operand = instance?.operands[0];
  if (instance === undefined || operand === undefined) return null;
  const unit = unitOf(operand);
  const difference = instance.difference;
  const actual = shownAmount(operand.interval.value, unit);
  const missing = shownAmount(difference.value, unit);
  const evidence = title === null ? '等于本表该行以下各行之和' : `与《${title}》中该项的数额相同`;
  const { facts, locations, ...doubts } = involved(operand, explained);
  return {
    rule: ruleAt(instance.rule, operand, LOST_ROW_MESSAGE),
    args: { cell: cellName(operand), actual, unit, difference: missing, evidence, lost: name },
    expected: shownAmount(operand.interval.value.minus(difference.value), unit),
    actual,
    difference: missing,
    tolerance: shownAmount(difference.half, unit),
    facts: [...new Set([...facts, ...witnesses.map(({ key }) => key)])],
    locations: [...locations, ...witnesses.map(({ fact }) => fact.source)],
    ...doubts,
  };
}

/** Facts and places, the named cell first, and whose fault it may be. */
function involved(
  first: Operand,
  instances: readonly IdentityInstance[],
): Pick<BookFinding, 'cells' | 'facts' | 'origin' | 'severity'> & { facts: string[]; locations: BookFinding['locations'] } {
  const operands = new Map([[first.key, first]]);
  for (const instance of instances)
    for (const operand of instance.operands) if (operand.figure !== null) operands.set(operand.key, operand);
  const all = [...operands.values()];
  const isDoubtful =
    all.some(({ figure, table }) => figure?.doubtful === true || table.incomplete) ||
    instances.some(({ unsure }) => unsure) ||
    (isHard(instances) && (mayBeUnread(first, all) || endsEarly(first, instances)));
  return {
    cells: [first, ...instances.flatMap(({ operands }) => operands)].map(({ key }) => key),
    facts: all.flatMap(({ key, figure }) => (figure === null ? [] : [key])),
    locations: all.map(placeOf),
    ...(isDoubtful ? { origin: 'extraction' as const, severity: 'warning' as const } : {}),
  };
}

/** What holds as a rule only is no accusation that could be wrong. */
function isHard(instances: readonly IdentityInstance[]): boolean {
  return instances.some(({ rule }) => rule.severity !== 'info');
}

/**
 * True where the cell named, or all that are held against it, are blank on a page: a figure that its cell or page cut off, or that
 * stands where no reader looks for it, leaves the same gap as one that was never printed. The cells of a text are there or not.
 */
function mayBeUnread(first: Operand, all: readonly Operand[]): boolean {
  if (first.table.table.source.bbox === null) return false;
  return first.figure === null || all.length === 1;
}

/** Kinds of things below their total are numbered (codes of classes have three digits), and the last of them is the rest. */
const KIND = /\.\d{1,2}$/;
const REST = /其他/;

/** True where the kinds below a total on a page end before the rest of them: a page break may have taken the others from our reading. */
function endsEarly({ table }: Operand, instances: readonly IdentityInstance[]): boolean {
  if (table.table.source.bbox === null) return false;
  return instances.some(({ operands }) => {
    const kinds = operands.filter(({ row }) => KIND.test(row));
    const label = kinds.at(-1)?.figure?.fact.label;
    return kinds.length > 1 && label !== undefined && !REST.test(label);
  });
}
