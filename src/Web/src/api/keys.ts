/** Cache keys of all endpoints in one place, so that whoever changes something knows what to ask for again. */
export const keys = {
  platform: ['platform'] as const,
  symbols: ['symbols'] as const,
  candles: (symbol: string, timeframe: string, before: string) => ['candles', symbol, timeframe, before] as const,
  account: (id: string) => ['account', id] as const,
  orders: (id: string) => ['account', id, 'orders'] as const,
  fills: (id: string) => ['account', id, 'fills'] as const,
  equity: (agentId: string) => ['agent', agentId, 'equity'] as const,
  decisions: (agentId: string) => ['agent', agentId, 'decisions'] as const,
};

export const accountPath = (id: string): string => `/accounts/${encodeURIComponent(id)}`;

/** How often an account that is looked at but not sent by the hub is asked for. */
export const WATCHED_REFRESH_MS = 2_000;
