/**
 * Phrases to what they mean: the facts that state their figure.
 *
 * In → Out: a phrase, the contexts in force (innermost first) → `Subject`, or null where the vocabulary, the classifications and
 * the tables know no such phrase there. The longest known end of a phrase counts, and only where what stands before it is the
 * name of a unit or a period: 其他公务接待费 is not 公务接待费.
 */
import type { NarrativeContext, NarrativeSubject } from '../model/narrative.ts';
import { CLASS_DIGITS, pickCode } from './classification.ts';
import { isPath, readItem, readPath } from './functional-path.ts';
import type { Grammar } from './grammar.ts';
import type { Span } from './head.ts';
import type { PrintedKeys } from './printed-keys.ts';

export interface Subject {
  /** Where the phrase stands that the claim prints. */
  span: Span;
  /** Equal for two subjects that are the same. */
  key: string;
  entry: NarrativeSubject | null;
  /** Functional or economic code. */
  code: string | null;
  facts: string[];
  parts: string[][];
  budget: string[];
  /** Table of the project that it is, or that its figures belong to. */
  project: string | null;
}

/** What surrounds a phrase. */
export interface Surroundings {
  /** Contexts, the innermost first. */
  contexts: readonly string[];
  /** Code of the functional path before, which a lone 款 or 项 goes on from. */
  path: string | null;
  /** Table of the project that the paragraph speaks of. */
  project: string | null;
  /** True for an item of a list. */
  listed?: boolean;
}

/** A year before the name of an item. */
const YEAR_START = /^(?:截至)?(?:20)?\d\d年(?:度|末|底)?/;
/** Longest bracket behind a phrase that is looked into, in characters. */
const MAX_BRACKET = 30;
/** Words before a short name. */
const SHORT = /^(?:以下)?(?:统|合)?(?:简)?称?(?:为)?:?/;
const SPENDING = '支出';
/** The class 其他支出: in a list of which no item is of the classification the words mean any other spending. */
const OTHER_CLASS = '229';
const ECONOMIC_CODE = /^3\d{2}(?:\d{2})?(?=\D)/;
/** Marks and words before 下属 with which the unit itself is meant, too. */
const INCLUDING = '及和与含、(';

export class Subjects {
  readonly #grammar: Grammar;
  readonly #printed: PrintedKeys;

  constructor(grammar: Grammar, printed: PrintedKeys) {
    this.#grammar = grammar;
    this.#printed = printed;
  }

  /** The subject that a phrase names; null where it names none that is known. */
  resolve(text: string, span: Span, around: Surroundings): Subject | null {
    if (span.end <= span.start) return null;
    const slice = text.slice(span.start, span.end);
    if (isPath(slice)) return this.#pathSubject(slice, span, around);
    return (
      this.#listedItem(slice, span, around) ??
      this.#known(text, span, around) ??
      this.#item(slice, span, around) ??
      this.#withoutBracket(text, span, around) ??
      this.#lastOfList(text, span, around)
    );
  }

  /** 公用经费 9万元，主要包括：公务接待费 1万元: among items of the economic classification the words mean the item, not all that was spent on it. */
  #listedItem(slice: string, span: Span, { contexts, listed }: Surroundings): Subject | null {
    const innermost = this.#grammar.byId.get(contexts[0] ?? '');
    if (listed !== true || innermost?.economic === undefined) return null;
    const code = this.#economicCode(slice, innermost.economic);
    return code === null || code.length === CLASS_DIGITS
      ? null
      : this.#withFacts(
          innermost.economic.map((key) => key.replace('{code}', code)),
          code,
          span,
        );
  }

  /** 公务接待费（含外宾接待）: the phrase without the bracket that ends it. */
  #withoutBracket(text: string, span: Span, around: Surroundings): Subject | null {
    if (text.charAt(span.end - 1) !== ')') return null;
    const open = text.slice(Math.max(span.start, span.end - MAX_BRACKET), span.end).lastIndexOf('(');
    const end = Math.max(span.start, span.end - MAX_BRACKET) + open;
    if (open < 0 || end <= span.start) return null;
    const short = this.#shortName(text, { start: end + 1, end: span.end - 1 }, around);
    if (short !== null) return { ...short, span };
    const inner = { start: span.start, end };
    const found = this.#known(text, inner, around) ?? this.#item(text.slice(inner.start, inner.end), inner, around);
    return found === null ? null : { ...found, span: { start: found.span.start, end: span.end } };
  }

  /** 因公出国（境）费、公务接待费、公务用车运行费（“三公”经费）: the name in the bracket is that of all of them. */
  #shortName(text: string, { start, end }: Span, around: Surroundings): Subject | null {
    const lead = SHORT.exec(text.slice(start, end))?.[0].length ?? 0;
    const found = this.#known(text, { start: start + lead, end }, around);
    return found?.entry?.opens === undefined || found.span.start > start + lead ? null : found;
  }

  /** 印刷费、咨询费、办公费 2万元: the last of a list has the figure. */
  #lastOfList(text: string, span: Span, around: Surroundings): Subject | null {
    const comma = text.slice(span.start, span.end).lastIndexOf('、');
    return comma < 0 ? null : this.resolve(text, { start: span.start + comma + 1, end: span.end }, around);
  }

  #known(text: string, span: Span, around: Surroundings): Subject | null {
    const found = this.#grammar.subjects.all(text, span.end);
    for (const { length, value } of found.reverse()) {
      const start = span.end - length;
      if (start < span.start) continue;
      const entry = inContext(value, around.contexts);
      // A project's score may stand behind the project's name.
      const named = entry?.project !== undefined || this.#isNeutral(text, span.start, start);
      if (entry !== null && named) return this.#fromEntry(entry, { start, end: span.end }, around);
    }
    return null;
  }

  /** True where the words before a subject are a name or a period, or nothing. */
  #isNeutral(text: string, start: number, end: number): boolean {
    if (end === start) return true;
    const found = this.#grammar.neutralEnds.longest(text, end);
    return found !== null && end - found.length >= start && !this.#isLimited(text.slice(start, end));
  }

  /** 下属单位 leaves a part of the whole unit; 本级及下属单位 does not. */
  #isLimited(words: string): boolean {
    return this.#grammar.limitingWords.some((word) => {
      const at = words.indexOf(word);
      return at >= 0 && !INCLUDING.includes(words.charAt(at - 1) || '?');
    });
  }

  #fromEntry(entry: NarrativeSubject, span: Span, { project }: Surroundings): Subject {
    const ofProject = entry.project !== undefined && project !== null ? [`${project}/${entry.project}`] : [];
    const facts = entry.project === undefined ? this.#printed.keep(entry.facts, entry.alternatives) : ofProject;
    return {
      span,
      key: entry.id ?? entry.phrases.join('|'),
      entry,
      code: null,
      facts,
      parts: (entry.parts ?? []).map((part) => this.#printed.keep(part)),
      budget: this.#printed.keep(entry.budget ?? []),
      project: entry.project === undefined ? null : project,
    };
  }

  #pathSubject(slice: string, span: Span, around: Surroundings): Subject | null {
    const context = this.#first(around, ({ functional }) => functional !== undefined);
    const reading = readPath(slice, { grammar: this.#grammar, printed: this.#printedCodes(context), before: around.path });
    if (reading === null) return null;
    const closing = slice.lastIndexOf(')') + 1;
    const end = span.start + closing + (slice.startsWith(SPENDING, closing) ? SPENDING.length : 0);
    return this.#coded(reading.code, slice, { start: span.start, end }, context);
  }

  #item(slice: string, span: Span, around: Surroundings): Subject | null {
    const name = slice.replace(YEAR_START, '');
    for (const id of around.contexts) {
      const context = this.#grammar.byId.get(id);
      const found = context === undefined ? null : this.#inContext(name, span, context, around.path !== null || around.listed !== true);
      if (found !== null) return found;
    }
    return null;
  }

  /** An item by name in the classification, or the table's labels, that the context speaks of. */
  #inContext(name: string, span: Span, context: NarrativeContext, amongItems: boolean): Subject | null {
    const { functional, economic, labels } = context;
    if (functional !== undefined) {
      const code = readItem(name, { grammar: this.#grammar, printed: this.#printedCodes(context) });
      if (code !== null && (code !== OTHER_CLASS || amongItems)) return this.#coded(code, name, span, context);
    }
    if (economic !== undefined) {
      const code = this.#economicCode(name, economic);
      if (code !== null)
        return this.#withFacts(
          economic.map((key) => key.replace('{code}', code)),
          code,
          span,
        );
    }
    const row = labels === undefined ? undefined : this.#printed.rowByLabel(tableOf(labels), name);
    return row === undefined || labels === undefined ? null : this.#withFacts([labels.replace('{row}', row)], `label:${row}`, span);
  }

  #coded(code: string | null, slice: string, span: Span, context: NarrativeContext | null): Subject {
    if (code === null || context === null) return { ...this.#withFacts([], code ?? slice, span), code };
    const keys = (context.functional ?? []).map((key) => key.replace('{code}', code));
    const classKeys = code.length === CLASS_DIGITS ? (context.classes ?? []).map((key) => key.replace('{class}', code)) : [];
    return { ...this.#withFacts([...keys, ...classKeys], code, span), code };
  }

  #withFacts(keys: readonly string[], key: string, span: Span): Subject {
    return { span, key, entry: null, code: null, facts: this.#printed.keep(keys), parts: [], budget: [], project: null };
  }

  #economicCode(name: string, templates: readonly string[]): string | null {
    const coded = ECONOMIC_CODE.exec(name);
    const names = this.#grammar.economic.get(name.slice(coded?.[0].length ?? 0));
    if (names === undefined) return null;
    if (coded !== null) return [...names.current, ...names.former].find((code) => code === coded[0]) ?? null;
    const table = tableOf(templates[0] ?? '');
    const printed = this.#printed.hasTable(table) ? (code: string): boolean => this.#printed.hasRow(table, code) : undefined;
    return pickCode(names, () => true, printed);
  }

  #printedCodes(context: NarrativeContext | null): ((code: string) => boolean) | undefined {
    const table = tableOf(context?.functional?.[0] ?? '');
    return this.#printed.hasTable(table) ? (code) => this.#printed.hasRow(table, code) : undefined;
  }

  #first({ contexts }: Surroundings, test: (context: NarrativeContext) => boolean): NarrativeContext | null {
    for (const id of contexts) {
      const context = this.#grammar.byId.get(id);
      if (context !== undefined && test(context)) return context;
    }
    return null;
  }
}

/** The meaning that a phrase has in the innermost context that gives it one, else the one it has everywhere. */
function inContext(entries: readonly NarrativeSubject[], contexts: readonly string[]): NarrativeSubject | null {
  for (const context of contexts) {
    const found = entries.find((entry) => entry.contexts?.includes(context) === true);
    if (found !== undefined) return found;
  }
  return entries.find((entry) => entry.contexts === undefined) ?? null;
}

function tableOf(key: string): string {
  return key.slice(0, Math.max(0, key.indexOf('/')));
}
