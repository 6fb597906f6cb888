import type { Account, Fill, Order } from '../contract/account';
import type { Agent } from '../contract/agent';
import type { Book, Candle, Feed, MarketSymbol, MarketTrade, Phase } from '../contract/market';

/** How the connection to the platform stands. `sinceMs` is wall-clock time of the last change. */
export type Link = {
  readonly state: 'connecting' | 'open' | 'lost';
  readonly sinceMs: number;
  readonly attempts: number;
};

/** A symbol with the moment it arrived, on this machine's monotonic clock: its age goes on from there. */
export type QuotedSymbol = MarketSymbol & { readonly arrivedMs: number };

/**
 * Candles of what is watched. `epoch` changes with each snapshot: the chart starts anew then, and only updates
 * otherwise.
 */
export type Series = { readonly epoch: number; readonly items: readonly Candle[] };

/** Everything that moves. Filled by the hub alone. */
export type LiveState = {
  readonly link: Link;
  /** Number of the last message taken in; null while a snapshot is awaited. */
  readonly seq: number | null;
  readonly symbol: string | null;
  readonly timeframe: string | null;
  readonly feed: Feed | null;
  readonly symbolNames: readonly string[];
  readonly symbols: Readonly<Record<string, QuotedSymbol>>;
  readonly series: Series | null;
  readonly trades: readonly MarketTrade[] | null;
  readonly book: Book | null;
  readonly phases: readonly Phase[];
  readonly phaseTimeframe: string | null;
  readonly agents: readonly Agent[] | null;
  readonly account: Account | null;
  readonly orders: readonly Order[] | null;
  readonly fills: readonly Fill[] | null;
};

export const nothingYet: LiveState = {
  link: { state: 'connecting', sinceMs: 0, attempts: 0 },
  seq: null,
  symbol: null,
  timeframe: null,
  feed: null,
  symbolNames: [],
  symbols: {},
  series: null,
  trades: null,
  book: null,
  phases: [],
  phaseTimeframe: null,
  agents: null,
  account: null,
  orders: null,
  fills: null,
};
