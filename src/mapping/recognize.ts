/**
 * Which statutory form a table is: by title, header and note, never by form number or position (contract §2).
 *
 * In → Out: titles in order of nearness to the grid, note texts, header paths, body rows → form id, or null.
 * A title decides unless the header fits another form and not this one; a title that no vocabulary knows is left unknown; only a
 * table without any title is recognised by what it holds.
 */
import { normalizeLabel, stripOrdinal } from '../model/label.ts';
import { isGenericTitle, looksLikeTitle, matchTitle } from '../segment/titles.ts';
import { columnKey, columnLabels } from './column-keys.ts';
import type { FormLexicon, Lexicon } from './lexicon.ts';

export interface RecognitionInput {
  /** Candidate titles, nearest to the grid first. */
  titles: readonly string[];
  notes: readonly string[];
  /** Header paths of the value columns only. */
  paths: readonly (readonly string[])[];
  /** Texts of the body's cells, asked for where titles and notes do not tell. */
  texts: () => readonly string[];
}

/** Share of a form's signature columns that the header must show before it counts without a title. */
const HEADER_ALONE = 0.75;
/** Share of the value columns that a form must know where the title only means one of its own. */
const KNOWN_ENOUGH = 0.5;
/** Columns of another year or of what changed stand beside those of any form, and speak for none. */
const OTHER_PERIOD = /^(?:上年|去年|上一年)|^(?:比|较)|增、?减|增长|变动/;
const LABELS_ALONE = 6;
/** So many items of the other form; its total and the heads of columns have names that any form has. */
const COMPANION_ROWS = 4;
const CODES_ALONE = 8;
/** Columns that name a row, too, of a table that is printed across. */
const CELLS_ACROSS = 6;

/** Recognises a table; null where nothing speaks clearly for one form. */
export function recognizeForm(input: RecognitionInput, lexicon: Lexicon): string | null {
  const matches = input.titles.map((title) => matchTitle(title, lexicon.titles));
  const at = matches.findIndex(
    (match) => match !== null && (match.isListed || isBorneOut(input, match.table, lexicon)) && lexicon.forms.has(match.table),
  );
  const titled = withCompanion(matches[at]?.table, input, lexicon);
  const own = titled === undefined ? undefined : lexicon.forms.get(titled);
  if (titled !== undefined && own !== undefined && (input.paths.length === 0 || headerFit(input, own, lexicon) > 0)) return titled;
  // The full set of forms has tables by function under the titles of summaries (收入支出决算表).
  if (own?.form.rowsBy === 'label' && hasItems(input.texts(), lexicon)) return null;
  const fits = new Map([...lexicon.forms].map(([table, form]) => [table, headerFit(input, form, lexicon)]));
  if (titled !== undefined) {
    const rival = strongest(fits, HEADER_ALONE);
    if (rival !== null && isDistinct(rival)) return rival;
    // A title of another table stands between this one and the grid.
    const isAnothers = own?.form.signature.length !== 0 && input.titles.slice(0, at).some(isOwnTitle);
    return isAnothers ? null : titled;
  }
  const noted = byNote(input, fits, lexicon);
  const named = input.titles.some(isOwnTitle);
  return noted ?? (named ? null : byContent(input, fits, lexicon));
}

/** True for what can be nothing but the title of a single table. */
export function isOwnTitle(title: string): boolean {
  return looksLikeTitle(title) && !isGenericTitle(title);
}

/** The form whose rows may share the grid with those of the titled one, where the grid has them (部门决算相关信息统计表 with 三公 rows). */
function withCompanion(titled: string | undefined, { texts }: RecognitionInput, { forms }: Lexicon): string | undefined {
  const other = [...forms].find(([, { form }]) => titled !== undefined && form.beside === titled);
  if (other === undefined) return titled;
  const labels = new Set(texts().map((text) => stripOrdinal(normalizeLabel(text))));
  const own = [...labels].filter((label) => hasOwnRow(other[1], label)).length;
  return own >= COMPANION_ROWS ? other[0] : titled;
}

/** True where rows are functional items by code, which no summary prints. */
function hasItems(texts: readonly string[], { data }: Lexicon): boolean {
  return texts.some((text) => /^\d{7}$/.test(text) && data.functional.has(text));
}

/** True where the form knows, or needs not know, enough of the header for a title that no form lists. */
function isBorneOut({ paths }: RecognitionInput, table: string, lexicon: Lexicon): boolean {
  const form = lexicon.forms.get(table);
  if (form === undefined) return false;
  const own = paths.filter((path) => !path.some((label) => OTHER_PERIOD.test(normalizeLabel(label))));
  const known = own.map((path) => columnLabels(path, form, lexicon)).filter(({ labels, known }) => known || labels.length === 0).length;
  return known >= own.length * KNOWN_ENOUGH && (known > 0 || paths.length === 0);
}

/** Forms whose headers no other form shares. */
function isDistinct(table: string): boolean {
  return table === 'income' || table === 'expenditure';
}

/** Share of the signature found among the header's columns, times the share of columns that the form knows; 0 without signature. */
function headerFit(input: RecognitionInput, form: FormLexicon, lexicon: Lexicon): number {
  const { signature } = form.form;
  if (signature.length === 0) return 0;
  const keys = new Set<string>();
  let known = 0;
  for (const path of input.paths) {
    const key = columnKey(path, form, lexicon);
    if (!key.known) continue;
    known++;
    if (key.column !== null) keys.add(key.column);
    if (key.row !== null) keys.add(key.row);
  }
  const share = known / Math.max(1, input.paths.length);
  return (share * signature.filter((key) => keys.has(key)).length) / signature.length;
}

function strongest(fits: ReadonlyMap<string, number>, least: number): string | null {
  const ranked = [...fits].filter(([, fit]) => fit >= least).sort((a, b) => b[1] - a[1]);
  const [first, second] = ranked;
  return first !== undefined && (second === undefined || second[1] < first[1]) ? first[0] : null;
}

/** The form whose note phrase is the longest in the notes, if its header does not contradict it. */
function byNote(input: RecognitionInput, fits: ReadonlyMap<string, number>, lexicon: Lexicon): string | null {
  const text = normalizeLabel(input.notes.join(''));
  let best: { table: string; length: number } | null = null;
  for (const [table, form] of lexicon.forms) {
    if ((fits.get(table) ?? 0) === 0 && form.form.signature.length > 0) continue;
    for (const phrase of form.notePhrases) {
      if (text.includes(phrase) && phrase.length > (best?.length ?? 0)) best = { table, length: phrase.length };
    }
  }
  return best?.table ?? null;
}

/** Without title and note: a header that only one form has, many known row labels, or many economic codes. */
function byContent(input: RecognitionInput, fits: ReadonlyMap<string, number>, lexicon: Lexicon): string | null {
  const texts = input.texts();
  const codes = texts.filter((text) => /^\d{3,7}$/.test(text));
  const economic = codes.filter((code) => lexicon.data.economic.has(code) && /^3\d{4}$/.test(code)).length;
  if (economic >= CODES_ALONE && (fits.get('general_budget_basic_expenditure') ?? 0) > 0) return 'general_budget_basic_expenditure';
  const wide = [...lexicon.forms].filter(([, form]) => form.form.signature.length >= 3 && form.form.rowsBy === 'functional');
  const coded = codes.some((code) => lexicon.data.functional.has(code));
  if (coded) return strongest(new Map(wide.map(([table]) => [table, fits.get(table) ?? 0])), HEADER_ALONE);
  const across = strongest(fitsAcross(input, fits, lexicon), HEADER_ALONE);
  if (across !== null) return across;
  const labels = texts.filter((text) => /[\u4e00-\u9fff]/.test(text)).map((label) => stripOrdinal(normalizeLabel(label)));
  const counts = new Map<string, number>();
  for (const [table, form] of lexicon.forms) {
    if (form.form.rowsBy !== 'label') continue;
    const hits = labels.filter(
      (label) => hasOwnRow(form, label) || (form.form.classesByName === true && lexicon.classes.has(label)),
    ).length;
    if (hits >= LABELS_ALONE && (fits.get(table) ?? 0) > 0) counts.set(table, hits + (fits.get(table) ?? 0));
  }
  return strongest(counts, LABELS_ALONE);
}

/** How well the header fits each form whose rows and columns it both names: 预算数 and 决算数, each over 公务接待费 and others. */
function fitsAcross({ paths }: RecognitionInput, fits: ReadonlyMap<string, number>, lexicon: Lexicon): Map<string, number> {
  const across = new Map<string, number>();
  for (const [table, form] of lexicon.forms) {
    const keys = paths
      .map((path) => columnKey(path, form, lexicon))
      .filter(({ known, row, column }) => known && row !== null && column !== null);
    if (keys.length >= CELLS_ACROSS) across.set(table, fits.get(table) ?? 0);
  }
  return across;
}

/** True where the form itself has a row of that label, not another one that may share its grid. */
function hasOwnRow({ rows }: FormLexicon, label: string): boolean {
  return rows.get(label)?.some(({ table }) => table === undefined) === true;
}
