/**
 * pdf.js's exceptions as the one error of an input that cannot be processed.
 *
 * Source: exception names and codes of pdfjs-dist 5.6.205 (`PasswordException.code` 1: none given, 2: wrong).
 */
import { DocumentError } from '../model/error.ts';

const PASSWORD_MISSING = 1;

/** What went wrong on opening a PDF. */
export function openingError(cause: unknown): DocumentError {
  const { name, message, code } = describe(cause);
  if (name === 'PasswordException') {
    return code === PASSWORD_MISSING
      ? new DocumentError('encrypted', 'the PDF is encrypted and asks for a password', { hint: 'give its password', cause })
      : new DocumentError('wrong-password', 'the password does not open the PDF', { hint: 'check the password', cause });
  }
  if (/encrypt|cipher|security handler/i.test(message)) {
    return new DocumentError('encrypted', 'the PDF is encrypted in a way that is not supported', {
      hint: 'save it without encryption',
      cause,
    });
  }
  return new DocumentError('damaged-pdf', `the PDF cannot be opened: ${message}`, {
    hint: 'open it in a PDF reader and save it anew',
    cause,
  });
}

/** What went wrong on reading one page. */
export function pageError(page: number, cause: unknown): DocumentError {
  return new DocumentError('damaged-pdf', `page ${page} cannot be read: ${describe(cause).message}`, {
    hint: 'open the file in a PDF reader and save it anew',
    cause,
  });
}

function describe(cause: unknown): { name: string; message: string; code: unknown } {
  if (!(cause instanceof Error)) return { name: '', message: String(cause), code: null };
  return { name: cause.name, message: cause.message, code: 'code' in cause ? cause.code : null };
}
