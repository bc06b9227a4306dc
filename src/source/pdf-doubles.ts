/**
 * Text drawn twice in the same place: fake bold, shadows, a copy left by an editor.
 */
import { type GlyphRun, type Glyphs, type OpenWord, partOf } from './pdf-glyphs.ts';

/** The same glyph drawn again within this distance is a double, in em; the narrowest digit has 0.5. */
const DOUBLE_EM = 0.3;
/** Words further back in the line than this are not looked at. */
const LOOK_BACK = 4;

interface Context {
  glyphs: Glyphs;
  /** Receives what is dropped. */
  doubles: GlyphRun[];
}

/**
 * The run without the glyphs that a word before it in its line has in the same place; null where none remain.
 * The word that was drawn twice becomes bold.
 */
export function dropDoubles(words: readonly OpenWord[], run: GlyphRun, context: Context): GlyphRun | null {
  let rest = run;
  for (let i = words.length - 1; i >= 0 && i >= words.length - LOOK_BACK; i--) {
    const word = words[i];
    if (word === undefined || word.end <= rest.start + DOUBLE_EM * rest.em) continue;
    const kept = keptRange(word, rest, context.glyphs);
    if (kept.from === rest.from && kept.to === rest.to) continue;
    word.bold = true;
    if (kept.from > rest.from) context.doubles.push(partOf(rest, context.glyphs, { from: rest.from, to: kept.from }));
    if (kept.to < rest.to) context.doubles.push(partOf(rest, context.glyphs, { from: Math.max(kept.to, kept.from), to: rest.to }));
    if (kept.to <= kept.from) return null;
    rest = partOf(rest, context.glyphs, kept);
  }
  return rest;
}

/**
 * The run's glyphs without the doubled ones at its start and end. Where the next one lies over another glyph of the word, one text
 * overflows onto the other, and equal digits meet by chance.
 */
function keptRange(word: OpenWord, run: GlyphRun, glyphs: Glyphs): { from: number; to: number } {
  let { from, to } = run;
  while (from < to && isDrawn(word, from, { run, glyphs })) from++;
  while (to > from && isDrawn(word, to - 1, { run, glyphs })) to--;
  const limit = DOUBLE_EM * run.em;
  if (from > run.from && from < to && (glyphs.starts[from] ?? 0) < word.end - limit) from = run.from;
  if (to < run.to && from < to && (glyphs.ends[to - 1] ?? 0) > (word.runs[0]?.start ?? 0) + limit) to = run.to;
  return { from, to };
}

function isDrawn(word: OpenWord, at: number, { run, glyphs }: { run: GlyphRun; glyphs: Glyphs }): boolean {
  const start = glyphs.starts[at] ?? 0;
  const limit = DOUBLE_EM * run.em;
  for (const other of word.runs) {
    if (other.end < start - limit || other.start > start + limit) continue;
    for (let i = other.from; i < other.to; i++) {
      if (glyphs.chars[i] === glyphs.chars[at] && Math.abs((glyphs.starts[i] ?? 0) - start) <= limit) return true;
    }
  }
  return false;
}
