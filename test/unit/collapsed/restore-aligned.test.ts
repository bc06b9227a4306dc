import { describe, expect, it } from 'vitest';
import { restoreAligned } from '../../../src/collapsed/restore-aligned.ts';
import { layoutText } from '../../../src/layout/text-blocks.ts';
import { compilePerformance } from '../../../src/mapping/performance-labels.ts';
import type { Block } from '../../../src/model/block.ts';
import { FORMS, read } from '../../support/reading.ts';

const LABELS = compilePerformance(FORMS.performance);

/** The blocks of a text: lines as they are, restored grids as rows of cells parted by bars, other grids as their origin. */
function blocks(text: string): (string | string[])[] {
  return restoreAligned(layoutText(text), LABELS).map(shown);
}

function shown(block: Block): string | string[] {
  if (block.kind === 'line') return block.text;
  if (block.origin === 'spaces') return '(spaces)';
  const rows = Array.from({ length: block.rowCount }, (_, row) => block.cells.filter((cell) => cell.row === row));
  const mark = { placed: '~', unplaced: '?' };
  return rows.map((row) =>
    row
      .map(({ text, restored }) => `${restored === undefined ? '' : mark[restored]}${text}`)
      .join('|')
      .replace(/\|+$/, ''),
  );
}

const TITLE = '                    项目支出绩效自评表';
const NAMES = `项目名
    基层书屋
 称
主管部
    云溪县文化局                      实施单位             云溪县文化馆
 门`;
const HEADER = `                                 全年预算             全年执行
                    年初预算数                                       分值    执行率        得分
                                   数                数`;
const ROWS = `项目资 年度资金总额               60.00            50.00       45.00       10  90.00%       9.00
金（万
    其中：当年财政拨款            60.00            50.00       45.00     —      90.00%    —
元）
    上年结转资金                0.00             0.00          0.00   —       0.00%    —`;
const GOALS = `             预期目标                                               实际完成情况
年度总
体目标 新建书屋五处。                                                 已建成五处。`;
const INDICATORS = `      一级指标   二级指标   三级指标             年度指标值          实际完成值       分值      得分
      产出指标   数量指标   新建书屋数量            ≥5个             5个          50      50
                 质量指标   验收合格率              =100%            100%         40      38
                    总分                                          100     97.00`;

const form = (parts: Partial<Record<'title' | 'names' | 'header' | 'rows', string>> = {}): string => {
  const { title, names, header, rows } = { title: TITLE, names: NAMES, header: HEADER, rows: ROWS, ...parts };
  return [title, names, header, rows, GOALS, INDICATORS].join('\n');
};

describe('forms laid out by blanks', () => {
  it('have the names and the funds in a grid, each figure below its wrapped label', () => {
    expect(blocks(form()).slice(0, 2)).toEqual([
      '项目支出绩效自评表',
      [
        '项目名称|基层书屋',
        '主管部门|云溪县文化局|实施单位|云溪县文化馆',
        '项目资金（万元）|年初预算数|全年预算数|全年执行数|分值|执行率|得分',
        '年度资金总额|60.00|50.00|45.00|10|90.00%|9.00',
        '其中：当年财政拨款|60.00|50.00|45.00|—|90.00%|—',
        '上年结转资金|0.00|0.00|0.00|—|0.00%|—',
      ],
    ]);
  });

  it('leave the indicators as lines', () => {
    const shown = blocks(form());
    expect(shown).toContain('产出指标 数量指标 新建书屋数量 ≥5个 5个 50 50');
    expect(shown).not.toContain('(spaces)');
  });

  it('have no columns in rows whose blank cell may have stood in several places', () => {
    const rows = ROWS.replace('60.00            50.00       45.00     —      90.00%    —', '                 50.00       45.00');
    expect(blocks(form({ rows }))[1]).toContain('其中：当年财政拨款|?50.00 45.00');
  });

  it('tell the names and funds as facts, and that the indicators are lost', async () => {
    const { document, anomalies } = await read(Buffer.from(`第二部分 2024年度单位决算表\n\n${form()}\n`));
    expect(document.tables.map(({ attributes }) => attributes)).toMatchObject([{ projectName: '基层书屋' }]);
    const total = document.facts.filter(({ row }) => row === 'funds.total').map(({ column, value, unit }) => `${column} ${value}${unit}`);
    expect(total).toEqual([
      'initial_budget 60.00万元',
      'adjusted_budget 50.00万元',
      'executed 45.00万元',
      'weight 10分',
      'execution_rate 90.00%',
      'score 9.00分',
    ]);
    expect(document.indicators).toEqual([]);
    expect(anomalies.map(({ rule }) => rule)).toContain('performance/indicators-missing');
  });
});

describe('forms that are not understood', () => {
  const isLeft = (text: string): boolean => blocks(text).every((block) => typeof block === 'string');

  it('stay as they are where a piece of a label stands among those of the title', () => {
    expect(isLeft(form({ rows: ROWS.replace('金（万', '省级（万') }))).toBe(true);
  });

  it('stay as they are where a column, a label or a name is not known', () => {
    expect(isLeft(form({ header: HEADER.replace('分值', '系数') }))).toBe(true);
    expect(isLeft(form({ rows: ROWS.replace('上年结转资金', '省里来的款') }))).toBe(true);
    expect(isLeft(form({ names: '' }))).toBe(true);
  });

  it('stay as they are where a label is wrapped around its figures', () => {
    const wrapped = ROWS.replace('    上年结转资金     ', '    上年结转\n                   ');
    expect(isLeft(form({ rows: `${wrapped}\n    资金` }))).toBe(true);
  });

  it('leave those behind them, whose numbers are not sure', () => {
    const unread = form({ header: HEADER.replace('分值', '系数') });
    expect(isLeft(`${unread}\n\n\n\n\n${form()}`)).toBe(true);
    expect(blocks(`${form()}\n\n\n\n\n${unread}`).filter((block) => typeof block !== 'string')).toHaveLength(1);
  });
});
