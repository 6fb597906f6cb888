import { memo } from 'react';
import type { Order } from '../../contract/account';
import { isOpen } from '../../contract/account';
import { useNumberStyle, useText } from '../../i18n/useText';
import { formatDecimal, formatShortMoment } from '../../lib/format';
import { Button } from '../../ui/Button';
import { Empty } from '../../ui/Empty';
import { CancelButton } from './CancelButton';
import { SideOf } from './SideOf';
import { Cells, Table, type Column } from './Table';
import { usePlaces } from './usePlaces';

type Props = {
  orders: readonly Order[];
  open: boolean;
  accountId: string;
  mine: boolean;
  why: ((order: Order) => void) | null;
};

/** Orders that work, or those that ended. */
export function Orders({ orders, open, accountId, mine, why }: Props) {
  const t = useText();
  if (orders.length === 0) {
    return (
      <Empty title={t(open ? 'orders.open.none' : 'orders.ended.none')}>
        {t(open && mine ? 'orders.open.none.mine' : 'orders.none.why')}
      </Empty>
    );
  }
  const columns: Column[] = [
    { key: 'at', label: t('table.placed'), wide: true },
    { key: 'side', label: t('table.order') },
    { key: 'quantity', label: t('table.filled'), align: 'right' },
    { key: 'price', label: t(open ? 'table.price' : 'table.average'), align: 'right' },
    { key: 'fees', label: t('table.fees'), align: 'right', wide: true },
    { key: 'state', label: t('table.state') },
    { key: t('table.actions'), label: '', align: 'right' },
  ];
  return (
    <Table caption={t(open ? 'tabs.open' : 'tabs.history')} columns={columns}>
      {orders.map((order) => (
        <Row key={order.orderId} order={order} columns={columns} accountId={accountId} mine={mine} why={why} />
      ))}
    </Table>
  );
}

type RowProps = Omit<Props, 'orders' | 'open'> & { order: Order; columns: readonly Column[] };

const Row = memo(function Row({ order, columns, accountId, mine, why }: RowProps) {
  const t = useText();
  const style = useNumberStyle();
  const places = usePlaces(order.symbol);
  const works = isOpen(order);
  const price = works ? order.limitPrice : order.averagePrice;
  return (
    <Cells
      columns={columns}
      cells={[
        formatShortMoment(order.placedAt),
        <SideOf side={order.side} symbol={order.symbol} />,
        <>
          {formatDecimal(order.filledQuantity, style, places.quantity)}
          <span className="text-text-3"> / {formatDecimal(order.quantity, style, places.quantity)}</span>
        </>,
        works && price === null ? t('ticket.market') : formatDecimal(price, style, places.price),
        formatDecimal(order.fees, style, 2),
        <span title={order.reason}>
          {t(order.cancelRequested && works ? 'order.cancelling' : `order.${order.state}`)}
        </span>,
        <span className="inline-flex justify-end gap-1">
          {why && (
            <Button look="quiet" className="h-6" onClick={() => why(order)}>
              {t('why.open')}
            </Button>
          )}
          {works && mine && <CancelButton order={order} accountId={accountId} />}
        </span>,
      ]}
    />
  );
});
