/**
 * Looks of cells: few named properties, each combination numbered when it is first used.
 *
 * In → Out: `CellStyle` → index into cellXfs, and `styles.xml`. Source: ECMA-376 part 1, 18.8.
 */
import { escapeXml, XML_HEAD } from './xlsx-xml.ts';

export type Fill = 'header' | 'error' | 'warning' | 'info' | 'accepted';

export interface CellStyle {
  /** Number format code; absent for text. */
  format?: string;
  fill?: Fill;
  bold?: true;
  /** Blue and underlined. */
  link?: true;
  /** 16 point. */
  large?: true;
  border?: true;
  align?: 'left' | 'center' | 'right';
}

/** Light enough to read black digits on them. */
const FILLS: Readonly<Record<Fill, string>> = {
  header: 'FFF2F2F2',
  error: 'FFF8CBAD',
  warning: 'FFFFE699',
  info: 'FFDDEBF7',
  accepted: 'FFE2EFDA',
};
const FILL_NAMES = Object.keys(FILLS) as Fill[];
/** The first two fills are fixed by the format. */
const FIRST_FILL = 2;
/** Numbers below are built into Excel. */
const FIRST_FORMAT = 164;
/** Fonts in their order: plain, bold, link, large and bold. */
const FONT_COUNT = 4;

/** The styles of one workbook. */
export interface StyleBook {
  /** Number of a style. */
  number(style: CellStyle): number;
  /** The text of `styles.xml`. */
  xml(): string;
}

function fontOf({ bold, link, large }: CellStyle): number {
  return large ? 3 : link ? 2 : bold ? 1 : 0;
}

const FONT = '<name val="宋体"/><family val="3"/><charset val="134"/>';
const FONTS = [
  `<font><sz val="11"/>${FONT}</font>`,
  `<font><b/><sz val="11"/>${FONT}</font>`,
  `<font><u/><sz val="11"/><color rgb="FF0563C1"/>${FONT}</font>`,
  `<font><b/><sz val="16"/>${FONT}</font>`,
].join('');
const SIDES = ['left', 'right', 'top', 'bottom'].map((side) => `<${side} style="thin"><color auto="1"/></${side}>`).join('');

/** Starts the styles of a workbook; number 0 is plain. */
export function styleBook(): StyleBook {
  const numbers = new Map<string, number>();
  const formats = new Map<string, number>();
  const records: string[] = [];
  const add = (style: CellStyle): number => {
    const { format, fill, border, align } = style;
    if (format !== undefined && !formats.has(format)) formats.set(format, FIRST_FORMAT + formats.size);
    const formatNumber = format === undefined ? 0 : formats.get(format);
    const fillNumber = fill === undefined ? 0 : FIRST_FILL + FILL_NAMES.indexOf(fill);
    const alignment = `<alignment${align === undefined ? '' : ` horizontal="${align}"`} vertical="center" wrapText="1"/>`;
    records.push(
      `<xf numFmtId="${formatNumber}" fontId="${fontOf(style)}" fillId="${fillNumber}" borderId="${border ? 1 : 0}" xfId="0"` +
        ` applyNumberFormat="1" applyFont="1" applyFill="1" applyBorder="1" applyAlignment="1">${alignment}</xf>`,
    );
    return records.length - 1;
  };
  const number = (style: CellStyle): number => {
    const { format, fill, bold, link, large, border, align } = style;
    const key = [format, fill, bold, link, large, border, align].join('|');
    const known = numbers.get(key) ?? add(style);
    numbers.set(key, known);
    return known;
  };
  number({});
  return {
    number,
    xml() {
      const codes = [...formats].map(([code, id]) => `<numFmt numFmtId="${id}" formatCode="${escapeXml(code)}"/>`).join('');
      const fills = FILL_NAMES.map((name) => `<fill><patternFill patternType="solid"><fgColor rgb="${FILLS[name]}"/></patternFill></fill>`);
      return [
        `${XML_HEAD}<styleSheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">`,
        formats.size === 0 ? '' : `<numFmts count="${formats.size}">${codes}</numFmts>`,
        `<fonts count="${FONT_COUNT}">${FONTS}</fonts>`,
        `<fills count="${FIRST_FILL + fills.length}"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill>`,
        `${fills.join('')}</fills>`,
        `<borders count="2"><border><left/><right/><top/><bottom/><diagonal/></border><border>${SIDES}<diagonal/></border></borders>`,
        '<cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs>',
        `<cellXfs count="${records.length}">${records.join('')}</cellXfs>`,
        '<cellStyles count="1"><cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles></styleSheet>',
      ].join('');
    },
  };
}
