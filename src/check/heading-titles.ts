/**
 * Titles of headings as they are compared: without years, particles and quotes, so that only another title is another title.
 */
import { normalizeLabel } from '../model/label.ts';

const YEAR = /20\d\d年(?:度)?/g;
const PARTICLES = /[的及和与、“”"（）()]|关于|有关/g;

/** A title in the wording in which titles of the contents and of the body agree. */
export function comparableTitle(title: string): string {
  return normalizeLabel(title).replace(YEAR, '').replace(PARTICLES, '');
}
