import { useQuery } from '@tanstack/react-query';
import { z } from 'zod';
import { Order } from '../contract/account';
import { send } from '../lib/http';
import { accountPath, keys, WATCHED_REFRESH_MS } from './keys';

const Orders = z.object({ items: z.array(Order) });

/** An agent's orders, newest first. */
export const useOrders = (id: string | null) =>
  useQuery({
    queryKey: keys.orders(id ?? ''),
    queryFn: ({ signal }) => send('GET', `${accountPath(id ?? '')}/orders?state=all`, Orders, { signal }),
    select: (answer) => answer.items,
    enabled: id !== null,
    refetchInterval: WATCHED_REFRESH_MS,
  });
