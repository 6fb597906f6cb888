import { create } from 'zustand';
import type { Side } from '../contract/account';
import type { Timeframe } from '../contract/market';

export const PANELS = ['chart', 'book', 'ticket', 'activity', 'agents'] as const;
export type Panel = (typeof PANELS)[number];
export type Overlay = 'search' | 'keys' | 'settings' | null;

/** A draft for the ticket; what is left out stays as it is there. */
export type TicketWish = { symbol?: string; side?: Side; price?: string; quantity?: string; reduceOnly?: boolean };

type View = {
  page: 'trade' | 'agents';
  symbol: string | null;
  timeframe: Timeframe;
  /** Whose orders are shown; null is one's own account. */
  accountId: string | null;
  /** The panel on a narrow screen, where only one fits. */
  panel: Panel;
  overlay: Overlay;
  /** What the ticket was asked to become by another panel or a key, until it has. */
  ticketWish: TicketWish | null;
  show: (changed: Partial<Pick<View, 'page' | 'symbol' | 'timeframe' | 'accountId' | 'panel' | 'overlay'>>) => void;
  wish: (wish: TicketWish) => void;
  /** The ticket has taken the wish. */
  granted: () => void;
};

/** What is looked at. Features talk to each other through this, never directly. */
export const useView = create<View>()((set) => ({
  page: 'trade',
  symbol: null,
  timeframe: '1m',
  accountId: null,
  panel: 'chart',
  overlay: null,
  ticketWish: null,
  show: (changed) => set(changed),
  wish: (wish) => set({ ticketWish: wish, panel: 'ticket', page: 'trade' }),
  granted: () => set({ ticketWish: null }),
}));
