import { describe, expect, test } from 'vitest';
import type { Page } from '../../../src/model/page.ts';
import { openPdf } from '../../../src/source/pdf.ts';
import { isBlank, printedText } from '../../../src/source/pdf-unicode.ts';
import { type TinyPage, type TinyPdf, tinyPdf, ucs2 } from '../../support/tiny-pdf.ts';

async function readAll(pdf: TinyPdf): Promise<Page[]> {
  const source = await openPdf(tinyPdf(pdf));
  const pages: Page[] = [];
  for (let n = 1; n <= source.pageCount; n++) pages.push(await source.page(n));
  await source.close();
  return pages;
}

async function read(page: TinyPage | string, rest: Omit<TinyPdf, 'pages'> = {}): Promise<Page> {
  const [first] = await readAll({ pages: [typeof page === 'string' ? { content: page } : page], ...rest });
  if (first === undefined) throw new Error('no page');
  return first;
}

const texts = (page: Page): string[] => page.words.map((word) => word.text);
const hidden = (page: Page): string[] => page.hiddenWords.map((word) => word.text);

describe('words', () => {
  test('have the box of their glyph advances, a shared em box in height, and the baseline', async () => {
    const page = await read('BT /F1 10 Tf 20 40 Td (Total 1,234.50) Tj ET');
    expect(texts(page)).toEqual(['Total', '1,234.50']);
    // Helvetica: T 611, o 556, t 278, a 556, l 222 → 2.223 em.
    expect(page.words[0]).toEqual({
      text: 'Total',
      bbox: [20, 51.2, 42.23, 61.2],
      baseline: 60,
      sizePt: 10,
      bold: false,
      turned: 0,
      origin: 'text-layer',
      confidence: 1,
    });
    // Blank 278, then 1 , 2 3 4 . 5 0: six digits of 556 and two signs of 278.
    expect(page.words[1]?.bbox).toEqual([45.01, 51.2, 83.93, 61.2]);
    expect([page.widthPt, page.heightPt, page.rotation]).toEqual([200, 100, 0]);
  });

  test('end at a wide kern, not at a narrow one', async () => {
    expect(texts(await read('BT /F1 10 Tf 20 40 Td [(12) -100 (34) -600 (56)] TJ ET'))).toEqual(['1234', '56']);
  });

  test('keep together under letter spacing, word spacing and horizontal scaling', async () => {
    const page = await read('BT /F1 10 Tf 2 Tc 20 Tw 50 Tz 20 40 Td (12 34) Tj ET');
    expect(texts(page)).toEqual(['12', '34']);
    // Each digit advances (5.56 + 2) / 2; the blank (2.78 + 2 + 20) / 2; the box ends with the last glyph, without its spacing.
    expect(page.words.map((word) => [word.bbox[0], word.bbox[2]])).toEqual([
      [20, 26.56],
      [39.95, 46.51],
    ]);
  });

  test('follow text rise, leading and the line operators', async () => {
    const page = await read("BT /F1 10 Tf 12 TL 20 80 Td (a) Tj T* (b) Tj (c) ' 5 Ts (d) Tj 0 -20 TD (e) Tj T* (f) Tj ET");
    expect(page.words.map((word) => [word.text, word.baseline])).toEqual([
      ['a', 20],
      ['b', 32],
      ['d', 39],
      ['c', 44],
      ['e', 59],
      ['f', 79],
    ]);
  });

  test('join over runs and fonts on one baseline, whatever the order of the content stream', async () => {
    const runs = [
      'BT /F1 10 Tf 20 40 Td (20) Tj ET',
      'BT /F2 10 Tf 31.12 40 Td (24) Tj ET',
      `BT /C1 10 Tf 42.24 40 Td ${ucs2('年度')} Tj ET`,
    ];
    const forward = await read(runs.join('\n'));
    const backward = await read(runs.slice().reverse().join('\n'));
    expect(texts(forward)).toEqual(['2024年度']);
    expect(backward.words).toEqual(forward.words);
    expect(forward.words[0]?.bold).toBe(false);
  });

  test('are not joined over a vertical rule between their runs', async () => {
    const content = 'BT /F1 10 Tf 20 40 Td (12) Tj ET BT /F1 10 Tf 32 40 Td (34) Tj ET';
    expect(texts(await read(content))).toEqual(['1234']);
    expect(texts(await read(`${content} 31.5 20 m 31.5 80 l S`))).toEqual(['12', '34']);
  });

  test('stay whole where text without a gap overflows its cell', async () => {
    expect(texts(await read('BT /F1 10 Tf 20 40 Td (123456) Tj ET 36 20 m 36 80 l S'))).toEqual(['123456']);
  });

  test('are figures with all their digits where a line is drawn through them, and no digits of the next cell', async () => {
    const line = '36.1 20 m 36.1 80 l S';
    const figure = 'BT /F1 10 Tf 20 40 Td (20.) Tj (3) Tj (2) Tj ET';
    expect(texts(await read(`${figure} 39.5 20 m 39.5 80 l S`))).toEqual(['20.32']);
    // Behind a whole amount begins the next cell, and so does a label.
    expect(texts(await read(`BT /F1 10 Tf 20 40 Td (0.50) Tj (2) Tj ET 39.46 20 m 39.46 80 l S`))).toEqual(['0.50', '2']);
    expect(texts(await read(`BT /F1 10 Tf 20 40 Td (tota) Tj (l) Tj ET ${line}`))).toEqual(['tota', 'l']);
  });

  test('are bold by font, by fill and stroke, and by being drawn twice', async () => {
    const page = await read(
      'BT /F2 10 Tf 10 80 Td (font) Tj ET BT /F1 10 Tf 2 Tr 10 60 Td (mode) Tj ET BT /F1 10 Tf 0 Tr 10 40 Td (twice) Tj ET BT /F1 10 Tf 10.3 40 Td (twice) Tj ET BT /F1 10 Tf 10 20 Td (plain) Tj ET',
    );
    expect(page.words.map((word) => [word.text, word.bold])).toEqual([
      ['font', true],
      ['mode', true],
      ['twice', true],
      ['plain', false],
    ]);
    expect(hidden(page)).toEqual(['twice']);
  });

  test('drawn twice glyph by glyph are one word, and repeated digits are not doubles', async () => {
    const glyph = (char: string, x: number): string => `BT /F1 10 Tf ${x} 40 Td (${char}) Tj ET`;
    const content = [...'100'].flatMap((char, i) => [glyph(char, 20 + i * 5.56), glyph(char, 20.4 + i * 5.56)]).join(' ');
    expect(texts(await read(content))).toEqual(['100']);
  });

  test('are no doubles where one text overflows onto another and equal digits meet', async () => {
    // 5.35 ends at 39.46, its 3 begins at 28.34; 302 begins right beside that.
    const page = await read('BT /F1 10 Tf 20 40 Td (5.35) Tj ET BT /F1 10 Tf 28.8 40 Td (302) Tj ET');
    expect(texts(page)).toEqual(['5.35', '302']);
  });

  test('keep signs that look like blanks to a machine, and show unknown glyphs', async () => {
    const page = await read('BT /F1 10 Tf 20 80 Td (12.5) Tj ET BT /F1 0.1 Tf 20 60 Td (tiny) Tj ET');
    expect(texts(page)).toEqual(['12.5']);
    expect(hidden(page)).toEqual(['tiny']);
    expect([printedText('\u0013'), isBlank('\u0013'), isBlank('\u00ad'), isBlank('\u3000'), isBlank('\u200b'), isBlank('')]).toEqual([
      '\ufffd',
      false,
      false,
      true,
      true,
      true,
    ]);
    expect([printedText('\u2e3a'), printedText('\u2e3b'), printedText('\u2f49')]).toEqual(['——', '———', '月']);
  });

  test('of a Type 3 font are measured in its own matrix', async () => {
    const glyph = '60 0 0 0 60 100 d1 0 0 60 100 re f';
    const page = await read(
      { content: 'BT /T3 10 Tf 20 40 Td (AB) Tj ET', entries: '/Resources << /Font << /T3 1000 0 R >> >>' },
      {
        objects: {
          1000: '<< /Type /Font /Subtype /Type3 /FontBBox [0 0 60 100] /FontMatrix [0.01 0 0 0.01 0 0] /FirstChar 65 /LastChar 66 /Widths [60 40] /Encoding << /Type /Encoding /Differences [65 /A /B] >> /CharProcs << /A 1001 0 R /B 1001 0 R >> /Resources << >> >>',
          1001: { entries: '', stream: glyph },
        },
      },
    );
    expect(page.words.map((word) => [word.text, word.bbox, word.sizePt])).toEqual([['AB', [20, 51.2, 30, 61.2], 10]]);
  });

  test('map Kangxi radicals and compatibility ideographs to plain ideographs, nothing else', async () => {
    expect(texts(await read(`BT /C1 10 Tf 20 40 Td ${ucs2('⽉⻓行')} Tj ET`))).toEqual(['月长行']);
  });
});

describe('frame', () => {
  const content = 'BT /F1 10 Tf 20 40 Td (Ab) Tj ET 10 10 m 10 90 l S';

  test.each([
    [90, '0 1 -1 0 60 20'],
    [180, '-1 0 0 -1 180 60'],
    [270, '0 -1 1 0 140 80'],
  ] as const)('is that of the page as read with /Rotate %i', async (rotation, matrix) => {
    const page = await read({ content: `BT /F1 10 Tf ${matrix} Tm (Ab) Tj ET`, entries: `/Rotate ${rotation}` });
    expect(page.rotation).toBe(rotation);
    expect([page.widthPt, page.heightPt]).toEqual(rotation === 180 ? [200, 100] : [100, 200]);
    expect(page.words.map((word) => [word.turned, word.bbox])).toEqual([[0, [20, 51.2, 32.23, 61.2]]]);
  });

  test('turns rules with the page', async () => {
    const page = await read({ content, entries: '/Rotate 90' });
    expect(page.rulingLines).toEqual([{ orientation: 'horizontal', position: 10, start: 10, end: 90, thicknessPt: 1 }]);
    expect(page.words[0]?.turned).toBe(90);
  });

  test('starts at the crop box and counts in user units', async () => {
    const cropped = await read({ content, entries: '/MediaBox [0 0 200 100] /CropBox [10 20 110 90]' });
    expect([cropped.widthPt, cropped.heightPt]).toEqual([100, 70]);
    expect(cropped.words[0]?.bbox.slice(0, 2)).toEqual([10, 41.2]);
    const doubled = await read({ content, entries: '/UserUnit 2' });
    expect([doubled.widthPt, doubled.words[0]?.sizePt]).toEqual([400, 20]);
  });

  test.each([
    [0, '1 0 0 1 20 40'],
    [90, '0 -1 1 0 50 80'],
    [180, '-1 0 0 -1 80 40'],
    [270, '0 1 -1 0 50 20'],
  ] as const)('tells text turned by %i degrees', async (turned, matrix) => {
    const page = await read(`BT /F1 10 Tf ${matrix} Tm (Abc) Tj ET`);
    expect(page.words.map((word) => [word.text, word.turned])).toEqual([['Abc', turned]]);
  });

  test('reads vertical writing downwards', async () => {
    const page = await read(`BT /C2 10 Tf 50 80 Td ${ucs2('合计')} Tj ET`);
    expect(page.words.map((word) => [word.text, word.turned])).toEqual([['合计', 90]]);
    expect(page.words[0]?.bbox).toEqual([45, 20, 55, 40]);
  });
});

describe('what is not seen', () => {
  test('is kept apart: invisible, transparent, skewed, off the page', async () => {
    const page = await read({
      content:
        'BT /F1 10 Tf 3 Tr 20 80 Td (mode) Tj ET BT /F1 10 Tf 0 Tr 300 80 Td (outside) Tj ET BT /F1 10 Tf 0.7 0.7 -0.7 0.7 20 20 Tm (skewed) Tj ET q /G0 gs BT /F1 10 Tf 20 60 Td (clear) Tj ET Q BT /F1 10 Tf 20 40 Td (seen) Tj ET',
      resources: '/ExtGState << /G0 << /ca 0 >> >>',
    });
    expect(texts(page)).toEqual(['seen']);
    expect(hidden(page).sort()).toEqual(['clear', 'mode', 'outside', 'skewed']);
  });

  test('is not the end of a label that a figure of the next cell lies over', async () => {
    const page = await read('54.5 20 m 54.5 60 l S BT /F1 10 Tf 22.8 40 Td (labelled) Tj ET BT /F1 10 Tf 53 40 Td (1.00) Tj ET');
    expect(texts(page)).toEqual(['labelled', '1.00']);
  });

  test('is text outside the clip, glyph by glyph', async () => {
    const page = await read(
      'q 20 30 20 30 re W n BT /F1 10 Tf 20 40 Td (abcdefgh) Tj ET BT /F1 10 Tf 100 40 Td (away) Tj ET Q BT /F1 10 Tf 100 80 Td (back) Tj ET',
    );
    expect(texts(page)).toEqual(['back', 'abcd']);
    expect(hidden(page)).toEqual(['efgh', 'away']);
  });

  test('is no digit of a figure that the clip cuts: the word is the figure, its box what is seen of it', async () => {
    const page = await read('q 40 30 40 30 re W n BT /F1 10 Tf 20 40 Td (84295.43) Tj ET BT /F1 10 Tf 100 40 Td (1.00) Tj ET Q');
    expect(texts(page)).toEqual(['84295.43']);
    expect(page.words[0]).toMatchObject({ clipped: true });
    expect(page.words[0]?.bbox[0]).toBeGreaterThan(35);
    expect(hidden(page)).toEqual(['1.00']);
  });

  test('(no part of a word) is the next cell right behind an amount, unlike digits drawn one by one', async () => {
    const show = (x: number, shown: string): string => `BT /F1 10 Tf ${x} 40 Td (${shown}) Tj ET `;
    const next = await read(`${show(20, '1,234.50')}${show(61.2, '302')}`);
    expect(texts(next)).toEqual(['1,234.50', '302']);
    // The amount ends at 58.92: it overflows into the cell behind it.
    expect(texts(await read(`${show(20, '1,234.50')}${show(57.5, '302')}`))).toEqual(['1,234.50', '302']);
    const places = [20, 26.6, 33.2, 37, 43.6, 50.2];
    const spaced = await read(['1', '2', '.', '5', '0', '3'].map((digit, i) => show(places[i] ?? 0, digit)).join(''));
    expect(texts(spaced)).toEqual(['12.503']);
  });

  test('(no part of a word) is the label beside a mark for nothing that stands alone in its column', async () => {
    const label = (x: number): string => `BT /C1 10 Tf ${x} 40 Td ${ucs2('支出')} Tj ET `;
    const mark = (x: number, shown: string): string => `BT /F1 10 Tf ${x} 40 Td (${shown}) Tj ET `;
    // The hyphen ends at 63.33, the zero at 65.56.
    expect(texts(await read(`${label(10)}${mark(60, '-')}${label(65)}`))).toEqual(['支出', '-', '支出']);
    expect(texts(await read(`${label(10)}${mark(60, '0')}${label(67)}`))).toEqual(['支出', '0', '支出']);
    expect(texts(await read(`${label(10)}${mark(60, '-')}${label(63.4)}`))).toEqual(['支出', '-支出']);
    expect(texts(await read(`${mark(60, '-')}${label(65)}`))).toEqual(['-支出']);
    expect(texts(await read(`${label(10)}${mark(60, '5')}${label(67)}`))).toEqual(['支出', '5支出']);
  });

  test('(no part of a word) is the next figure behind an amount whose own glyphs stand closer, in one operator or in many', async () => {
    // A blank of 0.22 em that is no glyph, then digits.
    expect(texts(await read('BT /F1 10 Tf 20 40 Td [(12.00) -220 (2.27)] TJ ET'))).toEqual(['12.00', '2.27']);
    const places = [20, 25.56, 31.12, 33.9, 39.46, 47.3, 52.86];
    const drawn = ['1', '2', '.', '0', '0', '2', '7'].map((digit, i) => `BT /F1 10 Tf ${places[i] ?? 0} 40 Td (${digit}) Tj ET `);
    expect(texts(await read(drawn.join('')))).toEqual(['12.00', '27']);
    expect(texts(await read('BT /F1 10 Tf 2 Tc 20 40 Td (12.0027) Tj ET'))).toEqual(['12.0027']);
  });

  test('is a small raised sign behind a word: it leads to a note and stays raised', async () => {
    const page = await read(
      'BT /F1 10 Tf 20 40 Td (5.00) Tj /F1 6 Tf 4 Ts (1) Tj ET BT 0 Ts /F1 10 Tf 20 60 Td (m) Tj /F1 6 Tf 4 Ts (2) Tj ET',
    );
    expect(texts(page)).toEqual(['m²', '5.00¹']);
    expect(texts(await read('BT /F1 10 Tf 20 40 Td (5.00) Tj ET BT /F1 6 Tf 20 44 Td (1) Tj ET'))).toContain('5.00');
  });

  test('is a part of a digit: such a figure is known as cut off, one beside the border is not', async () => {
    const cut = await read('q 40 30 60 30 re W n BT /F1 10 Tf 38 40 Td (84295.43) Tj ET BT /F1 10 Tf 38 50 Td (mabel) Tj ET Q');
    expect(cut.words.map(({ text, clipped }) => [text, clipped])).toEqual([
      ['mabel', undefined],
      ['84295.43', true],
    ]);
    const whole = await read('q 40 30 60 30 re W n BT /F1 10 Tf 40 40 Td (84295.43) Tj ET Q');
    expect(whole.words[0]?.clipped).toBeUndefined();
    const width = (whole.words[0]?.bbox[2] ?? 0) - (whole.words[0]?.bbox[0] ?? 0);
    const filled = await read(`q 40 30 ${width + 1} 30 re W n BT /F1 10 Tf 40.7 40 Td (84295.43) Tj ET Q`);
    expect(filled.words[0]?.clipped).toBe(true);
    const padded = await read(`q 40 30 ${width + 4} 30 re W n BT /F1 10 Tf 42 40 Td (84295.43) Tj ET Q`);
    expect(padded.words[0]?.clipped).toBeUndefined();
  });

  test('is a figure that is struck out where a line as long as it passes through its middle, not where a border does', async () => {
    const show = 'BT /F1 10 Tf 20 40 Td (1,234.50) Tj ET';
    const { bbox } = (await read(show)).words[0] ?? { bbox: [0, 0, 0, 0] };
    const struck = async (from: number, to: number, y: number): Promise<true | undefined> =>
      (await read(`${show} ${from} ${y} m ${to} ${y} l S`)).words[0]?.struck;
    expect(await struck(bbox[0], bbox[2], 43)).toBe(true);
    expect(await struck(bbox[0] - 20, bbox[2], 43)).toBeUndefined();
    expect(await struck(bbox[0], bbox[2] + 20, 43)).toBeUndefined();
    expect(await struck(bbox[0], bbox[2], 38)).toBeUndefined();
    expect(await struck(bbox[0], bbox[2], 50)).toBeUndefined();
  });

  test('is replaced by the figure beside it, or below it in its row, where it is struck out', async () => {
    const show = (content: string, x: number, y: number): string => `BT /F1 10 Tf ${x} ${y} Td (${content}) Tj ET`;
    const [x0, , x1] = (await read(show('20.30', 20, 60))).words[0]?.bbox ?? [0, 0, 0, 0];
    const old = `${show('20.30', 20, 60)} ${x0} 63 m ${x1} 63 l S`;
    const found = async (drawn: string): Promise<string[]> =>
      (await read(`${old} ${drawn}`)).words.map(({ text, struck }) => `${text}${struck === true ? ' struck' : ''}`);
    const beside = show('20.32', x1 + 3, 60);
    expect(await found(beside)).toEqual(['20.32 struck']);
    expect(hidden(await read(`${old} ${beside}`))).toEqual(['20.30']);
    // A line between them makes them two columns; text that is no figure replaces none.
    expect(await found(`${beside} ${x1 + 1.5} 50 m ${x1 + 1.5} 80 l S`)).toEqual(['20.30 struck', '20.32']);
    expect(await found(show('tons', x1 + 3, 60))).toEqual(['20.30 struck', 'tons']);
    const below = show('20.32', 20, 48);
    const row = '10 72 m 90 72 l S 10 42 m 90 42 l S';
    expect(await found(`${below} ${row}`)).toEqual(['20.32 struck']);
    expect(await found(`${below} ${row} 10 57.5 m 90 57.5 l S`)).toEqual(['20.30 struck', '20.32']);
    expect(await found(below)).toEqual(['20.30 struck', '20.32']);
  });

  test('is white text on paper, not on a dark ground', async () => {
    const page = await read('0 0 0 rg 10 70 80 20 re f 1 1 1 rg BT /F1 10 Tf 20 75 Td (head) Tj ET BT /F1 10 Tf 20 40 Td (lost) Tj ET');
    expect(texts(page)).toEqual(['head']);
    expect(hidden(page)).toEqual(['lost']);
  });

  test('is a watermark that shines through or is large and pale', async () => {
    const page = await read({
      content:
        'BT /F1 10 Tf 20 80 Td (one) Tj ET BT /F1 10 Tf 20 20 Td (two) Tj ET BT /F1 10 Tf 60 20 Td (three) Tj ET q /G1 gs BT /F1 30 Tf 20 40 Td (DRAFT) Tj ET Q 0.8 g BT /F1 30 Tf 20 60 Td (COPY) Tj ET BT /F1 10 Tf 120 80 Td (grey) Tj ET',
      resources: '/ExtGState << /G1 << /ca 0.5 >> >>',
    });
    expect(hidden(page).sort()).toEqual(['COPY', 'DRAFT']);
    expect(texts(page)).toContain('grey');
  });

  test('is small pale text that is printed all over the page, across its lines', async () => {
    const [mark, row] = [ucs2('内部'), ucs2('小计')];
    const marks = [20, 60, 100, 140].map((x) => `BT /C1 8 Tf ${x} 30 Td ${mark} Tj ET`).join(' ');
    const label = `BT /C1 8 Tf 20 70 Td ${row} Tj ET`;
    const struck = await read(`0.8 g ${marks} 0 g ${label} 0 G 10 33 m 190 33 l S`);
    expect(texts(struck)).toEqual(['小计']);
    expect(hidden(struck)).toHaveLength(4);
    // Without a line or text across them they are pale labels of four columns.
    expect(texts(await read(`0.8 g ${marks} 0 g ${label} 0 G 10 20 m 190 20 l S`))).toHaveLength(5);
  });

  test('is large text over other words, not a title', async () => {
    const table = [20, 35, 50, 65].flatMap((y) => [20, 60, 100].map((x) => `BT /F1 8 Tf ${x} ${y} Td (12.5) Tj ET`)).join(' ');
    const page = await read(`${table} 0.4 g BT /F1 40 Tf 20 36 Td (COPY) Tj ET BT /F1 24 Tf 20 82 Td (Title) Tj ET`);
    expect(hidden(page)).toEqual(['COPY']);
    expect(texts(page)).toContain('Title');
  });

  test('is a layer that is switched off, with its rules', async () => {
    const content = '/OC /L0 BDC BT /F1 10 Tf 20 40 Td (off) Tj ET 10 10 m 90 10 l S EMC /OC /L1 BDC BT /F1 10 Tf 60 40 Td (on) Tj ET EMC';
    const page = await read(
      { content, resources: '/Properties << /L0 1000 0 R /L1 1001 0 R >>' },
      {
        objects: { 1000: '<< /Type /OCG /Name (a) >>', 1001: '<< /Type /OCG /Name (b) >>' },
        catalog: '/OCProperties << /OCGs [1000 0 R 1001 0 R] /D << /OFF [1000 0 R] >> >>',
      },
    );
    expect([texts(page), hidden(page), page.rulingLines]).toEqual([['on'], ['off'], []]);
  });
});

describe('ruling lines', () => {
  test('are strokes along an axis and thin filled boxes; white ones and slanted ones are none', async () => {
    const page = await read('2 w 10 50 m 110 50 l S 20 10 0.5 80 re f 10 60 m 110 90 l S 1 G 10 70 m 110 70 l S 1 g 10 30 100 0.5 re f');
    expect(page.rulingLines).toEqual([
      { orientation: 'horizontal', position: 50, start: 10, end: 110, thicknessPt: 2 },
      { orientation: 'vertical', position: 20.25, start: 10, end: 90, thicknessPt: 0.5 },
    ]);
  });

  test('are the four sides of a stroked box and of a frame filled between two boxes', async () => {
    const stroked = await read('10 10 100 50 re S');
    expect(stroked.rulingLines.map((rule) => [rule.orientation, rule.position])).toEqual([
      ['horizontal', 40],
      ['horizontal', 90],
      ['vertical', 10],
      ['vertical', 110],
    ]);
    const filled = await read('10 10 100 50 re 11 11 98 48 re f*');
    expect(filled.rulingLines.map((rule) => [rule.orientation, rule.position, rule.thicknessPt])).toEqual([
      ['horizontal', 40.5, 1],
      ['horizontal', 89.5, 1],
      ['vertical', 10.5, 1],
      ['vertical', 109.5, 1],
    ]);
  });

  test('are the two sides of a cell that each fill their strip of the space between two boxes', async () => {
    const side = (strip: string): string => `q ${strip} W* n 10 11 m 109 11 l 109 60 l 10 60 l h 10 10 m 110 10 l 110 60 l 10 60 l h f* Q `;
    const page = await read(side('110 10 m 110 60 l 109 60 l 109 11 l h') + side('110 10 m 10 10 l 10 11 l 109 11 l h'));
    expect(page.rulingLines.filter((rule) => rule.end - rule.start > 2).map((rule) => [rule.orientation, rule.position])).toEqual([
      ['horizontal', 89.5],
      ['vertical', 109.5],
    ]);
  });

  test('are the straight sides of a rounded box, and white lines on a dark ground', async () => {
    const rounded = await read(
      '20 10 m 100 10 l 110 10 110 20 110 20 c 110 70 l 110 80 100 80 100 80 c 20 80 l 10 80 10 70 10 70 c 10 20 l 10 10 20 10 20 10 c s',
    );
    expect(rounded.rulingLines.map((rule) => [rule.orientation, rule.position, rule.start, rule.end])).toEqual([
      ['horizontal', 20, 20, 100],
      ['horizontal', 90, 20, 100],
      ['vertical', 10, 30, 80],
      ['vertical', 110, 30, 80],
    ]);
    const page = await read('0 0 0.5 rg 10 60 100 30 re f 1 G 60 60 m 60 90 l S 60 10 m 60 40 l S');
    expect(page.rulingLines).toEqual([{ orientation: 'vertical', position: 60, start: 10, end: 40, thicknessPt: 1 }]);
  });

  test('are not the strokes of characters drawn as outlines', async () => {
    const sun = '10 10 12 14 re 11 11 10 5 re 11 17 10 6 re';
    expect((await read(`${sun} f* 1 0 0 1 40 0 cm ${sun} S`)).rulingLines).toEqual([]);
    const round = '10 10 m 22 10 l 22 20 l 18 24 14 24 10 20 c h';
    expect((await read(`${round} S`)).rulingLines).toEqual([]);
  });

  test('are rows of dots that begin anew on the next line less than half a point below', async () => {
    const dots = (y: number): string => Array.from({ length: 20 }, (_, i) => `${10 + i * 2} ${y} 0.5 0.5 re f`).join(' ');
    const corners = Array.from({ length: 20 }, (_, i) => `10 ${50 - i * 2} 0.5 1 re f`).join(' ');
    const { rulingLines } = await read(`${dots(50)} ${dots(49.6)} ${corners}`);
    const extents = rulingLines.map(({ orientation, start, end }) => [orientation, start, end]);
    expect(new Set(extents.map(String))).toEqual(new Set(['horizontal,10,48.5', 'vertical,49,88']));
  });

  test('are the dashes of one short line, drawn as one path', async () => {
    const dashes = [0, 4, 8, 12].map((y) => `50 ${20 + y} m 50.75 ${20 + y} l 50.75 ${22.25 + y} l 50 ${22.25 + y} l h`).join(' ');
    const { rulingLines } = await read(`${dashes} f`);
    expect(rulingLines).toHaveLength(4);
    expect(rulingLines.every(({ orientation }) => orientation === 'vertical')).toBe(true);
  });

  test('are rows of dots and very thin images', async () => {
    const dots = Array.from({ length: 20 }, (_, i) => `${10 + i * 2} 50 0.5 0.5 re f`).join(' ');
    expect((await read(dots)).rulingLines).toEqual([
      { orientation: 'horizontal', position: 49.75, start: 10, end: 48.5, thicknessPt: 0.5 },
    ]);
    const image = await read('q 100 0 0 0.5 10 50 cm BI /W 1 /H 1 /BPC 8 /CS /G ID \u0000 EI Q');
    expect(image.rulingLines.map((rule) => [rule.orientation, rule.start, rule.end])).toEqual([['horizontal', 10, 110]]);
  });

  test('are the gaps between white cells on a dark ground, and the sides of tinted cells on a page without lines', async () => {
    const cells = [10, 61].flatMap((x) => [10, 31, 52, 73].map((y) => `${x} ${y} 50 20 re f`)).join(' ');
    const onDark = await read(`0 g 9 9 103 85 re f 1 g ${cells}`);
    expect(new Set(onDark.rulingLines.filter((rule) => rule.orientation === 'vertical').map((rule) => rule.position))).toEqual(
      new Set([10, 60, 61, 111]),
    );
    expect((await read(`0.8 g ${cells}`)).rulingLines).toHaveLength(32);
    expect((await read('0.8 g 10 10 50 20 re f')).rulingLines).toEqual([]);
  });

  test('are not the sides of every other row that is tinted', async () => {
    const stripes = (pitch: number): string =>
      [0, 1, 2, 3].flatMap((i) => [10, 60].map((x) => `${x} ${5 + i * pitch} 50 12 re f`)).join(' ');
    expect((await read(`0.9 g ${stripes(24)}`)).rulingLines).toEqual([]);
    expect((await read(`0.9 g ${stripes(14)}`)).rulingLines).toHaveLength(32);
  });

  test('end at the clip', async () => {
    const page = await read('q 0 0 50 100 re W n 10 50 m 110 50 l S Q');
    expect(page.rulingLines).toEqual([{ orientation: 'horizontal', position: 50, start: 10, end: 50, thicknessPt: 1 }]);
  });
});

describe('forms, images, pages', () => {
  test('a form brings its matrix and its box', async () => {
    const page = await read(
      { content: 'q 1 0 0 1 50 0 cm /X0 Do Q', resources: '/XObject << /X0 1000 0 R >>' },
      {
        objects: {
          1000: {
            entries:
              '/Type /XObject /Subtype /Form /BBox [0 0 40 100] /Matrix [1 0 0 1 10 0] /Resources << /Font << /F1 << /Type /Font /Subtype /Type1 /BaseFont /Helvetica >> >> >>',
            stream: 'BT /F1 10 Tf 0 40 Td (in) Tj 60 0 Td (out) Tj ET',
          },
        },
      },
    );
    expect(page.words.map((word) => [word.text, word.bbox[0]])).toEqual([['in', 60]]);
    expect(hidden(page)).toEqual(['out']);
  });

  test('an image is known by its box, decoded or not', async () => {
    const image = (side: number) => ({
      entries: `/Type /XObject /Subtype /Image /Width ${side} /Height ${side} /BitsPerComponent 8 /ColorSpace /DeviceGray`,
      stream: '\u0080'.repeat(side * side),
    });
    for (const side of [4, 100]) {
      const page = await read(
        { content: 'q 100 0 0 50 20 10 cm /Im0 Do Q', resources: '/XObject << /Im0 1000 0 R >>' },
        { objects: { 1000: image(side) } },
      );
      expect(page.images).toEqual([{ bbox: [20, 40, 120, 90] }]);
      expect(page.words).toEqual([]);
    }
  });

  test('an empty transform is no image', async () => {
    const page = await read('q 1 0 0 1 20 20 cm Q q 100 0 0 50 20 10 cm BT /F1 0.1 Tf (x) Tj ET Q q 100 0 0 50 20 10 cm 0 0 m 1 1 l S Q');
    expect(page.images).toEqual([]);
  });

  test('pages come in any order and twice', async () => {
    const source = await openPdf(
      tinyPdf({ pages: ['one', 'two', 'three'].map((text) => ({ content: `BT /F1 10 Tf 20 40 Td (${text}) Tj ET` })) }),
    );
    const first = await source.page(3);
    expect([source.pageCount, texts(first), texts(await source.page(1)), texts(await source.page(2))]).toEqual([
      3,
      ['three'],
      ['one'],
      ['two'],
    ]);
    expect(await source.page(3)).toEqual(first);
    await expect(source.page(4)).rejects.toThrow(RangeError);
    await source.close();
  });
});
