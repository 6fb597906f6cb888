import { Delta, Snapshot } from '../contract/hub';
import type { Hub } from './hub';
import type { Transport } from './transport';

type Parts = {
  hub: Hub;
  transport: () => Transport;
  /** Calls `act` after a while; returns what takes that back. */
  after: (ms: number, act: () => void) => () => void;
  /** 0 to 1: spreads reconnecting clients out. */
  jitter: () => number;
  /** The link is open again after a loss: whatever was fetched before may be old. */
  reopened: () => void;
};

const DELAY_MAX_MS = 8_000;
const REWATCH_DELAY_MS = 1_000;

/** Waits between attempts: 0.25 s doubling to 8 s, plus up to a quarter. */
export const reconnectDelayMs = (attempt: number, jitter: number): number =>
  Math.min(DELAY_MAX_MS, 250 * 2 ** Math.min(attempt, 10)) * (1 + jitter / 4);

/** Keeps one connection alive for as long as the page is open, and what it watches in step with what is wanted. */
export class Connection {
  #transport: Transport | null = null;
  #open = false;
  #everOpen = false;
  #stopped = false;
  #attempt = 0;
  #wanted: { symbol: string; timeframe: string } | null = null;
  #cancelTimer: () => void = () => undefined;
  #rewatching = false;

  constructor(private readonly parts: Parts) {}

  start(): void {
    this.#stopped = false;
    void this.#connect();
  }

  stop(): void {
    this.#stopped = true;
    this.#cancelTimer();
    void this.#transport?.close();
    this.#transport = null;
    this.#open = false;
  }

  /** Connects at once instead of waiting for the next attempt. */
  retryNow(): void {
    if (this.#open || this.#stopped || this.#transport) return;
    this.#cancelTimer();
    void this.#connect();
  }

  watch(symbol: string, timeframe: string): void {
    if (this.#wanted?.symbol === symbol && this.#wanted.timeframe === timeframe) return;
    this.#wanted = { symbol, timeframe };
    this.parts.hub.watch(symbol, timeframe);
    void this.#ask();
  }

  async #connect(): Promise<void> {
    const transport = this.parts.transport();
    this.#transport = transport;
    if (!this.#everOpen) this.parts.hub.link('connecting');
    try {
      await transport.open({
        snapshot: (message) => this.#onSnapshot(message),
        delta: (message) => this.#onDelta(message),
        lost: () => this.#onLost(transport),
      });
    } catch {
      // Told on the screen by the link's state; the next attempt follows.
      this.#onLost(transport);
      return;
    }
    if (this.#stopped || this.#transport !== transport) return;
    this.#onOpen();
  }

  #onOpen(): void {
    const again = this.#everOpen;
    this.#open = true;
    this.#everOpen = true;
    this.#attempt = 0;
    this.parts.hub.link('open');
    void this.#ask();
    if (again) this.parts.reopened();
  }

  #onLost(transport: Transport): void {
    if (this.#stopped || this.#transport !== transport) return;
    this.#transport = null;
    this.#open = false;
    this.parts.hub.link('lost');
    this.#cancelTimer = this.parts.after(
      reconnectDelayMs(this.#attempt, this.parts.jitter()),
      () => void this.#connect(),
    );
    this.#attempt += 1;
  }

  async #ask(): Promise<void> {
    const [transport, wanted] = [this.#transport, this.#wanted];
    if (!this.#open || !transport || !wanted) return;
    try {
      await transport.watch(wanted.symbol, wanted.timeframe);
    } catch {
      // Refused or lost on the way. A lost connection reports itself; a refusal is asked again, slowly.
      this.#askLater();
    }
  }

  /** At most one more question a second, whatever goes wrong. */
  #askLater(): void {
    if (this.#rewatching || this.#stopped) return;
    this.#rewatching = true;
    this.parts.after(REWATCH_DELAY_MS, () => {
      this.#rewatching = false;
      if (this.parts.hub.newest.seq === null) void this.#ask();
    });
  }

  #onSnapshot(message: unknown): void {
    const parsed = Snapshot.safeParse(message);
    if (parsed.success) this.parts.hub.snapshot(parsed.data);
    else this.#report('snapshot', parsed.error.issues[0]);
  }

  #onDelta(message: unknown): void {
    const parsed = Delta.safeParse(message);
    if (!parsed.success) return this.#report('delta', parsed.error.issues[0]);
    if (!this.parts.hub.delta(parsed.data)) void this.#resync();
  }

  /** After a hole: the first question at once, further ones at most one a second. */
  async #resync(): Promise<void> {
    if (this.#rewatching) return;
    this.#askLater();
    await this.#ask();
  }

  #report(what: string, issue: { path: PropertyKey[]; message: string } | undefined): void {
    console.error(
      `The hub sent a ${what} this page cannot read: ${issue?.path.join('.') ?? '?'}: ${issue?.message ?? '?'}`,
    );
  }
}
