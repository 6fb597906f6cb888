import { useEffect, type RefObject } from 'react';
import { ChartView } from './chartView';
import { readColours } from './colours';
import { History } from './history';
import type { LegendHandle } from './Legend';
import type { Candle, Timeframe } from '../../contract/market';
import { hub } from '../../live/live';

type Parts = {
  host: RefObject<HTMLDivElement | null>;
  legend: RefObject<LegendHandle | null>;
  view: RefObject<ChartView | null>;
  symbol: string;
  timeframe: Timeframe;
  format: RefObject<(value: string) => string>;
  /** Bars were added or replaced other than at the end: what is placed by bar number has to be placed again. */
  onReplaced: () => void;
  onTrouble: (failed: boolean) => void;
};

const barsInSight = (host: HTMLElement) => Math.max(40, Math.min(140, Math.round(host.clientWidth / 7)));

/** Builds the chart for a symbol and timeframe and feeds it from the hub's store, past React. */
export function useChartTick({ host, legend, view, symbol, timeframe, format, onReplaced, onTrouble }: Parts): void {
  useEffect(() => {
    const element = host.current;
    if (!element) return;
    const chart = new ChartView(element, readColours(element), barsInSight(element));
    view.current = chart;
    let epoch = -1;
    let pointed: Candle | null = null;
    const tell = () => legend.current?.show(pointed ?? chart.shown.at(-1) ?? null, format.current);
    const history = new History(symbol, timeframe, (older) => (chart.prepend(older), onReplaced()), onTrouble);
    const take = () => {
      const { series } = hub.store.getState();
      if (!series || hub.store.getState().symbol !== symbol || hub.store.getState().timeframe !== timeframe) return;
      const bars = chart.shown.length;
      if (epoch === -1) chart.begin(series.items);
      else chart.advance(series.items);
      if (series.epoch !== epoch || chart.shown.length !== bars) onReplaced();
      epoch = series.epoch;
      tell();
    };
    chart.onMoved((leftmost) => void history.near(leftmost, chart.shown[0]));
    chart.onPointed((candle) => {
      pointed = candle;
      tell();
    });
    take();
    const unsubscribe = hub.store.subscribe((now, was) => now.series !== was.series && take());
    return () => {
      unsubscribe();
      history.drop();
      view.current = null;
      chart.dispose();
    };
  }, [host, legend, view, symbol, timeframe, format, onReplaced, onTrouble]);
}
