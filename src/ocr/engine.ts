/**
 * What recognises characters: one interface for every engine.
 *
 * An engine is given images of single lines and gives back, for each, what it read. It keeps no memory of earlier images: the same
 * image is read alike whatever was read before it, and with it. An engine also says which of its readers are asked for what.
 */
import type { Grey } from './raster.ts';

/**
 * `legacy` and `lstm` (Tesseract) read figures by different methods and fail on different pages, `text` (Tesseract) reads everything;
 * `paddle` (PP-OCR) reads everything and names other characters that each may be.
 */
export type Reader = 'legacy' | 'lstm' | 'text' | 'paddle';

/** A character as it was read. */
export interface ReadSymbol {
  text: string;
  /** 0 to 1. */
  confidence: number;
  /** What else it may be, the most probable first; absent where the reader does not say. */
  others?: readonly { text: string; confidence: number }[];
}

/** What was read on one line. */
export interface LineReading {
  /** '' where nothing was found. */
  text: string;
  /** 0 to 1; that of the worst character. */
  confidence: number;
  symbols: ReadSymbol[];
}

/** A further reading of a figure in doubt: as before, with larger digits, or with dark strokes as black. */
export interface Rereading {
  reader: Reader;
  way: 'same' | 'larger' | 'blackened';
}

/** Who is asked for what. */
export interface Readers {
  /** Of figures. The first is asked about all that looks like one, the others about what it takes for one. */
  figures: readonly Reader[];
  /** Of everything else. */
  words: Reader;
  /** Asked once more about words in doubt. */
  doubtfulWords: readonly Reader[];
  /** Rounds of further readings, each of the figures that the rounds before left in doubt. */
  rounds: readonly (readonly Rereading[])[];
}

/** The readers of an engine; they do one thing at a time. */
export interface Lane {
  readonly readers: Readers;
  /** Reads images of single lines, dark on light, each some 36 pixels high. Rejects where the engine breaks. */
  read(reader: Reader, lines: readonly Grey[]): Promise<LineReading[]>;
  close(): Promise<void>;
}

export interface Engine {
  name: string;
  open(): Promise<Lane>;
}
