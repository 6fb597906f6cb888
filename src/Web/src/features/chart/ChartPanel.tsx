import { lazy, Suspense, useMemo } from 'react';
import type { Fill, Order, Position } from '../../contract/account';
import type { Agent } from '../../contract/agent';
import { TIMEFRAMES } from '../../contract/market';
import { useText } from '../../i18n/useText';
import { placesOf, toPixels } from '../../lib/decimal';
import { useLive } from '../../live/live';
import { useView } from '../../state/view';
import { Panel } from '../../ui/Panel';
import { Segmented } from '../../ui/Segmented';
import { Skeleton } from '../../ui/Skeleton';
import type { Line } from './marks';
import { PhaseNow } from './PhaseNow';

const PriceChart = lazy(() => import('./PriceChart'));

type Props = {
  orders: readonly Order[];
  fills: readonly Fill[];
  position: Position | undefined;
  agent: Agent | undefined;
  className?: string;
};

/** The chart with its timeframe switch and the phase of the moment. */
export function ChartPanel({ orders, fills, position, agent, className }: Props) {
  const t = useText();
  const { timeframe, show } = useView();
  const symbol = useLive((live) => live.symbol);
  const tick = useLive((live) => (live.symbol === null ? undefined : live.symbols[live.symbol]?.tickSize));
  const ready = useLive((live) => live.series !== null);
  const [average, stop, target] = [position?.averagePrice, agent?.stopPrice, agent?.targetPrice];
  const holds = position !== undefined && toPixels(position.quantity) !== 0;
  const levels = useMemo(() => {
    const lines: Line[] = [];
    if (holds && average != null)
      lines.push({ key: 'average', price: toPixels(average), title: t('chart.average'), tone: 'quiet' });
    if (stop != null) lines.push({ key: 'stop', price: toPixels(stop), title: t('chart.stop'), tone: 'warn' });
    if (target != null)
      lines.push({ key: 'target', price: toPixels(target), title: t('chart.target'), tone: 'accent' });
    return lines;
  }, [holds, average, stop, target, t]);

  return (
    <Panel title={t('chart.title')} headless className={className}>
      <div className="flex min-h-9 shrink-0 items-center justify-between gap-2 border-b border-line px-2">
        <Segmented
          name="timeframe"
          label={t('chart.timeframe')}
          className="shrink-0"
          value={timeframe}
          onChange={(value) => show({ timeframe: value })}
          options={TIMEFRAMES.map((value) => ({ value, label: value }))}
        />
        <PhaseNow />
      </div>
      <div className="min-h-0 flex-1">
        {symbol && tick && ready ? (
          <Suspense fallback={<Skeleton className="m-2 h-[calc(100%-16px)]" />}>
            <PriceChart
              key={`${symbol} ${timeframe}`}
              symbol={symbol}
              timeframe={timeframe}
              places={placesOf(tick)}
              orders={orders}
              fills={fills}
              levels={levels}
            />
          </Suspense>
        ) : (
          <Skeleton className="m-2 h-[calc(100%-16px)]" />
        )}
      </div>
    </Panel>
  );
}
