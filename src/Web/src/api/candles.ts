import { z } from 'zod';
import { Candle, type Timeframe } from '../contract/market';
import { send } from '../lib/http';
import { queries } from '../lib/queries';
import { keys } from './keys';

const Candles = z.object({
  items: z.array(Candle),
  nextBefore: z
    .string()
    .nullish()
    .transform((value) => value ?? null),
});
export type Candles = z.infer<typeof Candles>;

const PAGE = 500;

/** Candles older than `before`, oldest first. Old candles never change, so a page once fetched is kept. */
export const fetchOlderCandles = (symbol: string, timeframe: Timeframe, before: string): Promise<Candles> =>
  queries.fetchQuery({
    queryKey: keys.candles(symbol, timeframe, before),
    queryFn: ({ signal }) =>
      send(
        'GET',
        `/symbols/${encodeURIComponent(symbol)}/candles?timeframe=${timeframe}&before=${encodeURIComponent(before)}&limit=${PAGE}`,
        Candles,
        { signal },
      ),
    staleTime: Number.POSITIVE_INFINITY,
  });
