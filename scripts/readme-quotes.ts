/**
 * The quotations in the READMEs renewed from a run over the samples.
 *
 * In → Out: text of a page, what the run printed and wrote → the page with every quoted line as it is now. Lines are found again by
 * what they speak of: a document, a fact, a rule. Throws where the run has no such line.
 */

/** What `juesuan extract samples` prints and writes, as lines. */
export interface SampleRun {
  stdout: readonly string[];
  facts: readonly string[];
  anomalies: readonly string[];
}

/** Columns of facts.csv that name the fact: document, table, occurrence, row, column. */
const FACT_NAME = [0, 4, 5, 6, 7];

/** How the lines of a fenced block, by its language, are found in the run. */
const SOURCES: Readonly<Record<string, { part: keyof SampleRun; name: (line: string) => string }>> = {
  text: { part: 'stdout', name: (line) => line.split('\t').at(-1) ?? '' },
  csv: { part: 'facts', name: (line) => FACT_NAME.map((column) => line.split(',')[column]).join() },
  json: { part: 'anomalies', name: (line) => (JSON.parse(line) as { rule: string }).rule },
};

/** The page with its quotations as they are in `run`. */
export function requote(page: string, run: SampleRun): string {
  return page.replace(/^```(text|csv|json)\n([\s\S]*?)\n```$/gm, (_, language: string, block: string) => {
    const lines = block.split('\n').map((line) => current(line, language, run));
    return `\`\`\`${language}\n${lines.join('\n')}\n\`\`\``;
  });
}

function current(line: string, language: string, run: SampleRun): string {
  const source = SOURCES[language];
  if (source === undefined) return line;
  const lines = run[source.part].filter((candidate) => candidate !== '');
  if (lines.includes(line)) return line;
  const named = lines.filter((candidate) => source.name(candidate) === source.name(line));
  // Of several anomalies of a rule the shortest is the one to show.
  const [shortest] = named.sort((a, b) => a.length - b.length);
  if (shortest === undefined) throw new Error(`the samples no longer give: ${line}`);
  return shortest;
}
