/**
 * What is odd about the labels of a table: broken over lines or blanks, printed with a code of another name, codes over several cells.
 *
 * Broken labels and split codes are counted, one finding a table; a code whose name is not its own is one finding each.
 * Limits: truncated, longer and former names are no conflict; a code that no vocabulary knows has no name to compare.
 */
import type { Finding } from '../anomaly/finding.ts';
import type { GridCell } from '../model/block.ts';
import { normalizeLabel } from '../model/label.ts';
import type { PrintedCode } from '../table/codes.ts';
import { type CodeNames, nameConfidence, settleCode } from './recognised-code.ts';

const BROKEN = /\n|[\u4e00-\u9fff]\s+[\u4e00-\u9fff]/;
/** Share of a label's characters that a name must have for both to be the same name in other words. */
const ALIKE = 0.6;

/** Collects the findings on the labels of one table. */
export class LabelNotes {
  readonly #names: CodeNames | null;
  readonly #broken: GridCell[] = [];
  readonly #split: GridCell[] = [];
  readonly #conflicts: Finding[] = [];
  readonly #settled: Finding[] = [];
  readonly #above: string[] = [];
  readonly #title: string;

  constructor(title: string, names: CodeNames | null) {
    this.#title = title;
    this.#names = names;
  }

  /** A row's code as its name and the rows above settle it where it was recognised, and how sure the row is. Rows come in order. */
  settle(
    read: PrintedCode,
    cells: readonly (GridCell | null)[],
    labels: readonly (GridCell | null)[],
  ): { printed: PrintedCode; confidence: number } {
    if (read.code === '') return { printed: read, confidence: nameConfidence(read.label, [...cells, ...labels]) };
    const { code, confidence } = settleCode(read, cells, { names: this.#names, above: this.#above });
    this.#above.push(code);
    if (code === read.code) return { printed: read, confidence };
    const locations = cells.flatMap((cell) => cell?.place ?? []);
    const args = { table: this.#title, label: read.label, raw: read.code, code };
    this.#settled.push({ rule: 'ocr/code-by-name', args, locations, expected: code, actual: read.code, repaired: true });
    return { printed: { ...read, code }, confidence };
  }

  /** Notes one row's code and label, read from these cells. */
  add(printed: PrintedCode, codes: readonly (GridCell | null)[], labels: readonly (GridCell | null)[]): void {
    const filled: GridCell[] = [];
    for (const cells of [codes, labels]) for (const cell of cells) if (cell !== null && cell.text.trim() !== '') filled.push(cell);
    const first = filled[0];
    if (first === undefined) return;
    if (printed.split) this.#split.push(first);
    for (const cell of filled) if (BROKEN.test(cell.text.trim())) this.#broken.push(cell);
    const expected = this.#otherName(printed);
    if (expected === null) return;
    this.#conflicts.push({
      rule: 'structure/code-conflict',
      args: { table: this.#title, code: printed.code, label: printed.label, expected },
      locations: filled.map((cell) => cell.place),
      expected,
      actual: printed.label,
    });
  }

  /** The findings, conflicts first. */
  report(): Finding[] {
    const counted = [
      ['structure/split-code', this.#split],
      ['format/broken-label', this.#broken],
    ] as const;
    return [
      ...this.#conflicts,
      ...this.#settled,
      ...counted.flatMap(([rule, cells]): Finding[] =>
        cells.length === 0
          ? []
          : [{ rule, args: { table: this.#title, count: String(cells.length) }, locations: cells.map((cell) => cell.place) }],
      ),
    ];
  }

  /** The classification's name of a code where the printed label is another one; null where they agree or nothing is known. */
  #otherName({ code, label }: PrintedCode): string | null {
    const entry = this.#names?.byCode.get(code);
    if (entry === undefined || entry.names.includes(label)) return null;
    const printed = normalizeLabel(label);
    const alike = printed === '' || entry.names.some((name) => likeness(normalizeLabel(name), printed) >= ALIKE);
    return alike ? null : (entry.names[0] ?? null);
  }
}

/** Share of the shorter text's characters that the other one has; 支出, which most names end in, says nothing. */
function likeness(a: string, b: string): number {
  const [first, second] = [bare(a), bare(b)];
  const [short, long] = first.length <= second.length ? [first, second] : [second, first];
  return [...short].filter((char) => long.includes(char)).length / short.length;
}

function bare(name: string): string {
  return name.replace(/支出$/, '') || name;
}
