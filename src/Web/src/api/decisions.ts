import { useQuery } from '@tanstack/react-query';
import { z } from 'zod';
import { Decision } from '../contract/agent';
import { send } from '../lib/http';
import { keys } from './keys';

const Decisions = z.object({ items: z.array(Decision) });

/** An agent's last decisions, newest first. `count` is how many it has taken: asked again when that grows. */
export const useDecisions = (agentId: string, count: number, limit = 50) =>
  useQuery({
    queryKey: [...keys.decisions(agentId), count, limit],
    queryFn: ({ signal }) =>
      send('GET', `/agents/${encodeURIComponent(agentId)}/decisions?limit=${limit}`, Decisions, { signal }),
    select: (answer) => answer.items,
    placeholderData: (kept) => kept,
  });
