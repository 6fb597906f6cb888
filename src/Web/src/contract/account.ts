import { z } from 'zod';
import { DecimalText, OptionalDecimal, OptionalText } from './decimal';

const Side = z.enum(['buy', 'sell']);
export type Side = z.infer<typeof Side>;

export const Position = z.object({
  symbol: z.string(),
  quantity: DecimalText,
  averagePrice: OptionalDecimal,
  mark: OptionalDecimal,
  unrealisedPnl: OptionalDecimal,
  realisedPnl: OptionalDecimal,
});
export type Position = z.infer<typeof Position>;

export const Account = z.object({
  id: z.string(),
  owner: z.string(),
  currency: z.string(),
  cash: DecimalText,
  openingCash: DecimalText,
  equity: DecimalText,
  unrealisedPnl: OptionalDecimal,
  realisedPnl: OptionalDecimal,
  fees: OptionalDecimal,
  buyingPower: DecimalText,
  leverageMax: OptionalDecimal,
  isAgent: z.boolean(),
  positions: z.array(Position),
});
export type Account = z.infer<typeof Account>;

export const Order = z.object({
  orderId: z.string(),
  symbol: z.string(),
  side: Side,
  type: z.enum(['market', 'limit']),
  quantity: DecimalText,
  limitPrice: OptionalDecimal,
  reduceOnly: z.boolean(),
  state: z.enum(['intent', 'sent', 'unknown', 'live', 'partiallyFilled', 'filled', 'cancelled', 'rejected', 'expired']),
  cancelRequested: z.boolean(),
  filledQuantity: DecimalText,
  averagePrice: OptionalDecimal,
  fees: OptionalDecimal,
  placedAt: z.string(),
  updatedAt: z.string(),
  reason: OptionalText,
});
export type Order = z.infer<typeof Order>;

const FINAL: ReadonlySet<Order['state']> = new Set(['filled', 'cancelled', 'rejected', 'expired']);
/** True while the venue may still trade it. */
export const isOpen = (order: Order): boolean => !FINAL.has(order.state);

export const Fill = z.object({
  orderId: z.string(),
  symbol: z.string(),
  side: Side,
  price: DecimalText,
  quantity: DecimalText,
  fee: OptionalDecimal,
  liquidity: z.enum(['maker', 'taker']),
  realisedPnl: OptionalDecimal,
  at: z.string(),
  sequence: z.number(),
});
export type Fill = z.infer<typeof Fill>;

/** What a person asks for. Decimals as text, from the field to the wire. */
export type PlaceOrder = {
  symbol: string;
  side: Side;
  type: 'market' | 'limit';
  quantity: string;
  limitPrice: string | null;
  reduceOnly: boolean;
};
