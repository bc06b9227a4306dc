import { describe, expect, it, vi } from 'vitest';
import { loadDuckDb } from '../../../src/emit/duckdb.ts';
import { FormatError } from '../../../src/emit/format-error.ts';

vi.mock('@duckdb/node-api', () => {
  throw new Error("Cannot find module '@duckdb/node-bindings-linux-x64'");
});

describe('without the package of DuckDB', () => {
  it('says what is missing and what to do', async () => {
    const error = await loadDuckDb().catch((thrown: unknown) => thrown);
    expect(error).toBeInstanceOf(FormatError);
    expect((error as FormatError).message).toContain('@duckdb/node-api is missing or has no build for this platform');
    expect((error as FormatError).hint).toContain('sqlite or parquet');
  });
});
