import { useMemo } from 'react';
import type { Agent } from '../../contract/agent';
import { placesOf } from '../../lib/decimal';
import { useLive, useLiveShallow } from '../../live/live';
import { agentsOf } from './standing';

/** What a market's figures are told in: its assets, and the decimals of its prices. */
export type Units = { readonly base: string; readonly quote: string; readonly places: number };

/** The agents of the market that is looked at; null while nothing is known yet. */
export function useAgents(): { agents: readonly Agent[] | null; units: Units } {
  const all = useLive((live) => live.agents);
  const symbol = useLive((live) => live.symbol);
  const units = useLiveShallow((live): Units => {
    const market = live.symbol === null ? undefined : live.symbols[live.symbol];
    return { base: market?.base ?? '', quote: market?.quote ?? '', places: placesOf(market?.tickSize ?? '0.01') };
  });
  const agents = useMemo(() => (all ? agentsOf(all, symbol) : null), [all, symbol]);
  return { agents, units };
}
