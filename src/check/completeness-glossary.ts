/**
 * The glossary against the items of expenditure, names of one code over all tables, and whether a disclosure is that of a 部门 or 单位.
 *
 * In → Out: document → `completeness/glossary-items`, `completeness/glossary-unused`, `completeness/glossary-repeated`,
 * `completeness/code-names`, `completeness/entity-kind`, `completeness/entity-words`; one line each.
 */
import type { Finding } from '../anomaly/finding.ts';
import { type Fact, factKey } from '../model/fact.ts';
import { normalizeLabel } from '../model/label.ts';
import type { Place } from '../model/place.ts';
import type { CheckContext } from './check-document.ts';
import { headingPlace, textPieces } from './document-text.ts';

export function checkGlossary(context: CheckContext): Finding[] {
  return [...glossaryItems(context), ...repeatedTerms(context), ...codeNames(context), ...entityKind(context), ...entityWords(context)];
}

const ITEM = /^\d{7}$/;

/** How glossaries mark an item, what can be no part of its name, and how long names are. */
const ITEM_MARK = '(项)';
const NO_NAME: ReadonlySet<string> = new Set('\n()，,。；;：:、类款');
const LEAST_NAME = 2;
const LONGEST_NAME = 40;

/** The names before the marks of items. */
function namedItems(text: string): string[] {
  const names: string[] = [];
  for (let at = text.indexOf(ITEM_MARK); at >= 0; at = text.indexOf(ITEM_MARK, at + 1)) {
    let start = at;
    while (start > 0 && at - start < LONGEST_NAME && !NO_NAME.has(text.charAt(start - 1))) start--;
    if (at - start >= LEAST_NAME) names.push(text.slice(start, at));
  }
  return names;
}

/** Numbers before a name. */
const ORDINALS = /^(?:\d+[.、]?|[一二三四五六七八九十]+、)+/;

/** Items that the glossary leaves out, and those that it explains in vain; glossaries that explain no items at all are left alone. */
function glossaryItems({ document }: CheckContext): Finding[] {
  const section = document.sections.find(({ kind }) => kind === 'glossary');
  const items = section === undefined ? NO_ITEMS : budgetItems(document.facts);
  if (section === undefined || items.size === 0) return [];
  const glossary = textPieces(document).filter(({ part, kind }) => part === 'glossary' && kind === 'paragraph');
  const text = normalizeLabel(glossary.map((piece) => piece.text).join(''));
  if (!text.includes('(项)')) return [];
  const missing = [...items].filter(([label]) => !text.includes(shortened(label)));
  const known = new Set([...items.keys()].map((label) => shortened(label)));
  const named = namedItems(text).map((name) => name.replace(ORDINALS, ''));
  const unused = notPrinted(
    [...new Set(named)].filter((name) => !known.has(shortened(name))),
    document.facts,
  );
  return [
    ...itemFinding(
      'completeness/glossary-items',
      missing.map(([label]) => label),
      [headingPlace(section), ...missing.map(([, place]) => place)],
    ),
    ...itemFinding('completeness/glossary-unused', unused, [headingPlace(section)]),
  ];
}

/** A term and the colon or the word behind which its explanation stands. */
const TERM = /^(?:[（(]?[一二三四五六七八九十\d]{1,3}[）)、.．]+)?([^：:。，；]{3,40})[：:]/;

/** Terms of the glossary that head two of its paragraphs. */
function repeatedTerms({ document }: CheckContext): Finding[] {
  const places = new Map<string, { term: string; places: Place[] }>();
  for (const { part, kind, bare, place } of textPieces(document)) {
    if (part !== 'glossary' || kind === 'cell' || kind === 'note') continue;
    const term = TERM.exec(bare.replaceAll('*', ''))?.[1];
    if (term === undefined) continue;
    const known = places.get(normalizeLabel(term));
    if (known === undefined) places.set(normalizeLabel(term), { term, places: [place] });
    else known.places.push(place);
  }
  return [...places.values()].flatMap(({ term, places: own }): Finding[] =>
    own.length < 2
      ? []
      : [{ rule: 'completeness/glossary-repeated', args: { term, count: String(own.length) }, locations: own, actual: term }],
  );
}

const NO_ITEMS: ReadonlyMap<string, Place> = new Map();

/** The names that no figure of any table bears. */
function notPrinted(names: readonly string[], facts: readonly Fact[]): string[] {
  if (names.length === 0) return [];
  const labels = new Set(facts.map(({ label }) => label));
  const printed = new Set([...labels].map(shortened));
  return names.filter((name) => !printed.has(shortened(name)));
}

function budgetItems(facts: readonly Fact[]): ReadonlyMap<string, Place> {
  const items = new Map<string, Place>();
  for (const { table, row, label, source } of facts)
    if (table === 'general_budget_expenditure' && ITEM.test(row) && label !== '' && !items.has(label)) items.set(label, source);
  return items;
}

/** A name without the 支出 that texts leave out. */
function shortened(label: string): string {
  return normalizeLabel(label).replace(/支出$/, '');
}

function itemFinding(
  rule: 'completeness/glossary-items' | 'completeness/glossary-unused',
  items: readonly string[],
  locations: Place[],
): Finding[] {
  return items.length === 0 ? [] : [{ rule, args: { count: String(items.length), items: items.join('、') }, locations }];
}

const CODED_TABLES: ReadonlySet<string> = new Set([
  'income',
  'expenditure',
  'general_budget_expenditure',
  'government_fund',
  'state_capital',
]);
const CODE = /^\d{3,7}$/;

/** Codes that are printed under several names. */
function codeNames({ document }: CheckContext): Finding[] {
  const names = new Map<string, Map<string, { label: string; place: Place; key: string }>>();
  let before: Fact | undefined;
  for (const fact of document.facts) {
    const { table, row, label, source } = fact;
    // The figures of a row stand together and bear its label.
    if (before?.row === row && before.label === label && before.table === table) continue;
    before = fact;
    if (!CODED_TABLES.has(table) || !CODE.test(row) || label === '') continue;
    const own = names.get(row) ?? new Map();
    names.set(row, own);
    const plain = normalizeLabel(label);
    if (!own.has(plain)) own.set(plain, { label, place: source, key: factKey(fact) });
  }
  return [...names].flatMap(([code, own]): Finding[] => {
    if (own.size < 2) return [];
    const labels = [...own.values()];
    const args = { code, names: labels.map(({ label }) => label).join('”“') };
    return [{ rule: 'completeness/code-names', args, locations: labels.map(({ place }) => place), facts: labels.map(({ key }) => key) }];
  });
}

/** How the account of a single unit and that of a department speak of themselves. */
const OWN_WORD = '本单位';
const OTHER_WORD = '本部门';
/** 本部门 as what a sentence on the accounts is about, not as a part of a name or of a definition. */
const SPEAKS =
  /(?:^|[，。；：、])(?:20\d\d年度?，?)?(?:本部门|我部门)(?=20\d\d年|本年|收入|支出|年初|决算|共有|机关运行|政府采购|[“"]?三公)/;

/** Sentences in which a single unit calls itself a department, beside others. */
function entityWords({ document }: CheckContext): Finding[] {
  if (document.entityKind !== '单位') return [];
  const told = textPieces(document).filter(({ part, kind }) => part === 'narrative' && kind === 'paragraph');
  const wrong = told.filter(({ bare }) => SPEAKS.test(bare));
  const right = told.filter(({ bare }) => bare.includes(OWN_WORD));
  if (wrong.length === 0 || right.length === 0) return [];
  const args = { count: String(wrong.length), word: OTHER_WORD, others: String(right.length), own: OWN_WORD };
  return [{ rule: 'completeness/entity-words', args, locations: wrong.map(({ place }) => place) }];
}

/** Headings and notes that speak of the other kind of entity than the cover. */
function entityKind({ document }: CheckContext): Finding[] {
  const { entityKind: kind } = document;
  if (kind === null) return [];
  const other = kind === '单位' ? '部门' : '单位';
  const pattern =
    kind === '单位'
      ? /(?<!本)部门(?:决算|概况|职责|主要职责)/
      : /(?<!预算|下属|所属|各|二级|行政|事业)单位(?:决算(?!单位)|概况|职责|主要职责)/;
  const hits = textPieces(document).filter(
    ({ text, kind: piece, path }) => piece === 'title' && pattern.test(text) && !path.includes('绩效'),
  );
  if (hits.length === 0) return [];
  const shown = [...new Set(hits.map(({ text }) => text))].join('”“');
  return [{ rule: 'completeness/entity-kind', args: { kind, other, titles: shown }, locations: hits.map(({ place }) => place) }];
}
