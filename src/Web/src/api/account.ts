import { useQuery } from '@tanstack/react-query';
import { Account } from '../contract/account';
import { send } from '../lib/http';
import { accountPath, keys, WATCHED_REFRESH_MS } from './keys';

/**
 * An agent's account with its positions. One's own comes with the hub; an agent's is asked for while it is looked at.
 */
export const useAccount = (id: string | null) =>
  useQuery({
    queryKey: keys.account(id ?? ''),
    queryFn: ({ signal }) => send('GET', accountPath(id ?? ''), Account, { signal }),
    enabled: id !== null,
    refetchInterval: WATCHED_REFRESH_MS,
  });
