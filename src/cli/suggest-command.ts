/**
 * `juesuan suggest`: drafts entries of `pipelines/` from what no vocabulary knew in a run, for people to review.
 */
import { suggest } from '../run/suggestions.ts';
import { type Arguments, hasSwitch, onlyOperand, textOption } from './arguments.ts';
import { EXIT_OK } from './exit-code.ts';
import { counted, grouped, printable, type Terminal } from './terminal.ts';

/** Runs the command: a line per suggestion to standard output, what to do next to standard error. */
export async function suggestCommand(args: Arguments, terminal: Terminal, signal?: AbortSignal): Promise<number> {
  const run = onlyOperand(args, 'OUT');
  const out = textOption(args, 'out', 'suggestions');
  const pipelines = textOption(args, 'pipelines', undefined);
  const { suggestions, families, documents, others } = await suggest(run, {
    out,
    force: hasSwitch(args, 'force'),
    ...(pipelines === undefined ? {} : { pipelines }),
    ...(signal === undefined ? {} : { signal }),
  });
  for (const { sighting, draft, key, nearest } of suggestions) {
    const { kind, table, code, label, documents: seenIn, figures } = sighting;
    const near = nearest === null ? '' : `${nearest.label} (${nearest.distance})`;
    terminal.stdout(
      `${[draft, kind, table, `${code} ${label}`.trim(), key ?? '', near, seenIn, figures].map((field) => printable(String(field))).join('\t')}\n`,
    );
  }
  const drafted = suggestions.filter(({ draft }) => draft !== 'none').length;
  terminal.stderr(
    `looked at   ${counted(documents, 'document')}\n` +
      `drafted     ${grouped(drafted)} for labels and names, ${grouped(families.length)} for layouts\n` +
      `not drafted ${grouped(suggestions.length - drafted + others.length)}\n` +
      `review      ${printable(out)}/REVIEW.md says where each was seen and how to take it over\n`,
  );
  return EXIT_OK;
}
