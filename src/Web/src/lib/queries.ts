import { QueryClient } from '@tanstack/react-query';
import { mayRetry, retryDelayMs } from './retry';

/** Server state. What moves comes through the hub, so nothing here is asked again without a reason. */
export const queries = new QueryClient({
  defaultOptions: {
    queries: {
      staleTime: 30_000,
      gcTime: 300_000,
      refetchOnWindowFocus: false,
      retry: mayRetry,
      retryDelay: retryDelayMs,
    },
    mutations: { retry: mayRetry, retryDelay: retryDelayMs },
  },
});
