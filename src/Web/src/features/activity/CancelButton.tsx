import { useCancelOrder } from '../../api/cancelOrder';
import type { Order } from '../../contract/account';
import { useText } from '../../i18n/useText';
import { useWords } from '../../i18n/useWords';
import { Button } from '../../ui/Button';

/** Takes an order back. Stays pending until the venue has confirmed. */
export function CancelButton({ order, accountId }: { order: Order; accountId: string }) {
  const t = useText();
  const words = useWords();
  const cancel = useCancelOrder(accountId);
  return (
    <>
      {cancel.error ? (
        <span role="alert" className="max-w-48 truncate text-danger" title={words(cancel.error)}>
          {words(cancel.error)}
        </span>
      ) : null}
      <Button
        className="h-6"
        pending={cancel.isPending || order.cancelRequested}
        onClick={() => cancel.mutate(order.orderId)}
      >
        {t('orders.cancel')}
      </Button>
    </>
  );
}
