/**
 * How sure the reading of characters on an image is, and what else they may be.
 *
 * Absent wherever characters come from a text layer or a text file: these are not recognised but given.
 */
import { z } from 'zod';
import type { Place } from './place.ts';

/** Another reading of the same ink. */
export const Candidate = z.strictObject({
  text: z.string(),
  /** 0..1; a probability among the readings of one piece of ink. */
  confidence: z.number().min(0).max(1),
});
export type Candidate = z.infer<typeof Candidate>;

export const Recognition = z.strictObject({
  /** Of the reading that was taken, 0..1. A figure of 0.9 or more is practically never wrong. */
  confidence: z.number().min(0).max(1),
  /** Readings that were not taken, the most probable first; empty where every reading agreed. */
  candidates: z.array(Candidate),
});
export type Recognition = z.infer<typeof Recognition>;

/** Readings of figures beside those of their own cells, by the place of the figure: it is printed again and was read otherwise there. */
export type OtherReadings = ReadonlyMap<Place, readonly Candidate[]>;
