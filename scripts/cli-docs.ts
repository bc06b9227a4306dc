/**
 * Writes the help texts into docs/cli.md, behind the line that says so; what stands before it is written by hand.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { helpReference, REFERENCE_MARK } from '../src/cli/help.ts';

const target = new URL('../docs/cli.md', import.meta.url);
const [prose = ''] = readFileSync(target, 'utf8').split(REFERENCE_MARK);
writeFileSync(target, `${prose}${REFERENCE_MARK}\n\n${helpReference()}`);
