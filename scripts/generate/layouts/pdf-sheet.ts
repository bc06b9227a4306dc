/**
 * A page before it is written: what stands where, as plain data.
 *
 * Frame: points, origin top-left of the page as it is read, y down.
 */

/** `chinese` is embedded; the Latin ones are standard fonts with another font box on the same baseline. */
export type FontKey = 'chinese' | 'latin' | 'latin-bold' | 'sign';

export interface TextItem {
  kind: 'text';
  x: number;
  baseline: number;
  text: string;
  font: FontKey;
  size: number;
  /** Space added after each character, in points. */
  gap: number;
  /** Outlined as well as filled, as word processors embolden a font without a bold face. */
  outlined: boolean;
}

export interface LineItem {
  kind: 'line';
  x0: number;
  y0: number;
  x1: number;
  y1: number;
  dashed: boolean;
}

export interface RectangleItem {
  kind: 'rectangle';
  x: number;
  y: number;
  width: number;
  height: number;
  /** Filled rectangles draw a border, stroked ones a cell. */
  filled: boolean;
}

export type Item = TextItem | LineItem | RectangleItem;

export interface Sheet {
  /** Size as it is read. */
  width: number;
  height: number;
  /** True for a portrait page with /Rotate 90 that reads as landscape. */
  rotated: boolean;
  /** The cover bears neither running head nor page number. */
  cover: boolean;
  items: Item[];
}

/** Thickness of table borders, in points: what word processors write for a half-point border. */
export const BORDER_PT = 0.48;
