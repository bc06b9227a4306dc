/**
 * A row of a text table that was printed with a cell more or less than its table's other rows, or below a header that was: its figures
 * were placed by what they are.
 */
import type { Fact } from './fact.ts';
import type { Place } from './place.ts';

export interface DamagedRow {
  /** Title of the table as the log names it. */
  title: string;
  /** What the row begins with. */
  label: string;
  place: Place;
  facts: readonly Fact[];
  /** True where cells are missing, or most rows of the table did not fit its columns: what is left may stand beside its own. */
  needsProof: boolean;
  /**
   * True where the row is whole and the header above it was mended, or alignment alone tells its columns and figures of its table stand
   * beside all of them: the sums of the row itself alone tell whether it was placed right.
   */
  isWhole: boolean;
}
