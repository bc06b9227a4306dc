/**
 * What recognises characters: one interface for every engine.
 *
 * An engine is given images of single lines and gives back, for each, what it read. It keeps no memory of earlier images: the same
 * image is read alike whatever was read before it.
 */
import type { Grey } from './raster.ts';

/** `legacy` and `lstm` read figures by different methods and fail on different pages; `text` reads everything. */
export type Model = 'legacy' | 'lstm' | 'text';

/** A character as it was read. */
export interface ReadSymbol {
  text: string;
  /** 0 to 1. */
  confidence: number;
}

/** What was read on one line. */
export interface LineReading {
  /** '' where nothing was found. */
  text: string;
  /** 0 to 1; that of the worst character. */
  confidence: number;
  symbols: ReadSymbol[];
}

/** One reader of each model; it does one thing at a time. */
export interface Lane {
  /** Reads images of single lines, dark on light, each some 36 pixels high. Rejects where the engine breaks. */
  read(model: Model, lines: readonly Grey[]): Promise<LineReading[]>;
  close(): Promise<void>;
}

export interface Engine {
  name: string;
  open(): Promise<Lane>;
}
