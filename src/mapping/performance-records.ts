/**
 * Indicator rows to the contract's indicators.
 *
 * In → Out: texts by role → `Indicator[]` with parsed comparisons, findings for rows that were moved or could not be placed.
 * A target printed in three cells is joined: `≤` `8` `人/年` → `≤8人/年`; an operator in words keeps a blank: `定性 优良差`. The unit
 * column holds for the achieved value too, where that is a bare number. Of two targets the adjusted one counts where it is filled.
 */
import type { Finding } from '../anomaly/finding.ts';
import type { Comparison, Indicator } from '../model/indicator.ts';
import { cover } from '../model/place.ts';
import { emptyContent } from '../repair/number.ts';
import { parseComparison, parseOperator } from './performance-comparison.ts';
import { doubtfulValues } from './performance-doubts.ts';
import type { Fields, IndicatorRow } from './performance-indicators.ts';
import type { RealignedRow } from './realigned-rows.ts';

export interface IndicatorFrame {
  table: Indicator['table'];
  occurrence: number;
  title: string;
  projectName: string | null;
}

export interface IndicatorRecords {
  indicators: Indicator[];
  /** Rows that were put back on their columns. */
  realigned: RealignedRow[];
  findings: Finding[];
}

/** Builds the indicators of a table; rows that could not be placed yield a finding instead. */
export function toIndicators(rows: readonly IndicatorRow[], frame: IndicatorFrame): IndicatorRecords {
  const records: IndicatorRecords = { indicators: [], realigned: [], findings: [] };
  for (const row of rows) {
    const place = cover(row.rows.flatMap(({ filled }) => filled.map(({ cell }) => cell.place)));
    const label = row.fields.level3 || row.fields.level2 || row.fields.level1;
    if (row.outcome === 'ambiguous') {
      records.findings.push({ rule: 'structure/row-ambiguous', args: { table: frame.title, label }, locations: [place] });
      continue;
    }
    const indicator = { ...toIndicator(row.fields, frame), source: place };
    records.indicators.push(indicator);
    records.findings.push(...doubtfulValues(row, indicator.target, { table: frame.title, label }));
    if (row.outcome === 'moved') records.realigned.push({ label, place });
  }
  return records;
}

function toIndicator(fields: Fields, frame: IndicatorFrame): Omit<Indicator, 'source'> {
  const { level1, level2, level3, unit, actual, weight, score, note } = fields;
  const target = emptyContent(fields.adjusted) === null ? fields.adjusted : fields.target;
  return {
    table: frame.table,
    occurrence: frame.occurrence,
    projectName: frame.projectName,
    level1,
    level2,
    level3,
    target: targetText({ ...fields, target }),
    actual,
    targetParsed: targetComparison({ ...fields, target }),
    actualParsed: withUnit(parseComparison(actual), unit),
    weight,
    score,
    note,
  };
}

const SIGN = /^[^\p{L}\p{N}]+$/u;

function targetText({ operator, target, unit }: Fields): string {
  const named = operator !== '' && !SIGN.test(operator);
  return [operator, named && target !== '' ? ' ' : '', target, unit].join('');
}

function targetComparison({ operator, target, unit }: Fields): Comparison {
  const parsed = withUnit(parseComparison(target), unit);
  return operator === '' || parsed.number === null ? parsed : { ...parsed, operator: parseOperator(operator) ?? parsed.operator };
}

function withUnit(parsed: Comparison, unit: string): Comparison {
  return unit === '' || parsed.number === null || parsed.unit !== null ? parsed : { ...parsed, unit };
}
