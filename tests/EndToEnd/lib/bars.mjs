// A market made for these tests: the same every time, in the form that `tp run --data` reads.
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

const MINUTE_MS = 60_000;
/** 2025-03-03 00:00 UTC, a Monday. */
const START_MS = Date.UTC(2025, 2, 3);

/** Uniform numbers in [0, 1) from a seed (mulberry32). */
function uniform(seed) {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

/** Minute bars around a slow wave, in cents, so that every price is on the tick. */
function rowsOf(seed, cents, count) {
  const next = uniform(seed);
  const text = (price) => `${Math.floor(price / 100)}.${String(price % 100).padStart(2, '0')}`;
  const rows = ['open_time_ms,open,high,low,close,volume'];
  let open = cents;
  for (let bar = 0; bar < count; bar += 1) {
    const pull = (cents * (1 + 0.01 * Math.sin(bar / 90)) - open) / 40;
    const close = Math.round(open + pull + (next() - 0.5) * cents * 0.0012);
    const [top, bottom] = [Math.max(open, close), Math.min(open, close)];
    const high = top + Math.round(next() * cents * 0.0004);
    const low = bottom - Math.round(next() * cents * 0.0004);
    const volume = (5 + next() * 40).toFixed(5);
    rows.push([START_MS + bar * MINUTE_MS, text(open), text(high), text(low), text(close), volume].join(','));
    open = close;
  }
  return `${rows.join('\n')}\n`;
}

/** Writes two markets into `folder`; `count` minutes each. */
export async function writeBars(folder, count) {
  await mkdir(folder, { recursive: true });
  await writeFile(join(folder, 'BTCUSDT-1m-2025.csv'), rowsOf(1, 6_700_000, count));
  await writeFile(join(folder, 'ETHUSDT-1m-2025.csv'), rowsOf(2, 310_000, count));
}
