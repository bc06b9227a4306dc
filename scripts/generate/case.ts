/**
 * One generated disclosure as files: what to make, how to lay it out, and the bytes that come of it.
 *
 * In → Out: case → source, its file name, truth; the same case gives the same bytes. The case itself is `seed.json`.
 */
import type { Truth } from './disclosure.ts';
import { layoutPdf, type PdfOptions } from './layouts/pdf.ts';
import { layoutSpaced, type SpacedOptions } from './layouts/spaced.ts';
import { layoutText, type TextOptions } from './layouts/text.ts';
import { type MakeOptions, makeDisclosure, truthOfDisclosure } from './make-disclosure.ts';

export type Layout =
  | { kind: 'text'; options: TextOptions }
  | { kind: 'spaced'; options: SpacedOptions }
  | { kind: 'pdf'; options: PdfOptions };

/** The content of `seed.json`. */
export interface Case {
  make: MakeOptions;
  layout: Layout;
}

export interface MadeCase {
  /** `txt`, `md` or `pdf`. */
  extension: string;
  bytes: Uint8Array;
  truth: Truth;
}

/** Makes a disclosure and lays it out. Throws RangeError where the layout cannot hold it. */
export async function makeCase({ make, layout }: Case): Promise<MadeCase> {
  const disclosure = makeDisclosure(make);
  const truth = truthOfDisclosure(disclosure);
  switch (layout.kind) {
    case 'text': {
      const extension = layout.options.tables === 'tabs' ? 'txt' : 'md';
      return { extension, bytes: Buffer.from(layoutText(disclosure, layout.options)), truth };
    }
    case 'spaced':
      return { extension: 'txt', bytes: Buffer.from(layoutSpaced(disclosure, layout.options)), truth };
    case 'pdf':
      return { extension: 'pdf', bytes: await layoutPdf(disclosure, layout.options), truth };
  }
}

/** File name of a published disclosure of this truth, without extension: `云溪县档案馆2023年度部门决算`. */
export function publishedName({ unitName, fiscalYear, entityKind }: Truth): string {
  return `${unitName}${fiscalYear}年度${entityKind}决算`;
}
