import { describe, expect, test } from 'vitest';
import { compileLexicon } from '../../../src/mapping/lexicon.ts';
import { uprightColumnKey } from '../../../src/mapping/upright-labels.ts';
import { FORMS } from '../../support/reading.ts';

const lexicon = compileLexicon(FORMS);
const expenditure = [...lexicon.forms.values()].find(({ form }) => form.table === 'expenditure');
if (expenditure === undefined) throw new Error('no form of expenditure');
const columnOf = (label: string): string | null => uprightColumnKey([label], expenditure, lexicon)?.column ?? null;

describe('a header label that is set upright and was read line by line', () => {
  test('is read down its lines, from the right', () => {
    expect(columnOf('合支本计出年')).toBe('current_total');
    expect(columnOf('支基出本')).toBe('basic');
    expect(columnOf('支项出目')).toBe('project');
    expect(columnOf('支上上出级缴')).toBe('remitted_to_superior');
  });

  test('is read on three lines, and where its last column is shorter', () => {
    // 本年支 | 出合计, and 经营支 | 出.
    expect(columnOf('出本合年计支')).toBe('current_total');
    expect(columnOf('出经营支')).toBe('business');
  });

  test('stays what it is where no reading is a label of the form', () => {
    expect(columnOf('甲乙丙丁')).toBeNull();
    expect(columnOf('基本')).toBeNull();
    expect(columnOf('2023年数')).toBeNull();
  });
});
