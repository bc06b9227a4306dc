/**
 * Title, form number, entity and unit above a table.
 */
import { isEvaluation, type PrintedTable } from '../printed-table.ts';
import type { Style } from '../style.ts';
import type { Flow, Line } from './pdf-flow.ts';
import { breakLines } from './pdf-lines.ts';
import type { PdfOptions } from './pdf-options.ts';

const TITLE = { size: 16, leading: 26 };
const CAPTION = { size: 10.5, leading: 17 };

type Caption = Pick<Line, 'text' | 'align'>;

/** Caption lines from top to bottom; what stands on one line is in one list. */
function captionRows(table: PrintedTable, style: Style, captionStyle: PdfOptions['captionStyle']): Caption[][] {
  if (isEvaluation(table)) return table.subtitle === undefined ? [] : [[{ text: table.subtitle, align: 'center' }]];
  const entity: Caption = { text: `${style.entityKind}：${style.unitName}`, align: 'left' };
  const unit: Caption = { text: `${style.entityKind === '单位' ? '金额单位' : '单位'}：${table.unit}`, align: 'right' };
  const form: Caption[][] = table.formNumber === null ? [] : [[{ text: table.formNumber, align: 'right' }]];
  if (captionStyle === 'none') return [[unit]];
  return captionStyle === 'one-line' ? [...form, [entity, unit]] : [...form, [entity], [unit]];
}

/** Height of title and captions, for keeping them with the first rows. */
export function captionHeight(table: PrintedTable, { captionStyle }: PdfOptions): number {
  const lines = { none: 1, 'one-line': 2, lines: 3 }[captionStyle];
  return TITLE.leading * 2 + (isEvaluation(table) ? 1 : lines) * CAPTION.leading;
}

/** Draws title and captions. */
export function drawCaptions(flow: Flow, table: PrintedTable, style: Style): void {
  const edges = { left: flow.left, right: flow.right };
  const measure = (text: string): number => flow.faces.width(text, true) * TITLE.size;
  for (const text of breakLines(table.title, { width: flow.right - flow.left, indent: 0, measure })) {
    flow.drawLine({ ...edges, text, size: TITLE.size, align: 'center', top: flow.y, height: TITLE.leading, bold: true });
    flow.y += TITLE.leading;
  }
  for (const row of captionRows(table, style, flow.options.captionStyle)) {
    for (const caption of row) flow.drawLine({ ...edges, ...caption, size: CAPTION.size, top: flow.y, height: CAPTION.leading });
    flow.y += CAPTION.leading;
  }
}
