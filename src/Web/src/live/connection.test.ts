import { expect, test, vi } from 'vitest';
import { aSnapshot, aSymbol } from '../testing/samples';
import { Connection, reconnectDelayMs } from './connection';
import { Hub } from './hub';
import type { Transport, TransportEvents } from './transport';

const settle = () => new Promise<void>((resolve) => setTimeout(resolve));

/** A connection over transports that do as they are told, frames and timers in the test's hand. */
function start() {
  const frames: (() => void)[] = [];
  const timers: { ms: number; act: () => void }[] = [];
  const opened: { on: TransportEvents; watched: string[] }[] = [];
  const hub = new Hub((publish) => frames.push(publish), { monotonicMs: () => 0, wallMs: () => 0 });
  const transport = (): Transport => {
    const watched: string[] = [];
    return {
      open: async (on) => {
        opened.push({ on, watched });
      },
      watch: async (symbol, timeframe) => void watched.push(`${symbol} ${timeframe}`),
      close: async () => undefined,
    };
  };
  const reopened = vi.fn();
  const connection = new Connection({
    hub,
    transport,
    after: (ms, act) => (timers.push({ ms, act }), () => undefined),
    jitter: () => 0,
    reopened,
  });
  connection.watch('REPLAY:BTCUSDT', '1m');
  connection.start();
  return { hub, connection, opened, timers, reopened, frame: () => frames.splice(0).forEach((publish) => publish()) };
}

test('many messages are one change of the screen', async () => {
  const { hub, opened, frame } = start();
  await settle();
  opened[0]!.on.snapshot(aSnapshot({ seq: 1 }));
  frame();
  const published = vi.fn();
  hub.store.subscribe(published);
  for (let seq = 2; seq <= 500; seq += 1) opened[0]!.on.delta({ seq, symbols: [aSymbol({ last: String(seq) })] });
  expect(published).not.toHaveBeenCalled();
  frame();
  expect(published).toHaveBeenCalledOnce();
  expect(hub.store.getState().symbols['REPLAY:BTCUSDT']?.last).toBe('500');
});

test('a hole asks for a snapshot again, once, and later deltas wait for it', async () => {
  const { hub, opened } = start();
  await settle();
  const { on, watched } = opened[0]!;
  on.snapshot(aSnapshot({ seq: 1 }));
  on.delta({ seq: 3, symbols: [aSymbol({ last: '3' })] });
  on.delta({ seq: 4, symbols: [aSymbol({ last: '4' })] });
  await settle();
  expect(watched).toEqual(['REPLAY:BTCUSDT 1m', 'REPLAY:BTCUSDT 1m']);
  expect(hub.newest.symbols['REPLAY:BTCUSDT']?.last).toBe('50000.00');
  on.snapshot(aSnapshot({ seq: 5, symbols: [aSymbol({ last: '5' })] }));
  on.delta({ seq: 6, symbols: [aSymbol({ last: '6' })] });
  expect(hub.newest.symbols['REPLAY:BTCUSDT']?.last).toBe('6');
});

test('a lost connection keeps what is shown, comes back by itself and watches again', async () => {
  const { hub, opened, timers, reopened } = start();
  await settle();
  opened[0]!.on.snapshot(aSnapshot({ seq: 7 }));
  opened[0]!.on.lost();
  expect(hub.newest.link.state).toBe('lost');
  expect(hub.newest.account).not.toBeNull();
  timers.at(-1)!.act();
  await settle();
  expect(hub.newest.link.state).toBe('open');
  expect(opened[1]!.watched).toEqual(['REPLAY:BTCUSDT 1m']);
  expect(reopened).toHaveBeenCalledOnce();
});

test('messages of a connection that is gone change nothing', async () => {
  const { hub, opened } = start();
  await settle();
  opened[0]!.on.snapshot(aSnapshot({ seq: 7 }));
  opened[0]!.on.lost();
  opened[0]!.on.delta({ seq: 8, symbols: [aSymbol({ last: '8' })] });
  expect(hub.newest.symbols['REPLAY:BTCUSDT']?.last).toBe('50000.00');
});

test('the waits between attempts grow and are bounded', () => {
  expect([0, 1, 3, 500].map((attempt) => reconnectDelayMs(attempt, 0))).toEqual([250, 500, 2_000, 8_000]);
  expect(reconnectDelayMs(500, 1)).toBe(10_000);
});

test('a first connection that fails says so and goes on trying', async () => {
  const frames: (() => void)[] = [];
  const timers: (() => void)[] = [];
  const hub = new Hub((publish) => frames.push(publish), { monotonicMs: () => 0, wallMs: () => 0 });
  const failing = (): Transport => ({
    open: () => Promise.reject(new Error('refused')),
    watch: async () => undefined,
    close: async () => undefined,
  });
  const connection = new Connection({
    hub,
    transport: failing,
    after: (_, act) => (timers.push(act), () => undefined),
    jitter: () => 0,
    reopened: () => undefined,
  });
  connection.start();
  await settle();
  expect(hub.newest.link).toMatchObject({ state: 'lost' });
  timers[0]!();
  await settle();
  expect(timers).toHaveLength(2);
});

test('a message this page cannot read is reported and changes nothing', async () => {
  const told = vi.spyOn(console, 'error').mockImplementation(() => undefined);
  const { hub, opened } = start();
  await settle();
  opened[0]!.on.snapshot({ seq: 'one' });
  expect(told).toHaveBeenCalledOnce();
  expect(hub.newest.account).toBeNull();
});
