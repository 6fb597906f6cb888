/** One connection to the hub. Made anew for every attempt to connect. */
export interface Transport {
  /** Resolves when messages can flow. */
  open(on: TransportEvents): Promise<void>;
  /** Asks for a snapshot and the deltas after it. */
  watch(symbol: string, timeframe: string): Promise<void>;
  close(): Promise<void>;
}

export type TransportEvents = {
  snapshot: (message: unknown) => void;
  delta: (message: unknown) => void;
  /** The connection ended by itself, once. */
  lost: () => void;
};
