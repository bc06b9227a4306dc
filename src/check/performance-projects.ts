/**
 * The self-evaluated projects together: how many, for how much money, listed once each, budgets that were set to what was spent.
 *
 * In → Out: forms and narrative → `performance/project-count`, `performance/project-money`, `performance/project-twice`,
 * `performance/budget-equals-executed`. Units: 元 inside, the sentence's unit in findings.
 * Limits: a disclosure may show fewer projects than it evaluated, so money is held against the forms only where all are there.
 */
import type { Finding } from '../anomaly/finding.ts';
import { Decimal, toYuan } from '../model/amount.ts';
import { normalizeLabel } from '../model/label.ts';
import type { TextPiece } from './document-text.ts';
import { compareIntervals, decimalsOf, type Interval, isSameValue, printed, sum } from './interval.ts';
import { type EvaluationForm, fundsTotal, isProject, plain } from './performance-forms.ts';

/** A sentence on what was self-evaluated, blanks removed: how many projects, for how much. */
const EVALUATED = /绩效自评/;
const COUNT = /(一级|二级)?项目(?:支出)?(?:共|共计)?(\d+)个|(\d+)个(一级|二级)?(?:[^，。；、]{0,12})项目/g;
const MONEY = /资金(?:总额|总计|共计|合计|金额)?[为约]?(\d+(?:\.\d+)?)(万元|亿元|元)/;

interface Evaluated {
  counts: ReadonlySet<number>;
  /** True where a number is that of projects of one level. */
  byLevel: boolean;
  money: Decimal | null;
  unit: string;
  interval: Interval | null;
  piece: TextPiece;
}

/** `unread` tells how many tables were not read, forms among them. */
export function checkProjects(forms: readonly EvaluationForm[], texts: readonly TextPiece[], unread: number): Finding[] {
  const projects = forms.filter(isProject);
  if (projects.length === 0) return [];
  return [...checkEvaluated(projects, texts, unread > 0), ...listedTwice(projects), ...budgetsAsSpent(projects)];
}

/** The first sentence that counts the projects evaluated. */
function evaluated(texts: readonly TextPiece[]): Evaluated | null {
  for (const piece of texts) {
    if (piece.part !== 'narrative' || !piece.bare.includes('自评')) continue;
    const sentences = piece.bare.split('。');
    const sentence = sentences.find((text) => EVALUATED.test(text) && countsIn(text).size > 0);
    if (sentence !== undefined) return readEvaluated(sentence, piece);
  }
  return null;
}

function readEvaluated(sentence: string, piece: TextPiece): Evaluated {
  const counts = countsIn(sentence);
  const byLevel = LEVEL.test(sentence);
  const [, value, unit = '万元'] = MONEY.exec(sentence) ?? [];
  if (value === undefined) return { counts, byLevel, money: null, unit, interval: null, piece };
  const yuan = new Decimal(toYuan(value, unit) ?? 0);
  return {
    counts,
    byLevel,
    money: new Decimal(value),
    unit,
    interval: printed(yuan, decimalsOf(value), new Decimal(toYuan('1', unit) ?? 1)),
    piece,
  };
}

const LEVEL = /[一二]级/;

/** Numbers up to ten in words, before a classifier. */
const IN_WORDS = /[一二两三四五六七八九十](?=个)/g;
const WORDS = '零一二三四五六七八九十';

function inDigits(sentence: string): string {
  return sentence.replace(IN_WORDS, (word, at: number) =>
    /[一二两三四五六七八九十第]/.test(sentence.charAt(at - 1)) ? word : String(word === '两' ? 2 : WORDS.indexOf(word)),
  );
}

/** Numbers of projects that the sentence allows: of one level, or of both together. */
function countsIn(printed: string): Set<number> {
  const sentence = inDigits(printed);
  const numbers = [...sentence.matchAll(COUNT)].map((match) => Number(match[2] ?? match[3]));
  const levels = [...sentence.matchAll(COUNT)].filter((match) => (match[1] ?? match[4]) !== undefined);
  const both = levels.length === 2 ? numbers.slice(0, 2).reduce((a, b) => a + b, 0) : null;
  return new Set([...numbers, ...(both === null ? [] : [both])]);
}

function checkEvaluated(projects: readonly EvaluationForm[], texts: readonly TextPiece[], areUnread: boolean): Finding[] {
  const said = evaluated(texts);
  if (said === null) return [];
  // Numbers that are not of two levels speak of the same projects: the least of them must do.
  const most = said.byLevel ? Math.max(...said.counts) : Math.min(...said.counts);
  if (!said.counts.has(projects.length)) {
    // Fewer forms than projects: the others may be published elsewhere.
    const severity = projects.length > most ? 'warning' : 'info';
    const args = { stated: [...said.counts].join('或'), found: String(projects.length) };
    const locations = [said.piece.place, ...projects.map(({ table }) => table.source)];
    const origin = projects.length < most && areUnread ? { origin: 'extraction' as const } : {};
    return [{ rule: 'performance/project-count', severity, ...origin, args, locations, expected: args.stated, actual: args.found }];
  }
  return moneyFindings(said, projects);
}

const COLUMNS = [
  ['initial_budget', '年初预算数'],
  ['adjusted_budget', '全年预算数'],
  ['executed', '全年执行数'],
] as const;

/** The money that the sentence names is the sum of one of the columns, or it is wrong. */
function moneyFindings({ money, unit, interval, piece }: Evaluated, projects: readonly EvaluationForm[]): Finding[] {
  if (money === null || interval === null) return [];
  const sums = COLUMNS.flatMap(([column, name]) => {
    const figures = projects.map((form) => fundsTotal(form, column));
    const known = figures.filter((figure) => figure !== undefined);
    return known.length < projects.length ? [] : [{ name, known, sum: sum(known.map((own) => ({ interval: own, sign: 1 as const }))) }];
  });
  if (sums.length === 0 || sums.some((own) => compareIntervals(own.sum, interval) !== 'unequal')) return [];
  const size = new Decimal(toYuan('1', unit) ?? 1);
  const shown = sums.map((own) => `${own.name}合计${plain(own.sum.value.div(size))}${unit}`).join('、');
  const nearest = sums.reduce((a, b) => (distance(b.sum, interval).lt(distance(a.sum, interval)) ? b : a));
  const doubt = projects.some(({ doubtful }) => doubtful) || sums.some(({ known }) => known.some(({ doubtful }) => doubtful));
  return [
    {
      rule: 'performance/project-money',
      ...(doubt ? ({ origin: 'extraction', severity: 'warning' } as const) : {}),
      args: { actual: `${plain(money)}${unit}`, sums: shown, count: String(projects.length) },
      locations: [piece.place, ...nearest.known.map(({ fact }) => fact.source)],
      facts: nearest.known.map(({ key }) => key),
      expected: plain(nearest.sum.value.div(size)),
      actual: plain(money),
      difference: plain(interval.value.minus(nearest.sum.value).div(size)),
      tolerance: plain(interval.half.plus(nearest.sum.half).div(size)),
    },
  ];
}

function distance(a: Interval, b: Interval): Decimal {
  return a.value.minus(b.value).abs();
}

function listedTwice(projects: readonly EvaluationForm[]): Finding[] {
  const seen = new Map<string, EvaluationForm[]>();
  for (const form of projects) {
    const { projectName, unit = '' } = form.table.attributes;
    if (projectName === undefined) continue;
    const key = `${normalizeLabel(projectName)} ${normalizeLabel(unit)}`;
    seen.set(key, [...(seen.get(key) ?? []), form]);
  }
  return [...seen.values()].flatMap(([first, ...others]) =>
    first === undefined || others.length === 0
      ? []
      : [
          {
            rule: 'performance/project-twice' as const,
            args: { project: first.name, count: String(others.length + 1) },
            locations: [first, ...others].map(({ table }) => table.source),
          },
        ],
  );
}

/** Fewest projects that show a habit. */
const LEAST_PROJECTS = 2;

/** All budgets of the year were set to what was spent: every rate is 100 % and says nothing. */
function budgetsAsSpent(projects: readonly EvaluationForm[]): Finding[] {
  const pairs = projects.flatMap((form) => {
    const [initial, adjusted, executed] = COLUMNS.map(([column]) => fundsTotal(form, column));
    return initial === undefined || adjusted === undefined || executed === undefined ? [] : [{ initial, adjusted, executed }];
  });
  if (pairs.length < Math.max(LEAST_PROJECTS, projects.length)) return [];
  if (pairs.some(({ adjusted, executed }) => !isSameValue(adjusted, executed))) return [];
  if (pairs.every(({ initial, adjusted }) => isSameValue(initial, adjusted))) return [];
  return [
    {
      rule: 'performance/budget-equals-executed',
      args: { count: String(pairs.length) },
      locations: pairs.map(({ adjusted }) => adjusted.fact.source),
      facts: pairs.flatMap(({ adjusted, executed }) => [adjusted.key, executed.key]),
    },
  ];
}
