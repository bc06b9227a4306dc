/**
 * When the pages of a PDF are read from their image: where the text layer does not do, always, or never.
 */

export const OCR_MODES = ['auto', 'always', 'never'] as const;
export type OcrMode = (typeof OCR_MODES)[number];
