/**
 * `claims.csv`: one row per figure that a sentence of the narrative states. Source: contract §5 and §7.
 */
import type { Claim } from '../model/indicator.ts';
import { documentResource, LIST_SEPARATOR, placeColumns } from './resource.ts';

export const CLAIMS = documentResource<Claim>({
  name: 'claims',
  title: '陈述：文字说明中的数字',
  columns: [
    { name: 'section', type: 'string', title: '章节', value: (c) => c.section },
    { name: 'kind', type: 'string', title: '类别', value: (c) => c.kind },
    { name: 'subject', type: 'string', title: '对象', value: (c) => c.subject },
    { name: 'facts', type: 'string', title: '对应事实', value: (c) => c.facts.join(LIST_SEPARATOR) },
    { name: 'value', type: 'number', title: '数值', decimal: true, digits: 'valueText', value: (c) => c.value },
    { name: 'unit', type: 'string', title: '计量单位', value: (c) => c.unit },
    { name: 'direction', type: 'string', title: '方向', value: (c) => c.direction },
    { name: 'base', type: 'string', title: '比较基数', value: (c) => c.base },
    { name: 'text', type: 'string', title: '原文', value: (c) => c.text },
    ...placeColumns<Claim>((c) => c.source),
  ],
  items: ({ document }) => document.claims,
});
