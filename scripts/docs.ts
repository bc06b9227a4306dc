/**
 * Writes every generated page and schema anew, and what the READMEs quote. The test suite holds each against what it is made from.
 */
import './cli-docs.ts';
import './families-docs.ts';
import './postgres-docs.ts';
import './readme-docs.ts';
import './rules-docs.ts';
import './schemas.ts';
