/**
 * `indicators.csv`: one row per performance indicator of a self-evaluation table. Source: contract §3 and §7.
 */
import type { Indicator } from '../model/indicator.ts';
import { documentResource, placeColumns } from './resource.ts';

export const INDICATORS = documentResource<Indicator>({
  name: 'indicators',
  title: '绩效指标',
  columns: [
    { name: 'table', type: 'string', title: '表', value: (i) => i.table },
    { name: 'occurrence', type: 'integer', title: '同表序号', value: (i) => i.occurrence },
    {
      name: 'projectName',
      type: 'string',
      title: '项目名称',
      columnType: 'activity:generic:project:label',
      value: (i) => i.projectName,
    },
    { name: 'level1', type: 'string', title: '一级指标', value: (i) => i.level1 },
    { name: 'level2', type: 'string', title: '二级指标', value: (i) => i.level2 },
    { name: 'level3', type: 'string', title: '三级指标', value: (i) => i.level3 },
    { name: 'target', type: 'string', title: '年度指标值', value: (i) => i.target },
    { name: 'targetOperator', type: 'string', title: '指标值比较符', value: (i) => i.targetParsed.operator },
    { name: 'targetNumber', type: 'number', title: '指标值数字', decimal: true, value: (i) => i.targetParsed.number },
    { name: 'targetUnit', type: 'string', title: '指标值单位', value: (i) => i.targetParsed.unit },
    { name: 'actual', type: 'string', title: '实际完成值', value: (i) => i.actual },
    { name: 'actualNumber', type: 'number', title: '完成值数字', decimal: true, value: (i) => i.actualParsed.number },
    { name: 'actualUnit', type: 'string', title: '完成值单位', value: (i) => i.actualParsed.unit },
    { name: 'weight', type: 'string', title: '分值', value: (i) => i.weight },
    { name: 'score', type: 'string', title: '得分', value: (i) => i.score },
    { name: 'note', type: 'string', title: '说明', value: (i) => i.note },
    ...placeColumns<Indicator>((i) => i.source),
  ],
  items: ({ document }) => document.indicators,
});
