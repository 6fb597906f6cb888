import { useQuery } from '@tanstack/react-query';
import { z } from 'zod';
import { OptionalText } from '../contract/decimal';
import { Feed } from '../contract/market';
import { send } from '../lib/http';
import { keys } from './keys';

const Platform = z.object({
  feed: Feed,
  accountId: z.string(),
  timeZone: z.string(),
  version: OptionalText,
  startedAt: OptionalText,
});
export type Platform = z.infer<typeof Platform>;

/** What runs, since when, and which account is yours. */
export const usePlatform = () =>
  useQuery({
    queryKey: keys.platform,
    queryFn: ({ signal }) => send('GET', '/platform', Platform, { signal }),
    refetchInterval: (query) => (query.state.error ? 3_000 : false),
  });
