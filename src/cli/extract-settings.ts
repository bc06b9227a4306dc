/**
 * What `juesuan extract` is to do: its options, and what a configuration file says where an option is silent.
 */
import { basename } from 'node:path';
import type { LoadedConfig } from '../config/load-config.ts';
import { OCR_ENGINES, OCR_MODES } from '../model/ocr-mode.ts';
import { OUTPUT_FORMATS } from '../model/output-format.ts';
import type { ExtractOptions } from '../run/options.ts';
import { type Arguments, choiceOption, choicesOption, countOption, hasSwitch, switchOption, textOption } from './arguments.ts';

export type FailOn = 'error' | 'warning';

export interface ExtractSettings {
  options: ExtractOptions;
  failOn: FailOn | undefined;
  quiet: boolean;
  log: 'text' | 'json';
}

/** The members of `values` that are set. */
function given<T extends object>(values: { [Key in keyof T]: T[Key] | undefined }): Partial<T> {
  return Object.fromEntries(Object.entries(values).filter(([, value]) => value !== undefined)) as Partial<T>;
}

/** The settings of a run; options win over the configuration. */
export function extractSettings(args: Arguments, { file, settings: config }: LoadedConfig): ExtractSettings {
  const formats = choicesOption(args, 'format', OUTPUT_FORMATS) ?? config.format;
  return {
    options: {
      out: textOption(args, 'out', config.out ?? 'out'),
      force: hasSwitch(args, 'force'),
      prune: hasSwitch(args, 'prune'),
      output: given({ formats, bom: switchOption(args, 'bom') ?? config.bom, cells: switchOption(args, 'cells') ?? config.cells }),
      ...given({
        password: textOption(args, 'password', undefined),
        concurrency: countOption(args, 'concurrency') ?? config.concurrency,
        timeout: countOption(args, 'timeout') ?? config.timeout,
        maxMemory: countOption(args, 'max-memory') ?? config.maxMemory,
        maxPages: countOption(args, 'max-pages') ?? config.maxPages,
        pipelines: textOption(args, 'pipelines', config.pipelines),
        ocr: choiceOption(args, 'ocr', OCR_MODES) ?? config.ocr,
        ocrEngine: choiceOption(args, 'ocr-engine', OCR_ENGINES) ?? config.ocrEngine,
        accept: config.accept?.map((entry) => ({ ...entry, source: basename(file ?? '') })),
      }),
    },
    failOn: choiceOption(args, 'fail-on', ['error', 'warning']) ?? config.failOn,
    quiet: switchOption(args, 'quiet') ?? config.quiet ?? false,
    log: choiceOption(args, 'log', ['text', 'json']) ?? 'text',
  };
}
