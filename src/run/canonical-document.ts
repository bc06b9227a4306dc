/**
 * What the stages found, as it is published: held against the schema, coordinates rounded, anomalies in a fixed order.
 *
 * Facts come in their order already: as the document's tables are listed, then by row and column of the cell as printed.
 * The schema is checked without zod's copy; only a result that zod would change (keys in another order) or refuse is parsed.
 * Throws DocumentError `internal` where the result breaks the schema: a defect of ours, never the publisher's.
 */
import { z } from 'zod';
import { compareAnomalies } from '../anomaly/finding.ts';
import { Anomaly } from '../model/anomaly.ts';
import { Document } from '../model/document.ts';
import { DocumentError } from '../model/error.ts';
import type { BBox, Place } from '../model/place.ts';
import type { ReadResult } from './read-document.ts';
import { schemaGuard } from './schema-guard.ts';

const Result = z.strictObject({ document: Document, anomalies: z.array(Anomaly) });
const conforms = schemaGuard(Result);

/** Coordinates are published in hundredths of a point: finer than any glyph is placed, coarse enough for a readable diff. */
const PER_POINT = 100;

/** Rounds every `bbox` below `value` in place. */
function roundBoxes(value: object): void {
  for (const key in value) {
    const child = (value as Record<string, unknown>)[key];
    if (typeof child !== 'object' || child === null) continue;
    if (key === 'bbox') (value as Place).bbox = (child as BBox).map((n) => Math.round(n * PER_POINT) / PER_POINT) as BBox;
    else roundBoxes(child);
  }
}

/** The result in the schema's own order of keys. */
function parsed(result: ReadResult): ReadResult {
  const parsing = Result.safeParse(result);
  if (parsing.success) return parsing.data;
  const [issue] = parsing.error.issues;
  const message = `the result breaks the schema at ${issue?.path.join('.')}: ${issue?.message}`;
  throw new DocumentError('internal', message, { hint: 'run again with --debug and report it', cause: parsing.error });
}

/** The result of reading one document in its published form. What it was made of may be changed and is not to be used again. */
export function canonicalDocument(result: ReadResult): ReadResult {
  const { document, anomalies } = conforms(result) ? result : parsed(result);
  // A text has no boxes.
  if (document.mediaType === 'application/pdf') roundBoxes({ document, anomalies });
  return { document, anomalies: anomalies.toSorted(compareAnomalies) };
}
