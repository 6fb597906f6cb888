import { useCallback, useEffect, useMemo, useRef, useState } from 'react';
import type { Fill, Order } from '../../contract/account';
import type { Timeframe } from '../../contract/market';
import { useNumberStyle, useText } from '../../i18n/useText';
import { decimal, trim } from '../../lib/decimal';
import { formatDecimal, formatMoment, formatNumber, formatPercent } from '../../lib/format';
import { useLive } from '../../live/live';
import { usePreferences } from '../../state/preferences';
import { bandsOf } from './bands';
import type { ChartView } from './chartView';
import { readColours } from './colours';
import { Legend, type LegendHandle } from './Legend';
import { fillMarks, orderLines, type Line } from './marks';
import { useChartTick } from './useChartTick';

type Props = {
  symbol: string;
  timeframe: Timeframe;
  places: number;
  orders: readonly Order[];
  fills: readonly Fill[];
  levels: readonly Line[];
};

/** The candlestick chart with phases, orders and fills. Loaded apart from the page: it is the largest part of it. */
export default function PriceChart({ symbol, timeframe, places, orders, fills, levels }: Props) {
  const t = useText();
  const style = useNumberStyle();
  const { theme, priceColours, language } = usePreferences();
  const host = useRef<HTMLDivElement>(null);
  const legend = useRef<LegendHandle>(null);
  const view = useRef<ChartView>(null);
  const [replaced, setReplaced] = useState(0);
  const [trouble, setTrouble] = useState(false);
  const phases = useLive((live) => live.phases);
  const format = useRef((value: string) => formatDecimal(value, style, places));
  const onReplaced = useCallback(() => setReplaced((count) => count + 1), []);
  const words = useMemo(
    () => ({
      buy: t('side.buy'),
      sell: t('side.sell'),
      number: (value: string) => formatDecimal(trim(decimal(value)), style),
    }),
    [t, style],
  );
  useChartTick({ host, legend, view, symbol, timeframe, format, onReplaced, onTrouble: setTrouble });

  useEffect(() => {
    format.current = (value) => formatDecimal(value, style, places);
    view.current?.format({
      price: (value) => formatNumber(value, style, places),
      moment: (seconds) => formatMoment(new Date(seconds * 1000).toISOString()).slice(0, 16),
      locale: language,
      places,
    });
  }, [language, places, style, symbol, timeframe]);

  useEffect(() => {
    if (host.current) view.current?.paint(readColours(host.current));
  }, [theme, priceColours]);

  useEffect(() => {
    const [chart, element] = [view.current, host.current];
    if (!chart || !element) return;
    const colours = readColours(element);
    chart.lines([...orderLines(orders, symbol, words), ...levels]);
    chart.marks(fillMarks(fills, symbol, chart.shown, colours, words));
    chart.bands(
      bandsOf(
        phases,
        chart.shown,
        colours,
        (phase) => `${t(`phase.${phase.phase}`)}\u2002${formatPercent(phase.confidence, style, 0)}`,
      ),
    );
  }, [theme, priceColours, orders, fills, levels, phases, replaced, symbol, timeframe, words, style, t]);

  return (
    <div className="relative h-full w-full">
      <Legend ref={legend} />
      {trouble && (
        <p role="status" className="absolute top-11 left-2 z-10 text-xs text-warn">
          {t('chart.olderFailed')}
        </p>
      )}
      <div
        ref={host}
        data-testid="chart"
        role="group"
        aria-label={t('chart.label', { symbol, timeframe })}
        className="h-full w-full"
      />
    </div>
  );
}
