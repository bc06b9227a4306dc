/**
 * The files that describe all documents of a run, made from the documents' own files.
 *
 * In → Out: records of the run → the chosen formats, one document in memory at a time, in the order of their ids. Nothing is
 * extracted here, so the files can be made again at any time. Accepted anomalies are marked on the way, in `anomalies.jsonl`,
 * too; records get their counts and the workbooks written for them.
 */
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { type Acceptance, type AcceptEntry, acceptance } from '../anomaly/acceptance.ts';
import { writeAtomically } from '../emit/atomic-file.ts';
import { anomaliesJsonl } from '../emit/document-json.ts';
import { FormatError } from '../emit/format-error.ts';
import type { DocumentOutput } from '../emit/resource.ts';
import { openRunOutputs, type RunOutputs } from '../emit/run-outputs.ts';
import type { OutputProblem } from '../emit/sink.ts';
import type { Anomaly } from '../model/anomaly.ts';
import type { Document } from '../model/document.ts';
import type { Forms } from '../model/form.ts';
import type { AnomalyCounts, InputRecord } from '../model/manifest.ts';
import type { OutputChoice } from '../model/output-format.ts';
import { byCodeUnit } from './code-unit-order.ts';
import { RunError } from './run-error.ts';

export interface RunFilesOptions {
  /** Names the columns of the databases' views. */
  forms: Forms;
  choice: OutputChoice;
  accept: readonly AcceptEntry[];
}

export interface RunFiles {
  /** Names of the files, relative to the output folder. */
  files: readonly string[];
  /** Values that a format cannot hold; their fields are empty. */
  problems: OutputProblem[];
  /** Accepted ids that no document of the run has. */
  unusedAccepts: AcceptEntry[];
}

/** The two files from which everything else is made. */
type DocumentFiles = readonly [document: string, anomalies: string];

async function readOutput(out: string, [document, anomalies]: DocumentFiles): Promise<DocumentOutput> {
  return {
    document: JSON.parse(await readFile(join(out, document), 'utf8')) as Document,
    anomalies: (await readFile(join(out, anomalies), 'utf8'))
      .split('\n')
      .filter((line) => line !== '')
      .map((line) => JSON.parse(line) as Anomaly),
  };
}

function countAccepted(anomalies: readonly Anomaly[]): AnomalyCounts {
  const counts = { error: 0, warning: 0, info: 0 };
  for (const { severity, accepted } of anomalies) if (accepted !== null) counts[severity] += 1;
  return counts;
}

/** A document's output with its accepted anomalies marked; the log is written anew where that changes it. */
async function readAccepted(out: string, files: DocumentFiles, accepted: Acceptance): Promise<DocumentOutput> {
  const { document, anomalies } = await readOutput(out, files);
  const marked = accepted.apply(document, anomalies);
  if (marked.some(({ accepted: reason }, index) => reason !== anomalies[index]?.accepted))
    await writeAtomically(join(out, files[1]), anomaliesJsonl(marked));
  return { document, anomalies: marked };
}

async function writeAll(out: string, records: readonly InputRecord[], outputs: RunOutputs, accepted: Acceptance): Promise<void> {
  for (const record of records) {
    const [document = '', anomalies = ''] = record.outputs;
    const output = await readAccepted(out, [document, anomalies], accepted);
    record.accepted = countAccepted(output.anomalies);
    record.outputs = [document, anomalies, ...(await outputs.write(output))];
  }
}

/** Writes the files of a run. Throws RunError where they cannot be written, FormatError where a format's package is missing. */
export async function writeRunFiles(
  out: string,
  records: readonly InputRecord[],
  { forms, choice, accept }: RunFilesOptions,
): Promise<RunFiles> {
  const written = records.filter((record) => record.outputs.length > 0).sort((a, b) => byCodeUnit(a.id ?? '', b.id ?? ''));
  const accepted = acceptance(accept);
  let outputs: RunOutputs | null = null;
  try {
    outputs = await openRunOutputs(out, forms, choice);
    await writeAll(out, written, outputs, accepted);
    const problems = await outputs.close();
    return { files: outputs.files, problems, unusedAccepts: accepted.unused() };
  } catch (error) {
    await outputs?.abort();
    throw error instanceof FormatError ? error : RunError.writing(out, error);
  }
}
