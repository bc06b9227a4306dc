/**
 * How the findings on claims speak: amounts in the unit of the sentence, what a figure is called, where it stands.
 */
import type { Finding } from '../anomaly/finding.ts';
import type { Decimal } from '../model/amount.ts';
import type { Place } from '../model/place.ts';
import type { ClaimFigure } from './claim-figures.ts';
import type { Interval } from './interval.ts';

/** Digits of an amount that is the result of a calculation. */
const MOST_DIGITS = 6;

/** 元 as a plain decimal of a unit. */
export function inUnit(yuan: Decimal, unitSize: Decimal): string {
  return yuan.div(unitSize).toDecimalPlaces(MOST_DIGITS).toFixed();
}

/** The figure as printed, with its unit. */
export function asPrinted({ claim }: ClaimFigure): string {
  return `${claim.value}${claim.unit}`;
}

const QUOTES = /[“”"]/g;

/** A subject for a message, which puts it in quotes itself. */
export function subjectName({ subject }: { subject: string }): string {
  return subject.replace(QUOTES, '');
}

const MEASURES: Readonly<Record<string, string>> = { initial_budget: '年初预算', adjusted_budget: '预算', prior: '上年数' };

/** 的年初预算, 的预算; '' for a final figure. */
export function measureName({ claim }: ClaimFigure): string {
  const name = MEASURES[claim.measure];
  return name === undefined ? '' : `的${name}`;
}

/** Expected, actual, difference and tolerance in the unit of the claim. */
export function amountsIn(figure: ClaimFigure, expected: Interval): Pick<Finding, 'expected' | 'actual' | 'difference' | 'tolerance'> {
  const { unitSize, fine } = figure;
  return {
    expected: inUnit(expected.value, unitSize),
    actual: figure.claim.value,
    difference: inUnit(fine.value.minus(expected.value), unitSize),
    tolerance: inUnit(fine.half.plus(expected.half), unitSize),
  };
}

/** Places, each once. */
export function placesOnce(places: readonly Place[]): Place[] {
  const seen = new Set<string>();
  return places.filter((place) => {
    const key = JSON.stringify(place);
    return seen.has(key) ? false : seen.add(key);
  });
}

/** What the finding says where our reading of an operand is in doubt. */
export const OUR_DOUBT = { origin: 'extraction', severity: 'warning' } as const;
