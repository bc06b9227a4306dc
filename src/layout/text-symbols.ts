/**
 * Characters that dumps write as HTML entities, LaTeX commands or Markdown escapes.
 *
 * In → Out: `&ge;90%`, `$\geq 90\%$`, `1\.` → `≥90%`, `≥90%`, `1.`. Text without such residue is returned as it is.
 * Source: HTML 5 named references and the LaTeX commands that document recognisers write into tables of indicators.
 * Limits: a command that is not listed stays as found; fractions become `a/b`; no layout of formulas.
 */

const ENTITIES: Readonly<Record<string, string>> = {
  nbsp: ' ',
  ensp: ' ',
  emsp: ' ',
  thinsp: ' ',
  zwnj: '',
  zwj: '',
  amp: '&',
  lt: '<',
  gt: '>',
  quot: '"',
  apos: "'",
  ge: '≥',
  geq: '≥',
  le: '≤',
  leq: '≤',
  ne: '≠',
  times: '×',
  divide: '÷',
  plusmn: '±',
  minus: '−',
  deg: '°',
  middot: '·',
  bull: '•',
  hellip: '…',
  mdash: '—',
  ndash: '–',
  ldquo: '“',
  rdquo: '”',
  lsquo: '‘',
  rsquo: '’',
  laquo: '«',
  raquo: '»',
  yen: '¥',
  permil: '‰',
  sup2: '²',
  sup3: '³',
  radic: '√',
  rarr: '→',
  larr: '←',
  copy: '©',
  reg: '®',
};

const COMMANDS: Readonly<Record<string, string>> = {
  geq: '≥',
  ge: '≥',
  geqslant: '≥',
  leq: '≤',
  le: '≤',
  leqslant: '≤',
  neq: '≠',
  ne: '≠',
  gt: '>',
  lt: '<',
  times: '×',
  div: '÷',
  pm: '±',
  approx: '≈',
  sim: '~',
  cdot: '·',
  ldots: '…',
  cdots: '…',
  dots: '…',
  rightarrow: '→',
  to: '→',
  leftarrow: '←',
  uparrow: '↑',
  downarrow: '↓',
  circ: '°',
  infty: '∞',
  sqrt: '√',
  surd: '√',
  checkmark: '√',
  square: '☐',
  Box: '☐',
  boxtimes: '☒',
  quad: ' ',
  qquad: ' ',
  left: '',
  right: '',
};

const ENTITY = /&(?:#(\d{1,7})|#[xX]([0-9a-fA-F]{1,6})|([A-Za-z][A-Za-z0-9]{1,7}));/g;
const MAX_CODE_POINT = 0x10ffff;

/** Named and numeric references to characters; unknown names stay. */
export function decodeEntities(text: string): string {
  return text.replace(ENTITY, (found: string, decimal?: string, hex?: string, name?: string) => {
    if (name !== undefined) return ENTITIES[name] ?? found;
    const code = decimal === undefined ? Number.parseInt(hex ?? '', 16) : Number.parseInt(decimal, 10);
    if (code === 0xa0) return ' ';
    return code > 0 && code <= MAX_CODE_POINT ? String.fromCodePoint(code) : found;
  });
}

/** `$…$`, `\(…\)`, `\[…\]` around what can only be a formula: no Chinese inside, or a command. */
const MATH = /\$\$?([^$\n]{1,200}?)\$\$?|\\\(([^\n]{1,200}?)\\\)|\\\[([^\n]{1,200}?)\\\]/g;
const FORMULA = /\\[A-Za-z%]|^[\s\d.,%+\-=<>≥≤≠×÷±~°^_{}()/A-Za-z]+$/;
/** A command that only sets its argument in another type. */
const STYLED = /\\(?:text|textbf|textit|mathrm|mathbf|mathit|mathsf|operatorname|underline|boxed|mbox)\s*\{([^{}]*)\}/g;
const FRACTION = /\\[dt]?frac\s*\{([^{}]*)\}\s*\{([^{}]*)\}/g;
const COMMAND = /\\([A-Za-z]+)(?![A-Za-z])[ ]?/g;
const LATEX_ESCAPE = /\\([%$#&_{}])/g;
const LATEX_SPACE = /\\[,;!]/g;
const POWER = /\^\{?(°|\d)\}?/g;
const SUPERSCRIPTS = '⁰¹²³⁴⁵⁶⁷⁸⁹';
/** Styles may be nested this deep. */
const MAX_NESTING = 3;

/** LaTeX residue to the characters a reader sees. */
export function readLatex(text: string): string {
  const bare = text.replace(MATH, (found: string, a?: string, b?: string, c?: string) => {
    const inner = a ?? b ?? c ?? '';
    return FORMULA.test(inner) ? formula(inner) : found;
  });
  return bare.includes('\\') ? commands(bare) : bare;
}

function formula(inner: string): string {
  return commands(inner)
    .replace(POWER, (_, raised: string) => (raised === '°' ? raised : (SUPERSCRIPTS[Number(raised)] ?? raised)))
    .replace(/[{}]/g, '')
    .trim();
}

function commands(text: string): string {
  let result = text;
  for (let depth = 0; depth < MAX_NESTING && result.includes('{'); depth++) {
    result = result.replace(STYLED, '$1').replace(FRACTION, '$1/$2');
  }
  return result
    .replace(COMMAND, (found: string, name: string) => COMMANDS[name] ?? found)
    .replace(LATEX_ESCAPE, '$1')
    .replace(LATEX_SPACE, ' ');
}

const MARKDOWN_ESCAPE = /\\([!-/:-@[-`{-~])/g;

/** Backslash before ASCII punctuation, as converters write it so that Markdown leaves the character alone. */
export function unescapeMarkdown(text: string): string {
  return text.replace(MARKDOWN_ESCAPE, '$1');
}
