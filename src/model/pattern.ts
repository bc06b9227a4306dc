/**
 * Words of a vocabulary as parts of a regular expression.
 */

/** The text with every character that an expression reads as a sign escaped. */
export function escaped(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
}
