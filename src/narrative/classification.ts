/**
 * Codes of the classifications by the names that sentences print.
 *
 * Names are not unique (行政运行 stands under many 款), and some meant other codes in earlier years.
 */
import type { ClassificationEntry } from '../model/form.ts';
import { normalizeLabel } from '../model/label.ts';

export const CLASS_DIGITS = 3;

/** The codes that a name stands for, and those that it stood for under an earlier classification. */
export interface NamedCodes {
  current: string[];
  former: string[];
}

/** Codes by normalised name. */
export function classificationNames(entries: ReadonlyMap<string, ClassificationEntry>): Map<string, NamedCodes> {
  const names = new Map<string, NamedCodes>();
  for (const { code, terms } of entries.values()) {
    for (const term of terms) {
      const name = normalizeLabel(term.name);
      const codes = names.get(name) ?? { current: [], former: [] };
      names.set(name, codes);
      const list = term.current ? codes.current : codes.former;
      if (!list.includes(code)) list.push(code);
    }
  }
  return names;
}

/**
 * The one code of a name: the one that the document prints, current names before former ones; where it prints none, the only one
 * that there is. Null where that leaves several.
 */
export function pickCode(
  names: NamedCodes,
  fits: (code: string) => boolean,
  printed: ((code: string) => boolean) | undefined,
): string | null {
  const groups = [names.current.filter(fits), names.former.filter(fits)];
  for (const codes of printed === undefined ? [] : groups.map((group) => group.filter(printed)))
    if (codes.length > 0) return codes.length === 1 ? (codes[0] ?? null) : null;
  const known = groups.find((codes) => codes.length > 0) ?? [];
  return known.length === 1 ? (known[0] ?? null) : null;
}

const CLASS_SPENDING = /支出$/;
/** 其他 alone is any other item, not the class 其他支出. */
const OTHER = '其他';
const CLASS_ETC = /等(?:支出)?$/;

/** Class codes by name, also without 支出 and without 等. A full name goes before a shortened one. */
export function classNames(names: ReadonlyMap<string, NamedCodes>): Map<string, string> {
  const full = new Map<string, string>();
  const short = new Map<string, string>();
  for (const [name, { current, former }] of names) {
    const code = [...current, ...former].find((c) => c.length === CLASS_DIGITS);
    if (code === undefined) continue;
    full.set(name, code);
    const stem = name.replace(CLASS_SPENDING, '');
    const variants = [stem, stem.replace(CLASS_ETC, ''), `${stem.replace(CLASS_ETC, '')}支出`];
    for (const variant of variants) if (variant !== OTHER) short.set(variant, code);
  }
  for (const [name, code] of short) if (!full.has(name)) full.set(name, code);
  return full;
}
