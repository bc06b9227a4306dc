/**
 * Assembles small PDFs for tests: pages with given content streams, standard fonts, extra objects.
 */

export interface TinyPage {
  content: string;
  /** Further entries of the page dictionary, e.g. `/Rotate 90`; `/MediaBox` and `/Resources` replace the usual ones. */
  entries?: string;
  /** Further entries of the page's resources, e.g. `/XObject << /Im0 20 0 R >>`. */
  resources?: string;
}

export interface TinyPdf {
  pages: readonly TinyPage[];
  /** Further objects by number (from 1000 on): a dictionary, or a dictionary with a stream. */
  objects?: Readonly<Record<number, string | { entries: string; stream: string }>>;
  /** Further entries of the catalog and of the trailer. */
  catalog?: string;
  trailer?: string;
}

const FONTS =
  '/F1 << /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >> ' +
  '/F2 << /Type /Font /Subtype /Type1 /BaseFont /Helvetica-Bold /Encoding /WinAnsiEncoding >> ' +
  `/C1 << /Type /Font /Subtype /Type0 /BaseFont /STSong-Light /Encoding /UniGB-UCS2-H /DescendantFonts [${cidFont('')}] >> ` +
  `/C2 << /Type /Font /Subtype /Type0 /BaseFont /STSong-Light /Encoding /UniGB-UCS2-V /DescendantFonts [${cidFont('')}] >>`;

function cidFont(widths: string): string {
  return `<< /Type /Font /Subtype /CIDFontType0 /BaseFont /STSong-Light /CIDSystemInfo << /Registry (Adobe) /Ordering (GB1) /Supplement 2 >> /DW 1000 ${widths} /FontDescriptor << /Type /FontDescriptor /FontName /STSong-Light /Flags 6 /FontBBox [0 -120 1000 880] /ItalicAngle 0 /Ascent 880 /Descent -120 /CapHeight 880 /StemV 80 >> >>`;
}

/** Bytes of a PDF. Pages are 200 × 100 points unless `entries` states another MediaBox. */
export function tinyPdf({ pages, objects = {}, catalog = '', trailer = '' }: TinyPdf): Uint8Array {
  const bodies = new Map<number, string>();
  bodies.set(1, `<< /Type /Catalog /Pages 2 0 R ${catalog} >>`);
  bodies.set(2, `<< /Type /Pages /Count ${pages.length} /Kids [${pages.map((_, i) => `${10 + i * 2} 0 R`).join(' ')}] >>`);
  pages.forEach(({ content, entries = '', resources = '' }, i) => {
    const box = entries.includes('/MediaBox') ? '' : '/MediaBox [0 0 200 100]';
    const number = 10 + i * 2;
    bodies.set(
      number,
      `<< /Type /Page /Parent 2 0 R ${box} ${entries} /Contents ${number + 1} 0 R ${entries.includes('/Resources') ? '' : `/Resources << /Font << ${FONTS} >> ${resources} >>`} >>`,
    );
    bodies.set(number + 1, streamOf('', content));
  });
  for (const [number, body] of Object.entries(objects))
    bodies.set(Number(number), typeof body === 'string' ? body : streamOf(body.entries, body.stream));
  return assemble(bodies, trailer);
}

function streamOf(entries: string, stream: string): string {
  return `<< ${entries} /Length ${stream.length} >>\nstream\n${stream}\nendstream`;
}

function assemble(bodies: ReadonlyMap<number, string>, trailer: string): Uint8Array {
  let file = '%PDF-1.7\n';
  const offsets = new Map<number, number>();
  for (const [number, body] of bodies) {
    offsets.set(number, file.length);
    file += `${number} 0 obj\n${body}\nendobj\n`;
  }
  const start = file.length;
  file += 'xref\n0 1\n0000000000 65535 f \n';
  for (const [number, offset] of offsets) file += `${number} 1\n${String(offset).padStart(10, '0')} 00000 n \n`;
  file += `trailer\n<< /Size ${Math.max(...bodies.keys()) + 1} /Root 1 0 R ${trailer} >>\nstartxref\n${start}\n%%EOF\n`;
  return Uint8Array.from(file, (char) => char.charCodeAt(0));
}

/** Text as a hexadecimal UCS-2 string for the fonts C1 (horizontal) and C2 (vertical). */
export function ucs2(text: string): string {
  return `<${Array.from(text, (char) => char.charCodeAt(0).toString(16).padStart(4, '0')).join('')}>`;
}
