/**
 * Why a file can fail, for docs/cli.md: every code of DocumentError, so that none stays unexplained.
 */
import type { DocumentErrorCode } from '../model/error.ts';

export const FAILURE_CODES: Readonly<Record<DocumentErrorCode, string>> = {
  'empty-file': 'The file holds nothing. Download it again.',
  'not-found': 'There is no such file, a pattern matches none, or a symbolic link leads to nothing.',
  'not-readable': 'Permission is missing, or it is no regular file (a pipe, a socket, a device).',
  'too-large': 'More than 500 MB of PDF or 64 MB of anything else.',
  'unsupported-format': 'Neither PDF nor text, known by its bytes; the name is never asked.',
  encrypted: 'The PDF asks for a password. Give it with `--password`.',
  'wrong-password': 'The password does not open the PDF.',
  'damaged-pdf': 'The PDF, or one of its pages, cannot be read.',
  'undecodable-text': 'The bytes are no text in a known encoding.',
  'too-many-pages': 'The PDF has more pages than `--max-pages`.',
  'damaged-archive': 'The zip archive, or one of its files, cannot be unpacked.',
  'timed-out': 'The document took longer than `--timeout`, twice, or a time limit given through the API was reached.',
  'out-of-memory': 'The document needed more memory than `--max-memory`, twice.',
  crashed: 'The document ended the thread that worked on it, twice. The other documents are not affected; report it.',
  internal: 'A defect of juesuan. The other documents are not affected; `--debug` prints the stack for a report.',
};
