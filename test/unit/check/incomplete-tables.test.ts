import { describe, expect, it } from 'vitest';
import { checkIdentities } from '../../../src/check/check-identities.ts';
import { Figures } from '../../../src/check/figures.ts';
import { EXAMPLE_FORMS, factsDocument } from '../../rules/facts-document.ts';

const CODES = ['2010301', '2012601', '2050803', '2080505', '2101101', '2210201'];

/** A table of expenditure in which basic and project expenditure are 10 and 2 in every row. */
function rows(changes: Record<string, string> = {}): Record<string, string> {
  const sound = CODES.flatMap((code) => [
    [`expenditure/${code}/current_total`, '12.00'],
    [`expenditure/${code}/basic`, '10.00'],
    [`expenditure/${code}/project`, '2.00'],
  ]);
  return { ...(Object.fromEntries(sound) as Record<string, string>), ...changes };
}

function found(values: Record<string, string>, incomplete: readonly string[]) {
  const document = factsDocument(values);
  return checkIdentities({ document, figures: new Figures(document, new Set(incomplete)), lines: [], unread: 0, forms: EXAMPLE_FORMS });
}

const IN_PART = ['expenditure#1'];

describe('tables that were read in part', () => {
  it('have a row told that contradicts itself, as our reading, where the others hold', () => {
    const wrong = rows({ 'expenditure/2050803/current_total': '2.00' });
    const [told, ...others] = found(wrong, IN_PART);
    expect(others).toEqual([]);
    expect(told).toMatchObject({ origin: 'extraction', severity: 'warning', args: { actual: '2.00', expected: '12.00' } });
    expect(told?.facts).toContain('expenditure/2050803/current_total');
    expect(found(wrong, [])[0]?.origin).toBeUndefined();
  });

  it('say nothing of rows with a blank cell, which may be one that was not read', () => {
    const { 'expenditure/2050803/basic': _, ...blank } = rows();
    expect(found(blank, IN_PART)).toEqual([]);
    expect(found(blank, [])).toHaveLength(1);
  });

  it('say nothing where many rows break: a column of them was not read', () => {
    const broken = Object.fromEntries(CODES.slice(0, 3).map((code) => [`expenditure/${code}/current_total`, '15.00']));
    expect(found(rows(broken), IN_PART)).toEqual([]);
  });

  it('say nothing of sums over rows, of which one may be lost', () => {
    const total = { 'expenditure/total/current_total': '99.00', 'expenditure/total/basic': '90.00', 'expenditure/total/project': '9.00' };
    expect(found(rows(total), IN_PART)).toEqual([]);
    expect(found(rows(total), []).length).toBeGreaterThan(0);
  });
});
