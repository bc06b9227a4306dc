/**
 * What goes to and fro between a lane of PP-OCR and its thread.
 */
import type { LineReading } from './engine.ts';
import type { Grey } from './raster.ts';

/** Lines to be read. */
export interface PaddleOrder {
  id: number;
  lines: readonly Grey[];
}

/** What they say, or why they could not be read. */
export type PaddleReport = { id: number; readings: LineReading[] } | { id: number; error: string };
