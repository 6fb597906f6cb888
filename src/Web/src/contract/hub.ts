import { z } from 'zod';
import { Account, Fill, Order } from './account';
import { Agent } from './agent';
import { Book, Candle, Feed, MarketSymbol, MarketTrade, Phase } from './market';

/** The whole state of what is watched: the first answer to `Watch`. */
export const Snapshot = z.object({
  seq: z.number(),
  feed: Feed,
  symbols: z.array(MarketSymbol),
  symbol: z.string(),
  timeframe: z.string(),
  candles: z.array(Candle),
  trades: z.array(MarketTrade),
  book: Book.nullish().transform((value) => value ?? null),
  amd: z.object({ timeframe: z.string(), items: z.array(Phase) }),
  agents: z.array(Agent),
  account: Account,
  orders: z.array(Order),
  fills: z.array(Fill),
});
export type Snapshot = z.infer<typeof Snapshot>;

/** What changed since the message before; `seq` is that message's plus one. */
export const Delta = z.object({
  seq: z.number(),
  feed: Feed.nullish(),
  symbols: z.array(MarketSymbol).nullish(),
  candles: z.array(Candle).nullish(),
  trades: z.array(MarketTrade).nullish(),
  book: Book.nullish(),
  amd: z.array(Phase).nullish(),
  agents: z.array(Agent).nullish(),
  account: Account.nullish(),
  orders: z.array(Order).nullish(),
  fills: z.array(Fill).nullish(),
});
export type Delta = z.infer<typeof Delta>;
