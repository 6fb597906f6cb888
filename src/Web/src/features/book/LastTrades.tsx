import { memo } from 'react';
import type { MarketTrade } from '../../contract/market';
import { useNumberStyle, useText } from '../../i18n/useText';
import { classes } from '../../lib/classes';
import { placesOf } from '../../lib/decimal';
import { formatClock, formatDecimal } from '../../lib/format';
import { identityOf } from '../../lib/identity';
import { useLive } from '../../live/live';
import { Empty } from '../../ui/Empty';
import { SkeletonLines } from '../../ui/Skeleton';

/** The market's last trades, newest first; an arrow says who was in a hurry. */
export function LastTrades() {
  const t = useText();
  const trades = useLive((live) => live.trades);
  const tick = useLive((live) => (live.symbol === null ? undefined : live.symbols[live.symbol]?.tickSize));
  const step = useLive((live) => (live.symbol === null ? undefined : live.symbols[live.symbol]?.stepSize));
  if (!trades) return <SkeletonLines lines={12} />;
  if (trades.length === 0) return <Empty title={t('book.trades.none')}>{t('book.trades.none.why')}</Empty>;
  const places = [placesOf(tick ?? '0.01'), placesOf(step ?? '0.00001')] as const;
  return (
    <table className="w-full text-xs">
      <thead className="sticky top-0 bg-surface-1 text-text-3">
        <tr>
          <th scope="col" className="py-1 pl-3 text-left font-normal">
            {t('book.trades.price')}
          </th>
          <th scope="col" className="py-1 text-right font-normal">
            {t('book.trades.quantity')}
          </th>
          <th scope="col" className="py-1 pr-3 text-right font-normal">
            {t('book.trades.time')}
          </th>
        </tr>
      </thead>
      <tbody>
        {trades.map((trade) => (
          <TradeRow key={identityOf(trade)} trade={trade} places={places} />
        ))}
      </tbody>
    </table>
  );
}

const TradeRow = memo(
  function TradeRow({ trade, places }: { trade: MarketTrade; places: readonly [number, number] }) {
    const t = useText();
    const style = useNumberStyle();
    const bought = trade.side === 'buy';
    return (
      <tr className="h-[18px]">
        <td className={classes('pl-3 whitespace-nowrap', bought ? 'text-up' : 'text-down')}>
          <span aria-hidden="true">{bought ? '▲' : '▼'} </span>
          <span className="sr-only">{t(bought ? 'side.buy' : 'side.sell')} </span>
          {formatDecimal(trade.price, style, places[0])}
        </td>
        <td className="text-right">{formatDecimal(trade.quantity, style, places[1])}</td>
        <td className="pr-3 text-right text-text-2">{formatClock(trade.at)}</td>
      </tr>
    );
  },
  (was, is) => was.trade === is.trade && was.places[0] === is.places[0] && was.places[1] === is.places[1],
);
