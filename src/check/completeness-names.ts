/**
 * The name of the unit where it is printed differently: over tables, in headings and sentences, in self-evaluation tables.
 *
 * In → Out: document → `identity/unit-name`, one finding for each wrong spelling with all its places.
 * The right name is that of the cover or, where more tables bear another one, the one that prevails; units listed as belonging to
 * the department are names of their own. Short forms are no slips. Another unit's name is told over a few statutory tables of a set
 * that bears the right one. Limits: of a department's many units only slips are told.
 */
import type { Finding } from '../anomaly/finding.ts';
import type { CompletenessVocabulary } from '../model/completeness.ts';
import { editDistance } from '../model/edit-distance.ts';
import { normalizeLabel } from '../model/label.ts';
import type { Place } from '../model/place.ts';
import type { CheckContext } from './check-document.ts';
import { documentText, textPieces } from './document-text.ts';
import { doubledText } from './doubled-text.ts';
import { formNames, oddNames } from './evaluated-names.ts';
import { namesakesIn, unitsSpokenOf } from './namesakes.ts';
import { plainName, relate } from './unit-name.ts';

interface Named {
  name: string;
  place: Place;
  /** True over a statutory table and in a heading: there the unit itself is named. */
  formal: boolean;
  /** True for the unit of a self-evaluation table. */
  evaluated: boolean;
  /** True for a unit of the same kind and another place of which a sentence speaks as of itself. */
  elsewhere?: true;
}

const MOST_INSERTED = 6;
const USUALLY_INSERTED = 3;

/** A wrong spelling with the right one and all its places. */
interface Slip {
  named: Named;
  right: string;
  places: Place[];
}

export function checkNames(context: CheckContext): Finding[] {
  const { document, forms } = context;
  if (document.unitName === null) return [];
  const vocabulary = forms.completeness;
  const expected = [document.unitName, ...listedUnits(context)];
  const plain = new Map(expected.map((name) => [plainName(name, vocabulary), name]));
  const evaluated = formNames(document);
  const odd = oddNames(document, evaluated, { known: plain, vocabulary });
  const rightOf = rightNames(context, document.unitName, { plain, odd });
  const slips = new Map<string, Slip>();
  const alone = evaluated.filter(({ name }) => odd.has(plainName(name, vocabulary)));
  for (const named of [
    ...allNames(context, expected),
    ...alone.map(({ name, place }) => ({ name, place, formal: false, evaluated: true })),
  ]) {
    const own = plainName(named.name, vocabulary);
    const right = plain.has(own) || slips.size > MOST_SLIPS ? null : rightOf(named, own);
    if (right !== null) note(slips, own, { named, right, places: [named.place] });
  }
  return [
    ...cutCoverName(context, document.unitName),
    ...[...slips.values()]
      .filter(({ right }) => doubledText(right, vocabulary).length === 0)
      .map(({ named, right, places }) => findingOf(named, right, [...new Set(places)])),
  ];
}

/** The name on the cover without its last character, where the tables bear it whole. */
function cutCoverName({ document, forms, lines }: CheckContext, unit: string): Finding[] {
  if (endsAsName(unit, forms.completeness)) return [];
  const whole = document.tables.flatMap(({ entity }) =>
    entity !== null && entity.found !== 'inherited' && entity.value.slice(0, -1) === unit ? [entity.value] : [],
  );
  const [right] = whole;
  if (right === undefined || whole.length < LEAST_RIGHT || !endsAsName(right, forms.completeness)) return [];
  const cover = lines.find(({ text }) => text.includes(unit) && !text.includes(right));
  return cover === undefined ? [] : [findingOf({ name: unit, place: cover.place, formal: false, evaluated: false }, right, [cover.place])];
}

function note(slips: Map<string, Slip>, name: string, slip: Slip): void {
  const known = slips.get(name);
  if (known === undefined) slips.set(name, slip);
  else {
    known.places.push(...slip.places);
    if (slip.named.formal && !known.named.formal) known.named = slip.named;
  }
}

/** Tells which name should stand in place of another; null where the other is right, or of a unit of its own. */
function rightNames(
  context: CheckContext,
  unit: string,
  { plain, odd }: { plain: ReadonlyMap<string, string>; odd: ReadonlyMap<string, string> },
): (named: Named, own: string) => string | null {
  const { document, forms } = context;
  const { distinctive } = forms.completeness;
  const foreign = foreignNames(context, plain);
  // The evaluations of a single unit are its own, so that even a longer insertion is a slip.
  const insertable = ({ evaluated }: Named): number => (evaluated && document.entityKind === '单位' ? MOST_INSERTED : USUALLY_INSERTED);
  return (named, own) => {
    for (const [name, printed] of plain) {
      const lacksEnd = name.slice(0, -1) === own && !endsAsName(own, forms.completeness);
      if (lacksEnd || relate(name, own, { distinctive, inserted: insertable(named) }) === 'slip') return printed;
    }
    return named.elsewhere === true || (named.formal && foreign.has(own)) ? unit : named.evaluated ? (odd.get(own) ?? null) : null;
  };
}

/** Fewest statutory tables with the right name that make another one over the rest of them a mistake. */
const LEAST_RIGHT = 3;
/** How many times more tables must have the right name than any other. */
const RIGHT_PREVAILS = 2;

/** Tables printed more than once that still are no second set: families print one form under two titles. */
const MOST_REPEATED = 2;

/**
 * Plain names over statutory tables that are none of the unit's, where most tables bear its own. None where several tables are printed
 * more than once: the document may then hold the accounts of several units.
 */
function foreignNames({ document, forms }: CheckContext, known: ReadonlyMap<string, string>): ReadonlySet<string> {
  const tables = document.tables.filter(({ table }) => !table.endsWith('_performance'));
  if (tables.filter(({ occurrence }) => occurrence > 1).length > MOST_REPEATED) return new Set();
  const names = tables.flatMap(({ entity }) =>
    entity === null || entity.found === 'inherited' ? [] : [plainName(entity.value, forms.completeness)],
  );
  const { distinctive } = forms.completeness;
  const others = names.filter((name) =>
    [...known.keys()].every((own) => isForeign(name, own, forms.completeness) && relate(own, name, { distinctive }) !== 'slip'),
  );
  const right = names.filter((name) => known.has(name)).length;
  return right < LEAST_RIGHT || right < RIGHT_PREVAILS * others.length ? new Set() : new Set(others);
}

/** False for a short form, a longer one, and words that are no name. */
function isForeign(name: string, own: string, vocabulary: CompletenessVocabulary): boolean {
  if (name.startsWith(own) || own.startsWith(name) || name.endsWith(own) || own.endsWith(name)) return false;
  return endsAsName(name, vocabulary) || editDistance(name, own) === 1;
}

/** More spellings than these mean that the names are those of many units. */
const MOST_SLIPS = 20;

function findingOf({ name, formal }: Named, right: string, places: readonly Place[]): Finding {
  return {
    rule: 'identity/unit-name',
    ...(formal ? {} : { severity: 'warning' }),
    args: { actual: name, expected: right, count: String(places.length) },
    locations: [...places],
    expected: right,
    actual: name,
  };
}

const LIST_ITEM = /^(?:[（(]?[\d一二三四五六七八九十]{1,3}[）)]?[.．、]?|-)\s*(.{4,40}?)[。；;，,]?$/;

/** Units that the overview lists as belonging to the department. */
function listedUnits({ document, forms }: CheckContext): string[] {
  const paragraphs = textPieces(document).filter(({ part, kind }) => part === 'overview' && kind === 'paragraph');
  return paragraphs.flatMap(({ text }) => {
    const name = LIST_ITEM.exec(text.trim())?.[1]?.replace(/[(（][^()（）]*[)）]$/, '');
    return name !== undefined && endsAsName(name, forms.completeness) ? [name] : [];
  });
}

function endsAsName(name: string, { nameEnds }: CompletenessVocabulary): boolean {
  return nameEnds.some((end) => name.endsWith(end));
}

/** All names printed: of tables, headings, evaluated units, and those in running text that begin as an expected one does. */
function allNames(context: CheckContext, expected: readonly string[]): Named[] {
  const { document } = context;
  const tables = document.tables.flatMap(({ entity, attributes, table, source }): Named[] => {
    const isForm = table.endsWith('_performance');
    const printed =
      entity !== null && entity.found !== 'inherited'
        ? [{ name: entity.value, place: entity.source ?? source, formal: !isForm, evaluated: isForm }]
        : [];
    const { unit } = attributes;
    if (unit === undefined) return printed;
    const isRepeated = normalizeLabel(unit) === normalizeLabel(entity?.value ?? '');
    return [...printed, ...(isRepeated ? [] : [{ name: unit, place: source, formal: false, evaluated: true }])];
  });
  const variants = document.unitNameVariants.map(({ name, source }) => ({ name, place: source, formal: true, evaluated: false }));
  return [...tables, ...variants, ...namesInText(context, expected), ...namesakes(context), ...strangers(context, expected)];
}

/** Characters by which a name in running text is found: long enough to be no other unit’s, short enough to survive a slip behind. */
const ANCHOR = 5;
/** Characters that a slip may add. */
const MARGIN = 4;

function namesInText({ document, forms }: CheckContext, expected: readonly string[]): Named[] {
  const ends = forms.completeness.nameEnds;
  const main = expected[0] ?? '';
  const end = ends.find((own) => main.endsWith(own));
  if (end === undefined || main.length < ANCHOR + end.length) return [];
  const anchor = main.slice(0, ANCHOR);
  const { joined, pieceAt } = documentText(document);
  const found: Named[] = [];
  for (let at = joined.indexOf(anchor); at >= 0; at = joined.indexOf(anchor, at + 1)) {
    const name = nameAt(joined, at, { main, end });
    if (name === null) continue;
    const { piece } = pieceAt(at);
    if (piece.kind === 'cell' || piece.part === 'attachment') continue;
    found.push({ name, place: piece.place, formal: piece.kind === 'title', evaluated: false });
  }
  return found;
}

/** Units of the same kind and another place that sentences on the unit itself begin with. */
function namesakes({ document, forms }: CheckContext): Named[] {
  const { joined, pieceAt } = documentText(document);
  return namesakesIn(joined, document.unitName ?? '', forms.completeness).flatMap(({ name, at }): Named[] => {
    const { piece } = pieceAt(at);
    if (piece.kind !== 'paragraph' || piece.part === 'attachment' || piece.part === 'glossary') return [];
    return [{ name, place: piece.place, formal: false, evaluated: false, elsewhere: true }];
  });
}

/**
 * Units of another kind that sentences on the accounts begin with. None where they speak of others as often as of the unit, nor where
 * the overview or a table names the other, which may then belong to the department.
 */
function strangers({ document, forms }: CheckContext, expected: readonly string[]): Named[] {
  const { joined, pieceAt } = documentText(document);
  const spoken = unitsSpokenOf(joined, forms.completeness);
  const own = expected.map((name) => plainName(name, forms.completeness));
  const others = spoken.filter(({ name }) =>
    own.every((right) => isForeign(plainName(name, forms.completeness), right, forms.completeness)),
  );
  if (2 * others.length >= spoken.length) return [];
  const overview = textPieces(document).filter(({ part }) => part === 'overview');
  const isKnown = (name: string): boolean =>
    overview.some(({ bare }) => bare.includes(name)) || document.tables.some(({ entity }) => entity?.value.includes(name) === true);
  return others.flatMap(({ name, at }): Named[] => {
    const { piece } = pieceAt(at);
    if (piece.kind !== 'paragraph' || piece.part === 'attachment' || piece.part === 'glossary' || isKnown(name)) return [];
    return [{ name, place: piece.place, formal: false, evaluated: false, elsewhere: true }];
  });
}

/** The name that begins at a place of the text and ends as the unit’s does; null where none does within its length. */
function nameAt(text: string, at: number, { main, end }: { main: string; end: string }): string | null {
  if (text.startsWith(main, at)) return null;
  const [window = ''] = text.slice(at, at + main.length + MARGIN).split('\n');
  const last = window.lastIndexOf(end);
  const first = window.indexOf(end, main.length - MARGIN - end.length);
  const stop = first < 0 ? last : first;
  return stop < 0 ? null : window.slice(0, stop + end.length);
}
