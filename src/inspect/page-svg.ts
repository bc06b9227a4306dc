/**
 * A page as it was understood, to be looked at: an SVG overlay and a plain-text view. Strings only.
 *
 * Frame: points, origin top-left, as in the model. Words are drawn where they stand, so that the overlay lies over the page.
 */
import type { Block, Grid, GridCell, TextLine } from '../model/block.ts';
import type { Page, Word } from '../model/page.ts';
import type { BBox } from '../model/place.ts';

const STYLE = [
  'text{font-family:sans-serif;fill:#222}',
  '.word{fill:none;stroke:#4a90d9;stroke-width:.3}',
  '.hidden{fill:#bbb}',
  '.rule{stroke:#d0021b;stroke-width:.6}',
  '.cell{fill:#2e8b57;fill-opacity:.06;stroke:#2e8b57;stroke-width:.8}',
  '.line{fill:none;stroke:#b58900;stroke-width:.4;stroke-dasharray:2 1}',
  '.furniture{stroke:#999}',
  '.image{fill:#888;fill-opacity:.15;stroke:#888;stroke-width:.5}',
].join('');

/** SVG of a page: images, ruling lines, words in their boxes, lines (dashed) and cells; hidden words grey. */
export function pageSvg(page: Page, blocks: readonly Block[]): string {
  const parts = [
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${page.widthPt} ${page.heightPt}" width="${page.widthPt}" height="${page.heightPt}">`,
    `<style>${STYLE}</style><rect width="100%" height="100%" fill="#fff"/>`,
    ...page.images.map((image) => rectangle(image.bbox, 'image')),
    ...blocks.flatMap(overlay),
    ...page.rulingLines.map((rule) =>
      rule.orientation === 'horizontal'
        ? `<line class="rule" x1="${rule.start}" y1="${rule.position}" x2="${rule.end}" y2="${rule.position}"/>`
        : `<line class="rule" x1="${rule.position}" y1="${rule.start}" x2="${rule.position}" y2="${rule.end}"/>`,
    ),
    ...page.words.flatMap((word) => [rectangle(word.bbox, 'word'), wordText(word, '')]),
    ...page.hiddenWords.map((word) => wordText(word, ' class="hidden"')),
    '</svg>',
  ];
  return `${parts.join('\n')}\n`;
}

function overlay(block: Block): string[] {
  if (block.kind === 'line') return block.place.bbox === null ? [] : [rectangle(block.place.bbox, lineClass(block))];
  return block.cells.flatMap((cell) =>
    cell.place.bbox === null ? [] : [rectangle(cell.place.bbox, 'cell', `${cell.row},${cell.column}: ${cell.text}`)],
  );
}

function lineClass(line: TextLine): string {
  return line.furniture === null ? 'line' : 'line furniture';
}

function rectangle([x0, y0, x1, y1]: BBox, name: string, title?: string): string {
  const shape = `<rect class="${name}" x="${x0}" y="${y0}" width="${fixed(x1 - x0)}" height="${fixed(y1 - y0)}"`;
  return title === undefined ? `${shape}/>` : `${shape}><title>${escapeXml(title)}</title></rect>`;
}

/** The word, stretched to its box and turned as on the page. */
function wordText(word: Word, attributes: string): string {
  const [x0, y0, x1, y1] = word.bbox;
  const across = word.turned === 90 || word.turned === 270;
  const [x, y] = [word.turned === 0 ? x0 : word.baseline, word.baseline];
  const at = { 0: [x, y], 90: [word.baseline, y0], 180: [x1, word.baseline], 270: [word.baseline, y1] }[word.turned];
  const turn = word.turned === 0 ? '' : ` transform="rotate(${word.turned} ${at[0]} ${at[1]})"`;
  const length = fixed(across ? y1 - y0 : x1 - x0);
  return `<text${attributes} x="${at[0]}" y="${at[1]}" font-size="${word.sizePt}" textLength="${length}" lengthAdjust="spacingAndGlyphs"${turn}>${escapeXml(word.text)}</text>`;
}

function fixed(value: number): number {
  return Math.round(value * 100) / 100;
}

const ENTITIES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };

/** Characters that XML does not allow become the replacement character. */
function escapeXml(text: string): string {
  return text.replace(/[&<>"]|\p{Cc}/gu, (char) => ENTITIES[char] ?? (char === '\n' ? char : '\ufffd'));
}

/** Plain text of a page: lines as they stand, grids as rows with `|` between columns; `<` and `^` mark a spanned position. */
export function pageText(page: Page, blocks: readonly Block[]): string {
  const head = `page ${page.number}: ${page.words.length} words, ${page.rulingLines.length} rules, ${page.images.length} images`;
  return `${[head, ...blocks.map((block) => (block.kind === 'line' ? lineAsText(block) : gridAsText(block)))].join('\n')}\n`;
}

function lineAsText(line: TextLine): string {
  const notes = [line.furniture, line.align === 'left' ? null : line.align, line.bold ? 'bold' : null].filter((note) => note !== null);
  return notes.length === 0 ? line.text : `${line.text}   [${notes.join(', ')}]`;
}

function gridAsText(grid: Grid): string {
  const rows: string[][] = Array.from({ length: grid.rowCount }, () => Array.from({ length: grid.columnCount }, () => ''));
  for (const cell of grid.cells) writeCell(rows, cell);
  return [`[grid ${grid.origin} ${grid.rowCount} × ${grid.columnCount}]`, ...rows.map((row) => `| ${row.join(' | ')} |`)].join('\n');
}

function writeCell(rows: string[][], cell: GridCell): void {
  for (let r = cell.row; r < cell.row + cell.rowSpan; r++) {
    const row = rows[r];
    if (row === undefined) continue;
    for (let c = cell.column; c < cell.column + cell.columnSpan; c++) row[c] = r > cell.row ? '^' : '<';
  }
  const first = rows[cell.row];
  if (first !== undefined) first[cell.column] = cell.text.replaceAll('\n', '⏎');
}
