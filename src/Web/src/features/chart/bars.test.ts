import { expect, test } from 'vitest';
import type { Fill } from '../../contract/account';
import type { Phase } from '../../contract/market';
import { aCandle, anOrder } from '../../testing/samples';
import { bandsOf } from './bands';
import { barOf, BARS_MAX, indexAt, joinBars, stepBetween } from './bars';
import type { Colours } from './colours';
import { fillMarks, orderLines } from './marks';

const minutes = (...numbers: number[]) => numbers.map((minute) => aCandle(minute));
const colours: Colours = {
  surface: '#000',
  text: '#111',
  quiet: '#222',
  line: '#333',
  control: '#444',
  accent: '#555',
  up: '#0f0',
  down: '#f00',
  warn: '#ff0',
};
const words = { buy: 'Buy', sell: 'Sell', number: (value: string) => value };

test('a bar is found by any moment within it', () => {
  const candles = minutes(0, 1, 2);
  expect(indexAt(candles, candles[1]!.at)).toBe(1);
  expect(indexAt(candles, '2026-03-24T12:01:59.000Z')).toBe(1);
  expect(indexAt(candles, '2026-03-24T11:59:00.000Z')).toBe(-1);
});

test('a tick touches the last bar alone', () => {
  const shown = minutes(0, 1, 2);
  const next = joinBars(shown, [shown[1]!, aCandle(2, { close: '9' })]);
  expect(stepBetween(shown, next)).toEqual({ kind: 'append', from: 2 });
});

test('new bars are appended to what was loaded before', () => {
  const shown = minutes(0, 1, 2);
  const next = joinBars(shown, [...shown.slice(1), ...minutes(3, 4)]);
  expect(next.map((candle) => candle.at)).toEqual(minutes(0, 1, 2, 3, 4).map((candle) => candle.at));
  expect(stepBetween(shown, next)).toEqual({ kind: 'append', from: 3 });
});

test('nothing new is nothing to do', () => {
  const shown = minutes(0, 1);
  expect(stepBetween(shown, joinBars(shown, shown))).toEqual({ kind: 'none' });
});

test('after a hole the older bars go: a chart that hides a gap lies', () => {
  expect(joinBars(minutes(0, 1), minutes(30, 31))).toHaveLength(2);
});

test('a correction further back draws anew', () => {
  const shown = minutes(0, 1, 2);
  expect(stepBetween(shown, joinBars(shown, [aCandle(0, { high: '9' }), shown[1]!, shown[2]!]))).toEqual({
    kind: 'reset',
  });
});

test('bars are bounded', () => {
  const many = Array.from({ length: BARS_MAX }, (_, minute) => aCandle(minute));
  expect(joinBars(many, [many.at(-1)!, aCandle(BARS_MAX), aCandle(BARS_MAX + 1)])).toHaveLength(BARS_MAX);
});

test('a bar is in UTC seconds', () => {
  expect(barOf(aCandle(0))).toEqual({ time: Date.UTC(2026, 2, 24, 12) / 1000, open: 1, high: 2, low: 0.5, close: 1.5 });
});

test('phases of a longer timeframe land on the bars shown', () => {
  const phase: Phase = {
    phase: 'manipulation',
    confidence: 0.8,
    from: '2026-03-24T12:01:30.000Z',
    knownAt: '2026-03-24T12:03:00.000Z',
    until: '2026-03-24T12:03:00.000Z',
    sequence: 1,
    rangeHigh: '2',
    rangeLow: '0',
    direction: 0,
    why: '',
  };
  const bands = bandsOf(
    [{ ...phase, phase: 'none' }, phase, { ...phase, from: phase.until!, until: null }],
    minutes(0, 1, 2, 3),
    colours,
    () => 'M',
  );
  expect(bands.map(({ fromIndex, untilIndex, high, low }) => [fromIndex, untilIndex, high, low])).toEqual([
    [1, 3, 2, null],
    [3, null, 2, null],
  ]);
});

test('many fills of a bar are one mark with their sum', () => {
  const fill: Fill = {
    orderId: 'o',
    symbol: 'S',
    side: 'buy',
    price: '1',
    quantity: '0.1',
    fee: '0',
    liquidity: 'taker',
    realisedPnl: '0',
    at: '2026-03-24T12:01:10.000Z',
    sequence: 1,
  };
  const marks = fillMarks(
    [fill, { ...fill, quantity: '0.2' }, { ...fill, side: 'sell' }, { ...fill, symbol: 'T' }],
    'S',
    minutes(0, 1, 2),
    colours,
    words,
  );
  expect(marks.map(({ text, position }) => [text, position])).toEqual([
    ['Buy 0.3', 'belowBar'],
    ['Sell 0.1', 'aboveBar'],
  ]);
});

test('open limit orders of the market are lines, nothing else is', () => {
  const open = anOrder({ type: 'limit', limitPrice: '49000' });
  const orders = [
    open,
    { ...open, orderId: 'x', state: 'filled' as const },
    anOrder({ orderId: 'm' }),
    { ...open, orderId: 't', symbol: 'T' },
  ];
  expect(orderLines(orders, open.symbol, words).map((line) => line.key)).toEqual(['o1']);
});
