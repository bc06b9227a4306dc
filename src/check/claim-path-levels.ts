/**
 * Paths of the functional classification (类、款、项) that name a level below one that it does not belong to.
 *
 * In → Out: subjects of claims → findings, one a path. A name stands for every code that has or had it, so only a path that no
 * year's classification knows is reported; names that were given up before the account's year are one remark. Source: 政府收支分类科目.
 * A 款 that the classification does not have at all is held against the one of the item below it, unless the document's own tables
 * print that name, too. Limits: other names that the classification does not have at any level.
 */
import type { Finding } from '../anomaly/finding.ts';
import type { ClassificationEntry, Forms } from '../model/form.ts';
import type { Claim } from '../model/indicator.ts';
import { normalizeLabel, stripOrdinal } from '../model/label.ts';
import type { CheckContext } from './check-document.ts';

/** Digits of the codes of a level. */
const LEVELS: ReadonlyMap<string, number> = new Map([
  ['类', 3],
  ['款', 5],
  ['项', 7],
]);
/** The level behind a name, in a normal label; names have brackets of their own (政府办公厅(室)及相关机构事务). */
const LEVEL = /\((?:\d+)?([类款项])\)/g;
const LEADING_CODE = /^\d+/;

/** Codes by normal name. */
type Names = ReadonlyMap<string, readonly string[]>;

const NAMES = new WeakMap<Forms, Names>();

function namesOf(forms: Forms): Names {
  const known = NAMES.get(forms);
  if (known !== undefined) return known;
  const names = new Map<string, string[]>();
  for (const [code, entry] of forms.functional) for (const name of normalNames(entry)) push(names, name, code);
  NAMES.set(forms, names);
  return names;
}

function normalNames({ names }: ClassificationEntry): Set<string> {
  return new Set(names.map(normalizeLabel));
}

function push(map: Map<string, string[]>, key: string, value: string): void {
  const list = map.get(key);
  if (list === undefined) map.set(key, [value]);
  else list.push(value);
}

/** A level of a path with the codes that its name may stand for. */
interface Step {
  name: string;
  sign: string;
  codes: readonly string[];
}

/** Reports each path once, where it is first named. */
export function checkPathLevels({ document, forms }: CheckContext): Finding[] {
  const seen = new Set<string>();
  const former: Former[] = [];
  const findings: Finding[] = [];
  const sound = soundPaths(forms, document.fiscalYear);
  for (const claim of document.claims) {
    const { subject } = claim;
    if (!subject.includes('款') || sound.has(subject) || seen.has(subject)) continue;
    seen.add(subject);
    const steps = stepsOf(subject, namesOf(forms));
    const old = formerNames(claim, steps, { forms, year: document.fiscalYear });
    const strange = strangeSection(steps, namesOf(forms));
    const finding =
      misplaced(claim, steps, forms) ??
      (strange === null ? wrongLevel(claim, steps, forms) : unknownSection(claim, strange, { document, forms }));
    former.push(...old);
    if (finding !== null) findings.push(finding);
    else if (old.length === 0 && strange === null && sound.size < MOST_SOUND) sound.add(subject);
  }
  return [...findings, ...formerFinding(former)];
}

/** Paths that are kept as sound, for each year: more are not those of an administration's usual items. */
const MOST_SOUND = 2000;
const SOUND = new WeakMap<Forms, Map<number | null, Set<string>>>();

/** Paths of which nothing is to be said in the accounts of a year: the same few hundred stand in all disclosures. */
function soundPaths(forms: Forms, year: number | null): Set<string> {
  const byYear = SOUND.get(forms) ?? new Map<number | null, Set<string>>();
  SOUND.set(forms, byYear);
  const sound = byYear.get(year) ?? new Set<string>();
  byYear.set(year, sound);
  return sound;
}

/** A name that the classification has at another level only, above an item that belongs to a level of another name. */
function wrongLevel(claim: Claim, steps: readonly Step[], forms: Forms): Finding | null {
  const { functional } = forms;
  const names = namesOf(forms);
  for (const [index, step] of steps.entries()) {
    const [above, below] = [steps[index - 1], steps[index + 1]];
    if (above === undefined || below === undefined || step.codes.length > 0 || !names.has(step.name)) continue;
    const [code, ...others] = below.codes.filter((own) => above.codes.some((parent) => own.startsWith(parent)));
    const right = code === undefined || others.length > 0 ? undefined : functional.get(code.slice(0, -2))?.names[0];
    if (right === undefined || right === step.name) continue;
    return levelFinding(claim, { above, step, below, right });
  }
  return null;
}

/** A 款 of an unknown name between a 类 and an 项. */
interface Strange {
  above: Step;
  step: Step;
  below: Step;
}

function strangeSection(steps: readonly Step[], names: Names): Strange | null {
  for (const [index, step] of steps.entries()) {
    const [above, below] = [steps[index - 1], steps[index + 1]];
    if (above === undefined || below === undefined || step.codes.length > 0 || names.has(step.name)) continue;
    return { above, step, below };
  }
  return null;
}

/** The name is neither that of the item's 款 in the classification nor the one that the document's tables print for it. */
function unknownSection(
  claim: Claim,
  { above, step, below }: Strange,
  { document, forms }: Pick<CheckContext, 'document' | 'forms'>,
): Finding | null {
  const codes = new Set(claim.facts.flatMap((key) => ITEM_ROW.exec(key)?.[1] ?? []));
  const items = below.codes.filter(
    (code) => above.codes.some((parent) => code.startsWith(parent)) && (codes.size === 0 || codes.has(code)),
  );
  const [item, ...others] = items;
  if (item === undefined || others.length > 0) return null;
  const code = item.slice(0, -2);
  const labels = document.facts.flatMap(({ row, label }) => (row === code && label !== '' ? [label] : []));
  const right = labels[0] ?? forms.functional.get(code)?.names[0];
  if (right === undefined || labels.some((label) => isNamed(label, step.name))) return null;
  return levelFinding(claim, { above, step, below, right });
}

/** The item of a fact key. */
const ITEM_ROW = /\/(\d{7})\//;
const EXPENDITURE_END = /支出$/;

/** True for a name that only leaves 支出 out, or is cut off. */
function isNamed(label: string, name: string): boolean {
  const plain = normalizeLabel(label).replace(EXPENDITURE_END, '');
  return plain.startsWith(name.replace(EXPENDITURE_END, '')) || name.startsWith(plain);
}

function levelFinding({ source, facts }: Claim, { above, step, below, right }: Strange & { right: string }): Finding {
  return {
    rule: 'narrative/path-contradicts-classification',
    args: {
      above: `${above.name}（${above.sign}）`,
      name: `${step.name}（${step.sign}）`,
      hint: `，“${below.name}”属于“${right}（${step.sign}）”`,
    },
    locations: [source],
    facts: [...facts],
    expected: right,
    actual: step.name,
  };
}

/** A name that the classification gave up. */
interface Former {
  name: string;
  now: string;
  claim: Claim;
}

/** The names of a path that no code of its level has any more. */
function formerNames(claim: Claim, steps: readonly Step[], { forms, year }: { forms: Forms; year: number | null }): Former[] {
  if (year === null) return [];
  return steps.flatMap(({ name, codes }) => {
    const entries = codes.flatMap((code) => forms.functional.get(code) ?? []);
    const terms = entries.flatMap(({ terms: own }) => own.filter((term) => normalizeLabel(term.name) === name));
    const now = entries.flatMap(({ terms: own }) => own.filter(({ current }) => current))[0]?.name;
    const isOver = terms.length > 0 && terms.every(({ to }) => to !== null && to < year);
    return isOver && now !== undefined && entries.length === 1 ? [{ name, now, claim }] : [];
  });
}

function formerFinding(former: readonly Former[]): Finding[] {
  if (former.length === 0) return [];
  const pairs = new Map(former.map(({ name, now }) => [name, now]));
  return [
    {
      rule: 'narrative/former-name',
      args: { names: [...pairs].map(([name, now]) => `“${name}”现为“${now}”`).join('、') },
      locations: former.map(({ claim }) => claim.source),
      facts: [...new Set(former.flatMap(({ claim }) => claim.facts))],
    },
  ];
}

function stepsOf(subject: string, names: Names): Step[] {
  const steps: Step[] = [];
  const label = normalizeLabel(subject);
  let from = 0;
  for (const { 0: marker, 1: sign = '', index } of label.matchAll(LEVEL)) {
    const name = stripOrdinal(label.slice(from, index)).replace(LEADING_CODE, '');
    from = index + marker.length;
    const digits = LEVELS.get(sign);
    const codes = [names.get(name), names.get(`${name}支出`)].flatMap((own) => own?.filter((code) => code.length === digits) ?? []);
    steps.push({ name, sign, codes });
  }
  return steps;
}

/** The first step that belongs below none of the codes of the one before it; null where all fit or a name is not known. */
function misplaced({ facts, source }: Claim, steps: readonly Step[], { functional }: Forms): Finding | null {
  for (const [index, step] of steps.entries()) {
    const above = steps[index - 1];
    if (above === undefined || above.codes.length === 0 || step.codes.length === 0) continue;
    if (step.codes.some((code) => above.codes.some((parent) => code.startsWith(parent)))) continue;
    const inUse = step.codes.filter((code) => functional.get(code)?.terms.some(({ to }) => to === null));
    const [code, ...others] = inUse.filter((own) => own.slice(0, 3) === above.codes[0]?.slice(0, 3));
    return {
      rule: 'narrative/path-contradicts-classification',
      args: {
        above: `${above.name}（${above.sign}）`,
        name: `${step.name}（${step.sign}）`,
        hint: code === undefined || others.length > 0 ? '' : `，该名称的编码为${code}`,
      },
      locations: [source],
      facts: [...facts],
      actual: above.codes[0] ?? '',
    };
  }
  return null;
}
