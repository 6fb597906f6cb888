import {
  CandlestickSeries,
  ColorType,
  createChart,
  createSeriesMarkers,
  CrosshairMode,
  HistogramSeries,
  LineStyle,
  type IChartApi,
  type IPriceLine,
  type ISeriesApi,
  type ISeriesMarkersPluginApi,
  type SeriesMarker,
  type Time,
} from 'lightweight-charts';
import type { Candle } from '../../contract/market';
import { toPixels } from '../../lib/decimal';
import { barOf, joinBars, stepBetween, timeOf } from './bars';
import { faded, type Colours } from './colours';
import type { Line } from './marks';
import { PhaseBands, type Band } from './phaseBands';

export type Formats = {
  price: (value: number) => string;
  moment: (seconds: number) => string;
  locale: string;
  places: number;
};

/** The chart itself, driven by calls: React never draws it again on a tick. */
export class ChartView {
  readonly #chart: IChartApi;
  readonly #candles: ISeriesApi<'Candlestick'>;
  readonly #volume: ISeriesApi<'Histogram'>;
  readonly #markers: ISeriesMarkersPluginApi<Time>;
  readonly #bands = new PhaseBands();
  #lines = new Map<string, { line: IPriceLine; shown: string }>();
  #shown: readonly Candle[] = [];
  #colours: Colours;

  constructor(
    host: HTMLElement,
    colours: Colours,
    private readonly barsInSight: number,
  ) {
    this.#colours = colours;
    this.#chart = createChart(host, {
      autoSize: true,
      crosshair: { mode: CrosshairMode.Normal },
      timeScale: { timeVisible: true, secondsVisible: false, rightOffset: 6, minBarSpacing: 1 },
      rightPriceScale: { scaleMargins: { top: 0.08, bottom: 0.2 } },
    });
    this.#candles = this.#chart.addSeries(CandlestickSeries, { borderVisible: false });
    this.#volume = this.#chart.addSeries(HistogramSeries, {
      priceScaleId: 'volume',
      priceFormat: { type: 'volume' },
      lastValueVisible: false,
      priceLineVisible: false,
    });
    this.#chart.priceScale('volume').applyOptions({ scaleMargins: { top: 0.86, bottom: 0 } });
    this.#markers = createSeriesMarkers(this.#candles, []);
    this.#candles.attachPrimitive(this.#bands);
    this.paint(colours);
  }

  get shown(): readonly Candle[] {
    return this.#shown;
  }

  /** Another symbol or timeframe: nothing of the old one stays. */
  begin(candles: readonly Candle[]): void {
    this.#reset(candles);
    const last = candles.length - 1;
    this.#candles.priceScale().applyOptions({ autoScale: true });
    if (last >= 0) this.#chart.timeScale().setVisibleLogicalRange({ from: last - this.barsInSight, to: last + 6 });
  }

  /** Newer candles of the same symbol and timeframe. */
  advance(newer: readonly Candle[]): void {
    const next = joinBars(this.#shown, newer);
    const step = stepBetween(this.#shown, next);
    if (step.kind === 'reset') this.#reset(next);
    if (step.kind !== 'append') return;
    this.#shown = next;
    for (const candle of next.slice(step.from)) {
      this.#candles.update(barOf(candle));
      this.#volume.update(this.#volumeOf(candle));
    }
  }

  /** Older candles, put before what is shown; the view stays where it is. */
  prepend(older: readonly Candle[]): void {
    const first = this.#shown[0];
    const fresh = first ? older.filter((candle) => candle.at < first.at) : older;
    if (fresh.length > 0) this.#reset([...fresh, ...this.#shown]);
  }

  bands(bands: readonly Band[]): void {
    this.#bands.set(bands, this.#shown.length - 1);
  }

  marks(marks: SeriesMarker<Time>[]): void {
    this.#markers.setMarkers(marks);
  }

  lines(lines: readonly Line[]): void {
    const wanted = new Set(lines.map((line) => line.key));
    for (const [key, { line }] of this.#lines) {
      if (wanted.has(key)) continue;
      this.#candles.removePriceLine(line);
      this.#lines.delete(key);
    }
    for (const line of lines) this.#draw(line);
  }

  paint(colours: Colours): void {
    this.#colours = colours;
    this.#chart.applyOptions({
      layout: {
        background: { type: ColorType.Solid, color: colours.surface },
        textColor: colours.text,
        fontSize: 11,
        attributionLogo: true,
      },
      grid: { vertLines: { color: faded(colours.line, 0.5) }, horzLines: { color: faded(colours.line, 0.5) } },
      rightPriceScale: { borderColor: colours.line },
      timeScale: { borderColor: colours.line },
      crosshair: {
        vertLine: { color: colours.control, labelBackgroundColor: colours.control },
        horzLine: { color: colours.control, labelBackgroundColor: colours.control },
      },
    });
    this.#candles.applyOptions({
      upColor: colours.up,
      downColor: colours.down,
      wickUpColor: colours.up,
      wickDownColor: colours.down,
    });
    this.#volume.setData(this.#shown.map((candle) => this.#volumeOf(candle)));
    this.#lines.forEach(({ line }) => this.#candles.removePriceLine(line));
    this.#lines = new Map();
  }

  format({ price, moment, locale, places }: Formats): void {
    this.#chart.applyOptions({ localization: { locale, timeFormatter: (time: Time) => moment(Number(time)) } });
    this.#candles.applyOptions({ priceFormat: { type: 'custom', formatter: price, minMove: 10 ** -places } });
  }

  /** Calls back with the number of the leftmost bar in sight whenever the view moves; negative left of the data. */
  onMoved(moved: (leftmost: number) => void): void {
    this.#chart.timeScale().subscribeVisibleLogicalRangeChange((range) => range && moved(range.from));
  }

  /** Calls back with the candle under the pointer, or null. */
  onPointed(pointed: (candle: Candle | null) => void): void {
    this.#chart.subscribeCrosshairMove(({ logical }) =>
      pointed(logical === undefined ? null : (this.#shown[logical] ?? null)),
    );
  }

  dispose(): void {
    this.#chart.remove();
  }

  #draw(line: Line): void {
    const shown = JSON.stringify(line);
    const kept = this.#lines.get(line.key);
    if (kept?.shown === shown) return;
    if (kept) this.#candles.removePriceLine(kept.line);
    const color = this.#colours[line.tone];
    const drawn = this.#candles.createPriceLine({
      price: line.price,
      title: line.title,
      color,
      lineWidth: 1,
      lineStyle: LineStyle.Dashed,
      axisLabelVisible: true,
    });
    this.#lines.set(line.key, { line: drawn, shown });
  }

  #reset(candles: readonly Candle[]): void {
    this.#shown = candles;
    this.#candles.setData(candles.map(barOf));
    this.#volume.setData(candles.map((candle) => this.#volumeOf(candle)));
  }

  #volumeOf(candle: Candle) {
    const rising = toPixels(candle.close) >= toPixels(candle.open);
    return {
      time: timeOf(candle.at),
      value: toPixels(candle.volume),
      color: faded(rising ? this.#colours.up : this.#colours.down, 0.35),
    };
  }
}
