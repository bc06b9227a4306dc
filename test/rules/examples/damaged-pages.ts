/**
 * Examples of the rule on pages that cannot be read: PDFs as small as they can be, whose objects are found without a cross-reference table.
 */
import { disclosure, type RuleExamples } from '../example.ts';

export const DAMAGED_PAGE_EXAMPLES: RuleExamples = {
  'structure/unreadable-page': [
    {
      shows: 'The second page of a PDF is an object that the file does not hold.',
      text: disclosure(
        '%PDF-1.4',
        '1 0 obj << /Type /Catalog /Pages 2 0 R >> endobj',
        '2 0 obj << /Type /Pages /Count 2 /Kids [3 0 R 9 0 R] >> endobj',
        '3 0 obj << /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] >> endobj',
        'trailer << /Root 1 0 R >>',
      ),
      anomalies: [
        {
          severity: 'error',
          origin: 'extraction',
          message: '第 2 页已损坏，无法读取，其内容未输出；其后的页也可能缺失。',
          expected: null,
          actual: null,
          difference: null,
          tolerance: null,
          facts: [],
          lines: [null],
        },
      ],
    },
    {
      shows: 'A page without words is no damaged one.',
      text: disclosure(
        '%PDF-1.4',
        '1 0 obj << /Type /Catalog /Pages 2 0 R >> endobj',
        '2 0 obj << /Type /Pages /Count 1 /Kids [3 0 R] >> endobj',
        '3 0 obj << /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] >> endobj',
        'trailer << /Root 1 0 R >>',
      ),
      anomalies: [],
    },
  ],
};
