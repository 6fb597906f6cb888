import type { Account, PlaceOrder, Position, Side } from '../../contract/account';
import type { MarketSymbol } from '../../contract/market';
import {
  absolute,
  add,
  affordable,
  compare,
  decimal,
  floorToStep,
  isMultiple,
  larger,
  multiply,
  sign,
  subtract,
  text,
  trim,
  zero,
  type Decimal,
} from '../../lib/decimal';

/** What an order would cost, before it is sent. All in quote. */
export type Cost = {
  /** Limit price, or the last price for a market order: an estimate then. */
  readonly price: Decimal;
  readonly notional: Decimal;
  /** At the taker's rate, the higher one; null where the platform does not tell its rates. */
  readonly fee: Decimal | null;
  /** The most that this order can lose: what it opens, should the price go to zero, and its fee. */
  readonly worst: { readonly kind: 'amount'; readonly amount: Decimal } | { readonly kind: 'unlimited' };
};

/** What a person is about to ask for; decimal strings, null where nothing readable was typed. */
export type Draft = {
  readonly side: Side;
  readonly type: PlaceOrder['type'];
  readonly quantity: string | null;
  readonly limitPrice: string | null;
  readonly reduceOnly: boolean;
};

export type Fault =
  'quantity' | 'price' | 'step' | 'tick' | 'minimum' | 'notional' | 'nothingToReduce' | 'priceUnknown';

const one = decimal('1');
const held = (position: Position | undefined): Decimal => (position ? decimal(position.quantity) : zero);

/** True when the order goes against what is held, so that it makes it smaller. */
const against = (side: Side, position: Decimal): boolean => (side === 'buy' ? sign(position) < 0 : sign(position) > 0);

const priceOf = (draft: Draft, symbol: MarketSymbol): Decimal | null => {
  const price = draft.type === 'limit' ? draft.limitPrice : symbol.last;
  return price === null ? null : decimal(price);
};

/** Cost of a draft; null while quantity or price are missing. */
export function costOf(draft: Draft, symbol: MarketSymbol, position: Position | undefined): Cost | null {
  const price = priceOf(draft, symbol);
  if (price === null || draft.quantity === null) return null;
  const quantity = decimal(draft.quantity);
  const notional = multiply(price, quantity);
  const fee = symbol.takerFeeRate === null ? null : multiply(notional, decimal(symbol.takerFeeRate));
  const closes = against(draft.side, held(position)) ? absolute(held(position)) : zero;
  const opens = draft.reduceOnly ? zero : larger(zero, subtract(quantity, closes));
  if (draft.side === 'sell' && sign(opens) > 0) return { price, notional, fee, worst: { kind: 'unlimited' } };
  return { price, notional, fee, worst: { kind: 'amount', amount: add(multiply(price, opens), fee ?? zero) } };
}

/** What a percent button is a percentage of. */
export type Basis = { readonly kind: 'position' | 'buyingPower'; readonly quantity: Decimal };

/** The whole of what can be sold back, or bought for the buying power with its fee; rounded down to the step. */
export function basisOf(draft: Draft, symbol: MarketSymbol, account: Account, position: Position | undefined): Basis {
  const holding = held(position);
  const step = decimal(symbol.stepSize);
  if (draft.reduceOnly || against(draft.side, holding)) {
    return { kind: 'position', quantity: against(draft.side, holding) ? absolute(holding) : zero };
  }
  const price = priceOf(draft, symbol);
  if (price === null) return { kind: 'buyingPower', quantity: zero };
  const each = multiply(price, add(one, decimal(symbol.takerFeeRate ?? '0')));
  return { kind: 'buyingPower', quantity: affordable(decimal(account.buyingPower), each, step) };
}

/** `percent` of a basis, exactly, rounded down to the step. */
export const percentOf = (basis: Basis, percent: number, symbol: MarketSymbol): string =>
  text(trim(floorToStep(multiply(basis.quantity, { units: BigInt(percent), scale: 2 }), decimal(symbol.stepSize))));

/**
 * What stands in the way of sending, first things first; null when nothing does. The platform checks again, and knows
 * more.
 */
export function faultOf(draft: Draft, symbol: MarketSymbol, position: Position | undefined): Fault | null {
  if (draft.quantity === null || sign(decimal(draft.quantity)) <= 0) return 'quantity';
  if (draft.type === 'limit' && (draft.limitPrice === null || sign(decimal(draft.limitPrice)) <= 0)) return 'price';
  const price = priceOf(draft, symbol);
  if (price === null) return 'priceUnknown';
  const quantity = decimal(draft.quantity);
  if (!isMultiple(quantity, decimal(symbol.stepSize))) return 'step';
  if (draft.type === 'limit' && !isMultiple(price, decimal(symbol.tickSize))) return 'tick';
  if (compare(quantity, decimal(symbol.quantityMin)) < 0) return 'minimum';
  if (compare(multiply(price, quantity), decimal(symbol.notionalMin)) < 0) return 'notional';
  if (draft.reduceOnly && !against(draft.side, held(position))) return 'nothingToReduce';
  return null;
}
