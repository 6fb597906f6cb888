import type { Feed } from '../../contract/market';
import type { QuotedSymbol } from '../../live/state';

/** Older than this and live data are called stale. */
export const STALE_MS = 2_000;

/**
 * Age of a symbol's data now: what the platform measured, and what went by on this machine since. Null where time is
 * replayed.
 */
export const ageMsOf = (symbol: Pick<QuotedSymbol, 'ageMs' | 'arrivedMs'> | undefined, nowMs: number): number | null =>
  symbol?.ageMs == null ? null : symbol.ageMs + Math.max(0, nowMs - symbol.arrivedMs);

/** True when what is shown must not be taken for the market of this moment. */
export function isStale(feed: Feed | null, symbol: QuotedSymbol | undefined, nowMs: number): boolean {
  if (!feed || feed.state === 'finished' || feed.state === 'failed') return false;
  if (feed.state === 'stale' || symbol?.state === 'stale') return true;
  const age = ageMsOf(symbol, nowMs);
  return feed.mode === 'live' && age !== null && age > STALE_MS;
}
