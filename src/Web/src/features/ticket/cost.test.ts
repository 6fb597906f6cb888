import { describe, expect, test } from 'vitest';
import type { Position } from '../../contract/account';
import { text } from '../../lib/decimal';
import { anAccount, aSymbol } from '../../testing/samples';
import { basisOf, costOf, faultOf, percentOf, type Draft } from './cost';

const symbol = aSymbol();
const draft = (changed: Partial<Draft> = {}): Draft => ({
  side: 'buy',
  type: 'market',
  quantity: '0.1',
  limitPrice: null,
  reduceOnly: false,
  ...changed,
});
const holding = (quantity: string): Position => ({
  symbol: symbol.symbol,
  quantity,
  averagePrice: '50000',
  mark: '50000',
  unrealisedPnl: '0',
  realisedPnl: '0',
});
const worstOf = (of: Draft, position?: Position) => {
  const worst = costOf(of, symbol, position)!.worst;
  return worst.kind === 'unlimited' ? 'unlimited' : text(worst.amount);
};

describe('cost', () => {
  test('a market order is valued at the last price, a limit order at its own', () => {
    expect(text(costOf(draft(), symbol, undefined)!.notional)).toBe('5000.000');
    expect(text(costOf(draft({ type: 'limit', limitPrice: '40000' }), symbol, undefined)!.notional)).toBe('4000.0');
  });

  test('the fee is the taker’s, exact to the last digit', () => {
    expect(
      text(costOf(draft({ quantity: '0.00007', type: 'limit', limitPrice: '67012.35' }), symbol, undefined)!.fee!),
    ).toBe('0.0046908645');
  });

  test('a platform that does not tell its rates is not guessed', () => {
    expect(costOf(draft(), aSymbol({ takerFeeRate: null }), undefined)!.fee).toBeNull();
  });

  test('a purchase can lose all it cost', () => expect(worstOf(draft())).toBe('5005.000000'));
  test('a short sale can lose without limit', () => expect(worstOf(draft({ side: 'sell' }))).toBe('unlimited'));
  test('selling what is held can lose its fee alone', () =>
    expect(worstOf(draft({ side: 'sell' }), holding('0.1'))).toBe('5.000000'));
  test('selling more than is held opens a short for the rest', () =>
    expect(worstOf(draft({ side: 'sell', quantity: '0.2' }), holding('0.1'))).toBe('unlimited'));
  test('an order that may only reduce opens nothing', () =>
    expect(worstOf(draft({ side: 'sell', quantity: '0.2', reduceOnly: true }), holding('0.1'))).toBe('10.000000'));
  test('nothing typed costs nothing that could be shown', () =>
    expect(costOf(draft({ quantity: null }), symbol, undefined)).toBeNull());
});

describe('percent buttons', () => {
  test('the whole of the buying power pays for the order and its fee, and not for one step more', () => {
    const quantity = percentOf(basisOf(draft(), symbol, anAccount(), undefined), 100, symbol);
    expect(quantity).toBe('0.1998');
    const cost = costOf(draft({ quantity }), symbol, undefined)!;
    expect(Number(text(cost.notional)) + Number(text(cost.fee!))).toBeLessThanOrEqual(10_000);
  });

  test('a share is exact and on the step', () => {
    expect(percentOf(basisOf(draft(), symbol, anAccount(), undefined), 25, symbol)).toBe('0.04995');
    expect(percentOf({ kind: 'position', quantity: { units: 33333n, scale: 5 } }, 50, symbol)).toBe('0.16666');
  });

  test('against a position it is a share of the position', () => {
    expect(basisOf(draft({ side: 'sell' }), symbol, anAccount(), holding('0.25'))).toMatchObject({ kind: 'position' });
    expect(percentOf(basisOf(draft({ side: 'buy' }), symbol, anAccount(), holding('-0.25')), 100, symbol)).toBe('0.25');
  });

  test('an order that may only reduce has nothing to share where nothing is held', () => {
    expect(percentOf(basisOf(draft({ reduceOnly: true }), symbol, anAccount(), undefined), 100, symbol)).toBe('0');
  });
});

describe('faults', () => {
  const fault = (changed: Partial<Draft>, of = symbol, position?: Position) => faultOf(draft(changed), of, position);
  test('a good order has none', () => expect(fault({})).toBeNull());
  test('nothing typed', () => expect(fault({ quantity: null })).toBe('quantity'));
  test('zero', () => expect(fault({ quantity: '0.00' })).toBe('quantity'));
  test('off the step', () => expect(fault({ quantity: '0.000101' })).toBe('step'));
  test('off the tick', () => expect(fault({ type: 'limit', limitPrice: '50000.001' })).toBe('tick'));
  test('under the least', () => expect(fault({ quantity: '0.00001' })).toBe('minimum'));
  test('worth too little', () =>
    expect(fault({ quantity: '0.0001', type: 'limit', limitPrice: '49999.99' })).toBe('notional'));
  test('worth just enough', () => expect(fault({ quantity: '0.0001', type: 'limit', limitPrice: '50000' })).toBeNull());
  test('a limit without a price', () => expect(fault({ type: 'limit' })).toBe('price'));
  test('a market order before the first price', () => expect(fault({}, aSymbol({ last: null }))).toBe('priceUnknown'));
  test('nothing to reduce on this side', () =>
    expect(fault({ reduceOnly: true }, symbol, holding('1'))).toBe('nothingToReduce'));
});
