/**
 * All checks of one document, in a fixed order. A check yields findings; it neither throws, logs nor changes what was read.
 *
 * In → Out: the assembled document → findings. An exception in here is a defect of ours, never a finding about the publisher.
 */
import type { BookFinding, Finding } from '../anomaly/finding.ts';
import type { TextLine } from '../model/block.ts';
import type { Document } from '../model/document.ts';
import type { Forms } from '../model/form.ts';
import { checkIdentities } from './check-identities.ts';
import { checkEmptyItems } from './claim-items.ts';
import { checkNamedItems } from './claim-named-items.ts';
import { checkPathLevels } from './claim-path-levels.ts';
import { checkNarrative } from './claims.ts';
import { checkCodesOfNames } from './codes-of-names.ts';
import { checkCompleteness } from './completeness.ts';
import { withoutConsequences } from './consequences.ts';
import { tellDisplaced } from './displaced-rows.ts';
import { Figures } from './figures.ts';
import { joinCauses } from './one-cause.ts';
import { checkPerformance } from './performance-check.ts';
import { checkCodes } from './structure-codes.ts';
import { checkLevels } from './structure-levels.ts';
import { checkNumbering } from './structure-numbering.ts';
import { checkItemSets } from './structure-sets.ts';

export interface CheckInput {
  document: Document;
  /** `table#occurrence` of the tables from which figures were left out in reading. */
  incomplete: ReadonlySet<string>;
  /** All printed lines of text in reading order, captions, notes and page furniture among them. */
  lines: readonly TextLine[];
  /**
   * Grids of figures that were no known table, figures outside of tables, and pages without text: places where a missing table may stand
   * unread.
   */
  unread: number;
  forms: Forms;
}

export type CheckFinding = Finding | BookFinding;

/** What a check sees. */
export interface CheckContext {
  document: Document;
  figures: Figures;
  lines: readonly TextLine[];
  unread: number;
  forms: Forms;
}

type Check = (context: CheckContext) => CheckFinding[];

/** All checks but that of the identities, which comes first. */
const CHECKS: readonly Check[] = [
  checkItemSets,
  checkLevels,
  checkCodes,
  checkCodesOfNames,
  checkNumbering,
  checkNarrative,
  checkPathLevels,
  checkEmptyItems,
  checkNamedItems,
  checkPerformance,
  checkCompleteness,
];

/** Checks of which the findings may be consequences of a wrong cell. */
const ON_FIGURES: readonly Check[] = [checkItemSets, checkNarrative, checkPerformance];

/** Runs every check on a final account; other kinds of document have nothing to check. */
export function checkDocument({ document, incomplete, lines, unread, forms }: CheckInput): CheckFinding[] {
  if (document.documentKind !== 'final_account') return [];
  const contextOf = (own: Document): CheckContext => ({ document: own, figures: new Figures(own, incomplete), lines, unread, forms });
  const context = contextOf(document);
  const found = joinCauses([...checkIdentities(context), ...CHECKS.flatMap((check) => check(context))]);
  const findings = tellDisplaced(found, context.figures);
  return withoutConsequences(findings, document, (corrected) => {
    const own = contextOf(corrected);
    return ON_FIGURES.flatMap((check) => check(own));
  });
}
