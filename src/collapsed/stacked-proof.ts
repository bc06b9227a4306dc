/**
 * Which figures of economic codes are sure where every cell stood on a line of its own, whose order the copy may have lost.
 *
 * In → Out: the entries of a table in reading order → whether an entry's figure is its own. Items that add up to their class prove the
 * class and each other, classes that add up to a total prove that; a figure that does not add up is never sure. Where the cells are seen
 * to be out of order (a figure without a code, a code without its name), what nothing proves is not sure either.
 * Units: millionths; tolerance is what rounding explains. Limits: figures of one class that changed places among each other still add up.
 */
import { normalizeLabel } from '../model/label.ts';
import type { Entry } from './economic-panels.ts';
import { type Figure, figureOf } from './tokens.ts';

/** What proves the entries of a table. */
export interface ProofWords {
  isName: (code: string, name: string) => boolean;
  /** Codes that a name belongs to; none for an unknown one. */
  codesOf: (name: string) => readonly string[];
  /** The row of the form that a total's label names; null where it names none. */
  rowOf: (label: string) => string | null;
}

type Proof = 'holds' | 'fails' | 'unknown';

/** Classes whose sum is the personnel expenditure; all others are public. */
const PERSONNEL = /^30[13]$/;
const NOTHING: Figure = { text: '', amount: 0n, half: 0n };
const CLASS = /^\d{3}$/;
const ITEM = /^\d{5}$/;

/**
 * Entries that are sure, blank ones too, of those read from the lines of one table; `isDisordered` where figures were seen that no code opens. A
 * figure that belongs to the total before its own is moved there.
 */
export function sureEntries(entries: readonly Entry[], isDisordered: boolean, words: ProofWords): ReadonlySet<Entry> {
  const table = new Sums(entries, words);
  table.returnTotals();
  const disordered = isDisordered || entries.some((entry) => contradictsName(entry, words)) || table.hasLabelsInARow;
  const isSure = (entry: Entry): boolean => {
    const proof = table.proofOf(entry);
    // A blank cell is lost in these copies: a sum that is not nothing says that its figure is.
    return proof === 'holds' || (proof === 'unknown' && (!disordered || entry.figure === ''));
  };
  return new Set(entries.filter((entry) => (entry.figure === '' && ITEM.test(entry.code)) || isSure(entry)));
}

/** True for a figure beside a code without a name, or with that of another code: cells came out of order. */
function contradictsName({ code, name, figure }: Entry, { isName, codesOf }: ProofWords): boolean {
  if (code === '' || figure === '') return false;
  const label = normalizeLabel(name);
  return label === '' || (!isName(code, label) && codesOf(label).length > 0);
}

class Sums {
  readonly #entries: readonly Entry[];
  readonly #words: ProofWords;
  readonly #classes = new Map<string, Proof>();

  constructor(entries: readonly Entry[], words: ProofWords) {
    this.#entries = entries;
    this.#words = words;
    for (const { code } of entries) if (CLASS.test(code)) this.#classes.set(code, this.#proofOfClass(code));
  }

  /** True for a total without a figure right before another total: labels stand before their figures. */
  get hasLabelsInARow(): boolean {
    return this.#entries.some(({ code, figure }, i) => code === '' && figure === '' && this.#entries[i + 1]?.code === '');
  }

  /** Gives the figure behind two labels of totals to the first one, where it is the sum of that one and not of its own. */
  returnTotals(): void {
    for (const [i, entry] of this.#entries.entries()) {
      const before = this.#entries[i - 1];
      if (before?.code !== '' || before.figure !== '' || entry.code !== '' || entry.figure === '') continue;
      if (this.#proofOfTotal(entry) !== 'fails' || this.#proofOfTotal({ ...before, figure: entry.figure }) !== 'holds') continue;
      before.figure = entry.figure;
      before.movedFrom = entry.place;
      entry.figure = '';
    }
  }

  proofOf(entry: Entry): Proof {
    if (entry.code === '') return this.#proofOfTotal(entry);
    return this.#classes.get(entry.code.slice(0, 3)) ?? 'unknown';
  }

  #proofOfClass(code: string): Proof {
    const own = this.#entries.filter((entry) => entry.code === code);
    const items = this.#entries.filter((entry) => ITEM.test(entry.code) && entry.code.startsWith(code));
    if (own.length !== 1 || new Set(items.map((item) => item.code)).size < items.length) return 'fails';
    const parts = figuresOf(items);
    const [whole = NOTHING] = figuresOf(own);
    if (parts.length === 0) return 'unknown';
    return addsUp(whole, parts) ? 'holds' : 'fails';
  }

  #proofOfTotal({ name, figure }: Entry): Proof {
    const row = this.#words.rowOf(name);
    const whole = figureOf(figure) ?? NOTHING;
    if (row === null) return 'unknown';
    const classes = this.#entries.filter(({ code }) => CLASS.test(code) && isPartOf(code, row));
    if (classes.length === 0) return 'unknown';
    if (!addsUp(whole, figuresOf(classes))) return 'fails';
    return classes.every(({ code }) => this.#classes.get(code) !== 'fails') ? 'holds' : 'unknown';
  }
}

function isPartOf(code: string, total: string): boolean {
  if (total === 'total.personnel') return PERSONNEL.test(code);
  return total === 'total.public' ? !PERSONNEL.test(code) : true;
}

function figuresOf(entries: readonly Entry[]): Figure[] {
  return entries.flatMap(({ figure }) => figureOf(figure) ?? []);
}

/** True where the parts add up to the whole as far as rounding explains. */
function addsUp(whole: Figure, parts: readonly Figure[]): boolean {
  let [rest, slack] = [whole.amount, whole.half];
  for (const { amount, half } of parts) {
    rest -= amount;
    slack += half;
  }
  return (rest < 0n ? -rest : rest) <= slack;
}
