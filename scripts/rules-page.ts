/**
 * The page on the rules of the anomaly log as Markdown.
 *
 * In → Out: the catalogue → text of docs/rules.md; the same catalogue gives the same text.
 */
import type { Rule } from '../src/anomaly/catalogue.ts';

const INTRODUCTION = `# Rules of the anomaly log

Generated from \`src/anomaly/catalogue.ts\` by \`npm run docs\`; edit the catalogue, not this page.

Each line of \`anomalies.jsonl\` names one of these rules. *Origin* says whose the oddity is: \`publisher\`, the disclosure contradicts
itself or is incomplete; \`extraction\`, it could not be read, or was changed on the way from the printed characters to the value.
*Severity*: \`error\`, something is wrong or missing in the output; \`warning\`, look at it; \`info\`, good to know. Ids are stable and are
never reused.`;

/** The whole page: an overview, then each rule under its category, both in the order of the catalogue. */
export function rulesPage(catalogue: Readonly<Record<string, Rule>>): string {
  const rules = Object.entries(catalogue);
  const categories = [...new Set(rules.map(([, rule]) => rule.category))].sort();
  const sections = categories.flatMap((category) => [
    `## ${category}`,
    ...rules.filter(([, rule]) => rule.category === category).map(([id, rule]) => ruleSection(id, rule)),
  ]);
  return `${[INTRODUCTION, overview(rules, categories), ...sections].join('\n\n')}\n`;
}

function overview(rules: readonly [string, Rule][], categories: readonly string[]): string {
  const rows = categories.flatMap((category) =>
    rules
      .filter(([, rule]) => rule.category === category)
      .map(([id, { severity, origin, title }]) => `| [\`${id}\`](#${anchor(id)}) | ${severity} | ${origin} | ${title} |`),
  );
  return ['| rule | severity | origin | |', '|---|---|---|---|', ...rows].join('\n');
}

/** The anchor that Markdown renderers make of a heading: lower case, punctuation dropped. */
function anchor(id: string): string {
  return id.replace(/[^a-z0-9_-]/g, '');
}

function ruleSection(id: string, { severity, origin, title, message, why, silent }: Rule): string {
  return [
    `### ${id}`,
    `${title}. *${severity}*, of the ${origin}.`,
    `> ${message}`,
    `- Why it matters: ${why}`,
    `- What it leaves alone: ${silent}`,
  ].join('\n\n');
}
