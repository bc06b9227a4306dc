import { describe, expect, it } from 'vitest';
import { restoreForms } from '../../../src/collapsed/restore-forms.ts';
import { layoutText } from '../../../src/layout/text-blocks.ts';
import { compilePerformance } from '../../../src/mapping/performance-labels.ts';
import type { GridCell } from '../../../src/model/block.ts';
import { FORMS, read } from '../../support/reading.ts';

const LABELS = compilePerformance(FORMS.performance);

/** The blocks of a text: lines as they are, grids as rows of cells parted by bars; `?` before cells without a column, `~` before placed ones. */
function blocks(text: string): (string | string[])[] {
  return restoreForms(layoutText(text), LABELS).map((block) => {
    if (block.kind === 'line') return block.text;
    const rows = Array.from({ length: block.rowCount }, (_, row) => block.cells.filter((cell) => cell.row === row).map(marked));
    return rows.map((row) => row.join('|').replace(/\|+$/, ''));
  });
}

function marked({ text, restored }: GridCell): string {
  return `${restored === 'unplaced' ? '?' : restored === 'placed' ? '~' : ''}${text}`;
}

const lines = (cells: string): string => cells.split(/[|\n]/).join('\n');

const NAMES = '项目名称|基层书屋|主管部门|云溪县文化局|实施单位|云溪县文化馆';
const FUNDS = '项目资金（万元）|年初预算数|全年预算数|全年执行数|分值|执行率|得分';
const HEADER = '绩效指标|一级指标|二级指标|三级指标|年度指标值|实际完成值|分值|得分|偏差原因分析及改进措施';
const GOALS = '年度总体目标|预期目标|实际完成情况|建成书屋。|已建成。';

describe('forms with a cell a line', () => {
  it.each(['一、项目名称', '（一）|项目名称', '1.|项目名称', '12|、项目名称', '：项目名称', '“|项目名称”', '项目|名称'])(
    'open with %s',
    (name) => {
      const form = `${name}|基层书屋|${FUNDS}\n年度资金总额|60.00|50.00|45.00|10|90%|9\n${HEADER}\n产出指标|数量指标|新建书屋数量|≥5个|5个|50|50`;
      const [, grid] = blocks(`项目支出绩效自评表\n${lines(form)}`);
      expect(grid).toContain('年度资金总额|60.00|50.00|45.00|10|90%|9');
      expect(grid?.[0]).toMatch(/项目名称”?\|基层书屋$/);
    },
  );

  it('are grids with the columns of their headers', () => {
    const form = `${NAMES}
${FUNDS}
年度资金总额|60.00|50.00|45.00|10|90%|9
其中：当年财政拨款|60.00|50.00|45.00|—|90%|—
${GOALS}
${HEADER}
产出指标|数量指标|新建书屋数量|≥5个|5个|50|50
采购图书数量|≥900册|880册|30|28|到货延迟
满意度指标|服务对象满意度指标|读者满意度|≥90%|93%|10|10
总分|100|97
存在问题|无`;
    expect(blocks(`项目支出绩效自评表\n${lines(form)}\n二、其他说明`)).toEqual([
      '项目支出绩效自评表',
      [
        '项目名称|基层书屋',
        '主管部门|云溪县文化局',
        '实施单位|云溪县文化馆',
        '项目资金（万元）|年初预算数|全年预算数|全年执行数|分值|执行率|得分',
        '年度资金总额|60.00|50.00|45.00|10|90%|9',
        '其中：当年财政拨款|60.00|50.00|45.00|—|90%|—',
        ...['年度总体目标', '预期目标', '实际完成情况', '建成书屋。', '已建成。'],
        '一级指标|二级指标|三级指标|年度指标值|实际完成值|分值|得分|偏差原因分析及改进措施',
        '产出指标|数量指标|新建书屋数量|≥5个|5个|50|50',
        '||采购图书数量|≥900册|880册|30|28|到货延迟',
        '满意度指标|服务对象满意度指标|读者满意度|≥90%|93%|10|10',
        '总分|||||100|97',
        '存在问题|无',
      ],
      '二、其他说明',
    ]);
  });

  it('keep rows without columns whose blank cell may have stood in several places', () => {
    const rows = '年度资金总额|50.00|45.00|10|90%|9\n其中：当年财政拨款|50.00|45.00';
    const [grid] = blocks(lines(`${NAMES}\n${FUNDS}\n${rows}\n${GOALS}`));
    expect(grid?.slice(4, 6)).toEqual(['年度资金总额|?50.00 45.00 10 90% 9', '其中：当年财政拨款|?50.00 45.00']);
  });

  it('mark figures whose column only sums and rates tell', () => {
    const rows = '年度资金总额|60.00|50.00|45.00|10|90%|9\n其中：当年财政拨款|60.00|50.00|45.00\n其他资金|-|-';
    const [grid] = blocks(lines(`${NAMES}\n${FUNDS}\n${rows}\n${GOALS}`));
    expect(grid?.slice(5, 7)).toEqual(['其中：当年财政拨款|~60.00|~50.00|~45.00', '其他资金|-|-']);
  });

  it('keep indicators without columns where a lost blank leaves several readings', () => {
    const rows = '产出指标|数量指标|新建书屋数量|≥5个|50|50\n质量指标|验收合格率|=100%|100%|40|40\n总分|100|97';
    const [grid] = blocks(lines(`${NAMES}\n${FUNDS}\n年度资金总额|60.00|50.00|45.00|10|90%|9\n${HEADER}\n${rows}`));
    expect(grid?.slice(6)).toEqual(['产出指标|?数量指标|?新建书屋数量', '|质量指标|验收合格率|=100%|100%|40|40', '总分|||||100|97']);
  });

  it('take no full mark for the score', () => {
    const rows = '产出指标|数量指标|新建书屋数量|≥5个|5个|90|87\n总分|100';
    const [grid] = blocks(lines(`${NAMES}\n${FUNDS}\n年度资金总额|60.00|50.00|45.00|10|90%|9\n${HEADER}\n${rows}`));
    expect(grid?.at(-1)).toBe('总分|?100');
  });
});

describe('other lines', () => {
  it('stay lines where funds and indicators are only spoken of', () => {
    const text = '项目名称\n全年执行数为预算数的九成。\n一级指标、二级指标和三级指标均已完成。';
    expect(blocks(text)).toEqual(text.split('\n'));
  });

  it('stay lines where the columns of the funds are in no order of the year', () => {
    const text = lines(`${NAMES}|全年执行数|年初预算数|得分\n年度资金总额|60.00|50.00|9`);
    expect(blocks(text)).toEqual(text.split('\n'));
  });
});

describe('documents with forms in plain lines', () => {
  const title = '云溪县文化馆2023年度部门决算\n第四部分 附件\n项目支出绩效自评表';

  it('report the rows that were not read', async () => {
    const form = lines(`${NAMES}\n${FUNDS}\n年度资金总额|50.00|45.00|10|90%|9\n${GOALS}`);
    const { document, anomalies } = await read(new TextEncoder().encode(`${title}\n${form}`));
    expect(document.facts).toEqual([]);
    expect(anomalies.map(({ rule }) => rule)).toContain('structure/row-ambiguous');
  });

  it('give figures in one line of words, with a trace where blanks were lost', async () => {
    const rows = '年度资金总额|60.00|50.00|45.00|10|90%|9\n其中：当年财政拨款|60.00|50.00|45.00';
    const indicators = `${HEADER}\n产出指标|数量指标|新建书屋数量|≥5个|5个|90|88\n总分|100|97`;
    const form = lines(`${NAMES}\n${FUNDS}\n${rows}\n${GOALS}\n${indicators}`).replaceAll('\n', ' ');
    const { document } = await read(new TextEncoder().encode(`${title} ${form}`));
    expect(document.facts.map(({ row, column, value, repairs }) => `${row} ${column} ${value} ${repairs.map(({ rule }) => rule)}`)).toEqual(
      [
        'funds.total initial_budget 60.00 ',
        'funds.total adjusted_budget 50.00 ',
        'funds.total executed 45.00 ',
        'funds.total weight 10 ',
        'funds.total execution_rate 90 format/percent-sign',
        'funds.total score 9 ',
        'funds.current_appropriation initial_budget 60.00 structure/blanks-restored',
        'funds.current_appropriation adjusted_budget 50.00 structure/blanks-restored',
        'funds.current_appropriation executed 45.00 structure/blanks-restored',
        'overall score 97 ',
      ],
    );
  });
});
