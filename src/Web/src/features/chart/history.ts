import { fetchOlderCandles } from '../../api/candles';
import type { Candle, Timeframe } from '../../contract/market';

/** Bars left of the view before older ones are fetched. */
const AHEAD = 60;
const RETRY_AFTER_MS = 3_000;

/** Fetches older candles as the view nears the oldest: one page at a time, until there are no more. */
export class History {
  #loading = false;
  #exhausted = false;
  #notBeforeMs = 0;
  #dropped = false;

  constructor(
    private readonly symbol: string,
    private readonly timeframe: Timeframe,
    private readonly onPage: (older: readonly Candle[]) => void,
    private readonly onTrouble: (failed: boolean) => void,
  ) {}

  /** What comes back later belongs to a chart that is no longer shown. */
  drop(): void {
    this.#dropped = true;
  }

  async near(leftmost: number, oldest: Candle | undefined): Promise<void> {
    if (leftmost > AHEAD || !oldest || this.#loading || this.#exhausted || performance.now() < this.#notBeforeMs)
      return;
    this.#loading = true;
    try {
      const page = await fetchOlderCandles(this.symbol, this.timeframe, oldest.at);
      this.#exhausted = page.items.length === 0;
      if (this.#dropped) return;
      this.onTrouble(false);
      this.onPage(page.items);
    } catch {
      // Told on the chart; asked again when the person scrolls on.
      this.#notBeforeMs = performance.now() + RETRY_AFTER_MS;
      if (!this.#dropped) this.onTrouble(true);
    } finally {
      this.#loading = false;
    }
  }
}
