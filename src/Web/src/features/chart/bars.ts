import type { UTCTimestamp } from 'lightweight-charts';
import type { Candle } from '../../contract/market';
import { toPixels } from '../../lib/decimal';

/** Bars the chart keeps at most: two weeks of minutes. */
export const BARS_MAX = 20_000;

export const timeOf = (at: string): UTCTimestamp => Math.floor(Date.parse(at) / 1000) as UTCTimestamp;

export const barOf = (candle: Candle) => ({
  time: timeOf(candle.at),
  open: toPixels(candle.open),
  high: toPixels(candle.high),
  low: toPixels(candle.low),
  close: toPixels(candle.close),
});

/** How the chart gets from what it shows to what it should show. */
export type Step = { kind: 'none' } | { kind: 'append'; from: number } | { kind: 'reset' };

/** Index of the last item at or before `at`; −1 when all are later. Items are oldest first. */
export function indexAt(items: readonly { readonly at: string }[], at: string): number {
  let [low, high] = [0, items.length];
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (items[middle]!.at <= at) low = middle + 1;
    else high = middle;
  }
  return low - 1;
}

/**
 * Puts newer candles over those shown. Older ones stay when both meet; they go when there is a hole between them, for a
 * chart
 * that leaves bars out without saying so lies.
 */
export function joinBars(shown: readonly Candle[], newer: readonly Candle[]): readonly Candle[] {
  const first = newer[0];
  const last = shown.at(-1);
  if (!first || !last || last.at < first.at) return newer;
  const joined = [
    ...shown.slice(0, indexAt(shown, first.at) + (shown[indexAt(shown, first.at)]?.at === first.at ? 0 : 1)),
    ...newer,
  ];
  return joined.length > BARS_MAX ? joined.slice(joined.length - BARS_MAX) : joined;
}

/** The cheapest way from one list to the next: usually the last bar alone. */
export function stepBetween(shown: readonly Candle[], next: readonly Candle[]): Step {
  if (shown === next) return { kind: 'none' };
  if (shown.length === 0 || next.length < shown.length || shown[0]!.at !== next[0]!.at) return { kind: 'reset' };
  let from = next.length;
  for (let index = 0; index < shown.length; index += 1) {
    if (shown[index] !== next[index]) {
      from = index;
      break;
    }
  }
  if (from === next.length && next.length > shown.length) from = shown.length;
  if (from === next.length) return { kind: 'none' };
  return from >= shown.length - 1 ? { kind: 'append', from } : { kind: 'reset' };
}
