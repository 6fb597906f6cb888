import { memo } from 'react';
import type { Position } from '../../contract/account';
import { useNumberStyle, useText } from '../../i18n/useText';
import { absolute, decimal, sign, text } from '../../lib/decimal';
import { formatDecimal } from '../../lib/format';
import { useLive } from '../../live/live';
import { useView } from '../../state/view';
import { Button } from '../../ui/Button';
import { Empty } from '../../ui/Empty';
import { Signed } from '../../ui/Signed';
import { Cells, Table, type Column } from './Table';
import { usePlaces } from './usePlaces';

type Props = { positions: readonly Position[]; mine: boolean; currency: string };

/** What is held. Closing prepares the ticket; it sends nothing. */
export function Positions({ positions, mine, currency }: Props) {
  const t = useText();
  const open = positions.filter((position) => sign(decimal(position.quantity)) !== 0);
  if (open.length === 0)
    return <Empty title={t('positions.none')}>{t(mine ? 'positions.none.mine' : 'positions.none.agent')}</Empty>;
  const columns: Column[] = [
    { key: 'symbol', label: t('table.symbol') },
    { key: 'quantity', label: t('table.quantity'), align: 'right' },
    { key: 'average', label: t('table.average'), align: 'right', wide: true },
    { key: 'mark', label: t('table.mark'), align: 'right', wide: true },
    { key: 'unrealised', label: t('table.unrealised', { currency }), align: 'right' },
    { key: 'realised', label: t('table.realised'), align: 'right', wide: true },
    { key: t('table.actions'), label: '', align: 'right' },
  ];
  return (
    <Table caption={t('tabs.positions')} columns={columns}>
      {open.map((position) => (
        <Row key={position.symbol} position={position} mine={mine} columns={columns} />
      ))}
    </Table>
  );
}

const Row = memo(function Row({
  position,
  mine,
  columns,
}: {
  position: Position;
  mine: boolean;
  columns: readonly Column[];
}) {
  const t = useText();
  const style = useNumberStyle();
  const places = usePlaces(position.symbol);
  const { wish, show, symbol } = useView();
  const ticker = useLive((live) => live.symbols[position.symbol]?.ticker ?? position.symbol);
  const quantity = decimal(position.quantity);
  const prepare = () => {
    if (symbol !== position.symbol) show({ symbol: position.symbol });
    wish({
      symbol: position.symbol,
      side: sign(quantity) > 0 ? 'sell' : 'buy',
      quantity: text(absolute(quantity)),
      reduceOnly: true,
    });
  };
  return (
    <Cells
      columns={columns}
      cells={[
        <span className="inline-block max-w-40 truncate align-bottom font-semibold">{ticker}</span>,
        <Signed value={position.quantity} places={places.quantity} />,
        formatDecimal(position.averagePrice, style, places.price),
        formatDecimal(position.mark, style, places.price),
        <Signed value={position.unrealisedPnl} />,
        <Signed value={position.realisedPnl} />,
        mine && (
          <Button
            look="quiet"
            onClick={prepare}
            className="h-6"
            aria-label={t('positions.close.label', { ticker })}
            title={t('positions.close.why')}
          >
            {t('positions.close')}
          </Button>
        ),
      ]}
    />
  );
});
