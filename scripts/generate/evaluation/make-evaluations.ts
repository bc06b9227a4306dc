/**
 * The self-evaluation tables of a disclosure in the form of its province.
 */
import type { Accounts, Project } from '../accounts.ts';
import type { Random } from '../random.ts';
import type { Style } from '../style.ts';
import type { Context, Evaluation } from './evaluation.ts';
import { hubeiEvaluation, overallEvaluation } from './hubei.ts';
import { scoredEvaluation } from './scored.ts';
import { shanxiEvaluation } from './shanxi.ts';
import { sichuanEvaluation } from './sichuan.ts';

const FORMS: Record<Style['family'], (project: Project, context: Context) => Evaluation> = {
  'national-2019': scoredEvaluation,
  'national-2022': scoredEvaluation,
  shanghai: scoredEvaluation,
  jilin: scoredEvaluation,
  hubei: hubeiEvaluation,
  shanxi: shanxiEvaluation,
  sichuan: sichuanEvaluation,
};

/** One table a project; before them, where `overall`, that of the whole unit. */
export function makeEvaluations(a: Accounts, { random, style, overall }: { random: Random; style: Style; overall: boolean }): Evaluation[] {
  const form = FORMS[style.family];
  const projects = a.projects.map((project, i) => form(project, { random, style, occurrence: i + 1 }));
  return overall ? [overallEvaluation(a, { random, style }), ...projects] : projects;
}
