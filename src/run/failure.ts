/**
 * From anything thrown to the one error that a batch reports: what, and what to do.
 */
import { DocumentError, type DocumentErrorCode } from '../model/error.ts';

const FILE_SYSTEM_ERRORS: Readonly<Record<string, { code: DocumentErrorCode; message: string; hint: string }>> = {
  ENOENT: { code: 'not-found', message: 'no such file or folder', hint: 'check the path' },
  EACCES: { code: 'not-readable', message: 'permission denied', hint: 'give yourself permission to read it' },
  EPERM: { code: 'not-readable', message: 'permission denied', hint: 'give yourself permission to read it' },
  ELOOP: { code: 'not-readable', message: 'symbolic link that leads back to itself', hint: 'mend the link' },
  ENAMETOOLONG: { code: 'not-readable', message: 'the path is too long', hint: 'move or rename the file' },
  EBUSY: { code: 'not-readable', message: 'another program holds the file', hint: 'close the other program and run again' },
  EMFILE: { code: 'not-readable', message: 'too many open files', hint: 'lower --concurrency' },
  ERR_FS_FILE_TOO_LARGE: { code: 'too-large', message: 'the file is too large to be read', hint: 'split it' },
};

function errorCode(error: unknown): string {
  return error instanceof Error && 'code' in error ? String(error.code) : '';
}

/** The DocumentError for an error of the file system while an input was looked up or read. */
export function fileSystemFailure(error: unknown): DocumentError {
  if (error instanceof DocumentError) return error;
  const code = errorCode(error);
  const known = FILE_SYSTEM_ERRORS[code];
  if (known !== undefined) return new DocumentError(known.code, known.message, { hint: known.hint, cause: error });
  return new DocumentError('not-readable', `could not be read (${code || String(error)})`, {
    hint: 'check the file and its disk',
    cause: error,
  });
}

/** The DocumentError for whatever a document's processing threw; what no stage foresaw is a defect of ours (`internal`). */
export function documentFailure(error: unknown): DocumentError {
  if (error instanceof DocumentError) return error;
  if (error instanceof Error && error.name === 'TimeoutError') {
    return new DocumentError('timed-out', 'the time limit was reached', { hint: 'allow more time', cause: error });
  }
  const what = error instanceof Error ? (error.message.split('\n')[0] ?? '') : String(error);
  return new DocumentError('internal', `a defect of juesuan: ${what}`, { hint: 'run again with --debug and report it', cause: error });
}
