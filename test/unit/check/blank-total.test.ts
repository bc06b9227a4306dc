import { describe, expect, it } from 'vitest';
import { toAnomaly } from '../../../src/anomaly/finding.ts';
import { checkDocument } from '../../../src/check/check-document.ts';
import { extractDocument } from '../../../src/index.ts';
import type { Anomaly } from '../../../src/model/anomaly.ts';
import type { Document } from '../../../src/model/document.ts';
import { onPage } from '../../../src/model/place.ts';
import { disclosure } from '../../rules/example.ts';
import { FORMS } from '../../support/reading.ts';

const TEXT = disclosure(
  '云溪县幼儿园2023年度单位决算',
  '一般公共预算财政拨款基本支出决算表',
  '部门：云溪县幼儿园\t金额单位：万元',
  '科目代码\t科目名称\t金额',
  '301\t工资福利支出\t',
  '30101\t基本工资\t11.00',
  '30102\t津贴补贴\t6.00',
);

/** The same document as if its tables had been read from a page. */
function printed(document: Document): Document {
  const tables = document.tables.map((table) => ({ ...table, source: onPage(1, [50, 100, 500, 300]) }));
  return { ...document, tables };
}

function hierarchy(document: Document): Anomaly | undefined {
  const findings = checkDocument({ document, incomplete: new Set(), lines: [], unread: 0, forms: FORMS });
  return findings.map(toAnomaly).find(({ rule }) => rule === 'within_table/basic-hierarchy');
}

describe('a class that is blank above items with figures', { timeout: 30_000 }, () => {
  it('accuses the publisher where the text shows every cell, and is called blank', async () => {
    const { document } = await extractDocument(new TextEncoder().encode(TEXT), { file: 'x.txt' });
    const anomaly = hierarchy(document);
    expect([anomaly?.severity, anomaly?.origin]).toEqual(['error', 'publisher']);
    expect(anomaly?.message).toContain('“301 工资福利支出”行为空白，按“');
    expect(anomaly?.expected).toBe('17.00');
  });

  it('is told as perhaps not read where the table stands on a page', async () => {
    const { document } = await extractDocument(new TextEncoder().encode(TEXT), { file: 'x.txt' });
    const anomaly = hierarchy(printed(document));
    expect([anomaly?.severity, anomaly?.origin]).toEqual(['warning', 'extraction']);
  });
});
