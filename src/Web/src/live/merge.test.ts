import { expect, test } from 'vitest';
import { aCandle, anAgent, aSnapshot, aSymbol } from '../testing/samples';
import { applyDelta, applySnapshot, beginWatch, CANDLES_MAX, mergeCandles, TRADES_MAX, verdict } from './merge';
import { nothingYet } from './state';

const watching = beginWatch(nothingYet, 'REPLAY:BTCUSDT', '1m');
const live = applySnapshot(watching, aSnapshot(), 1000);

test('a snapshot of what is no longer watched is left aside', () => {
  const moved = beginWatch(live, 'REPLAY:ETHUSDT', '1m');
  expect(applySnapshot(moved, aSnapshot({ seq: 9 }), 0)).toBe(moved);
});

test('another timeframe takes the candles away and leaves the rest on the screen', () => {
  const moved = beginWatch(live, 'REPLAY:BTCUSDT', '5m');
  expect(moved.series).toBeNull();
  expect(moved.trades).toBe(live.trades);
  expect(moved.account).toBe(live.account);
});

test('the numbers say what to do with a delta', () => {
  expect(verdict(5, { seq: 6 })).toBe('apply');
  expect(verdict(5, { seq: 5 })).toBe('ignore');
  expect(verdict(5, { seq: 7 })).toBe('hole');
  expect(verdict(null, { seq: 7 })).toBe('ignore');
});

test('a delta changes what it carries and nothing else', () => {
  const next = applyDelta(live, { seq: 2, symbols: [aSymbol({ last: '50001.00' })] }, 2000);
  expect(next.symbols['REPLAY:BTCUSDT']).toMatchObject({ last: '50001.00', arrivedMs: 2000 });
  for (const part of ['series', 'agents', 'orders', 'account', 'symbolNames', 'feed'] as const)
    expect(next[part]).toBe(live[part]);
});

test('the forming candle is replaced and the next one appended', () => {
  const merged = mergeCandles([aCandle(0), aCandle(1, { closed: false })], [aCandle(1, { close: '1.9' }), aCandle(2)]);
  expect(merged.map((candle) => candle.close)).toEqual(['1.5', '1.9', '1.5']);
  expect(merged[0]).toStrictEqual(aCandle(0));
});

test('a correction further back lands in its place', () => {
  const merged = mergeCandles([aCandle(0), aCandle(1), aCandle(2)], [aCandle(1, { high: '9' })]);
  expect(merged.map((candle) => candle.high)).toEqual(['2', '9', '2']);
});

test('what is kept is bounded', () => {
  const many = Array.from({ length: CANDLES_MAX + 10 }, (_, minute) => aCandle(minute));
  expect(mergeCandles(many.slice(0, CANDLES_MAX), many.slice(CANDLES_MAX))).toHaveLength(CANDLES_MAX);
  const trade = { at: '2026-03-24T12:00:00Z', price: '1', quantity: '1', side: 'buy' as const };
  const next = applyDelta(live, { seq: 2, trades: Array.from({ length: TRADES_MAX + 20 }, () => trade) }, 0);
  expect(next.trades).toHaveLength(TRADES_MAX);
});

test('a changed agent replaces itself, the others stay who they are', () => {
  const other = anAgent({ id: 'nova-btc', kind: 'nova' });
  const both = applySnapshot(watching, aSnapshot({ agents: [anAgent(), other] }), 0);
  const next = applyDelta(both, { seq: 2, agents: [anAgent({ status: 'halted' })] }, 0);
  expect(next.agents?.[0]?.status).toBe('halted');
  expect(next.agents?.[1]).toBe(other);
});
