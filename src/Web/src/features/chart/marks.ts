import type { SeriesMarker, Time } from 'lightweight-charts';
import { isOpen, type Fill, type Order } from '../../contract/account';
import type { Candle } from '../../contract/market';
import { add, decimal, text, toPixels } from '../../lib/decimal';
import { indexAt, timeOf } from './bars';
import type { Colours } from './colours';

export type Line = {
  readonly key: string;
  readonly price: number;
  readonly title: string;
  readonly tone: 'up' | 'down' | 'warn' | 'accent' | 'quiet';
};
/** Words and number style of the chosen language. */
export type Words = { readonly buy: string; readonly sell: string; readonly number: (value: string) => string };

/** A line for each open limit order of a symbol. */
export const orderLines = (orders: readonly Order[], symbol: string, words: Words): Line[] =>
  orders
    .filter((order) => order.symbol === symbol && isOpen(order) && order.limitPrice !== null)
    .map((order) => ({
      key: order.orderId,
      price: toPixels(order.limitPrice),
      title: `${words[order.side]} ${words.number(order.quantity)}`,
      tone: order.side === 'buy' ? 'up' : 'down',
    }));

/** An arrow for all fills of a side in one bar, with their quantity: a hundred partial fills are one mark. */
export function fillMarks(
  fills: readonly Fill[],
  symbol: string,
  candles: readonly Candle[],
  colours: Colours,
  words: Words,
): SeriesMarker<Time>[] {
  const first = candles[0];
  if (!first) return [];
  const byBar = new Map<string, { index: number; side: Fill['side']; quantity: string }>();
  for (const fill of fills) {
    if (fill.symbol !== symbol || fill.at < first.at) continue;
    const index = indexAt(candles, fill.at);
    const key = `${index}-${fill.side}`;
    const kept = byBar.get(key);
    byBar.set(key, { index, side: fill.side, quantity: kept ? sum(kept.quantity, fill.quantity) : fill.quantity });
  }
  return [...byBar.values()]
    .sort((a, b) => a.index - b.index)
    .map(({ index, side, quantity }) => ({
      time: timeOf(candles[index]!.at),
      position: side === 'buy' ? 'belowBar' : 'aboveBar',
      shape: side === 'buy' ? 'arrowUp' : 'arrowDown',
      color: side === 'buy' ? colours.up : colours.down,
      text: `${words[side]} ${words.number(quantity)}`,
    }));
}

const sum = (a: string, b: string): string => text(add(decimal(a), decimal(b)));
