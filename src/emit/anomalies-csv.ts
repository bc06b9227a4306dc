/**
 * `anomalies.csv`: one row per anomaly; page and line are those of its first place. Source: contract §6 and §7.
 */
import type { Anomaly } from '../model/anomaly.ts';
import { documentResource, LIST_SEPARATOR, placeColumns } from './resource.ts';

export const ANOMALIES = documentResource<Anomaly>({
  name: 'anomalies',
  title: '异常日志',
  columns: [
    { name: 'id', type: 'string', title: '标识', value: (a) => a.id },
    { name: 'rule', type: 'string', title: '规则', value: (a) => a.rule },
    { name: 'severity', type: 'string', title: '严重程度', value: (a) => a.severity },
    { name: 'origin', type: 'string', title: '来源', value: (a) => a.origin },
    { name: 'category', type: 'string', title: '类别', value: (a) => a.category },
    { name: 'message', type: 'string', title: '说明', value: (a) => a.message },
    { name: 'expected', type: 'string', title: '应为', value: (a) => a.expected },
    { name: 'actual', type: 'string', title: '实为', value: (a) => a.actual },
    { name: 'difference', type: 'string', title: '差额', value: (a) => a.difference },
    { name: 'tolerance', type: 'string', title: '允许误差', value: (a) => a.tolerance },
    ...placeColumns<Anomaly>((a) => a.locations[0]),
    { name: 'facts', type: 'string', title: '涉及事实', value: (a) => a.facts.join(LIST_SEPARATOR) },
    { name: 'repaired', type: 'boolean', title: '已修正', value: (a) => a.repaired },
    { name: 'accepted', type: 'string', title: '接受理由', value: (a) => a.accepted },
  ],
  items: ({ anomalies }) => anomalies,
});
