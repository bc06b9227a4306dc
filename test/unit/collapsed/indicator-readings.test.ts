import { describe, expect, it } from 'vitest';
import { type IndicatorCell, readCells } from '../../../src/collapsed/indicator-readings.ts';
import { compilePerformance } from '../../../src/mapping/performance-labels.ts';
import type { IndicatorRole } from '../../../src/model/performance-form.ts';
import { FORMS } from '../../support/reading.ts';

const ROLES: IndicatorRole[] = ['level3', 'target', 'actual', 'weight', 'score', 'note'];
const labels = compilePerformance(FORMS.performance);
/** Cells parted by blanks; `#` for the name of a level. */
const cells = (text: string): IndicatorCell[] => text.split(' ').map((cell) => (cell === '#' ? null : cell));
const columns = (text: string, whole = false) => readCells(cells(text), { roles: ROLES, labels, whole })?.columns ?? null;

describe('readCells', () => {
  it('tells remarks from names by the values behind them', () => {
    expect(columns('# 书屋数量 ≥5个 5个 10 10 图书数量 ≥9册 8册 10 9 到货延迟', true)).toEqual([null, 0, 1, 2, 3, 4, 0, 1, 2, 3, 4, 5]);
  });

  it('leaves words open that may be a remark or a name', () => {
    expect(columns('# 书屋数量 ≥5个 5个 10 10 服务便利 明显 提高 10 10')?.slice(6)).toContain(null);
  });

  it('knows words by what repeats them, where all indicators have their marks', () => {
    expect(columns('# 书屋数量 ≥5个 5个 10 10 服务便利 提高 提高 10 10', true)?.slice(6)).toEqual([0, 1, 2, 3, 4]);
  });

  it('leaves open which of two values is blank', () => {
    expect(columns('# 书屋数量 ≥5个 10 10', true)).toEqual([null, 0, null, 3, 4]);
  });

  it('finds nothing where a mark is above a hundred or an indicator has no name', () => {
    expect(columns('# 书屋数量 ≥5个 5个 10 250')).toBeNull();
    expect(columns('# ≥5个 5个 10 10')).toBeNull();
  });
});
