/**
 * `document.json` and `anomalies.jsonl`: text that is the same for the same content and reads well as a diff.
 *
 * Keys come in the order of the schema. Sections and tables are spread out; every other list has one item a line.
 */
import type { Anomaly } from '../model/anomaly.ts';
import type { Document } from '../model/document.ts';

/** Lists whose items are spread over several lines, because they hold lists themselves. */
const SPREAD = new Set(['sections', 'children', 'tables']);

const INDENT = '  ';

function printList(key: string, items: readonly unknown[], indent: string): string {
  const inner = indent + INDENT;
  const lines = items.map((item) => inner + (SPREAD.has(key) ? printObject(item as object, inner) : JSON.stringify(item)));
  return `[\n${lines.join(',\n')}\n${indent}]`;
}

function printObject(object: object, indent: string): string {
  const inner = indent + INDENT;
  const lines = Object.entries(object).map(([key, value]) => {
    const isList = Array.isArray(value) && typeof value[0] === 'object';
    return `${inner}${JSON.stringify(key)}: ${isList ? printList(key, value, inner) : JSON.stringify(value)}`;
  });
  return `{\n${lines.join(',\n')}\n${indent}}`;
}

/** The text of `document.json`; `document` as `canonicalDocument` returns it. */
export function documentJson(document: Document): string {
  return `${printObject(document, '')}\n`;
}

/** The text of `anomalies.jsonl`: one anomaly a line; empty where there are none. */
export function anomaliesJsonl(anomalies: readonly Anomaly[]): string {
  return anomalies.map((anomaly) => `${JSON.stringify(anomaly)}\n`).join('');
}
