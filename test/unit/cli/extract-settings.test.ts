import { describe, expect, it } from 'vitest';
import { parseArguments } from '../../../src/cli/arguments.ts';
import { EXTRACT } from '../../../src/cli/commands.ts';
import { extractSettings } from '../../../src/cli/extract-settings.ts';
import { UsageError } from '../../../src/cli/usage-error.ts';
import type { Config } from '../../../src/model/config.ts';

const settings = (words: string[], config: Config = {}) =>
  extractSettings(parseArguments(EXTRACT, ['a.pdf', ...words]), { file: '/x/juesuan.config.json', settings: config });

describe('the settings of a run', () => {
  it('are the defaults where nothing is said', () => {
    expect(settings([])).toMatchObject({ options: { out: 'out', force: false, output: {} }, failOn: undefined, quiet: false });
  });

  it('take formats as a list or by several options', () => {
    expect(settings(['--format', 'csv,duckdb', '--format=xlsx', '--format', 'csv']).options.output?.formats).toEqual([
      'csv',
      'duckdb',
      'xlsx',
      'csv',
    ]);
    expect(() => settings(['--format', 'xls'])).toThrow(UsageError);
    expect(() => settings(['--format', 'csv,'])).toThrow("--format takes json, csv, ndjson, parquet, duckdb, sqlite, xlsx, not ''");
  });

  it('come from the configuration where the command line is silent', () => {
    const config: Config = {
      out: '/o',
      format: ['ndjson'],
      bom: true,
      cells: true,
      failOn: 'warning',
      quiet: true,
      maxPages: 7,
      pipelines: '/p',
    };
    expect(settings([], config)).toMatchObject({
      options: { out: '/o', maxPages: 7, pipelines: '/p', output: { formats: ['ndjson'], bom: true, cells: true } },
      failOn: 'warning',
      quiet: true,
    });
    const words = [
      '--out',
      'x',
      '--format',
      'csv',
      '--no-bom',
      '--no-cells',
      '--fail-on',
      'error',
      '--no-quiet',
      '--max-pages',
      '9',
      '--pipelines',
      'q',
    ];
    expect(settings(words, config)).toMatchObject({
      options: { out: 'x', maxPages: 9, pipelines: 'q', output: { formats: ['csv'], bom: false, cells: false } },
      failOn: 'error',
      quiet: false,
    });
  });

  it('take the engine of recognition by name, and no other', () => {
    expect(settings([]).options).not.toHaveProperty('ocrEngine');
    expect(settings(['--ocr-engine', 'paddle'], { ocrEngine: 'both' }).options.ocrEngine).toBe('paddle');
    expect(settings([], { ocrEngine: 'both' }).options.ocrEngine).toBe('both');
    expect(() => settings(['--ocr-engine', 'easyocr'])).toThrow(/^--ocr-engine takes tesseract.+paddle.+both/);
  });

  it('name the file in which an accepted anomaly stands', () => {
    expect(settings([], { accept: [{ id: 'x', reason: 'r' }] }).options.accept).toEqual([
      { id: 'x', reason: 'r', source: 'juesuan.config.json' },
    ]);
  });
});
