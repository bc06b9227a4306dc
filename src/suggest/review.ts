/**
 * What whoever reviews the drafts reads: a page in Markdown, and the same as rows for a spreadsheet.
 */
import type { Family } from '../model/form.ts';
import type { DraftKind, Suggestion } from './draft.ts';
import type { LayoutSighting, Seen } from './sightings.ts';

export interface Review {
  /** What was looked at. */
  run: string;
  documents: number;
  suggestions: readonly Suggestion[];
  families: readonly { family: Family; file: string; layout: LayoutSighting }[];
  /** Files with entries, relative to `pipelines/` in the folder of the drafts. */
  files: readonly string[];
  /** Findings on tables and units that no entry settles, counted by what they say. */
  others: readonly { rule: string; message: string; count: number; seen: readonly Seen[] }[];
}

export const REVIEW_COLUMNS = [
  ...['kind', 'table', 'printed', 'label', 'code', 'draft', 'key', 'file', 'nearest', 'nearestKey', 'distance'],
  ...['documents', 'figures', 'seen', 'note'],
];

/** One row per suggestion, in the order of the page. */
export function reviewRows({ suggestions }: Review): (string | number | null)[][] {
  return suggestions.map(({ sighting, draft, key, file, nearest, note }) => [
    ...[sighting.kind, sighting.table, sighting.printed, sighting.label, sighting.code, draft, key, file],
    ...[nearest?.label ?? null, nearest?.key ?? null, nearest?.distance ?? null, sighting.documents, sighting.figures],
    ...[sighting.seen.map(placeText).join('; '), note],
  ]);
}

function placeText({ file, title, page, line }: Seen): string {
  const place = page === null ? (line === null ? '' : ` line ${line}`) : ` p. ${page}`;
  return `${file}${title === '' ? '' : ` 《${title}》`}${place}`;
}

const HEADINGS: Readonly<Record<DraftKind, string>> = {
  variant: 'Other spellings of known entries',
  new: 'New entries, to be named',
  none: 'Nothing drafted',
};

/** The page. */
export function reviewPage(review: Review): string {
  const { run, documents, files, families } = review;
  const kinds = (['variant', 'new', 'none'] as const).map((draft) => section(draft, review));
  return [
    '# Suggestions for pipelines/',
    '',
    `From ${documents} documents of \`${run}\`. Nothing here is in use: every entry is a draft, made from what was printed.`,
    '',
    '## How to take them over',
    '',
    '1. Copy your `pipelines` folder (or that of the package) to a folder of your own.',
    '2. Go through the lists below. The files in `pipelines/` beside this page are those of the folder they are for with the drafts',
    '   added, so a comparison (`diff -ru`) shows the drafts alone. Correct keys, and delete what is wrong.',
    '   A key of its own takes part in no identity: where it is a part of a sum, add it in `rulebooks/`, or the sum will be reported.',
    '3. Copy `pipelines/` over your folder and run `juesuan extract … --pipelines FOLDER`.',
    '',
    ...(files.length === 0 ? ['No entry was drafted.'] : ['Files with drafts:', '', ...files.map((file) => `- \`${file}\``)]),
    '',
    ...kinds.flat(),
    ...familySection(families),
    ...otherSection(review),
  ].join('\n');
}

function section(draft: DraftKind, { suggestions }: Review): string[] {
  const own = suggestions.filter((suggestion) => suggestion.draft === draft);
  if (own.length === 0) return [];
  const head = ['what', 'printed', 'key', 'nearest known', 'documents', 'figures', 'seen', 'note'];
  const rows = own.map(({ sighting, key, nearest, note }) => [
    `${sighting.kind}${sighting.table === '' ? '' : ` of ${sighting.table}`}`,
    `${sighting.code} ${sighting.printed}`.trim(),
    key ?? '',
    nearest === null ? '' : `${nearest.label} → ${nearest.key} (${nearest.distance} apart)`,
    sighting.documents,
    sighting.figures,
    sighting.seen.map(placeText).join('; '),
    note,
  ]);
  return [`## ${HEADINGS[draft]}`, '', ...table(head, rows), ''];
}

function familySection(families: Review['families']): string[] {
  if (families.length === 0) return [];
  const rows = families.map(({ family, file, layout }) => [file, family.tables.length, layout.documents, layout.units.join('、')]);
  return ['## Layouts that no family has', '', ...table(['file', 'tables', 'documents', 'units'], rows), ''];
}

function otherSection({ others }: Review): string[] {
  if (others.length === 0) return [];
  const rows = others.map(({ rule, message, count, seen }) => [rule, message, count, seen.map(placeText).join('; ')]);
  return ['## Tables and units that no entry settles', '', ...table(['rule', 'message', 'times', 'seen'], rows), ''];
}

function table(head: readonly string[], rows: readonly (readonly (string | number)[])[]): string[] {
  const line = (cells: readonly (string | number)[]): string => `| ${cells.map((cell) => escaped(String(cell))).join(' | ')} |`;
  return [line(head), `|${head.map(() => '---').join('|')}|`, ...rows.map(line)];
}

/** Text that neither ends a cell nor makes markup. */
function escaped(text: string): string {
  return text.replace(/[\\|<>*_`[\]]/g, '\\$&').replace(/\s+/g, ' ');
}
