import { useMutation } from '@tanstack/react-query';
import { z } from 'zod';
import { Order, type PlaceOrder } from '../contract/account';
import { send } from '../lib/http';
import { mayRetry, retryDelayMs } from '../lib/retry';

const Placed = z.object({ orderId: z.string(), version: z.number(), order: Order });
export type Placed = z.infer<typeof Placed>;

/** Places an order. `key` is made once for each thing a person means to do, not for each attempt. */
export const usePlaceOrder = (accountId: string) =>
  useMutation({
    mutationFn: ({ order, key }: { order: PlaceOrder; key: string }) =>
      send('POST', `/accounts/${encodeURIComponent(accountId)}/orders`, Placed, { body: order, key }),
    retry: mayRetry,
    retryDelay: retryDelayMs,
  });
