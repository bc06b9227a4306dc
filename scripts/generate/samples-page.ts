/**
 * docs/samples.md: where the samples come from and what they are.
 */
import type { Case, Layout } from './case.ts';

const INTRODUCTION = `# Where the samples come from

The files in \`samples/\` are made by this project's own generator and imitate the layout of published final accounts (部门决算). **All
units, projects and figures are invented**; codes and names of accounts are those of the official classification. Any likeness to a real disclosure is
chance. They are under the licence of this project.

\`npm run generate -- --corpus\` writes them again, byte for byte, from the seeds and options in \`scripts/generate/cases.ts\`:
`;

const FONT = `
The PDF files embed a subset of the font ZCOOL XiaoWei (站酷小薇体), Copyright 2018 The ZCOOL XiaoWei Project Authors, under the SIL Open
Font License 1.1, which allows embedding in documents.
`;

/** The page for these samples. */
export function samplesPage(samples: readonly { name: string; source: Case }[]): string {
  const rows = samples.map(({ name, source: { make, layout } }) => `| ${name} | ${describe(layout)} | \`${make.family}\` | ${make.seed} |`);
  return `${INTRODUCTION}\n${['| file | layout | form family | seed |', '|---|---|---|--:|', ...rows].join('\n')}\n${FONT}`;
}

const TABLES = { tabs: 'text with tabs', pipes: 'Markdown with pipe tables', html: 'Markdown with HTML tables' } as const;

function describe(layout: Layout): string {
  switch (layout.kind) {
    case 'text':
      return TABLES[layout.options.tables];
    case 'spaced':
      return 'text aligned with blanks';
    case 'pdf':
      return 'PDF';
  }
}
