/**
 * Targets of indicators that the annual goals state, too: 完成媒体报道300次 against ≥250次.
 *
 * In → Out: a form and its goals → `performance/goal-target`. Units: those of the indicator. The number stands behind the words of the
 * indicator's name, or among them (推送900条信息, 完成120次媒体报道): then the clause without it is that name.
 * Limits: names that several clauses have; units that measure something else; goals that state what was achieved.
 */
import type { Finding } from '../anomaly/finding.ts';
import { Decimal } from '../model/amount.ts';
import type { Indicator } from '../model/indicator.ts';
import type { Cell } from '../model/table.ts';
import { type EvaluationForm, plain } from './performance-forms.ts';

export type GoalText = Pick<Cell, 'raw' | 'source'>;

/** Endings of indicator names that the goals leave out. */
const NAME_END = /(?:完成)?(?:数量|次数|人数|个数|期数|率|数|量|次|期)$/;
/** Fewest characters of a name that are not met by chance. */
const LEAST_NAME = 4;

/** A number with the measure behind it. */
interface Stated {
  value: string;
  unit: string;
}

/** Findings on the goals of one form. */
export function checkGoals(form: EvaluationForm, goals: readonly GoalText[]): Finding[] {
  return goals.flatMap((goal) => {
    const clauses = clausesOf(goal.raw);
    return form.indicators.flatMap((indicator) => checkGoal(form, indicator, { goal, clauses }) ?? []);
  });
}

interface ReadGoal {
  goal: GoalText;
  clauses: ReadonlyMap<string, Stated | null>;
}

function checkGoal(form: EvaluationForm, indicator: Indicator, { goal, clauses }: ReadGoal): Finding | null {
  const { targetParsed, actualParsed, level3, target } = indicator;
  if (targetParsed.number === null || targetParsed.unit === null) return null;
  const name = level3.trim().replace(NAME_END, '');
  const behind = name.length < LEAST_NAME ? null : statedBehind(goal.raw, name);
  const stated = behind?.unit.startsWith(targetParsed.unit) ? behind : statedAmong(clauses, bareName(level3), targetParsed.unit);
  if (stated === null) return null;
  const value = new Decimal(stated.value);
  if (value.eq(targetParsed.number) || (actualParsed.number !== null && value.eq(actualParsed.number))) return null;
  const unit = stated === behind ? targetParsed.unit : stated.unit;
  return {
    rule: 'performance/goal-target',
    args: { project: form.name, indicator: level3, target, goal: `${plain(value)}${unit}` },
    locations: [goal.source, indicator.source],
    expected: target,
    actual: plain(value),
  };
}

/** The number right behind the only place of a name. */
function statedBehind(raw: string, name: string): Stated | null {
  const at = raw.indexOf(name);
  if (at < 0 || raw.indexOf(name, at + 1) >= 0) return null;
  const [, value, unit] =
    /^[率数量次期人个]{0,2}(?:完成|达到|达|为)?[≥≤>=不少低于]{0,3}(\d+(?:\.\d+)?)\s*余?([^\d\s，。；、,;]{1,6})/.exec(
      raw.slice(at + name.length, at + name.length + 16),
    ) ?? [];
  return value === undefined || unit === undefined ? null : { value, unit };
}

/** Measures of things and acts: which of them stands behind a number is a matter of taste (条, 次). */
const COUNTING = '次|条|个|项|份|场|期|套|件|批|篇|家|名|人|场次|批次|人次';
const ITEM_NUMBER = /^(?:\d{1,2}[.．、]|[（(]?[一二三四五六七八九十\d]{1,3}[）)、]|目标\s*\d{1,2}\s*[:：])/;
const LEADING = /^(?:全年|本年度?|计划|预计|年内|累计|完成|组织|开展|举办|实现|力争|确保|至少|共)+/;
const AMONG = new RegExp(`^([^\\d]*?)(?:不少于|不低于|至少|约|近|[≥>=]{1,2})?(\\d+(?:\\.\\d+)?)(${COUNTING})(?:以上|左右|的)?([^\\d]+)$`);
const COUNTED = new RegExp(`^(?:${COUNTING})$`);
const SEPARATORS = /[，。；、,;\n]|<[^>]*>/;
const BLANKS = /\s+/g;
const BRACKETS = /[（(][^（）()]*[）)]/g;

/** Clauses with one number among their words, by these words; null where several clauses have the same. */
function clausesOf(raw: string): Map<string, Stated | null> {
  const found = new Map<string, Stated | null>();
  for (const part of raw.split(SEPARATORS)) {
    const clause = part.replace(BLANKS, '').replace(ITEM_NUMBER, '');
    const [, before = '', value, unit, behind = ''] = AMONG.exec(clause) ?? [];
    if (value === undefined || unit === undefined) continue;
    const words = bareName(`${before}${behind}`);
    if (words.length >= LEAST_NAME) found.set(words, found.has(words) ? null : { value, unit });
  }
  return found;
}

/** A name without remarks, leading verbs, and words for how many. */
function bareName(name: string): string {
  return name.replace(BLANKS, '').replace(BRACKETS, '').replace(LEADING, '').replace(NAME_END, '');
}

function statedAmong(clauses: ReadonlyMap<string, Stated | null>, name: string, unit: string): Stated | null {
  const stated = clauses.get(name) ?? null;
  return stated !== null && (stated.unit === unit || COUNTED.test(unit)) ? stated : null;
}
