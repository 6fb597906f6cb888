import { z } from 'zod';
import { DecimalText, OptionalDecimal, OptionalText, OptionalTime } from './decimal';

export const Decision = z.object({
  number: z.number(),
  sequence: z.number(),
  at: z.string(),
  action: z.enum(['enter', 'exit', 'cancelOrders', 'refused']),
  rule: z.string(),
  why: z.string(),
  inputs: z
    .record(z.string(), z.string())
    .nullish()
    .transform((value) => value ?? {}),
  risk: OptionalText,
  orderId: z
    .string()
    .nullish()
    .transform((value) => value ?? null),
  side: z
    .enum(['buy', 'sell'])
    .nullish()
    .transform((value) => value ?? null),
  quantity: OptionalDecimal,
  limitPrice: OptionalDecimal,
  stopPrice: OptionalDecimal,
  targetPrice: OptionalDecimal,
});
export type Decision = z.infer<typeof Decision>;

export const Agent = z.object({
  id: z.string(),
  kind: z.enum(['atlas', 'orion', 'nova']),
  name: z.string(),
  description: OptionalText,
  symbol: z.string(),
  timeframe: z.string(),
  status: z.enum(['idle', 'active', 'reducing', 'halted']),
  statusReason: OptionalText,
  accountId: z.string(),
  equity: OptionalDecimal,
  openingEquity: OptionalDecimal,
  cash: OptionalDecimal,
  positionQuantity: OptionalDecimal,
  averagePrice: OptionalDecimal,
  unrealisedPnl: OptionalDecimal,
  price: OptionalDecimal,
  drawdown: OptionalDecimal,
  drawdownMaxSeen: OptionalDecimal,
  drawdownLimit: DecimalText,
  lossWindow: z.enum(['day', 'week', 'month']),
  loss: OptionalDecimal,
  lossLimit: DecimalText,
  riskPerTradeMax: OptionalDecimal,
  target: OptionalText,
  waiting: OptionalText,
  stopPrice: OptionalDecimal,
  targetPrice: OptionalDecimal,
  sequence: z.number(),
  at: OptionalTime,
  decisions: z.number(),
  lastDecision: Decision.nullish().transform((value) => value ?? null),
});
export type Agent = z.infer<typeof Agent>;

export const EquityPoint = z.object({ at: z.string(), equity: DecimalText });
export type EquityPoint = z.infer<typeof EquityPoint>;
