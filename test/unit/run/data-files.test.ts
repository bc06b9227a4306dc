/**
 * Files of data among the disclosures, as a folder of results holds them.
 */
import { expect, it } from 'vitest';
import { extractDocument } from '../../../src/index.ts';

const TITLES = ['收入支出决算总表', '收入决算表', '支出决算表', '财政拨款收入支出决算总表'];

it('takes data that quote a disclosure for none', async () => {
  const data = { title: '云溪县2023年度部门决算', tables: TITLES.map((title) => ({ title, total: '12.00' })) };
  const { document, anomalies } = await extractDocument(new TextEncoder().encode(JSON.stringify(data, null, 2)), { file: 'document.json' });
  expect(document.documentKind).toBe('other');
  expect(document.facts).toEqual([]);
  expect(anomalies).toEqual([]);
});
