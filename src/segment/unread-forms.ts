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

/** Words of the vocabulary in the normal form of labels. */
interface FormWords {
  titles: readonly string[];
  projects: readonly string[];
  entities: readonly string[];
}

function marksOf(blocks: readonly Block[], { titleWords, attributes }: PerformanceForm): Marked[] {
  const words: FormWords = {
    titles: titleWords.map(normalizeLabel),
    projects: attributes.projectName.map(normalizeLabel),
    entities: attributes.entity.map(normalizeLabel),
  };
  const marks: Marked[] = [];
  let lines = 0;
  for (const block of blocks) {
    if (block.kind === 'line' && (block.furniture !== null || block.text.trim() === '')) continue;
    const mark = block.kind === 'grid' ? 'grid' : markOf(normalizeLabel(block.text), words);
    if (mark !== null) marks.push({ mark, block, lines });
    lines++;
  }
  return marks;
}

function markOf(label: string, words: FormWords): Mark | null {
  if (words.projects.some((name) => label.startsWith(name))) return 'project';
  if (words.entities.some((name) => label.startsWith(name))) return 'entity';
  return isFormTitle(label, words.titles) ? 'title' : null;
}
