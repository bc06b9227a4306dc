/**
 * Projects that a phrase names in a section on performance: 信息系统维护项目全年预算数为 85万元，执行数为 60万元.
 *
 * In → Out: the head of a figure → the figures that follow are the project's. Limits: only where a word says which figure of the
 * project's own table is meant, and only names that exactly one table has.
 */
import { projectSubject } from './claim-maker.ts';
import type { Discourse } from './discourse.ts';
import type { Head, Span } from './head.ts';
import { openSpoken, type Spoken } from './statements.ts';

const PERFORMANCE = 'performance';
const QUOTES = /[“”"《》]/g;

/** Opens the project before a score, or before a budget or an execution; null where the phrase names none. */
export function openNamedProject(discourse: Discourse, { phrase, bare, measure }: Head): Spoken | null {
  const { breath, desk } = discourse;
  // A paragraph on a project of another name stays with it: that the names differ is a matter of its own.
  if (breath.frame.project !== null && breath.frame.project.subject.project === null) return null;
  if (breath.aside || !breath.frame.contexts.includes(PERFORMANCE)) return null;
  const scored = discourse.resolve(phrase);
  const isScore = scored?.entry?.project !== undefined;
  if (!isScore && measure?.project == null) return null;
  const span: Span = isScore ? { start: phrase.start, end: scored.span.start } : bare;
  const name = discourse.slice(span).replace(QUOTES, '');
  const table = name === '' ? null : desk.printed.projectTable(name);
  if (table === null) return null;
  const spoken = openSpoken(projectSubject(discourse.unknown(span), table), discourse.words(span), null);
  breath.frame.project = spoken;
  breath.frame.spoken = spoken;
  return isScore ? null : spoken;
}
