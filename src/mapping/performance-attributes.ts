/**
 * What the head of a self-evaluation table says: project, department, implementing unit, entity, unit of money, year.
 *
 * In → Out: rows, caption lines → attributes with their places. A value stands in the cell behind its label or after a colon in the same
 * cell. Limits: a name printed nowhere stays empty; a title is taken for the project's name only where it stands in the grid in place of
 * the form's title while the name cell is blank or repeats the department.
 */
import type { TextLine } from '../model/block.ts';
import { normalizeLabel, toHalfWidth } from '../model/label.ts';
import type { Place } from '../model/place.ts';
import type { Attribute } from '../model/table.ts';
import type { FormCell, FormRow } from './performance-join.ts';
import { labelKey, lookUp, type PerformanceLabels } from './performance-labels.ts';
import type { RowKind } from './performance-sections.ts';

export interface NamedValue {
  value: string;
  place: Place;
}

export interface PerformanceHead {
  projectName: NamedValue | null;
  department: NamedValue | null;
  unit: NamedValue | null;
  entity: NamedValue | null;
  /** True where the project's name was taken from the caption row. */
  nameFromCaption: boolean;
  /** Title inside the grid; null where none. */
  title: NamedValue | null;
}

/** The rows of a form with what stands above it. */
interface HeadSource {
  rows: readonly FormRow[];
  kinds: readonly RowKind[];
  captions: readonly TextLine[];
}

/** Reads the head of a table: what its grid says, and for the rest the lines above. */
export function readHead({ rows, kinds, captions: above }: HeadSource, labels: PerformanceLabels): PerformanceHead {
  const found = new Map([...headAbove(above, labels), ...readNamed(rows, kinds, labels)]);
  const captions = rows.filter((_, at) => kinds[at] === 'caption').flatMap((row) => row.filled.slice(0, 1));
  const title = captions.find((cell) => isTitle(cell, labels));
  const swallowed = captions.find((cell) => cell.cell.row === 0 && !isTitle(cell, labels) && !NO_NAME.test(normalizeLabel(cell.text)));
  const [name, department] = [found.get('projectName') ?? null, found.get('department') ?? null];
  const takeCaption = swallowed !== undefined && (name === null || name.value === department?.value);
  return {
    projectName: takeCaption ? named(swallowed) : name,
    department,
    unit: found.get('unit') ?? null,
    entity: found.get('entity') ?? null,
    nameFromCaption: takeCaption,
    title: title === undefined ? null : named(title),
  };
}

function named(cell: FormCell): NamedValue {
  return { value: cell.text, place: cell.cell.place };
}

/** The first value of every attribute in the head. */
function readNamed(rows: readonly FormRow[], kinds: readonly RowKind[], labels: PerformanceLabels): Map<string, NamedValue> {
  const found = new Map<string, NamedValue>();
  for (const row of rows.filter((_, at) => kinds[at] === 'attributes' || kinds[at] === 'caption')) {
    for (const [i, cell] of row.filled.entries()) {
      const attribute = attributeOf(cell, row.filled[i + 1] ?? null, labels);
      if (attribute !== null && !found.has(attribute.attribute))
        found.set(attribute.attribute, { value: attribute.value, place: cell.cell.place });
    }
  }
  return found;
}

function isTitle(cell: FormCell, labels: PerformanceLabels): boolean {
  const key = normalizeLabel(cell.text);
  return labels.titleWords.some((word) => key.includes(word));
}

/** Captions that are neither title nor name: a year, a number of an attachment. */
const NO_NAME = /^\(?20\d\d年|^附[件表录]/;

/**
 * The attribute whose label a cell is, with its value from the next cell or from behind the colon; null where it is none or has no
 * value.
 */
function attributeOf(cell: FormCell, next: FormCell | null, labels: PerformanceLabels): { attribute: string; value: string } | null {
  const [label = '', ...rest] = cell.text.split(/[:：]/);
  const [value = '', ...more] = rest;
  const inner = (more.length > 0 ? (beforeLabel(value, labels) ?? rest.join('：')) : value).trim();
  const attribute = lookUp(labels.attributes, labelKey(inner === '' ? cell.text : label));
  if (attribute === undefined) return null;
  if (inner !== '') return { attribute, value: inner };
  return next === null || isLabel(next, labels) ? null : { attribute, value: next.text };
}

/** A value without the label of the next one behind it, in a cell that holds both (单位名称：…填报日期：…); null where it ends with none. */
function beforeLabel(value: string, labels: PerformanceLabels): string | null {
  const next = [...labels.closingLabels].find((label) => value.length > label.length && value.endsWith(label));
  return next === undefined ? null : value.slice(0, -next.length);
}

function isLabel(cell: FormCell, labels: PerformanceLabels): boolean {
  return lookUp(labels.attributes, labelKey(cell.text.split(/[:：]/)[0] ?? '')) !== undefined;
}

/** What a head that stands in lines above the grid says: 项目名称：… alone in its line, or several, parted by more than a blank. */
export function headAbove(captions: readonly TextLine[], labels: PerformanceLabels): ReadonlyMap<string, NamedValue> {
  const found = new Map<string, NamedValue>();
  for (const { text, place } of captions)
    for (const part of text.trim().split(PARTED)) {
      const [label = '', ...rest] = part.split(/[:：]/);
      const attribute = lookUp(labels.attributes, labelKey(label));
      const value = rest.join('：').trim();
      if (attribute !== undefined && value !== '' && !found.has(attribute)) found.set(attribute, { value, place });
    }
  return found;
}

const PARTED = /\s{2,}|\t/;

/** True where a row holds the label of a project's name, with or without a value. */
export function namesProject(row: FormRow, labels: PerformanceLabels): boolean {
  return row.filled.some(({ text }) => lookUp(labels.attributes, labelKey(text.split(/[:：]/)[0] ?? '')) === 'projectName');
}

/** True where a row holds the label of the entity that an overall evaluation is of. */
export function namesEntity(row: FormRow, labels: PerformanceLabels): boolean {
  return row.filled.some(({ text }) => lookUp(labels.attributes, labelKey(text.split(/[:：]/)[0] ?? '')) === 'entity');
}

const MONEY_UNIT = /[(:：]\s*(?:人民币)?\s*(百万元|万元|亿元|千元|元)\s*(?:$|[)，,、\s])/;

/** The unit of money that a label or caption states; null where it states none. */
export function moneyUnitIn(text: string): string | null {
  return text.includes('元') ? (MONEY_UNIT.exec(toHalfWidth(text))?.[1] ?? null) : null;
}

/** The unit of money in force: that of the funds block's labels, else of a caption; null where neither states one. */
export function readMoneyUnit(rows: readonly FormRow[], kinds: readonly RowKind[], captions: readonly TextLine[]): Attribute | null {
  for (const [at, row] of rows.entries()) {
    if (kinds[at] === 'indicator' || kinds[at] === 'goal' || kinds[at] === 'closing') continue;
    for (const cell of row.filled) {
      const value = moneyUnitIn(cell.text);
      if (value !== null) return { value, found: 'grid', source: cell.cell.place };
    }
  }
  for (const line of captions.toReversed()) {
    const value = moneyUnitIn(line.text);
    if (value !== null) return { value, found: 'caption', source: line.place };
  }
  return null;
}

/** A year, but not that of a date (填报日期：2024年3月22日). */
const YEAR = /(20\d\d)\s*年(?!\s*\d{1,2}\s*月)/;

/**
 * The fiscal year: that of the title in the grid, else of the given title, else of the caption nearest to the grid; null where none
 * states one.
 */
export function readYear(
  inGrid: NamedValue | null,
  title: { text: string; place: Place | null },
  captions: readonly TextLine[],
): Attribute | null {
  const candidates: { text: string; found: Attribute['found']; source: Place | null }[] = [
    { text: inGrid?.value ?? '', found: 'grid', source: inGrid?.place ?? null },
    { text: title.text, found: 'caption', source: title.place },
    ...captions.toReversed().map((line) => ({ text: line.text, found: 'caption' as const, source: line.place })),
  ];
  for (const { text, found, source } of candidates) {
    const value = YEAR.exec(toHalfWidth(text))?.[1];
    if (value !== undefined) return { value, found, source };
  }
  return null;
}
