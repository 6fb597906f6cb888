import type { Delta, Snapshot } from '../contract/hub';
import type { Agent } from '../contract/agent';
import type { Candle, MarketSymbol, MarketTrade } from '../contract/market';
import type { LiveState, QuotedSymbol } from './state';

/** Bounds of what is kept, so that a day on the same page costs no more than a minute. */
export const CANDLES_MAX = 3_000;
export const TRADES_MAX = 50;

/**
 * Before a snapshot of another symbol or timeframe: what belonged to the old one goes, all else stays on the screen.
 */
export function beginWatch(state: LiveState, symbol: string, timeframe: string): LiveState {
  const sameSymbol = state.symbol === symbol;
  const same = sameSymbol && state.timeframe === timeframe;
  return {
    ...state,
    seq: null,
    symbol,
    timeframe,
    series: same ? state.series : null,
    trades: sameSymbol ? state.trades : null,
    book: sameSymbol ? state.book : null,
    phases: sameSymbol ? state.phases : [],
  };
}

/** Takes a snapshot in; one of a symbol or timeframe that is no longer watched is left aside. */
export function applySnapshot(state: LiveState, snapshot: Snapshot, nowMs: number): LiveState {
  if (snapshot.symbol !== state.symbol || snapshot.timeframe !== state.timeframe) return state;
  return {
    ...state,
    seq: snapshot.seq,
    feed: snapshot.feed,
    symbolNames: snapshot.symbols.map((symbol) => symbol.symbol),
    symbols: mergeSymbols({}, snapshot.symbols, nowMs),
    series: { epoch: (state.series?.epoch ?? 0) + 1, items: snapshot.candles.slice(-CANDLES_MAX) },
    trades: snapshot.trades.slice(0, TRADES_MAX),
    book: snapshot.book,
    phases: snapshot.amd.items,
    phaseTimeframe: snapshot.amd.timeframe,
    agents: snapshot.agents,
    account: snapshot.account,
    orders: snapshot.orders,
    fills: snapshot.fills,
  };
}

/** What to do with a delta: its number decides. */
export function verdict(seq: number | null, delta: Delta): 'apply' | 'ignore' | 'hole' {
  if (seq === null || delta.seq <= seq) return 'ignore';
  return delta.seq === seq + 1 ? 'apply' : 'hole';
}

/**
 * Takes a delta in. Parts it does not carry keep their identity, so that nothing that did not change is drawn again.
 */
export function applyDelta(state: LiveState, delta: Delta, nowMs: number): LiveState {
  return {
    ...state,
    seq: delta.seq,
    feed: delta.feed ?? state.feed,
    ...(delta.symbols ? withSymbols(state, delta.symbols, nowMs) : {}),
    series:
      delta.candles && state.series
        ? { ...state.series, items: mergeCandles(state.series.items, delta.candles) }
        : state.series,
    trades: delta.trades && state.trades ? mergeTrades(state.trades, delta.trades) : state.trades,
    book: delta.book ?? state.book,
    phases: delta.amd ?? state.phases,
    agents: delta.agents && state.agents ? mergeAgents(state.agents, delta.agents) : state.agents,
    account: delta.account ?? state.account,
    orders: delta.orders ?? state.orders,
    fills: delta.fills ?? state.fills,
  };
}

function withSymbols(
  state: LiveState,
  changed: readonly MarketSymbol[],
  nowMs: number,
): Pick<LiveState, 'symbols' | 'symbolNames'> {
  const fresh = changed.map((symbol) => symbol.symbol).filter((name) => !(name in state.symbols));
  return {
    symbols: mergeSymbols(state.symbols, changed, nowMs),
    symbolNames: fresh.length === 0 ? state.symbolNames : [...state.symbolNames, ...fresh],
  };
}

function mergeSymbols(kept: Readonly<Record<string, QuotedSymbol>>, changed: readonly MarketSymbol[], nowMs: number) {
  const merged = { ...kept };
  for (const symbol of changed) merged[symbol.symbol] = { ...symbol, arrivedMs: nowMs };
  return merged;
}

/** Replaces candles by their opening time, appends newer ones; both lists are oldest first. */
export function mergeCandles(kept: readonly Candle[], changed: readonly Candle[]): readonly Candle[] {
  const first = changed[0];
  if (!first) return kept;
  let start = kept.length;
  while (start > 0 && kept[start - 1]!.at >= first.at) start -= 1;
  const merged = [...kept.slice(0, start), ...mergeTail(kept.slice(start), changed)];
  return merged.length > CANDLES_MAX ? merged.slice(merged.length - CANDLES_MAX) : merged;
}

function mergeTail(tail: readonly Candle[], changed: readonly Candle[]): Candle[] {
  const byTime = new Map(tail.map((candle) => [candle.at, candle]));
  for (const candle of changed) byTime.set(candle.at, candle);
  return [...byTime.values()].sort((a, b) => (a.at < b.at ? -1 : 1));
}

const mergeTrades = (kept: readonly MarketTrade[], fresh: readonly MarketTrade[]): readonly MarketTrade[] =>
  [...fresh, ...kept].slice(0, TRADES_MAX);

function mergeAgents(kept: readonly Agent[], changed: readonly Agent[]): readonly Agent[] {
  const byId = new Map(changed.map((agent) => [agent.id, agent]));
  const merged = kept.map((agent) => byId.get(agent.id) ?? agent);
  const known = new Set(kept.map((agent) => agent.id));
  return [...merged, ...changed.filter((agent) => !known.has(agent.id))];
}
