import { useMemo } from 'react';
import type { Agent } from '../../contract/agent';
import { useLive } from '../../live/live';
import { agentsOf } from './standing';

/** The agents of the market that is looked at, with its units; null while nothing is known yet. */
export function useAgents(): { agents: readonly Agent[] | null; base: string; quote: string } {
  const all = useLive((live) => live.agents);
  const symbol = useLive((live) => live.symbol);
  const base = useLive((live) => (live.symbol === null ? '' : (live.symbols[live.symbol]?.base ?? '')));
  const quote = useLive((live) => (live.symbol === null ? '' : (live.symbols[live.symbol]?.quote ?? '')));
  const agents = useMemo(() => (all ? agentsOf(all, symbol) : null), [all, symbol]);
  return { agents, base, quote };
}
