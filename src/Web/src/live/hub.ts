import { createStore, type StoreApi } from 'zustand/vanilla';
import type { Delta, Snapshot } from '../contract/hub';
import { applyDelta, applySnapshot, beginWatch, verdict } from './merge';
import { nothingYet, type Link, type LiveState } from './state';

type Clock = { monotonicMs: () => number; wallMs: () => number };

/**
 * The one store of everything that moves. Messages are folded in as they arrive and published once a frame, however
 * many came:
 * a slow screen gets fewer updates, never a growing queue.
 */
export class Hub {
  readonly store: StoreApi<LiveState> = createStore<LiveState>(() => nothingYet);
  #next: LiveState = nothingYet;
  #scheduled = false;

  constructor(
    private readonly nextFrame: (publish: () => void) => void,
    private readonly clock: Clock,
  ) {}

  /** The newest state, published or not. */
  get newest(): LiveState {
    return this.#next;
  }

  watch(symbol: string, timeframe: string): void {
    this.#change(beginWatch(this.#next, symbol, timeframe));
  }

  snapshot(message: Snapshot): void {
    this.#change(applySnapshot(this.#next, message, this.clock.monotonicMs()));
  }

  /** False when messages are missing: what is shown stays, and the caller has to watch again. */
  delta(message: Delta): boolean {
    const what = verdict(this.#next.seq, message);
    if (what === 'apply') this.#change(applyDelta(this.#next, message, this.clock.monotonicMs()));
    if (what === 'hole') this.#change({ ...this.#next, seq: null });
    return what !== 'hole';
  }

  link(state: Link['state']): void {
    const { link } = this.#next;
    const attempts = state === 'open' ? 0 : link.attempts + 1;
    const sinceMs = link.state === state ? link.sinceMs : this.clock.wallMs();
    const seq = state === 'open' ? this.#next.seq : null;
    this.#change({ ...this.#next, seq, link: { state, sinceMs, attempts } });
  }

  #change(next: LiveState): void {
    if (next === this.#next) return;
    this.#next = next;
    if (this.#scheduled) return;
    this.#scheduled = true;
    this.nextFrame(() => {
      this.#scheduled = false;
      this.store.setState(this.#next, true);
    });
  }
}
