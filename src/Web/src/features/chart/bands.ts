import type { Candle, Phase } from '../../contract/market';
import { toPixels } from '../../lib/decimal';
import { indexAt } from './bars';
import type { Colours } from './colours';
import type { Band } from './phaseBands';

/** Bands drawn at most: what is further back is of no use on one screen. */
const BANDS_MAX = 200;

/**
 * Attention is amber, the move that follows is the accent, ranges are quiet. Their names stand beside, so colour is
 * never alone.
 */
const toneOf = (phase: Phase['phase'], colours: Colours): string =>
  phase === 'manipulation' ? colours.warn : phase === 'distribution' ? colours.accent : colours.quiet;

/** Puts phases on the bars that are shown, whatever their own timeframe was. */
export function bandsOf(
  phases: readonly Phase[],
  candles: readonly Candle[],
  colours: Colours,
  labelOf: (phase: Phase) => string,
): Band[] {
  const first = candles[0];
  if (!first) return [];
  return phases
    .filter((phase) => phase.phase !== 'none' && (phase.until === null || phase.until > first.at))
    .slice(-BANDS_MAX)
    .map((phase) => ({
      fromIndex: Math.max(0, indexAt(candles, phase.from)),
      untilIndex: phase.until === null ? null : Math.max(0, indexAt(candles, phase.until)),
      low: priceOf(phase.rangeLow),
      high: priceOf(phase.rangeHigh),
      colour: toneOf(phase.phase, colours),
      label: labelOf(phase),
    }));
}

const priceOf = (price: string | null): number | null => {
  const value = toPixels(price);
  return Number.isFinite(value) && value > 0 ? value : null;
};
