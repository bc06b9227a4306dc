/**
 * What a configuration file and an accept file may hold. Settings have the names of the options, in camel case.
 */
import { z } from 'zod';
import { OCR_ENGINES, OCR_MODES } from './ocr-mode.ts';
import { OUTPUT_FORMATS } from './output-format.ts';

const Reason = z.string().trim().min(1, 'an accepted anomaly needs a reason: say why, for whoever reads the log later');

/** One accepted anomaly; without `document`, of every document. */
export const AcceptItem = z.strictObject({ id: z.string().min(1), reason: Reason, document: z.string().min(1).optional() });

/** The content of an accept file. */
export const AcceptFile = z.array(AcceptItem);

export const Config = z.strictObject({
  $schema: z.string().optional(),
  /** Output folder, from the file's own folder. */
  out: z.string().min(1).optional(),
  concurrency: z.int().min(1).optional(),
  /** Longest time for one document, in seconds. */
  timeout: z.int().min(1).optional(),
  /** Most memory for one document, in megabytes. */
  maxMemory: z.int().min(1).optional(),
  maxPages: z.int().min(1).optional(),
  format: z.array(z.enum(OUTPUT_FORMATS)).min(1).optional(),
  bom: z.boolean().optional(),
  cells: z.boolean().optional(),
  ocr: z.enum(OCR_MODES).optional(),
  ocrEngine: z.enum(OCR_ENGINES).optional(),
  failOn: z.enum(['error', 'warning']).optional(),
  quiet: z.boolean().optional(),
  /** Folder with forms, families and vocabularies, from the file's own folder. */
  pipelines: z.string().min(1).optional(),
  accept: AcceptFile.optional(),
});
/** A valid configuration. */
export type Config = z.infer<typeof Config>;

/** The settings that a configuration may have. */
export const SETTING_NAMES: readonly string[] = Object.keys(Config.shape);
