/**
 * Writes every generated page and schema anew. The test suite holds each of them against what it is made from.
 */
import './cli-docs.ts';
import './families-docs.ts';
import './rules-docs.ts';
import './schemas.ts';
