import type { Agent } from '../../contract/agent';
import type { AgentVerb } from '../../api/commandAgent';
import { decimal, sign, toPixels } from '../../lib/decimal';

/** What may be asked of an agent in its state. Stopping and halting must never be out of reach while it may trade. */
export function verbsOf(status: Agent['status']): readonly AgentVerb[] {
  switch (status) {
    case 'active':
      return ['stop', 'halt'];
    case 'reducing':
      return ['start', 'halt'];
    case 'idle':
    case 'halted':
      return ['start'];
  }
}

/** Share of a limit that is used, for a bar's width: 0 to 1 and beyond. */
export const usedOf = (value: string | null, limit: string): number => {
  const most = toPixels(limit);
  const used = toPixels(value);
  return most > 0 && Number.isFinite(used) ? used / most : 0;
};

/** Long, short or flat. */
export const holdingOf = (quantity: string | null): 'long' | 'short' | 'flat' => {
  const direction = quantity === null ? 0 : sign(decimal(quantity));
  return direction > 0 ? 'long' : direction < 0 ? 'short' : 'flat';
};

const ORDER: readonly Agent['kind'][] = ['atlas', 'orion', 'nova'];

/** A symbol's agents, the careful one first. */
export const agentsOf = (agents: readonly Agent[], symbol: string | null): readonly Agent[] =>
  agents.filter((agent) => agent.symbol === symbol).toSorted((a, b) => ORDER.indexOf(a.kind) - ORDER.indexOf(b.kind));
