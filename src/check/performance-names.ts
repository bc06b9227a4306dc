/**
 * Projects of the narrative that no self-evaluation table carries under the same name, found by their money.
 *
 * In → Out: claims and forms → `performance/project-name`; forms → `performance/title-name`. A claim that names its form was matched by
 * name when it was read; of the
 * others, those whose budget and execution are those of one form without a claim are that project under another name.
 */
import type { Finding } from '../anomaly/finding.ts';
import { Decimal, isMoneyUnit, toYuan } from '../model/amount.ts';
import { editDistance } from '../model/edit-distance.ts';
import type { Claim } from '../model/indicator.ts';
import { normalizeLabel } from '../model/label.ts';
import { compareIntervals, decimalsOf, type Interval, isZero, printed } from './interval.ts';
import { type EvaluationForm, fundsTotal, isProject } from './performance-forms.ts';

const FORM = 'project_performance';
const NAME_END = /(?:项目)?(?:支出)?$/;

export function checkProjectNames(forms: readonly EvaluationForm[], claims: readonly Claim[]): Finding[] {
  const spoken = new Set<string>();
  for (const { facts } of claims) for (const key of facts) if (key.startsWith(FORM)) spoken.add(key.slice(0, key.indexOf('/')));
  if (spoken.size === 0) return [];
  const silent = forms.filter((form) => isProject(form) && !spoken.has(formKey(form)));
  const statements = new Map<number, Claim[]>();
  for (const claim of claims) {
    if (claim.kind !== 'amount' || claim.facts.length > 0 || !claim.section.includes('绩效')) continue;
    statements.set(claim.statement, [...(statements.get(claim.statement) ?? []), claim]);
  }
  return [...statements.values()].flatMap((list) => {
    const budget = list.find(({ measure }) => measure === 'adjusted_budget');
    const executed = list.find(({ measure }) => measure === 'final');
    if (budget === undefined || executed === undefined) return [];
    const matches = silent.filter((form) => states(form, 'adjusted_budget', budget) && states(form, 'executed', executed));
    const [form] = matches;
    return form === undefined || matches.length > 1 || sameName(budget.subject, form.name) ? [] : [nameFinding(budget, form)];
  });
}

const TITLE_START = /^(?:20\d\d年度?)?/;
const TITLE_END = /(?:项目)?(?:支出)?(?:预算)?(?:绩效)?(?:目标)?自评(?:价)?(?:报告)?表.*$/;
/** Shorter names may differ by a character and be two. */
const LEAST_NAME = 5;

/** Forms whose title names the project with one character more, less or other than its head does. */
export function checkTitledNames(forms: readonly EvaluationForm[]): Finding[] {
  return forms.flatMap((form): Finding[] => {
    const { title, source, attributes } = form.table;
    const { projectName } = attributes;
    const titled = normalizeLabel(title).replace(TITLE_START, '').replace(TITLE_END, '');
    const named = normalizeLabel(projectName ?? '').replace(NAME_END, '');
    const name = titled.replace(NAME_END, '');
    if (!isProject(form) || name.length < LEAST_NAME || editDistance(name, named) !== 1) return [];
    if (DIGIT.test(name) || DIGIT.test(named)) return [];
    const doubt = form.doubtful ? ({ origin: 'extraction' } as const) : {};
    return [
      { rule: 'performance/title-name', ...doubt, args: { title: titled, table: projectName ?? '' }, locations: [source], actual: named },
    ];
  });
}

/** Numbers and letters tell projects of one kind apart. */
const DIGIT = /[\da-z一二三四五六七八九十]/i;

function formKey({ table: { occurrence } }: EvaluationForm): string {
  return occurrence > 1 ? `${FORM}#${occurrence}` : FORM;
}

function sameName(a: string, b: string): boolean {
  return normalizeLabel(a).replace(NAME_END, '') === normalizeLabel(b).replace(NAME_END, '');
}

/** True where a form prints the amount of a claim, which may have fewer digits. */
function states(form: EvaluationForm, column: string, { value, unit }: Claim): boolean {
  const figure = fundsTotal(form, column);
  if (figure === undefined || !isMoneyUnit(unit) || isZero(figure)) return false;
  const claimed: Interval = printed(new Decimal(toYuan(value, unit) ?? 0), decimalsOf(value), new Decimal(toYuan('1', unit) ?? 1));
  return compareIntervals(claimed, figure) !== 'unequal';
}

function nameFinding({ subject, source }: Claim, form: EvaluationForm): Finding {
  return {
    rule: 'performance/project-name',
    ...(form.doubtful ? ({ origin: 'extraction' } as const) : {}),
    args: { narrative: subject, table: form.name },
    locations: [source, form.table.source],
    expected: form.name,
    actual: subject,
  };
}
