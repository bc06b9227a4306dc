/**
 * When the pages of a PDF are read from their image: where the text layer does not do, always, or never; and by which engine.
 */

export const OCR_MODES = ['auto', 'always', 'never'] as const;
export type OcrMode = (typeof OCR_MODES)[number];

/** `both`: Tesseract reads, PP-OCR (PaddleOCR) reads what it leaves in doubt. */
export const OCR_ENGINES = ['tesseract', 'paddle', 'both'] as const;
export type OcrEngine = (typeof OCR_ENGINES)[number];
