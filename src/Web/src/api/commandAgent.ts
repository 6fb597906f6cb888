import { useMutation } from '@tanstack/react-query';
import { z } from 'zod';
import { Agent } from '../contract/agent';
import { send } from '../lib/http';
import { mayRetry, retryDelayMs } from '../lib/retry';

const Commanded = z.object({ version: z.number(), agent: Agent });
export type AgentVerb = 'start' | 'stop' | 'halt';

/** Starts, stops or halts an agent. `key` names the intention: retries cannot do it twice. */
export const useCommandAgent = (agentId: string) =>
  useMutation({
    mutationFn: ({ verb, key, reason }: { verb: AgentVerb; key: string; reason?: string }) =>
      send('POST', `/agents/${encodeURIComponent(agentId)}/${verb}`, Commanded, {
        body: reason ? { reason } : {},
        key,
      }),
    retry: mayRetry,
    retryDelay: retryDelayMs,
  });
