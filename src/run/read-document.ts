/**
 * One input's bytes to everything known of it: the pipeline of stages, in order, with no domain knowledge of its own.
 */
import { CATALOGUE } from '../anomaly/catalogue.ts';
import { type Finding, logOf } from '../anomaly/finding.ts';
import { type CheckInput, checkDocument } from '../check/check-document.ts';
import { restoreAligned } from '../collapsed/restore-aligned.ts';
import { restoreCollapsed } from '../collapsed/restore-collapsed.ts';
import { restoreForms } from '../collapsed/restore-forms.ts';
import { chooseFamily } from '../mapping/choose-family.ts';
import { compileLexicon, type Lexicon } from '../mapping/lexicon.ts';
import { type MappedTables, mapTables } from '../mapping/map-tables.ts';
import type { MappedTable } from '../mapping/mapped-table.ts';
import { compilePerformance } from '../mapping/performance-labels.ts';
import type { Anomaly } from '../model/anomaly.ts';
import type { Block } from '../model/block.ts';
import { type Document, type DocumentKind, SCHEMA_VERSION } from '../model/document.ts';
import type { Forms } from '../model/form.ts';
import type { OcrEngine, OcrMode } from '../model/ocr-mode.ts';
import type { Place } from '../model/place.ts';
import type { Table } from '../model/table.ts';
import { readClaims } from '../narrative/read-claims.ts';
import { markRecognised } from '../narrative/recognised-claims.ts';
import { contradictedRows, type DamageScope } from '../proof/damaged-rows.ts';
import { doubtsOf } from '../proof/doubts.ts';
import { proveReadings } from '../proof/prove-readings.ts';
import { settleClaims } from '../proof/settle-claims.ts';
import { settleUnit, shownUnit } from '../proof/settle-units.ts';
import { correctRecognised } from '../repair/recognised-blocks.ts';
import { documentKind } from '../segment/document-kind.ts';
import { looseFigures } from '../segment/loose-figures.ts';
import { looseForms } from '../segment/loose-forms.ts';
import { type Outline, outline } from '../segment/outline.ts';
import { findTableRegions, type TableRegion } from '../segment/table-regions.ts';
import { unreadForms } from '../segment/unread-forms.ts';
import type { PageStore } from './page-store.ts';
import { type BlocksRead, readBlocks } from './read-blocks.ts';
import type { PageProgress } from './task.ts';

/** An input as the run knows it before it is read. */
export interface SourceFile {
  /** Path as given, relative to the input root, with `/` as separator. */
  file: string;
  bytes: Uint8Array;
  sha256: string;
  /** `<document id>` of the contract §7. */
  id: string;
}

export interface ReadOptions {
  forms: Forms;
  /** Password tried on an encrypted PDF; none by default. */
  password?: string;
  /** Largest number of pages of a PDF; unlimited by default. */
  maxPages?: number;
  /** When pages are read from their image. @default auto */
  ocr?: OcrMode;
  ocrEngine?: OcrEngine;
  /** Pages that are read from their image at once. @default 1 */
  ocrLanes?: number;
  /** Where pages that were read from their image are kept until the document is done; nowhere by default. */
  pageStore?: PageStore;
  /** Told of each page that was read from its image. */
  onPage?: (progress: PageProgress) => void;
  /** Stops the work between two pages when aborted. */
  signal?: AbortSignal;
}

export interface ReadResult {
  document: Document;
  anomalies: Anomaly[];
}

/** A document as it is read, before it is held against itself. */
export interface UncheckedDocument {
  input: CheckInput;
  /** What was odd in reading, in the order of the stages. */
  findings: Finding[];
}

/** Reads one document. Throws DocumentError where it cannot be processed, and the signal's reason when aborted. */
export async function readDocument(source: SourceFile, options: ReadOptions): Promise<ReadResult> {
  return checked(await readUnchecked(source, options));
}

/** Checks a document that was read. */
export function checked({ input, findings }: UncheckedDocument): ReadResult {
  const { document } = input;
  return { document, anomalies: logOf([...findings, ...checkDocument(input)], document.facts) };
}

/** Reads all of a document and checks nothing; throws as `readDocument`. */
export async function readUnchecked(source: SourceFile, options: ReadOptions): Promise<UncheckedDocument> {
  const found = await readBlocks(source.bytes, options);
  const corrected = correctRecognised(found.blocks, options.forms);
  const lexicon = compileLexicon(options.forms);
  const labels = compilePerformance(options.forms.performance);
  const read = {
    ...found,
    blocks: restoreForms(restoreAligned(restoreCollapsed(corrected.blocks, lexicon), labels), labels),
  };
  const kind = kindOf(read);
  const regions = kind === 'final_account' ? findTableRegions(read.blocks, lexicon.titles) : [];
  const confidence = read.mediaType === 'application/pdf' ? 1 : null;
  const mapped: MappedTables = mapTables(regions, lexicon, confidence, unreadForms(read.blocks, options.forms.performance));
  const outlined = outline({ blocks: read.blocks, tableLines: tableLines(regions), file: source.file });
  const document = assemble({ source, read, kind, outline: outlined, tables: mapped.tables, lexicon });
  const figures = kind === 'final_account' ? looseFigures(read.blocks) : [];
  const loose = kind === 'final_account' ? [...figures, ...looseForms(read.blocks, options.forms.performance)] : [];
  const losses = { unreadablePages: read.unreadablePages, loose: figures };
  leaveOutContradicted(document, mapped, { rules: options.forms.rules, incomplete: incompleteTables(mapped, losses) });
  if (kind === 'final_account') {
    const claimsOf = (): Document['claims'] =>
      markRecognised(readClaims({ document, lines: outlined.lines, forms: options.forms }), read.blocks);
    document.claims = claimsOf();
    if (takeShownUnit(document, mapped)) document.claims = claimsOf();
  }
  const proof = proveReadings(document, doubtsOf(document.facts, read.blocks, mapped.otherReadings), options.forms.rules);
  document.facts = document.facts.map((fact) => proof.facts.get(fact) ?? fact);
  const settled = settleClaims(document);
  document.claims = settled.claims;
  const input: CheckInput = {
    document,
    incomplete: incompleteTables(mapped, losses),
    lines: read.blocks.filter((block) => block.kind === 'line'),
    unread: unreadPlaces(read, [...mapped.findings, ...loose]),
    forms: options.forms,
  };
  const findings = [
    ...read.unreadablePages.map(unreadablePage),
    ...read.findings,
    ...mapped.tables.flatMap((table) => table.findings),
    ...mapped.findings,
    ...loose,
    ...outlined.findings,
    ...corrected.findings,
    ...proof.findings,
    ...settled.findings,
  ];
  return { input, findings };
}

/** Reads amounts in the unit that sentences show where tables state none; true where that is another one than was assumed. */
function takeShownUnit(document: Document, mapped: MappedTables): boolean {
  const shown = shownUnit(document);
  if (shown === null) return false;
  mapped.findings = [...mapped.findings.filter(({ rule }) => rule !== 'unit/assumed'), settleUnit(document, shown)];
  return true;
}

/** Takes the rows back that lost or doubled a cell and whose figures, as they were placed, contradict the accounts. */
function leaveOutContradicted(document: Document, { tables }: MappedTables, scope: DamageScope): void {
  const rows = contradictedRows(
    document,
    tables.flatMap(({ damaged }) => damaged),
    scope,
  );
  if (rows.size === 0) return;
  const lost = new Set([...rows].flatMap(({ facts }) => facts));
  document.facts = document.facts.filter((fact) => !lost.has(fact));
  for (const { damaged, findings } of tables) {
    for (const row of damaged) {
      if (!rows.has(row)) continue;
      findings.push({ rule: 'structure/row-ambiguous', args: { table: row.title, label: row.label }, locations: [row.place] });
    }
  }
}

function kindOf(read: BlocksRead): DocumentKind {
  if (read.mediaType === 'text/html') return 'web_page';
  return read.pages === null ? documentKind(read.blocks) : documentKind(read.blocks, read.pages);
}

function unreadablePage(page: number): Finding {
  return { rule: 'structure/unreadable-page', args: { page: String(page) }, locations: [{ page, ...WHOLE_PAGE }] };
}
const WHOLE_PAGE: Omit<Place, 'page'> = { bbox: null, line: null, lineEnd: null, columns: null };

/**
 * `table#occurrence` of the tables that have figures which did not become facts, or may have some beside them: on an unreadable page,
 * in a grid, or in plain lines, on the same page or the next that were no known table.
 */
function incompleteTables(
  { tables, findings: others }: MappedTables,
  { unreadablePages, loose }: { unreadablePages: readonly number[]; loose: readonly Finding[] },
): Set<string> {
  const isLoss = ({ rule, severity = CATALOGUE[rule].severity }: Finding): boolean =>
    severity === 'error' || (severity !== 'info' && LOSSES.has(rule));
  const strays = others.filter(({ rule }) => rule === 'structure/unrecognised-table').flatMap(({ locations }) => locations[0]?.page ?? []);
  const plain = loose.flatMap(({ locations }) => locations.flatMap(({ page }) => page ?? []));
  const isCut = ({ pages }: Table): boolean =>
    unreadablePages.some((lost) => pages.some((page) => Math.abs(page - lost) <= 1)) ||
    strays.some((page) => pages.includes(page - 1) || pages.includes(page)) ||
    plain.some((page) => pages.includes(page - 1) || pages.includes(page));
  const incomplete = tables.filter(({ table, findings }) => findings.some(isLoss) || isCut(table));
  return new Set(incomplete.map(({ table }) => `${table.table}#${table.occurrence}`));
}

/** Grids of figures that were no known table, figures outside of tables, and pages without text, on which a table may be an image. */
function unreadPlaces({ pages }: BlocksRead, findings: readonly Finding[]): number {
  const grids = findings.filter(({ rule }) => rule === 'structure/unrecognised-table' || rule === 'structure/loose-figures').length;
  return grids + (pages === null ? 0 : pages.pages - pages.pagesWithText);
}

/** Rules below `error` that stand for a figure without a fact. */
const LOSSES: ReadonlySet<Finding['rule']> = new Set(['ocr/unreadable-cell', 'structure/unlabelled-figure'] as const);

/** Captions and notes of tables: neither headings nor paragraphs. */
function tableLines(regions: readonly TableRegion[]): ReadonlySet<Block> {
  return new Set<Block>(regions.flatMap((region) => [...region.captions, ...region.notes]));
}

interface Parts {
  source: SourceFile;
  read: BlocksRead;
  kind: DocumentKind;
  outline: Outline;
  tables: readonly MappedTable[];
  lexicon: Lexicon;
}

function assemble({ source, read, kind, outline, tables, lexicon }: Parts): Document {
  const printed = tables.map((mapped) => mapped.table);
  const family = chooseFamily(
    {
      tables: printed.map(({ table, formNumber, title }) => ({ table, formNumber, title })),
      unitName: outline.unitName,
      fiscalYear: outline.fiscalYear,
    },
    lexicon.data.families,
  );
  return {
    schemaVersion: SCHEMA_VERSION,
    id: source.id,
    file: source.file,
    sha256: source.sha256,
    bytes: source.bytes.byteLength,
    mediaType: read.mediaType,
    encoding: read.encoding,
    documentKind: kind,
    title: outline.title,
    unitName: outline.unitName,
    unitNameVariants: outline.unitNameVariants,
    entityKind: outline.entityKind,
    fiscalYear: outline.fiscalYear,
    publishedOn: outline.publishedOn,
    formFamily: family,
    pages: read.pages?.pages ?? null,
    toc: outline.toc,
    sections: outline.sections,
    tables: printed.map((table) => ({ ...table, family: family ?? table.family })),
    facts: tables.flatMap((mapped) => mapped.facts),
    claims: [],
    indicators: tables.flatMap((mapped) => mapped.indicators),
  };
}
