/**
 * Ruling lines in a light grey that is no ink: thin lines of office programs, and worn ones.
 *
 * In → Out: the page as it is told from paper, its dark lines → those and the faint ones. A faint line counts where it is long and both
 * its ends meet lines across it, dark or faint: streaks of a feeder and folds run on to the edge. Only asked where a page has no dark
 * grid. Limits: faint lines of tables without a frame end nowhere.
 */
import { inkOf } from './ink.ts';
import { meetsAtBothEnds, middleAt, type PixelRule, rulesOf } from './page-rules.ts';
import type { Grey } from './raster.ts';

/** Tones below that of most of the paper from which on there may be a line: twice the roughness that smoothing leaves. */
const BELOW_PAPER = 10;
/** Paper of even light is at least this light. */
const DARKEST_PAPER = 225;
/** A page with so many dark lines of each direction has its grid. */
const ENOUGH = 3;
/** Shortest faint line: rows of characters are broken sooner. */
const SHORTEST_EM = 6;
/** Shorter ones count between two that do, as the lines of a header's cells are. */
const SHORT_EM = 1.3;
/** The end of a line is this near to the one that it meets; lines nearer than this are one. */
const MEET_EM = 0.4;
/** What meets nothing goes, and then what met that. */
const MOST_ROUNDS = 4;

/** The lines of a page with its faint ones. */
export function withFaintRules(page: Grey, dark: readonly PixelRule[], em: number): PixelRule[] {
  if (hasGrid(dark)) return [...dark];
  const slack = MEET_EM * em;
  const lengthOf = ({ strip }: PixelRule): number => strip.x1 - strip.x0;
  const faint = rulesOf(inkOf(page, paperTone(page) - BELOW_PAPER)).filter(
    (rule) => lengthOf(rule) >= SHORT_EM * em && !dark.some((other) => isSame(other, rule, slack)),
  );
  let found = faint.filter((rule) => lengthOf(rule) >= SHORTEST_EM * em);
  for (let round = 0; round < MOST_ROUNDS; round++) {
    const all = [...dark, ...found];
    const meeting = found.filter((rule) => meetsAtBothEnds(rule, all, slack));
    if (meeting.length === found.length) break;
    found = meeting;
  }
  const sure = [...dark, ...found];
  const short = faint.filter((rule) => lengthOf(rule) < SHORTEST_EM * em && meetsAtBothEnds(rule, found, slack));
  return [...sure, ...short];
}

/** The tone that most of the paper has. */
function paperTone({ data }: Grey): number {
  const counts = new Uint32Array(256);
  for (const tone of data) counts[tone] = (counts[tone] ?? 0) + 1;
  let most = DARKEST_PAPER;
  for (let tone = DARKEST_PAPER; tone < WHITE; tone++) if ((counts[tone] ?? 0) > (counts[most] ?? 0)) most = tone;
  return most;
}
/** What lay outside the page before it was put straight. */
const WHITE = 255;

function hasGrid(rules: readonly PixelRule[]): boolean {
  const rows = rules.filter(({ orientation }) => orientation === 'horizontal').length;
  return rows >= ENOUGH && rules.length - rows >= ENOUGH;
}

/** True where the middle of a line lies on another one. */
function isSame({ orientation, strip }: PixelRule, rule: PixelRule, slack: number): boolean {
  const at = (rule.strip.x0 + rule.strip.x1) / 2;
  return (
    orientation === rule.orientation && at >= strip.x0 && at < strip.x1 && Math.abs(middleAt(strip, at) - middleAt(rule.strip, at)) <= slack
  );
}
