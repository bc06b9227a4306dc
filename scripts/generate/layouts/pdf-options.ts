/**
 * What a PDF layout can vary, one field per trait that real disclosures differ in.
 */
export interface PdfOptions {
  /** How table borders are drawn. */
  rules: 'lines' | 'thin-rectangles' | 'cell-boxes' | 'dashed' | 'horizontal' | 'none';
  /** Wide tables: on portrait pages, on landscape pages, or on portrait pages with /Rotate 90. */
  orientation: 'portrait' | 'landscape-wide' | 'rotated-wide';
  /** Header rows again on each page of a table. */
  repeatHeader: boolean;
  /** Title, entity and unit again on each page of a table. */
  repeatTitle: boolean;
  /** `tall`: figures at the bottom of high rows, labels wrapped in the middle. */
  rowHeight: 'compact' | 'tall';
  /** Headings and totals drawn twice, 0.3 pt apart. */
  fakeBold: boolean;
  /** Large grey text at 45° across each page. */
  watermark: string | null;
  /** Text at the top of each page but the cover. */
  runningHead: string | null;
  /** `- 3 -`, `3` or `第 3 页` at the foot of each page but the cover. */
  pageNumbers: 'dash' | 'plain' | 'chinese' | null;
  /** `lines`: one caption a line; `one-line`: entity and unit on one baseline; `none`: the unit only. */
  captionStyle: 'lines' | 'one-line' | 'none';
}
