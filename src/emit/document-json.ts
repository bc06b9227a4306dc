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

/** Stands between the items of a list that is written at once; no schema has an object like it. */
const BETWEEN = { '': 0 };
const WRITTEN_BETWEEN = `,${JSON.stringify(BETWEEN)},`;

function printList(key: string, items: readonly unknown[], indent: string): string {
  const inner = indent + INDENT;
  const lines = SPREAD.has(key) ? printSpread(items, inner) : printLines(items, inner);
  return `[\n${inner}${lines}\n${indent}]`;
}

function printSpread(items: readonly unknown[], indent: string): string {
  let lines = '';
  for (const item of items) lines += (lines === '' ? '' : `,\n${indent}`) + printObject(item as object, indent);
  return lines;
}

/** One item a line. A call for each of thousands of small items would take twice as long as one for all of them. */
function printLines(items: readonly unknown[], indent: string): string {
  const parted: unknown[] = [];
  for (const item of items) {
    if (parted.length > 0) parted.push(BETWEEN);
    parted.push(item);
  }
  return JSON.stringify(parted).slice(1, -1).replaceAll(WRITTEN_BETWEEN, `,\n${indent}`);
}

function printObject(object: object, indent: string): string {
  const inner = indent + INDENT;
  let lines = '';
  for (const [key, value] of Object.entries(object)) {
    const isList = Array.isArray(value) && typeof value[0] === 'object';
    const text = isList ? printList(key, value, inner) : JSON.stringify(value);
    lines += `${lines === '' ? '' : ',\n'}${inner}${JSON.stringify(key)}: ${text}`;
  }
  return `{\n${lines}\n${indent}}`;
}

/** The text of `document.json`; `document` as `canonicalDocument` returns it. */
export function documentJson(document: Document): string {
  return `${printObject(document, '')}\n`;
}

/** The text of `anomalies.jsonl`: one anomaly a line; empty where there are none. */
export function anomaliesJsonl(anomalies: readonly Anomaly[]): string {
  return anomalies.map((anomaly) => `${JSON.stringify(anomaly)}\n`).join('');
}
