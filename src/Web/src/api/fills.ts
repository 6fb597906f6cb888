import { useQuery } from '@tanstack/react-query';
import { z } from 'zod';
import { Fill } from '../contract/account';
import { send } from '../lib/http';
import { accountPath, keys, WATCHED_REFRESH_MS } from './keys';

const Fills = z.object({ items: z.array(Fill) });

/** An agent's fills, newest first. */
export const useFills = (id: string | null) =>
  useQuery({
    queryKey: keys.fills(id ?? ''),
    queryFn: ({ signal }) => send('GET', `${accountPath(id ?? '')}/trades`, Fills, { signal }),
    select: (answer) => answer.items,
    enabled: id !== null,
    refetchInterval: WATCHED_REFRESH_MS,
  });
