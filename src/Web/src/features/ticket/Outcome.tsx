import type { Placed } from '../../api/placeOrder';
import type { MarketSymbol } from '../../contract/market';
import { useNumberStyle, useText } from '../../i18n/useText';
import { placesOf } from '../../lib/decimal';
import { formatDecimal } from '../../lib/format';
import { useLive } from '../../live/live';
import { Icon } from '../../ui/Icon';

/** What became of the order just sent: as the answer said, then as the hub goes on telling. */
export function Outcome({ placed, symbol, onClose }: { placed: Placed; symbol: MarketSymbol; onClose: () => void }) {
  const t = useText();
  const style = useNumberStyle();
  const order = useLive((live) => live.orders?.find((known) => known.orderId === placed.orderId)) ?? placed.order;
  const side = t(order.side === 'buy' ? 'side.buy' : 'side.sell');
  const what = `${side} ${formatDecimal(order.quantity, style)} ${symbol.base}`;
  const average = formatDecimal(order.averagePrice, style, placesOf(symbol.tickSize));
  return (
    <div
      role="status"
      data-testid="outcome"
      className="flex items-start gap-2 rounded-md border border-line bg-surface-2 p-2 text-xs"
    >
      <p className="min-w-0 flex-1">
        <strong>{what}</strong>: {t(`order.${order.state}`)}
        {order.averagePrice !== null && order.filledQuantity !== '0' && (
          <> · {t('ticket.filledAt', { price: `${average} ${symbol.quote}` })}</>
        )}
        {order.reason && <> · {order.reason}</>}
      </p>
      <button
        type="button"
        onClick={onClose}
        aria-label={t('common.dismiss')}
        className="-m-1 grid size-6 place-items-center rounded text-text-2 hover:bg-surface-3"
      >
        <Icon name="close" size={14} />
      </button>
    </div>
  );
}
