import { useAccount } from '../../api/account';
import { useFills } from '../../api/fills';
import { useOrders } from '../../api/orders';
import { useLive } from '../../live/live';
import { useView } from '../../state/view';

/** The account that is looked at: one's own as the hub tells it, or an agent's as the API answers. */
export function useWatchedAccount() {
  const accountId = useView((view) => view.accountId);
  const own = {
    account: useLive((live) => live.account),
    orders: useLive((live) => live.orders),
    fills: useLive((live) => live.fills),
  };
  const agent = useLive((live) => live.agents?.find((known) => known.accountId === accountId));
  const [account, orders, fills] = [useAccount(accountId), useOrders(accountId), useFills(accountId)];
  if (accountId === null) {
    return {
      account: own.account ?? undefined,
      orders: own.orders ?? undefined,
      fills: own.fills ?? undefined,
      error: null,
      retry: () => undefined,
      agent: undefined,
    };
  }
  const retry = () => [account, orders, fills].forEach((query) => void query.refetch());
  return {
    account: account.data,
    orders: orders.data,
    fills: fills.data,
    error: account.error ?? orders.error ?? fills.error,
    retry,
    agent,
  };
}
