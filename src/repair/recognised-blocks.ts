/**
 * The labels of recognised pages put right by the vocabulary, before anything is understood of them.
 *
 * In → Out: blocks → the same blocks, texts of recognised cells and short lines changed where they are clearly meant to be a word of
 * the forms or classifications, and one finding that counts them. Ordinals in front (一、) stay as they are.
 */
import type { Finding } from '../anomaly/finding.ts';
import type { Block, Grid, GridCell, TextLine } from '../model/block.ts';
import type { Forms } from '../model/form.ts';
import { stripPrintedOrdinal } from '../model/label.ts';
import type { Place } from '../model/place.ts';
import { labelsOfRules } from '../model/rule-labels.ts';
import { mendedCaption } from './recognised-captions.ts';
import { headersApart } from './recognised-headers.ts';
import { LabelVocabulary } from './recognised-labels.ts';
import { numberingTexts, UNSURE } from './recognised-numbering.ts';

/** Lines longer than this are sentences. */
const LONGEST_LINE = 30;
/** Captions hold a unit's name, a date and a unit of money at most. */
const LONGEST_CAPTION = 80;

interface Vocabularies {
  /** Every word that statutory tables print: titles, headers, row labels, names of classifications. */
  words: LabelVocabulary;
  /** The same and the labels of self-evaluation tables, which are near to others of them (全年支出 to 本年支出). */
  evaluationWords: LabelVocabulary;
  /** Headers of the columns of self-evaluation tables. */
  evaluationColumns: LabelVocabulary;
}

const VOCABULARIES = new WeakMap<Forms, Vocabularies>();

function vocabulariesOf(forms: Forms): Vocabularies {
  const known = VOCABULARIES.get(forms);
  if (known !== undefined) return known;
  const meanings = forms.forms.flatMap(({ titles, columns, rows, neutral }) => [
    titles,
    ...columns.flatMap(({ paths }) => lastSegments(paths)),
    ...rows.map(({ labels }) => labels),
    ...neutral.map((word) => [word]),
  ]);
  const names = [...forms.functional.values(), ...forms.economic.values()].map((entry) => entry.names);
  const columns = evaluationColumns(forms);
  const evaluation = [
    ...Object.values(forms.performance.attributes),
    ...forms.performance.fundRows.map(({ labels }) => labels),
    forms.performance.scoreRows,
    ...columns,
  ];
  const long = evaluation.map((labels) => labels.filter((label) => label.length !== NEAR_FREE_TEXT));
  const alone = [...COMMON, ...labelsOfRules(forms.rules)].map((word) => [word]);
  const vocabularies = {
    words: new LabelVocabulary([...meanings, ...names, ...alone], evaluation.flat()),
    evaluationWords: new LabelVocabulary([...meanings, ...names, ...long, ...alone], evaluation.flat()),
    evaluationColumns: new LabelVocabulary(columns),
  };
  VOCABULARIES.set(forms, vocabularies);
  return vocabularies;
}

/** Nothing is mended to labels of so many characters: free text of evaluations is as near to them (完成 to 完成值) as what was misread. */
const NEAR_FREE_TEXT = 3;

function evaluationColumns({ performance }: Forms): (readonly string[])[] {
  return [...performance.fundColumns, ...performance.indicatorColumns].map(({ labels }) => labels);
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
  // Each unit stands for itself: of a lone 单位：元 must not become the one that is printed more often.
  ...['元', '千元', '万元', '百万元', '亿元', '人民币元', '人民币万元'].flatMap((unit) => [`单位：${unit}`, `金额单位：${unit}`]),
  '决算数',
  '预算数',
  '行次',
  '栏次',
];

/** The number of a form, with whatever was read for its last character: 公开05素 is 公开05表. */
const FORM_NUMBER = /^(公开\s?\d{1,2}(?:-\d{1,2})?)\s?[^\d\s.、，。]$/;
const FORM = '表';

/** Puts the labels of recognised cells and lines right. */
export function correctRecognised(blocks: readonly Block[], forms: Forms): { blocks: Block[]; findings: Finding[] } {
  if (!blocks.some(isRecognised)) return { blocks: [...blocks], findings: [] };
  const { words, evaluationWords, evaluationColumns: columns } = vocabulariesOf(forms);
  const places: Place[] = [];
  const correct = ({ text: read, place, recognition }: Recognised, vocabulary = words): string => {
    const text = read.replace(DASHED_ORDINAL, FIRST_ORDINAL);
    if (text !== read) places.push(place);
    return correctLabel({ text, others: recognition?.candidates.map((other) => other.text) ?? [] }, place, vocabulary);
  };
  const correctLabel = ({ text, others }: Readings, place: Place, vocabulary: LabelVocabulary): string => {
    const number = FORM_NUMBER.exec(text.trim())?.[1];
    if (number !== undefined) {
      if (text.trim() !== number + FORM) places.push(place);
      return number + FORM;
    }
    const mended = labelMeant({ text: text.trim(), others }, vocabulary);
    if (mended === null) return text;
    places.push(place);
    return mended;
  };
  const withCaption = ({ text, place }: Recognised, word: string): string => {
    const mended = text.length > LONGEST_CAPTION ? word : mendedCaption(word);
    if (mended !== word && word === text) places.push(place);
    return mended;
  };
  const corrected = blocks.map((block): Block => {
    if (block.kind === 'line') {
      if (block.recognition === undefined) return block;
      return { ...block, text: withCaption(block, block.text.length > LONGEST_LINE ? block.text : correct(block)) };
    }
    // Captions stand in the first rows of a frame, too. Cells of evaluations hold sentences.
    const ofEvaluation = isEvaluation(block);
    const correctCell = (cell: GridCell): string =>
      ofEvaluation ? correct(cell, evaluationWords) : withCaption(cell, correct(cell, words));
    const parted = ofEvaluation ? block : headersApart(block, words, places);
    return withHeadersMeant(correctGrid(withoutMisreadMarks(parted, columns, places), correctCell, places), columns, places);
  });
  const count = String(places.length);
  return {
    blocks: corrected,
    findings: places.length === 0 ? [] : [{ rule: 'ocr/labels-corrected', args: { count }, locations: places, repaired: true }],
  };
}

type Recognised = Pick<GridCell | TextLine, 'text' | 'place' | 'recognition'>;

/** A label as it was read, and what else was read there. */
interface Readings {
  text: string;
  others: readonly string[];
}

/** Words of self-evaluation tables, and in how many cells of one they stand at least: not all are misread. */
const OF_EVALUATION = /绩效|指标|得分|分值|执行率|完成值|自评/;
const MIN_OF_EVALUATION = 2;

function isEvaluation({ cells }: Grid): boolean {
  return cells.filter(({ text }) => OF_EVALUATION.test(text.replace(/\s/g, ''))).length >= MIN_OF_EVALUATION;
}

/** The ordinal 一、 read as a dash. */
const DASHED_ORDINAL = /^[-—–]\s*[、，,.．](?=\s*\p{Script=Han})/u;
const FIRST_ORDINAL = '一、';

/** An ordinal with whatever was read for its digits and its mark. */
const MISREAD_ORDINAL = /^.{1,3}?[,，、.．:：;；·]/;

/** No word of tables holds so many digits; a code that ran into its name does, and 20805 must not be read as 其他. */
const DIGITS = /\d{3}/;
const CODE_IN_FRONT = /^(?:\d{3}|\d{5}|\d{7})(?!\d)\s*/;

/**
 * A label as it was meant, its code or ordinal in front where that was read; null where it is known already, or nothing is clearly
 * nearest.
 */
function labelMeant({ text, others }: Readings, vocabulary: LabelVocabulary): string | null {
  if (!DIGITS.test(text)) return wordMeant({ text, others }, vocabulary);
  const code = CODE_IN_FRONT.exec(text)?.[0] ?? '';
  const name = text.slice(code.length);
  const meant = code === '' || name === '' || DIGITS.test(name) ? null : wordMeant({ text: name, others: [] }, vocabulary);
  return meant === null ? null : code + meant;
}

/** The mark or unit of a column behind its words, (A) or (万元), and the brackets that were read for its own. */
const MARK_BEHIND = /[(（〈《〔【]{1,2}([^()（）〈〉《》]{1,6})[)）〉》〕】]$/;
const OWN_BRACKETS = /^[(（][^〈《〔【]*[)）]$/;

function wordMeant({ text, others }: Readings, vocabulary: LabelVocabulary): string | null {
  if (vocabulary.has(text)) return null;
  const [mark = '', inner = ''] = MARK_BEHIND.exec(text) ?? [];
  const unmarked = (reading: string): string => reading.replace(MARK_BEHIND, '');
  if (mark !== '' && !OWN_BRACKETS.test(mark) && vocabulary.has(unmarked(text))) return `${unmarked(text)}(${inner})`;
  const meant = mark === '' ? null : vocabulary.nearest(unmarked(text), others.map(unmarked));
  if (meant === null) return unmarkedMeant({ text, others }, vocabulary);
  return meant + (OWN_BRACKETS.test(mark) ? mark : `(${inner})`);
}

function unmarkedMeant({ text, others }: Readings, vocabulary: LabelVocabulary): string | null {
  const rest = stripPrintedOrdinal(text);
  if (vocabulary.has(rest)) return null;
  const meant = vocabulary.nearest(rest, others.map(stripPrintedOrdinal));
  const loose = withoutMisreadOrdinal(rest);
  const isOrdinal = loose !== rest && (meant === null || !MISREAD_ORDINAL.test(meant));
  const bare = isOrdinal ? (vocabulary.has(loose) ? loose : vocabulary.nearest(loose, others.map(withoutMisreadOrdinal))) : null;
  if (bare !== null) return bare;
  return meant === null ? null : text.slice(0, text.length - rest.length) + meant;
}

function withoutMisreadOrdinal(text: string): string {
  return stripPrintedOrdinal(text).replace(MISREAD_ORDINAL, '');
}

/** What is read for the mark of a column under its words, (A) or (B/A), which recognition is not sure of. */
const MISREAD_MARK = /^[0-9A-Za-z/|()（）[\]]{2,7}$/;

/** A grid without marks of columns that were read as digits: 执行率 over 18141 is 执行率 over (B/A). */
function withoutMisreadMarks(grid: Grid, columns: LabelVocabulary, places: Place[]): Grid {
  const mended = ({ text, place, recognition }: GridCell): string => {
    const [mark = '', ...words] = text.split('\n').reverse();
    const label = words.reverse().join('');
    if ((recognition?.confidence ?? 1) >= UNSURE || !MISREAD_MARK.test(mark)) return text;
    const meant = columns.has(label) ? label : columns.nearest(label);
    if (meant === null) return text;
    places.push(place);
    return meant;
  };
  return { ...grid, cells: grid.cells.map((cell) => ({ ...cell, text: mended(cell) })) };
}

/** Known headers of an evaluation in a row from which on the others are headers, too, also of lengths that free text is near to. */
const MIN_HEADERS = 3;

/** A grid with the headers of an evaluation put right that stand beside known ones: 完成什 beside 三级指标 and 得分. */
function withHeadersMeant(grid: Grid, columns: LabelVocabulary, places: Place[]): Grid {
  const known = new Map<number, number>();
  for (const { row, text } of grid.cells) if (columns.has(text)) known.set(row, (known.get(row) ?? 0) + 1);
  const headerOf = ({ row, text, recognition }: GridCell): string | null =>
    recognition === undefined || (known.get(row) ?? 0) < MIN_HEADERS
      ? null
      : columns.nearest(
          text,
          recognition.candidates.map((other) => other.text),
        );
  const cells = grid.cells.map((cell) => {
    const meant = headerOf(cell);
    if (meant === null) return cell;
    places.push(cell.place);
    return { ...cell, text: meant };
  });
  return { ...grid, cells };
}

function correctGrid(grid: Grid, correct: (cell: GridCell) => string, places: Place[]): Grid {
  const numbering = numberingTexts(grid);
  const textOf = (cell: GridCell): string => {
    const meant = numbering.get(cell);
    if (meant === undefined) return cell.recognition === undefined ? cell.text : correct(cell);
    if (cell.text.trim() !== meant) places.push(cell.place);
    return meant;
  };
  return { ...grid, cells: grid.cells.map((cell) => ({ ...cell, text: textOf(cell) })) };
}

function isRecognised(block: Block): boolean {
  return block.kind === 'line' ? block.recognition !== undefined : block.cells.some((cell) => cell.recognition !== undefined);
}
