import { useMutation } from '@tanstack/react-query';
import { z } from 'zod';
import { send } from '../lib/http';
import { mayRetry, retryDelayMs } from '../lib/retry';

const Cancelled = z.object({ orderId: z.string(), version: z.number() });

/** Asks for an order to be taken back. The order shows it when the venue confirms; a repeat changes nothing. */
export const useCancelOrder = (accountId: string) =>
  useMutation({
    mutationFn: (orderId: string) =>
      send('DELETE', `/accounts/${encodeURIComponent(accountId)}/orders/${encodeURIComponent(orderId)}`, Cancelled),
    retry: mayRetry,
    retryDelay: retryDelayMs,
  });
