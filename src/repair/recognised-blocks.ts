/**
 * The labels of recognised pages put right by the vocabulary, before anything is understood of them.
 *
 * In → Out: blocks → the same blocks, texts of recognised cells and short lines changed where they are clearly meant to be a word of
 * the forms or classifications, and one finding that counts them. Ordinals in front (一、) stay as they are.
 */
import type { Finding } from '../anomaly/finding.ts';
import type { Block, Grid, GridCell } from '../model/block.ts';
import type { Forms } from '../model/form.ts';
import { stripPrintedOrdinal } from '../model/label.ts';
import type { Place } from '../model/place.ts';
import { LabelVocabulary } from './recognised-labels.ts';

/** Lines longer than this are sentences. */
const LONGEST_LINE = 30;

const VOCABULARIES = new WeakMap<Forms, LabelVocabulary>();

/** Every word that tables print: titles, headers, row labels, names of classifications. */
function vocabularyOf(forms: Forms): LabelVocabulary {
  const known = VOCABULARIES.get(forms);
  if (known !== undefined) return known;
  const meanings = forms.forms.flatMap(({ titles, columns, rows, neutral }) => [
    titles,
    ...columns.flatMap(({ paths }) => lastSegments(paths)),
    ...rows.map(({ labels }) => labels),
    ...neutral.map((word) => [word]),
  ]);
  const names = [...forms.functional.values(), ...forms.economic.values()].map((entry) => entry.names);
  const vocabulary = new LabelVocabulary([...meanings, ...names, ...COMMON.map((word) => [word])]);
  VOCABULARIES.set(forms, vocabulary);
  return vocabulary;
}

/** The words of a column's paths by their level: those at the end mean the same. */
function lastSegments(paths: readonly string[]): string[][] {
  const split = paths.map((path) => path.split('/'));
  const upper = [...new Set(split.flatMap((segments) => segments.slice(0, -1)))];
  return [split.flatMap((segments) => segments.at(-1) ?? []), ...upper.map((word) => [word])];
}

/** Words of headers that no form lists. */
const COMMON = [
  '科目编码',
  '科目代码',
  '科目名称',
  '功能分类科目编码',
  '经济分类科目编码',
  '单位：万元',
  '金额单位：万元',
  '决算数',
  '预算数',
];

/** Puts the labels of recognised cells and lines right. */
export function correctRecognised(blocks: readonly Block[], forms: Forms): { blocks: Block[]; findings: Finding[] } {
  if (!blocks.some(isRecognised)) return { blocks: [...blocks], findings: [] };
  const vocabulary = vocabularyOf(forms);
  const places: Place[] = [];
  const correct = (text: string, place: Place): string => {
    const rest = stripPrintedOrdinal(text.trim());
    const meant = vocabulary.nearest(rest);
    if (meant === null) return text;
    places.push(place);
    return text.trim().slice(0, text.trim().length - rest.length) + meant;
  };
  const corrected = blocks.map((block): Block => {
    if (block.kind === 'line')
      return block.recognition === undefined || block.text.length > LONGEST_LINE
        ? block
        : { ...block, text: correct(block.text, block.place) };
    return correctGrid(block, correct, places);
  });
  const count = String(places.length);
  return {
    blocks: corrected,
    findings: places.length === 0 ? [] : [{ rule: 'ocr/labels-corrected', args: { count }, locations: places, repaired: true }],
  };
}

function correctGrid(grid: Grid, correct: (text: string, place: Place) => string, places: Place[]): Grid {
  const heads = numberingHeads(grid);
  const textOf = (cell: GridCell): string => {
    if (cell.recognition === undefined) return cell.text;
    if (!heads.has(cell) || cell.text.trim() === NUMBERING) return correct(cell.text, cell.place);
    places.push(cell.place);
    return NUMBERING;
  };
  return { ...grid, cells: grid.cells.map((cell) => ({ ...cell, text: textOf(cell) })) };
}

/** What stands in front of the row that numbers the columns. */
const NUMBERING = '栏次';
/** Columns from which on a row of rising numbers numbers them. */
const MIN_NUMBERED = 3;
const ORDINAL = /^[1-9]\d?$/;

/** The only words in rows whose other cells count 1, 2, 3 …: two characters too few to be told by the vocabulary. */
function numberingHeads(grid: Grid): ReadonlySet<GridCell> {
  const rows = new Map<number, GridCell[]>();
  for (const cell of grid.cells) if (cell.text.trim() !== '') rows.set(cell.row, [...(rows.get(cell.row) ?? []), cell]);
  const heads = new Set<GridCell>();
  for (const [head, ...others] of rows.values()) {
    const counts = others.length >= MIN_NUMBERED && others.every((cell, i) => ORDINAL.test(cell.text) && Number(cell.text) === i + 1);
    if (head !== undefined && counts && head.text.trim().length === NUMBERING.length && !/\d/.test(head.text)) heads.add(head);
  }
  return heads;
}

function isRecognised(block: Block): boolean {
  return block.kind === 'line' ? block.recognition !== undefined : block.cells.some((cell) => cell.recognition !== undefined);
}
