/**
 * Runs a page's operator list: which operator drives which part of the graphics machine.
 *
 * In → Out: pdf.js's operator list, fonts, page frame → glyph runs, ruling lines, filled areas, image boxes.
 * Source: ISO 32000-1 Annex A, in the form in which pdf.js passes the operators on.
 */
import { IDENTITY, toMatrix } from './pdf-geometry.ts';
import { type PageContext, type PageDrawing, PageMachine } from './pdf-machine.ts';
import { type Args, isNumbers, number, OP } from './pdf-operators.ts';
import { toneOf, WHITE } from './pdf-state.ts';

/** An operator list as pdf.js gives it. */
export interface OperatorList {
  fnArray: ArrayLike<number>;
  argsArray: ArrayLike<unknown>;
}

type Action = (machine: PageMachine, args: Args) => void;

const NO_ARGS: Args = [];

/** Draws one page. Deterministic; operators that it does not know are passed over. */
export function interpret({ fnArray, argsArray }: OperatorList, context: PageContext): PageDrawing {
  const machine = new PageMachine(context);
  for (let i = 0; i < fnArray.length; i++) ACTIONS[fnArray[i] ?? 0]?.(machine, (argsArray[i] ?? NO_ARGS) as Args);
  machine.noteUnseenImage();
  return machine.drawing;
}

const STATE: Readonly<Record<number, Action>> = {
  [OP.save]: (m) => m.save(),
  [OP.restore]: (m) => m.restore(),
  [OP.transform]: (m, args) => m.transform(args),
  [OP.setLineWidth]: (m, args) => {
    m.state.lineWidth = number(args[0]);
  },
  [OP.setGState]: (m, args) => m.setParameters(args[0]),
  [OP.setFillRGBColor]: (m, args) => {
    m.state.fillTone = toneOf(args[0]);
  },
  [OP.setStrokeRGBColor]: (m, args) => {
    m.state.strokeTone = toneOf(args[0]);
  },
  [OP.setFillColorN]: (m) => {
    m.state.fillTone = 0;
  },
  [OP.setStrokeColorN]: (m) => {
    m.state.strokeTone = 0;
  },
  [OP.setFillTransparent]: (m) => {
    m.state.fillTone = WHITE;
  },
  [OP.setStrokeTransparent]: (m) => {
    m.state.strokeTone = WHITE;
  },
};

const TEXT: Readonly<Record<number, Action>> = {
  [OP.showText]: (m, args) => m.show(args[0]),
  [OP.beginText]: (m) => m.text.start(IDENTITY),
  [OP.setTextMatrix]: (m, args) => m.text.start(isNumbers(args[0]) ? toMatrix(args[0]) : IDENTITY),
  [OP.moveText]: (m, args) => m.text.moveLine(number(args[0]), number(args[1])),
  [OP.setLeadingMoveText]: (m, args) => {
    m.state.leading = -number(args[1]);
    m.text.moveLine(number(args[0]), number(args[1]));
  },
  [OP.nextLine]: (m) => m.text.moveLine(0, -m.state.leading),
  [OP.setFont]: (m, args) => m.setFont(args[0], args[1]),
  [OP.setCharSpacing]: (m, args) => {
    m.state.charSpacing = number(args[0]);
  },
  [OP.setWordSpacing]: (m, args) => {
    m.state.wordSpacing = number(args[0]);
  },
  [OP.setHScale]: (m, args) => {
    m.state.hScale = number(args[0]) / 100;
  },
  [OP.setLeading]: (m, args) => {
    m.state.leading = number(args[0]);
  },
  [OP.setTextRise]: (m, args) => {
    m.state.rise = number(args[0]);
  },
  [OP.setTextRenderingMode]: (m, args) => {
    m.state.renderMode = number(args[0]);
  },
};

const PAINTING: Readonly<Record<number, Action>> = {
  [OP.constructPath]: (m, args) => m.path(args),
  [OP.clip]: (m) => m.clipNext(),
  [OP.eoClip]: (m) => m.clipNext(),
  [OP.paintImageXObject]: (m) => m.image(),
  [OP.paintImageMaskXObject]: (m) => m.image(),
  [OP.paintInlineImageXObject]: (m) => m.image(),
  [OP.paintSolidColorImageMask]: (m) => m.image(),
  [OP.shadingFill]: (m) => m.shade(0),
  [OP.paintFormXObjectBegin]: (m, args) => m.beginForm(args[0], args[1]),
  [OP.paintFormXObjectEnd]: (m) => m.restore(),
  [OP.beginGroup]: (m, args) => m.beginGroup(args[0]),
  [OP.endGroup]: (m, args) => m.endGroup(args[0]),
  [OP.beginAnnotation]: (m, args) => m.beginAnnotation(args),
  [OP.endAnnotation]: (m) => m.endAnnotation(),
  [OP.beginMarkedContent]: (m) => m.beginMarked('', null),
  [OP.beginMarkedContentProps]: (m, args) => m.beginMarked(args[0], args[1]),
  [OP.endMarkedContent]: (m) => m.endMarked(),
};

/** Action by operator code, as a dense list. */
const ACTIONS: readonly (Action | undefined)[] = toList({ ...STATE, ...TEXT, ...PAINTING });

function toList(actions: Readonly<Record<number, Action>>): (Action | undefined)[] {
  const size = Math.max(...Object.keys(actions).map(Number)) + 1;
  return Array.from({ length: size }, (_, code) => actions[code]);
}
