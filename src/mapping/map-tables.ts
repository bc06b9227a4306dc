/**
 * All tables of a document: grouped, recognised, mapped, with units and entities inherited where a table does not print them.
 *
 * In → Out: regions in reading order → mapped tables in the same order, and findings about grids that are no known table.
 */
import type { Finding } from '../anomaly/finding.ts';
import type { Grid, GridCell } from '../model/block.ts';
import { factKey } from '../model/fact.ts';
import type { Place } from '../model/place.ts';
import type { OtherReadings } from '../model/recognition.ts';
import type { Attribute } from '../model/table.ts';
import type { TableRegion } from '../segment/table-regions.ts';
import { bareTitle, isGenericTitle, looksLikeTitle } from '../segment/titles.ts';
import type { UnreadForm } from '../segment/unread-forms.ts';
import { mapAlignedForm } from './aligned-form.ts';
import { FormNumbers } from './form-numbers.ts';
import { countsIn, figuresIn, hasStatutoryShape, lostForm } from './group-shape.ts';
import { isGridCertain } from './joined-table.ts';
import type { FormLexicon, Lexicon } from './lexicon.ts';
import { documentFillsDecimals } from './lost-point.ts';
import type { MappedTable } from './mapped-table.ts';
import { Occurrences, withDoubted } from './occurrences.ts';
import { mapPerformance } from './performance.ts';
import { compilePerformance } from './performance-labels.ts';
import { tablesOfGrid } from './shared-grid.ts';
import { mapStatutory } from './statutory.ts';
import { outputTitle } from './table-attributes.ts';
import { groupTables, type PerformanceGroup, type StatutoryGroup, type TableGroup } from './table-groups.ts';
import { commonUnit, unitBeside } from './table-unit.ts';
import { unknownForm } from './unknown-form.ts';

export interface MappedTables {
  tables: MappedTable[];
  findings: Finding[];
  /** What recognised figures that were read in two ways may be instead, by their place. */
  otherReadings: OtherReadings;
}

/** The unit that the statutory forms prescribe, assumed where no table of the document states one. */
const PRESCRIBED_UNIT = '万元';
/** Figures from which a grid that is no known table is worth a line in the log. */
const FIGURES_WORTH_REPORTING = 1;

/** What a page may do to a figure, and the rule that tells it. */
const MARKED_FIGURES = [
  ['clipped', 'structure/clipped-figure'],
  ['struck', 'structure/struck-figure'],
] as const;

/**
 * Maps all tables. `confidence` is that of a fact from this source: 1 for a digital text layer, null for a text dump; `unread` are the
 * forms that were seen and are no region.
 */
export function mapTables(
  regions: readonly TableRegion[],
  lexicon: Lexicon,
  confidence: number | null,
  unread: readonly UnreadForm[] = [],
): MappedTables {
  const groups = groupTables(regions, lexicon);
  const mapper = new TableMapper(lexicon, confidence, { unit: commonUnit(groups), isFilled: isFilled(groups) }, unread);
  for (const group of groups) {
    if (group.kind === 'statutory') mapper.addStatutory(group);
    else mapper.addPerformance(group);
  }
  return mapper.result;
}

/** What the statutory tables of a document have in common; `isFilled` where all print two decimals. */
type Common = { unit: Attribute | null; isFilled: boolean };

class TableMapper {
  readonly result: MappedTables;
  readonly #lexicon: Lexicon;
  readonly #confidence: number | null;
  readonly #numbers: FormNumbers;
  readonly #occurrences = new Occurrences();
  readonly #common: Common;
  #unit: Attribute | null = null;
  #entity: Attribute | null = null;

  constructor(lexicon: Lexicon, confidence: number | null, common: Common, unread: readonly UnreadForm[]) {
    this.result = { tables: [], findings: [], otherReadings: this.#occurrences.otherReadings };
    this.#numbers = new FormNumbers(unread);
    this.#lexicon = lexicon;
    this.#confidence = confidence;
    this.#common = common;
  }

  addPerformance(group: PerformanceGroup): void {
    const first = group.regions[0];
    const occurrence = this.#numbers.next(group.kind, first?.grid.place ?? null);
    const title = outputTitle(group.attributes.titles, this.#lexicon.titles);
    const caption = first?.captions.find((line) => outputTitle([line.text], this.#lexicon.titles) === title);
    const input = {
      kind: group.kind,
      occurrence,
      title,
      titleSource: caption?.place ?? first?.heading?.place ?? null,
      captions: group.regions.flatMap((region) => region.captions),
      grids: group.regions.map((region) => region.grid),
      family: null,
      confidence: this.#confidence,
    };
    const map = input.grids.every((grid) => isGridCertain(grid.origin)) ? mapPerformance : mapAlignedForm;
    const mapped = map(input, this.#lexicon.data.performance);
    this.result.tables.push(mapped);
    this.#reportMarked(mapped, input.title, input.grids);
  }

  addStatutory(group: StatutoryGroup): void {
    const form = this.#formOf(group);
    if (form === null) {
      this.#reportUnrecognised(group);
      this.#passLostForm(group);
      return;
    }
    const title = outputTitle(group.attributes.titles, this.#lexicon.titles) || (form.form.titles[0] ?? form.form.table);
    const unit = this.#inheritUnit(group, title);
    const entity = group.attributes.entity ?? inherited(this.#entity);
    const map = (occurrence: number): MappedTable =>
      mapStatutory({
        form,
        lexicon: this.#lexicon,
        occurrence,
        pieces: group.pieces,
        title,
        formNumber: group.attributes.formNumber,
        unit,
        entity,
        year: group.attributes.year,
        notes: group.regions.flatMap((region) => region.notes.map((note) => note.text)),
        confidence: this.#confidence,
        isFilled: this.#common.isFilled,
      });
    this.#entity = group.attributes.entity ?? this.#entity;
    const mapped = map(1);
    if (form.form.table.startsWith('x:') && mapped.facts.length > 0) this.#find('structure/unknown-table', { title }, group);
    const grids = group.pieces.map(({ grid }) => grid);
    for (const { cells } of grids) this.#occurrences.note(cells);
    for (const part of tablesOfGrid(mapped)) {
      const again = (occurrence: number): MappedTable =>
        tablesOfGrid(map(occurrence)).find(({ table }) => table.table === part.table.table) ?? part;
      this.#add(part, again);
    }
    this.#reportMarked(mapped, title, grids);
  }

  /** Adds a table as the occurrence that it is. */
  #add(part: MappedTable, again: (occurrence: number) => MappedTable): void {
    const { mapped, doubted } = this.#occurrences.settle(part, again);
    if (doubted.size > 0) this.result.tables = this.result.tables.map((table) => withDoubted(table, doubted));
    this.result.tables.push(mapped);
  }

  /** Figures that the page hides in part or strikes out: they are read from the text layer, and the log names them. */
  #reportMarked({ facts }: MappedTable, title: string, grids: readonly Grid[]): void {
    for (const [trait, rule] of MARKED_FIGURES) {
      const places = new Set<Place>();
      for (const { cells } of grids) for (const cell of cells) if (cell[trait] === true) places.add(cell.place);
      const own = places.size === 0 ? [] : facts.filter((fact) => places.has(fact.source));
      if (own.length === 0) continue;
      this.result.findings.push({
        rule,
        args: { table: title, count: String(own.length) },
        locations: own.map((fact) => fact.source),
        facts: own.map(factKey),
      });
    }
  }

  #formOf(group: StatutoryGroup): FormLexicon | null {
    if (group.form !== null) return this.#lexicon.forms.get(group.form) ?? null;
    const title = group.attributes.titles.find((candidate) => looksLikeTitle(candidate) && !isGenericTitle(candidate));
    return title !== undefined && hasStatutoryShape(group) ? unknownForm(bareTitle(title), group.pieces[0], this.#lexicon) : null;
  }

  #inheritUnit(group: StatutoryGroup, title: string): Attribute {
    const own = group.attributes.unit ?? unitBeside(group);
    if (own !== null) {
      this.#unit = own;
      return own;
    }
    const from = inherited(this.#unit);
    if (from !== null) return from;
    const common = inherited(this.#common.unit);
    if (common !== null) {
      this.#find('unit/from-other-tables', { table: title, unit: common.value }, group);
      return common;
    }
    this.#find('unit/assumed', { table: title, unit: PRESCRIBED_UNIT }, group);
    return { value: PRESCRIBED_UNIT, found: 'assumed', source: null };
  }

  #reportUnrecognised(group: StatutoryGroup): void {
    const title = outputTitle(group.attributes.titles, this.#lexicon.titles);
    const count = figuresIn(group) || (looksLikeTitle(title) && !isGenericTitle(title) ? countsIn(group) : 0);
    if (count >= FIGURES_WORTH_REPORTING) this.#find('structure/unrecognised-table', { title, count: String(count) }, group);
  }

  /** The number of a self-evaluation form that could not be read stays its own: the next one must not stand for it. */
  #passLostForm(group: StatutoryGroup): void {
    const kind = lostForm(group, compilePerformance(this.#lexicon.data.performance));
    if (kind !== null) this.#numbers.pass(kind);
  }

  #find(rule: Finding['rule'], args: Record<string, string>, group: StatutoryGroup): void {
    this.result.findings.push({ rule, args, locations: group.pieces.slice(0, 1).map((piece) => piece.grid.place) });
  }
}

function isFilled(groups: readonly TableGroup[]): boolean {
  const statutory = groups.filter((group) => group.kind === 'statutory');
  const none: GridCell[] = [];
  return documentFillsDecimals(statutory.map(({ pieces }) => none.concat(...pieces.map(({ grid }) => grid.cells))));
}

function inherited(attribute: Attribute | null): Attribute | null {
  return attribute === null ? null : { ...attribute, found: 'inherited' };
}
