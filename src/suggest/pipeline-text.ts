/**
 * Files of `pipelines/` as text, laid out as they are kept: what is added shows as added lines and nothing else.
 */

/** A JSON file: lists of objects and objects one item a line, all else on the line of its name. */
export function pipelineJson(value: Readonly<Record<string, unknown>>): string {
  const lines = Object.entries(value).map(([name, item]) => `  ${JSON.stringify(name)}: ${spread(item)}`);
  return `{\n${lines.join(',\n')}\n}\n`;
}

function spread(item: unknown): string {
  if (Array.isArray(item)) {
    const isSpread = typeof item[0] === 'object' && item[0] !== null;
    return isSpread ? `[\n${item.map((entry) => `    ${inline(entry)}`).join(',\n')}\n  ]` : inline(item);
  }
  if (typeof item !== 'object' || item === null) return inline(item);
  return `{\n${Object.entries(item)
    .map(([name, entry]) => `    ${JSON.stringify(name)}: ${inline(entry)}`)
    .join(',\n')}\n  }`;
}

function inline(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(inline).join(', ')}]`;
  if (typeof value !== 'object' || value === null) return JSON.stringify(value);
  return `{${Object.entries(value)
    .map(([name, entry]) => `${JSON.stringify(name)}: ${inline(entry)}`)
    .join(', ')}}`;
}

/** A row of a classification. */
export interface VocabularyRow {
  code: string;
  name: string;
  current: boolean;
  source: string;
}

/** A vocabulary with rows added, each behind the rows of its code or of the code before it. */
export function withRows(csv: string, rows: readonly VocabularyRow[]): string {
  const [header = '', ...lines] = csv.split('\n').filter((line) => line !== '');
  const result = [...lines];
  for (const { code, name, current, source } of rows) {
    const line = [code, name, current ? 'yes' : 'no', '', '', source].map(csvField).join(',');
    let at = result.length;
    while (at > 0 && codeOf(result[at - 1] ?? '') > code) at--;
    result.splice(at, 0, line);
  }
  return `${[header, ...result].join('\n')}\n`;
}

function codeOf(line: string): string {
  return line.slice(0, line.indexOf(','));
}

function csvField(text: string): string {
  return /[",\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
