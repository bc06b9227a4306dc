/**
 * Self-evaluation tables: funds, scores, indicators, texts, and the projects together.
 */
import type { Finding } from '../anomaly/finding.ts';
import type { CheckContext } from './check-document.ts';
import { textPieces } from './document-text.ts';
import { checkCosts } from './performance-costs.ts';
import { evaluationForms, isProject } from './performance-forms.ts';
import { checkFunds } from './performance-funds.ts';
import { checkIndicators } from './performance-indicators.ts';
import { checkProjectNames } from './performance-names.ts';
import { checkProjects } from './performance-projects.ts';
import { checkScores } from './performance-scores.ts';
import { checkTexts } from './performance-texts.ts';
import { checkUnitCodes } from './performance-units.ts';
import { doubtRecognised } from './recognised-pages.ts';

/** All findings on self-evaluation tables, form by form, then on all of them. */
export function checkPerformance(context: CheckContext): Finding[] {
  const { document, figures } = context;
  const forms = evaluationForms(document, figures);
  if (forms.length === 0) return [];
  const each = forms.flatMap((form) => [
    ...(isProject(form) ? [...checkFunds(form), ...checkScores(form), ...checkCosts(form)] : []),
    ...checkIndicators(form),
    ...checkTexts(form, document.fiscalYear),
  ]);
  const together = [...checkProjects(forms, textPieces(document)), ...checkProjectNames(forms, document.claims), ...checkUnitCodes(forms)];
  return doubtRecognised([...each, ...together], context);
}
