import { describe, expect, it } from 'vitest';
import type { Block } from '../../../src/model/block.ts';
import { doubledOverBreak } from '../../../src/segment/doubled-characters.ts';
import { listedTitles } from '../../../src/segment/headings.ts';
import { outlineItems } from '../../../src/segment/outline-item.ts';
import { joinLines } from '../../../src/segment/paragraphs.ts';
import { dump, printed } from './blocks.ts';

function join(blocks: readonly Block[]) {
  const { parts, findings } = joinLines(outlineItems(blocks, new Set()), listedTitles(null));
  return { texts: parts.map((part) => (part.kind === 'text' ? part.line.text : '[table]')), parts, findings };
}

describe('text dumps', () => {
  it('joins a sentence that a page break cut, number and unit apart', () => {
    const { texts, parts } = join(
      dump('2023 年度部门预算绩效评价共涉及资金 9874.96 万\n\n元，占项目支出总额的一半。\n\n组织开展整体评价。'),
    );
    expect(texts).toEqual(['2023 年度部门预算绩效评价共涉及资金 9874.96 万元，占项目支出总额的一半。', '组织开展整体评价。']);
    expect(parts[0]).toMatchObject({ line: { source: { line: 1, lineEnd: 3 } } });
  });

  it('drops characters that are doubled over the break, and says so', () => {
    const { texts, findings } = join(dump('截至 2023 年 12 月 31 日，开支财政拨款的公\n\n公务用车保有量为 0 辆。'));
    expect(texts).toEqual(['截至 2023 年 12 月 31 日，开支财政拨款的公务用车保有量为 0 辆。']);
    expect(findings).toMatchObject([{ rule: 'format/doubled-characters', locations: [{ line: 1 }, { line: 3 }], repaired: true }]);
  });

  it('begins a new paragraph at numbers, notes, figures and headings', () => {
    const lines = [
      '2023 年度某项收入合计为一百万元而没有句号',
      '1.公务接待费支出决算为零',
      '（一）总体情况',
      '图 1：收入支出决算总计变动情况如下所示',
      '2023 年度支出合计。',
    ];
    expect(join(dump(lines.join('\n\n'))).texts).toEqual(lines);
  });

  it('keeps short lines and statements without full stop apart', () => {
    const lines = ['办公室', '财务科', '本单位当年无政府性基金预算财政拨款收入支出', '2023 年度本年支出为零。'];
    expect(join(dump(lines.join('\n\n'))).texts).toEqual(lines);
  });

  it('does not join over a table', () => {
    expect(join(dump('本年度各项收入的构成以及与上年相比的变动\n甲|乙\n情况如下。')).texts).toHaveLength(3);
  });

  it('joins a classification path with its figures', () => {
    const text = '2.教育支出（类）普通教育（款）其他普通教育支出（项）。\n\n年初预算为 1 万元，支出决算为 1 万元。';
    expect(join(dump(text)).texts).toHaveLength(1);
  });

  it('joins a wrapped title', () => {
    expect(join(dump('三、2020年度“三公”经费、培训费及会议费支出情\n况说明\n2020 年度支出为零。')).texts[0]).toBe(
      '三、2020年度“三公”经费、培训费及会议费支出情况说明',
    );
    expect(join(dump('第三部分 某某局 2024 年度部门决算\n情况说明\n一、收入决算情况')).texts[0]).toBe(
      '第三部分 某某局 2024 年度部门决算情况说明',
    );
    expect(join(dump('第一部分\n部门概况\n一、主要职责')).texts[0]).toBe('第一部分 部门概况');
    expect(join(dump('第五部分\n附件\n附件1\n某某项目绩效自评报告')).texts).toEqual(['第五部分 附件', '附件1 某某项目绩效自评报告']);
  });

  it('puts a blank between Latin words only', () => {
    expect(join(dump('本项目采购的数据库软件系统采用国际通用的标准 SQL\nServer 平台建设。')).texts).toEqual([
      '本项目采购的数据库软件系统采用国际通用的标准 SQL Server 平台建设。',
    ]);
  });
});

describe('doubledOverBreak', () => {
  it.each([
    ['开支财政拨款的公', '公务用车', 1],
    ['主要用于开展以下工作，公务用车', '公务用车购置', 4],
    ['完成了基础设施项目', '项目支出', 0],
    ['完成全部项目', '目标任务', 0],
    ['截至2023年', '年末结转', 0],
    ['保障所有退休的人', '人人享有', 0],
    ['增加 12', '12 万元', 0],
    ['本单位', '位于市区', 0],
  ])('%s / %s', (before, after, count) => {
    expect(doubledOverBreak(before, after)).toBe(count);
  });
});

describe('PDF', () => {
  const full = { endsFull: true };
  const first = { indented: true };

  it('goes on from full lines until an indented one', () => {
    const blocks = [
      printed('本年收入合计一百万元，其中财政拨款收入占', 1, 1, { ...full, ...first }),
      printed('九成。', 1, 2),
      printed('其他收入占一成。', 1, 3, first),
    ];
    expect(join(blocks).texts).toEqual(['本年收入合计一百万元，其中财政拨款收入占九成。', '其他收入占一成。']);
  });

  it('goes on over a page break and its furniture, but not behind a full stop', () => {
    const blocks = [
      printed('本年收入合计一百万元，其中财政拨款', 1, 1, full),
      printed('3', 1, 40, { furniture: 'page-number' }),
      printed('收入占九成，其他收入占一成。', 2, 1, full),
      printed('本年支出合计九十万元。', 3, 1),
    ];
    expect(join(blocks).texts).toEqual(['本年收入合计一百万元，其中财政拨款收入占九成，其他收入占一成。', '本年支出合计九十万元。']);
  });

  it('joins a wrapped heading and keeps it from the text below', () => {
    const blocks = [
      printed('三、2019 年度一般公共预算财政拨款“三公”经费支出决', 1, 1, { ...full, ...first, bold: true }),
      printed('算情况说明', 1, 2, { bold: true }),
      printed('（一）总体情况说明', 1, 3, { ...first, bold: true }),
      printed('2019 年度没有支出。', 1, 4, first),
    ];
    expect(join(blocks).texts).toEqual([
      '三、2019 年度一般公共预算财政拨款“三公”经费支出决算情况说明',
      '（一）总体情况说明',
      '2019 年度没有支出。',
    ]);
  });

  it('goes on from full lines of a numbered item that stand under each other', () => {
    const blocks = [
      printed('1.社会保障和就业支出（类）抚恤（款）', 1, 1, { ...full, ...first }),
      printed('死亡抚恤（项），主要用于发放一次性抚恤金，年初预算', 1, 2, { ...full, ...first }),
      printed('为 3 万元。', 1, 3, first),
      printed('2.住房保障支出为 4 万元。', 1, 4, first),
    ];
    expect(join(blocks).texts).toEqual([
      '1.社会保障和就业支出（类）抚恤（款）死亡抚恤（项），主要用于发放一次性抚恤金，年初预算为 3 万元。',
      '2.住房保障支出为 4 万元。',
    ]);
  });

  it('keeps a numbered heading as wide as the text from the indented text below, and text without number, too', () => {
    const heading = '（一）机关运行经费支出与上年相比的变动及其主要原因情况';
    const blocks = [printed(heading, 1, 1, { ...full, ...first }), printed('2019 年度没有支出。', 1, 2, first)];
    expect(join(blocks).texts).toEqual([heading, '2019 年度没有支出。']);
    const units = ['某某县水文监测与水旱灾害防御技术服务中心（本级）', '某某县水文监测站'];
    expect(join(units.map((text, i) => printed(text, 1, i + 1, { ...full, ...first }))).texts).toEqual(units);
  });

  it('goes on where a line that is not full breaks off before its amount', () => {
    const [line, rest] = ['行政单位离退休（项）主要用于退休人员补贴。年初预算为', '256.79 万元，支出决算为 3 万元。'];
    expect(join([printed(line, 1, 40), printed(rest, 2, 1)]).texts).toEqual([line + rest]);
    const [part, amount] = ['公务用车购置及运行维护费支出决算数比上年减少', '3.59 万元，公务接待费没有变动。'];
    expect(join([printed(part, 1, 1), printed(amount, 1, 2)]).texts).toEqual([part + amount]);
    const [item, its] = ['“三公”经费财政拨款支出决算中，因公出国（境）费支出', '决算 0 万元，占 0%。'];
    expect(join([printed(item, 1, 40), printed(its, 2, 1)]).texts).toEqual([item + its]);
    expect(join([printed('基本支出', 1, 1), printed('3.59 万元', 1, 2)]).texts).toEqual(['基本支出', '3.59 万元']);
  });

  it('joins a line broken behind a comma', () => {
    const blocks = [printed('负责规划的编制和报批，', 1, 1, first), printed('统筹协调建设。', 1, 2, first)];
    expect(join(blocks).texts).toHaveLength(1);
  });
});

it('joins a paragraph of any length', () => {
  const line = printed('没有句号的一行文字其长度超过一行的宽度所以会一直接下去', 1, 1, { endsFull: true });
  const blocks = Array.from({ length: 20_000 }, () => line);
  expect(join(blocks).texts).toEqual([line.text.repeat(20_000)]);
});
