/**
 * Self-evaluation forms of which nothing was read, so that those behind them keep the number that they have in print.
 *
 * In → Out: blocks, grids among them where forms were read → kind and place of every form in plain lines, in reading order.
 * Evidence: a title, right below it the name of the project or of the unit, and no grid before the next title.
 * Limits: forms without a title of their own.
 */
import type { Block } from '../model/block.ts';
import { normalizeLabel } from '../model/label.ts';
import type { PerformanceForm } from '../model/performance-form.ts';
import type { Place } from '../model/place.ts';
import { isFormTitle } from './loose-forms.ts';

/** A form that was seen and not read. */
export interface UnreadForm {
  kind: 'project_performance' | 'overall_performance';
  place: Place;
}

/** Lines from a title to the name: unit, date. */
const MOST_BETWEEN = 4;
const OVERALL = '整体';

type Mark = 'title' | 'project' | 'entity' | 'grid';

interface Marked {
  mark: Mark;
  block: Block;
  /** Lines above it, blank ones left out. */
  lines: number;
}

/** The forms of which nothing was read. */
export function unreadForms(blocks: readonly Block[], form: PerformanceForm): UnreadForm[] {
  const marks = marksOf(blocks, form);
  return marks.flatMap(({ mark, block, lines }, i): UnreadForm[] => {
    if (mark !== 'title') return [];
    const own = marks.slice(i + 1, next(marks, i));
    const names = own.filter((name) => name.lines - lines <= MOST_BETWEEN);
    if (own.some((other) => other.mark === 'grid')) return [];
    if (names.some((name) => name.mark === 'project')) return [{ kind: 'project_performance', place: block.place }];
    const isOverall = block.kind === 'line' && block.text.includes(OVERALL) && names.some((name) => name.mark === 'entity');
    return isOverall ? [{ kind: 'overall_performance', place: block.place }] : [];
  });
}

/** Index of the next title behind the mark at `at`. */
function next(marks: readonly Marked[], at: number): number {
  const behind = marks.slice(at + 1).findIndex(({ mark }) => mark === 'title');
  return behind < 0 ? marks.length : at + 1 + behind;
}

function marksOf(blocks: readonly Block[], form: PerformanceForm): Marked[] {
  const [projects, entities] = [form.attributes.projectName, form.attributes.entity].map((labels) => labels.map(normalizeLabel));
  const marks: Marked[] = [];
  let lines = 0;
  for (const block of blocks) {
    if (block.kind === 'line' && (block.furniture !== null || block.text.trim() === '')) continue;
    const mark = block.kind === 'grid' ? 'grid' : markOf(block.text, { form, projects: projects ?? [], entities: entities ?? [] });
    if (mark !== null) marks.push({ mark, block, lines });
    lines++;
  }
  return marks;
}

function markOf(text: string, words: { form: PerformanceForm; projects: readonly string[]; entities: readonly string[] }): Mark | null {
  const label = normalizeLabel(text);
  if (words.projects.some((name) => label.startsWith(name))) return 'project';
  if (words.entities.some((name) => label.startsWith(name))) return 'entity';
  return isFormTitle(text, words.form) ? 'title' : null;
}
