/**
 * Dashes of a page's dashed lines that are too pale to be ink: blurred scans leave of a thin dash less tone than of any stroke.
 *
 * In → Out: the page and the lines that its ink shows → those and the ones of pale dashes. Only asked where several lines are of
 * dashes; pale ones are no longer than the distance of those, and at the same distance from each other, which strokes are not.
 */
import { type Component, componentsOf } from './components.ts';
import { type DashLimits, dashChains, isSure, stepOf } from './dash-chains.ts';
import { withDashedRules } from './dashed-rules.ts';
import { inkOf, PAPER_TONE } from './ink.ts';
import { eraseRules, type PixelRule } from './page-rules.ts';
import type { Grey } from './raster.ts';

/** So many dashed lines make a page one of dashed lines. */
const ENOUGH = 3;
/** Pale ink: this share of the way from the tone between ink and paper to paper. */
const PALE = 0.25;

export interface PaleOptions extends DashLimits {
  /** The page from which `pieces` of ink were taken, and the tone between ink and paper. */
  image: Grey;
  pieces: readonly Component[];
  threshold: number;
}

/** The lines of a page with those of pale dashes. */
export function withPaleDashes(known: readonly PixelRule[], { image, pieces, threshold, ...limits }: PaleOptions): PixelRule[] {
  const step = usualStep(pieces, limits);
  if (step === null) return [...known];
  const ink = inkOf(image, threshold + PALE * (PAPER_TONE - threshold));
  eraseRules(known, [], ink);
  return withDashedRules(componentsOf(ink), { ...limits, step, solid: known });
}

/** The distance of dashes on a page of dashed lines; null where it is none. */
function usualStep(pieces: readonly Component[], limits: DashLimits): number | null {
  const chains = (['horizontal', 'vertical'] as const).flatMap((orientation) => dashChains(pieces, orientation, limits));
  const steps = chains.filter((chain) => isSure(chain, limits.em)).flatMap((chain) => stepOf(chain) ?? []);
  return steps.length < ENOUGH ? null : (steps.sort((a, b) => a - b)[steps.length >> 1] ?? null);
}
