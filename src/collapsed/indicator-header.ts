/**
 * The header of the indicators of a self-evaluation form in plain lines.
 *
 * In → Out: words → the columns from a word on and the first word behind them; null where no header with a name and what was reached stands.
 */
import { indicatorRole, isOneOf, labelKey, type PerformanceLabels } from '../mapping/performance-labels.ts';
import type { IndicatorRole } from '../model/performance-form.ts';
import type { FormWords } from './form-words.ts';

export const LEVELS: readonly IndicatorRole[] = ['level1', 'level2'];

export interface IndicatorHeader {
  columns: { role: IndicatorRole; text: string }[];
  /** First word behind. */
  end: number;
  /** True where every label has lines of its own. */
  isApart: boolean;
}

/** Lines into which the label of the remarks may run on. */
const NOTE_TAIL = /^[原因分析及和与改进措施说明情况]{1,12}$/;

/** The labels of columns from `at` on. */
export function headerAt(words: FormWords, at: number, labels: PerformanceLabels): IndicatorHeader | null {
  const header: IndicatorHeader = { columns: [], end: at, isApart: true };
  for (let found = labelAt(words, at, labels); found !== null; found = labelAt(words, header.end, labels)) {
    if (found.role !== 'section' || header.columns.length > 0) {
      header.isApart &&= header.columns.length === 0 || words.opensLine(header.end);
      header.columns.push({ role: found.role, text: found.text });
    }
    header.end = found.end;
    if (found.role === 'note') break;
  }
  header.isApart &&= header.end >= words.count || words.opensLine(header.end);
  const roles = header.columns.map(({ role }) => role);
  return roles.indexOf('level3') > 0 && roles.includes('actual') ? header : null;
}

function labelAt(words: FormWords, at: number, labels: PerformanceLabels): { role: IndicatorRole; text: string; end: number } | null {
  const found = words.columnAt(at, (key) => roleOf(key, labels) !== null) ?? noteAt(words, at, labels);
  const role = found === null ? null : roleOf(found.key, labels);
  return found === null || role === null ? null : { role, text: found.text, end: found.end };
}

function roleOf(key: string, labels: PerformanceLabels): IndicatorRole | null {
  const role = indicatorRole(labels, key);
  return role === 'note' && !isOneOf(new Set(labels.indicatorRoles.keys()), key) ? null : role;
}

/** The label of the remarks, which runs on over lines as it likes (偏差原因分析及改进措施). */
function noteAt(words: FormWords, at: number, labels: PerformanceLabels): { text: string; key: string; end: number } | null {
  const first = words.words[at]?.text ?? '';
  if (indicatorRole(labels, labelKey(first)) !== 'note') return null;
  let end = at + 1;
  while (NOTE_TAIL.test(words.words[end]?.text ?? '')) end++;
  return { text: words.textOf(at, end).replaceAll(' ', ''), key: '备注', end };
}

/** True where cells can be put under the columns: levels before the name, each column once, none that no field takes. */
export function isReadable({ columns, isApart }: IndicatorHeader): boolean {
  const roles = columns.map(({ role }) => role);
  const isKnown = !roles.includes('other') && !roles.includes('section') && new Set(roles).size === roles.length;
  return isApart && isKnown && roles.slice(0, roles.indexOf('level3')).every((role) => LEVELS.includes(role));
}
