/**
 * The numbers of self-evaluation forms among those of their kind, as printed.
 *
 * In → Out: forms in reading order, and those that were seen and not read → the number of each. A form that was not read keeps its number.
 */
import type { Place } from '../model/place.ts';
import type { UnreadForm } from '../segment/unread-forms.ts';

export class FormNumbers {
  readonly #unread: readonly UnreadForm[];
  readonly #read = new Map<UnreadForm['kind'], number>();

  constructor(unread: readonly UnreadForm[]) {
    this.#unread = unread;
  }

  /** Leaves a number to a form of which only a grid was read that tells nothing. */
  pass(kind: UnreadForm['kind']): void {
    this.#read.set(kind, (this.#read.get(kind) ?? 0) + 1);
  }

  /** The number of the next form that was read, which begins at `place`. */
  next(kind: UnreadForm['kind'], place: Place | null): number {
    this.pass(kind);
    return (
      (this.#read.get(kind) ?? 0) + this.#unread.filter((form) => form.kind === kind && place !== null && isAbove(form.place, place)).length
    );
  }
}

/** True where `a` begins above `b`, on its page or an earlier one. */
function isAbove(a: Place, b: Place): boolean {
  if (a.page !== b.page) return (a.page ?? 0) < (b.page ?? 0);
  return a.page === null ? (a.line ?? 0) < (b.line ?? 0) : (a.bbox?.[1] ?? 0) < (b.bbox?.[1] ?? 0);
}
