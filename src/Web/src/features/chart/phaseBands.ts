import type {
  IChartApi,
  IPrimitivePaneRenderer,
  IPrimitivePaneView,
  ISeriesApi,
  ISeriesPrimitive,
  Logical,
  Time,
} from 'lightweight-charts';
import { faded } from './colours';

/** A phase ready to be drawn: places on the time axis as bar numbers. */
export type Band = {
  readonly fromIndex: number;
  /** Null: up to the newest bar. */
  readonly untilIndex: number | null;
  readonly low: number | null;
  readonly high: number | null;
  readonly colour: string;
  readonly label: string;
};

type Target = Parameters<IPrimitivePaneRenderer['draw']>[0];
type Placed = { left: number; right: number; top: number | null; bottom: number | null; band: Band };

const LABEL_HEIGHT = 18;

/** Shaded bands behind the candles: one for each phase, with its name and confidence, and the range it refers to. */
export class PhaseBands implements ISeriesPrimitive<Time> {
  #bands: readonly Band[] = [];
  #last = 0;
  #attached: { chart: IChartApi; series: ISeriesApi<'Candlestick'>; redraw: () => void } | null = null;
  readonly #view: IPrimitivePaneView = {
    zOrder: () => 'bottom',
    renderer: () => ({ draw: (target) => this.#draw(target) }),
  };
  readonly #views = [this.#view];

  attached({ chart, series, requestUpdate }: Parameters<NonNullable<ISeriesPrimitive<Time>['attached']>>[0]): void {
    this.#attached = { chart: chart as IChartApi, series: series as ISeriesApi<'Candlestick'>, redraw: requestUpdate };
  }

  detached(): void {
    this.#attached = null;
  }

  paneViews(): readonly IPrimitivePaneView[] {
    return this.#views;
  }

  /** `last` is the number of the newest bar. */
  set(bands: readonly Band[], last: number): void {
    this.#bands = bands;
    this.#last = last;
    this.#attached?.redraw();
  }

  #place(band: Band, width: number): Placed | null {
    if (!this.#attached) return null;
    const { chart, series } = this.#attached;
    const scale = chart.timeScale();
    const half = scale.options().barSpacing / 2;
    const left = scale.logicalToCoordinate(band.fromIndex as Logical);
    const right = scale.logicalToCoordinate((band.untilIndex ?? this.#last) as Logical);
    if (left === null || right === null || right < 0 || left > width) return null;
    const y = (price: number | null) => (price === null ? null : series.priceToCoordinate(price));
    const end = band.untilIndex === null ? right + half : right - half;
    return { left: left - half, right: Math.max(end, left + half), top: y(band.high), bottom: y(band.low), band };
  }

  #draw(target: Target): void {
    target.useMediaCoordinateSpace(({ context, mediaSize }) => {
      for (const band of this.#bands) {
        const placed = this.#place(band, mediaSize.width);
        if (placed) drawBand(context, placed, mediaSize.height);
      }
    });
  }
}

function drawBand(context: CanvasRenderingContext2D, { left, right, top, bottom, band }: Placed, height: number): void {
  const width = right - left;
  context.fillStyle = faded(band.colour, 0.07);
  context.fillRect(left, 0, width, height);
  context.fillStyle = faded(band.colour, 0.75);
  context.fillRect(left, 0, width, 2);
  if (top !== null && bottom !== null) {
    context.strokeStyle = faded(band.colour, 0.55);
    context.lineWidth = 1;
    context.setLineDash([4, 3]);
    context.strokeRect(Math.round(left) + 0.5, Math.round(top) + 0.5, width, Math.max(1, bottom - top));
    context.setLineDash([]);
  }
  drawLabel(context, band, Math.max(left, 0), right);
}

/** The whole label where it fits, else its last word (the confidence), else nothing: never over the next band. */
function drawLabel(context: CanvasRenderingContext2D, band: Band, left: number, right: number): void {
  context.font = "11px system-ui, 'DejaVu Sans', sans-serif";
  context.textBaseline = 'middle';
  const short = band.label.slice(band.label.lastIndexOf('\u2002') + 1);
  const fitting = [band.label, short].find((text) => context.measureText(text).width + 12 <= right - left);
  if (fitting === undefined) return;
  context.fillStyle = band.colour;
  context.fillText(fitting, left + 6, 2 + LABEL_HEIGHT / 2);
}
