/**
 * Self-evaluation tables: funds, scores, indicators, texts, and the projects together.
 */
import type { Finding } from '../anomaly/finding.ts';
import type { Document } from '../model/document.ts';
import type { CheckContext } from './check-document.ts';
import { textPieces } from './document-text.ts';
import { joinMoney } from './performance-causes.ts';
import { checkCosts } from './performance-costs.ts';
import { checkFillingDates } from './performance-dates.ts';
import { type EvaluationForm, evaluationForms, isProject } from './performance-forms.ts';
import { checkFunds } from './performance-funds.ts';
import { checkIndicators } from './performance-indicators.ts';
import { checkProjectNames, checkTitledNames } from './performance-names.ts';
import { checkPartScores } from './performance-part-scores.ts';
import { checkParts } from './performance-parts.ts';
import { checkProjects } from './performance-projects.ts';
import { checkRateScores } from './performance-rate-scores.ts';
import { checkResults, type ResultText } from './performance-results.ts';
import { checkScores } from './performance-scores.ts';
import { checkTexts } from './performance-texts.ts';
import { checkUnitCodes } from './performance-units.ts';
import { doubtRecognised } from './recognised-pages.ts';

/** All findings on self-evaluation tables, form by form, then on all of them. */
export function checkPerformance(context: CheckContext): Finding[] {
  const { document, figures } = context;
  const forms = evaluationForms(document, figures);
  if (forms.length === 0) return [];
  const sentences = sentencesByForm(document);
  // Points and money that do not fit are told of the form: the score of the rate is one of them.
  const fitting: EvaluationForm[] = [];
  const each = forms.flatMap((form) => {
    const money = [...joinMoney([...checkFunds(form), ...checkParts(form, figures)]), ...checkScores(form)];
    if (money.length === 0) fitting.push(form);
    return [
      ...money,
      ...(isProject(form) ? checkCosts(form) : []),
      ...checkIndicators(form),
      ...checkTexts(form, document.fiscalYear),
      ...checkResults(form, sentences.get(form.figures.key('', '').replace(BEHIND_TABLE, '')) ?? []),
    ];
  });
  const rateScores = checkRateScores(fitting);
  const told = new Set(rateScores.flatMap(({ facts = [] }) => facts));
  const together = [
    ...rateScores,
    // A total's score that is told already explains why that of its part is another one.
    ...checkPartScores(fitting.filter(({ figures }) => !told.has(figures.key('funds.total', 'score')))),
    ...checkTitledNames(forms),
    ...checkProjects(forms, textPieces(document), context.unread),
    ...checkProjectNames(forms, document.claims),
    ...checkUnitCodes(forms),
    ...checkFillingDates(context),
  ];
  return doubtRecognised([...each, ...together], context);
}

const BEHIND_TABLE = /\/.*$/;
/** The table of a key, with its number. */
const OF_FORM = /^(?:project|overall)_performance[^/]*/;

/** Sentences of the narrative by the evaluation table of which they or, within a section, the ones before them speak. */
function sentencesByForm({ claims }: Document): Map<string, ResultText[]> {
  const found = new Map<string, Map<string, ResultText>>();
  let table: string | undefined;
  let section = '';
  for (const claim of claims) {
    const own = OF_FORM.exec(claim.facts[0] ?? '')?.[0];
    if (own !== undefined || claim.section !== section) table = own;
    section = claim.section;
    if (table === undefined) continue;
    const texts = found.get(table) ?? new Map<string, ResultText>();
    found.set(table, texts.set(claim.text, { raw: claim.text, source: claim.source, achieved: false }));
  }
  return new Map([...found].map(([key, texts]) => [key, [...texts.values()]]));
}
