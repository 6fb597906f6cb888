// A generated market for the development mock: seeded, so that two screenshots show the same. No real prices.
const STEP_MS = { '1m': 60e3, '5m': 300e3, '15m': 900e3, '1h': 3600e3, '4h': 14400e3, '1d': 86400e3 };
export const TIMEFRAMES = Object.keys(STEP_MS);

/** Small seeded generator (mulberry32): 0 to 1. */
export function random(seed) {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
}

export const iso = (ms) => new Date(ms).toISOString();

/** One market: minute bars grown by a walk with quiet and lively spells; longer timeframes are built from them. */
export class Market {
  constructor({ name, base, quote, price, places, seed, minutes, endMs, book }) {
    Object.assign(this, { name, base, quote, places, book, ticker: name.split(':')[1] });
    this.random = random(seed);
    this.minutes = [];
    this.trades = [];
    this.sequence = 0;
    this.price = price;
    this.start = price;
    this.nowMs = endMs - minutes * STEP_MS['1m'];
    this.cache = new Map();
    while (this.nowMs < endMs) this.advance(15e3);
    this.trades = this.trades.slice(0, 50);
  }

  /** Moves the market on by `ms` of its own time, with one trade. */
  advance(ms) {
    this.nowMs += ms;
    const hour = this.nowMs / 3.6e6;
    const lively = (0.0005 + 0.0009 * Math.max(0, Math.sin(hour / 3)) ** 4) * Math.sqrt(ms / 15e3);
    const drift = 0.00003 * Math.sin(hour / 5) * (ms / 15e3) + 0.0002 * Math.log(this.start / this.price) * (ms / 15e3);
    this.price = Math.max(10 ** -this.places, this.price * (1 + drift + (this.random() - 0.5) * 2 * lively));
    const price = this.text(this.price);
    const quantity = (0.001 + this.random() ** 3 * 1.4).toFixed(5);
    this.sequence += 1;
    this.trades = [
      { at: iso(this.nowMs), price, quantity, side: this.random() < 0.5 ? 'sell' : 'buy' },
      ...this.trades.slice(0, 49),
    ];
    const open = Math.floor(this.nowMs / 60e3) * 60e3;
    let bar = this.minutes.at(-1);
    if (!bar || bar.open < open) {
      if (bar) bar.closed = true;
      bar = { open, o: this.price, h: this.price, l: this.price, c: this.price, v: 0, closed: false };
      this.minutes.push(bar);
    }
    bar.h = Math.max(bar.h, this.price);
    bar.l = Math.min(bar.l, this.price);
    bar.c = this.price;
    bar.v += Number(quantity);
    return this.trades[0];
  }

  text(value) {
    return value.toFixed(this.places);
  }

  candles(timeframe, limit = 500, before = null) {
    const size = STEP_MS[timeframe];
    const groups = new Map();
    for (const bar of this.minutes) {
      const at = Math.floor(bar.open / size) * size;
      if (before !== null && at >= before) break;
      const group = groups.get(at);
      if (!group) groups.set(at, { ...bar, open: at });
      else
        Object.assign(group, {
          h: Math.max(group.h, bar.h),
          l: Math.min(group.l, bar.l),
          c: bar.c,
          v: group.v + bar.v,
        });
    }
    const last = [...groups.keys()].at(-1);
    return [...groups.values()].slice(-limit).map((g) => ({
      at: iso(g.open),
      open: this.text(g.o),
      high: this.text(g.h),
      low: this.text(g.l),
      close: this.text(g.c),
      volume: g.v.toFixed(5),
      closed: before !== null || g.open !== last,
    }));
  }

  bookNow() {
    if (!this.book)
      return {
        symbol: this.name,
        sequence: this.sequence,
        at: iso(this.nowMs),
        available: false,
        reason: 'Recorded candles have no order book.',
        bids: [],
        asks: [],
      };
    const tick = 10 ** -this.places;
    const side = (sign) =>
      Array.from({ length: 20 }, (_, i) => [
        this.text(this.price + sign * tick * (1 + i * 3)),
        (0.02 + this.random() ** 2 * 3).toFixed(5),
      ]);
    return {
      symbol: this.name,
      sequence: this.sequence,
      at: iso(this.nowMs),
      available: true,
      reason: '',
      bids: side(-1),
      asks: side(1),
    };
  }

  phases() {
    const bars = this.candles('15m', 200);
    const kinds = ['accumulation', 'manipulation', 'distribution', 'reAccumulation'];
    const cuts = [10, 46, 54, 78, 112, 122, 150, 176].map((n) => Math.floor((n * bars.length) / 200));
    return cuts.map((start, i) => {
      const end = cuts[i + 1];
      const span = bars.slice(start, end ?? bars.length);
      return {
        phase: kinds[i % 4],
        confidence: Number((0.55 + this.random() * 0.4).toFixed(2)),
        from: bars[start].at,
        knownAt: span.at(-1).at,
        until: end === undefined ? null : bars[end].at,
        sequence: i * 100,
        rangeHigh: this.text(Math.max(...span.map((b) => Number(b.high)))),
        rangeLow: this.text(Math.min(...span.map((b) => Number(b.low)))),
        direction: i % 4 === 2 ? 1 : 0,
        why: 'High − low of 1.4 ATR over 36 bars, slope 0.2 ATR.',
      };
    });
  }
}
