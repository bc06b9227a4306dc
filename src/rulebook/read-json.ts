/**
 * One JSON file of the pipelines folder, validated by its schema.
 *
 * In → Out: text + zod schema → value, or null with the problems added, each with the path of the field.
 */
import type { z } from 'zod';
import type { Problem } from './rulebook-error.ts';

/** Parses and validates. `file` names the text in messages. */
export function readJson<T>(text: string, source: { file: string; schema: z.ZodType<T> }, problems: Problem[]): T | null {
  const { file, schema } = source;
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch (error) {
    problems.push({
      file,
      place: '',
      message: `is not JSON (${error instanceof Error ? error.message : String(error)}): look for a missing or extra comma or quote`,
    });
    return null;
  }
  const parsed = schema.safeParse(value);
  if (parsed.success) return parsed.data;
  for (const issue of parsed.error.issues) problems.push({ file, place: issue.path.join('.'), message: issue.message });
  return null;
}
