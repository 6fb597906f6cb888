import { useStore } from 'zustand';
import { useShallow } from 'zustand/react/shallow';
import { queries } from '../lib/queries';
import { Connection } from './connection';
import { Hub } from './hub';
import { SignalRTransport } from './signalr';
import type { LiveState } from './state';

/** The page's hub store: published once an animation frame. */
export const hub = new Hub((publish) => requestAnimationFrame(publish), {
  monotonicMs: () => performance.now(),
  wallMs: () => Date.now(),
});

/** The page's one connection. */
export const connection = new Connection({
  hub,
  transport: () => new SignalRTransport(),
  after: (ms, act) => {
    const timer = setTimeout(act, ms);
    return () => clearTimeout(timer);
  },
  jitter: () => Math.random(),
  reopened: () => void queries.invalidateQueries(),
});

/** A part of the live state; the component is drawn again only when that part changes. */
export const useLive = <T>(part: (state: LiveState) => T): T => useStore(hub.store, part);

/** The same for parts that are made on the spot: compared one level deep. */
export const useLiveShallow = <T>(part: (state: LiveState) => T): T => useStore(hub.store, useShallow(part));
