import { useQuery } from '@tanstack/react-query';
import { z } from 'zod';
import { EquityPoint } from '../contract/agent';
import { send } from '../lib/http';
import { keys } from './keys';

const Equity = z.object({ items: z.array(EquityPoint) });

/** An agent's equity over time, oldest first. Asked again every half minute; the newest value comes with the hub. */
export const useEquity = (agentId: string) =>
  useQuery({
    queryKey: keys.equity(agentId),
    queryFn: ({ signal }) => send('GET', `/agents/${encodeURIComponent(agentId)}/equity`, Equity, { signal }),
    select: (answer) => answer.items,
    refetchInterval: 30_000,
  });
