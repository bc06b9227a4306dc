/**
 * `facts.csv`: one row per fact. Source: contract §7; the columns behind `repairs` place a fact of a text input.
 */
import type { Fact } from '../model/fact.ts';
import { documentResource, type ItemColumn, LIST_SEPARATOR } from './resource.ts';

const BOX_COLUMNS: readonly ItemColumn<Fact>[] = (['x0', 'y0', 'x1', 'y1'] as const).map((name, index) => ({
  name,
  type: 'number',
  title: `位置 ${name}（点，自页面左上角）`,
  value: (fact) => fact.source.bbox?.[index] ?? null,
}));

const COLUMNS: readonly ItemColumn<Fact>[] = [
  { name: 'table', type: 'string', title: '表', value: (f) => f.table },
  { name: 'occurrence', type: 'integer', title: '同表序号', value: (f) => f.occurrence },
  { name: 'row', type: 'string', title: '行', value: (f) => f.row },
  { name: 'column', type: 'string', title: '列', value: (f) => f.column },
  { name: 'label', type: 'string', title: '项目名称', value: (f) => f.label },
  { name: 'value', type: 'number', title: '公布数', decimal: true, digits: 'valueText', value: (f) => f.value },
  { name: 'unit', type: 'string', title: '计量单位', value: (f) => f.unit },
  { name: 'amountYuan', type: 'number', title: '金额（元）', columnType: 'value', decimal: true, value: (f) => f.amountYuan },
  { name: 'raw', type: 'string', title: '原文', value: (f) => f.raw },
  { name: 'confidence', type: 'number', title: '识别置信度', value: (f) => f.confidence },
  { name: 'page', type: 'integer', title: '页码', value: (f) => f.source.page },
  ...BOX_COLUMNS,
  { name: 'repairs', type: 'string', title: '修正规则', value: (f) => f.repairs.map((repair) => repair.rule).join(LIST_SEPARATOR) },
  { name: 'line', type: 'integer', title: '行号', value: (f) => f.source.line },
  { name: 'columnStart', type: 'integer', title: '起始字符', value: (f) => f.source.columns?.[0] ?? null },
  { name: 'columnEnd', type: 'integer', title: '结束字符', value: (f) => f.source.columns?.[1] ?? null },
];

export const FACTS = documentResource<Fact>({
  name: 'facts',
  title: '事实：每个已公布的非空单元格一行',
  columns: COLUMNS,
  items: ({ document }) => document.facts,
});
