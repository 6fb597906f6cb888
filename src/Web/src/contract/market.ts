import { z } from 'zod';
import { DecimalText, OptionalDecimal, OptionalText, OptionalTime } from './decimal';

/** Timeframes of candles, shortest first. */
export const TIMEFRAMES = ['1m', '5m', '15m', '1h', '4h', '1d'] as const;
export type Timeframe = (typeof TIMEFRAMES)[number];

const FeedState = z.enum(['starting', 'running', 'stale', 'finished', 'failed']);

export const Feed = z.object({
  mode: z.enum(['live', 'replay', 'simulated']),
  label: z.string(),
  speed: DecimalText,
  state: FeedState,
  detail: OptionalText,
  progress: z
    .union([z.number(), DecimalText.transform(Number)])
    .nullish()
    .transform((value) => value ?? null),
  reason: OptionalText,
});
export type Feed = z.infer<typeof Feed>;

export const MarketSymbol = z.object({
  symbol: z.string(),
  ticker: z.string(),
  base: z.string(),
  quote: z.string(),
  tickSize: DecimalText,
  stepSize: DecimalText,
  quantityMin: DecimalText,
  notionalMin: DecimalText,
  makerFeeRate: OptionalDecimal,
  takerFeeRate: OptionalDecimal,
  last: OptionalDecimal,
  changeDay: OptionalDecimal,
  at: OptionalTime,
  sequence: z.number(),
  ageMs: z
    .number()
    .nullish()
    .transform((value) => value ?? null),
  state: FeedState,
  detail: OptionalText,
});
export type MarketSymbol = z.infer<typeof MarketSymbol>;

export const Candle = z.object({
  at: z.string(),
  open: DecimalText,
  high: DecimalText,
  low: DecimalText,
  close: DecimalText,
  volume: DecimalText,
  closed: z.boolean(),
});
export type Candle = z.infer<typeof Candle>;

export const MarketTrade = z.object({
  at: z.string(),
  price: DecimalText,
  quantity: DecimalText,
  side: z.enum(['buy', 'sell']),
});
export type MarketTrade = z.infer<typeof MarketTrade>;

const Level = z.tuple([DecimalText, DecimalText]);
export type Level = z.infer<typeof Level>;

export const Book = z.object({
  symbol: z.string(),
  sequence: z.number(),
  at: OptionalTime,
  available: z.boolean(),
  reason: OptionalText,
  bids: z.array(Level),
  asks: z.array(Level),
});
export type Book = z.infer<typeof Book>;

export const Phase = z.object({
  phase: z.enum(['none', 'accumulation', 'manipulation', 'distribution', 'reAccumulation']),
  confidence: z.union([z.number(), DecimalText.transform(Number)]),
  from: z.string(),
  knownAt: z.string(),
  until: OptionalTime,
  sequence: z.number(),
  rangeHigh: OptionalDecimal,
  rangeLow: OptionalDecimal,
  direction: z.number(),
  why: OptionalText,
});
export type Phase = z.infer<typeof Phase>;
