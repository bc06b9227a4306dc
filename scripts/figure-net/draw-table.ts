/**
 * A table of random figures in one font, with some words among them.
 */
import { between, type Context, oneOf, type Random } from './canvas.ts';
import { figureText, wordsText } from './figure-text.ts';

/** A figure on the page: its characters with their middles, before the page was turned. */
export interface Printed {
  characters: { text: string; x: number }[];
  top: number;
  bottom: number;
}

/** Cells with words, in which no figure is to be read. */
const WORDS_SHARE = 0.08;
const WORD_FONTS = ['AR PL UMing CN', 'AR PL SungtiL GB', 'WenQuanYi Zen Hei', 'Noto Serif CJK JP'];
interface Sheet {
  width: number;
  height: number;
  dpi: number;
  font: string;
  random: Random;
}

/** Draws the table, and tells what stands where. */
export function drawTable(context: Context, { width, height, dpi, font, random }: Sheet): Printed[] {
  const size = (between(random, 6.5, 11.5) * dpi) / 72;
  const row = size * between(random, 1.45, 2.3);
  const columns = Math.round(width / (size * between(random, 6.5, 10)));
  const tone = Math.round(between(random, 0, 50));
  const ink = `rgb(${tone},${tone},${tone})`;
  const [from, to] = [Math.round((height * 0.05) / row), Math.floor((height * 0.95) / row)];
  const grid: Grid = { left: width * 0.05, column: (width * 0.9) / columns, columns, row, from, to };
  drawLines(context, grid, { dpi, random, ink });
  const style: Style = {
    size,
    align: oneOf(random, ['right', 'right', 'centre', 'left']),
    stretch: random() < 0.4 ? between(random, 0.8, 1.15) : 1,
    kind: random(),
    figures: `${random() < 0.2 ? 'bold ' : ''}${size}px "${font}"`,
    words: `${size}px "${oneOf(random, WORD_FONTS)}"`,
  };
  context.textBaseline = 'alphabetic';
  context.fillStyle = ink;
  const printed: Printed[] = [];
  for (let r = from; r < to; r++) {
    for (let c = 0; c < columns; c++) {
      const cell = { x: grid.left + c * grid.column, width: grid.column, baseline: r * row + row / 2 + 0.35 * size + random() - 0.5 };
      const figure = drawCell(context, cell, { style, random });
      if (figure !== null) printed.push(figure);
    }
  }
  return printed;
}

interface Style {
  size: number;
  align: 'right' | 'centre' | 'left';
  /** Width of characters as a share of their font's. */
  stretch: number;
  /** Of figures, see figure-text.ts. */
  kind: number;
  /** Fonts. */
  figures: string;
  words: string;
}

interface Cell {
  x: number;
  width: number;
  baseline: number;
}

function drawCell(context: Context, cell: Cell, { style, random }: { style: Style; random: Random }): Printed | null {
  const { size, align, stretch } = style;
  const isWords = random() < WORDS_SHARE;
  context.font = isWords ? style.words : style.figures;
  const text = isWords ? wordsText(random) : figureText(random, style.kind);
  const widthOf = (part: string): number => context.measureText(part).width * stretch;
  const room = cell.width - widthOf(text);
  if (text === '' || room < 0.06 * cell.width) return null;
  const edge = between(random, 0.01, 0.04) * cell.width;
  const indent = { right: room - edge, centre: room / 2, left: edge }[align];
  const x = cell.x + Math.min(room - 2, Math.max(2, indent)) + random() - 0.5;
  context.save();
  context.translate(x, cell.baseline);
  context.scale(stretch, 1);
  context.fillText(text, 0, 0);
  context.restore();
  const characters = [...text].map((character, i) => ({
    text: isWords ? '' : character,
    x: x + (widthOf(text.slice(0, i)) + widthOf(text.slice(0, i + 1))) / 2,
  }));
  return { characters, top: cell.baseline - 0.72 * size, bottom: cell.baseline };
}

interface Grid {
  left: number;
  column: number;
  columns: number;
  row: number;
  from: number;
  to: number;
}

function drawLines(
  context: Context,
  { left, column, columns, row, from, to }: Grid,
  { dpi, random, ink }: { dpi: number; random: Random; ink: string },
): void {
  const kind = random();
  if (kind < 0.1) return;
  context.strokeStyle = ink;
  context.lineWidth = (between(random, 0.3, 1) * dpi) / 72;
  if (kind < 0.2) context.setLineDash([dpi / 50, dpi / 70]);
  context.beginPath();
  for (let r = from; r <= to; r++) {
    context.moveTo(left, r * row);
    context.lineTo(left + columns * column, r * row);
  }
  for (let c = 0; c <= columns && kind < 0.9; c++) {
    context.moveTo(left + c * column, from * row);
    context.lineTo(left + c * column, to * row);
  }
  context.stroke();
  context.setLineDash([]);
}
