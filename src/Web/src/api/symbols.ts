import { useQuery } from '@tanstack/react-query';
import { z } from 'zod';
import { MarketSymbol } from '../contract/market';
import { send } from '../lib/http';
import { keys } from './keys';

const Symbols = z.object({ items: z.array(MarketSymbol) });

/** Which markets there are. Asked until it has an answer: nothing can be watched without one. */
export const useSymbols = () =>
  useQuery({
    queryKey: keys.symbols,
    queryFn: ({ signal }) => send('GET', '/symbols', Symbols, { signal }),
    select: (answer) => answer.items,
    refetchInterval: (query) => (query.state.error || query.state.data?.items.length === 0 ? 3_000 : false),
  });
