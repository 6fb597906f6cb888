import { memo } from 'react';
import type { Fill } from '../../contract/account';
import { useNumberStyle, useText } from '../../i18n/useText';
import { formatDecimal, formatShortMoment } from '../../lib/format';
import { Empty } from '../../ui/Empty';
import { Signed } from '../../ui/Signed';
import { SideOf } from './SideOf';
import { Cells, Table, type Column } from './Table';
import { usePlaces } from './usePlaces';

/** What was traded, newest first. */
export function Fills({ fills }: { fills: readonly Fill[] }) {
  const t = useText();
  if (fills.length === 0) return <Empty title={t('fills.none')}>{t('fills.none.why')}</Empty>;
  const columns: Column[] = [
    { key: 'at', label: t('table.time'), wide: true },
    { key: 'side', label: t('table.trade') },
    { key: 'quantity', label: t('table.quantity'), align: 'right' },
    { key: 'price', label: t('table.price'), align: 'right' },
    { key: 'fee', label: t('table.fee'), align: 'right', wide: true },
    { key: 'realised', label: t('table.realised'), align: 'right' },
    { key: 'liquidity', label: t('table.liquidity'), wide: true },
  ];
  return (
    <Table caption={t('tabs.trades')} columns={columns}>
      {fills.map((fill) => (
        <Row key={`${fill.orderId} ${fill.sequence} ${fill.price} ${fill.quantity}`} fill={fill} columns={columns} />
      ))}
    </Table>
  );
}

const Row = memo(function Row({ fill, columns }: { fill: Fill; columns: readonly Column[] }) {
  const t = useText();
  const style = useNumberStyle();
  const places = usePlaces(fill.symbol);
  return (
    <Cells
      columns={columns}
      cells={[
        formatShortMoment(fill.at),
        <SideOf side={fill.side} symbol={fill.symbol} />,
        formatDecimal(fill.quantity, style, places.quantity),
        formatDecimal(fill.price, style, places.price),
        formatDecimal(fill.fee, style, 2),
        <Signed value={fill.realisedPnl} />,
        t(fill.liquidity === 'maker' ? 'liquidity.maker' : 'liquidity.taker'),
      ]}
    />
  );
});
