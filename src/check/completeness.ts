/**
 * Completeness and form: missing tables, statements, labels, leftovers of templates, names, years, numbering, glossary.
 */
import type { Finding } from '../anomaly/finding.ts';
import type { CheckContext } from './check-document.ts';
import { checkAnnexes } from './completeness-annexes.ts';
import { checkBudgetTitles } from './completeness-budget-titles.ts';
import { checkContents } from './completeness-contents.ts';
import { checkContentsPages } from './completeness-contents-pages.ts';
import { checkDenials } from './completeness-denials.ts';
import { checkGlossary } from './completeness-glossary.ts';
import { checkHeaders } from './completeness-headers.ts';
import { checkLabels } from './completeness-labels.ts';
import { checkLeftovers } from './completeness-leftovers.ts';
import { checkOtherLevels } from './completeness-levels.ts';
import { checkNames } from './completeness-names.ts';
import { checkNotes } from './completeness-notes.ts';
import { checkNumbering } from './completeness-numbering.ts';
import { checkNumbers } from './completeness-numbers.ts';
import { checkStatements } from './completeness-statements.ts';
import { checkTables } from './completeness-tables.ts';
import { checkYears } from './completeness-years.ts';
import { checkReasons } from './contrary-reasons.ts';
import { checkEmptyUnits } from './empty-table-units.ts';
import { doubtRecognised } from './recognised-pages.ts';

const CHECKS = [
  checkTables,
  checkBudgetTitles,
  checkStatements,
  checkDenials,
  checkHeaders,
  checkEmptyUnits,
  checkLabels,
  checkYears,
  checkNames,
  checkLeftovers,
  checkOtherLevels,
  checkNotes,
  checkNumbering,
  checkContents,
  checkContentsPages,
  checkGlossary,
  checkAnnexes,
  checkNumbers,
  checkReasons,
] as const;

/** All findings on completeness and form. */
export function checkCompleteness(context: CheckContext): Finding[] {
  return doubtRecognised(
    CHECKS.flatMap((check) => check(context)),
    context,
  );
}
