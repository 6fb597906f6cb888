import { HubConnectionBuilder, LogLevel, type HubConnection } from '@microsoft/signalr';
import type { Transport, TransportEvents } from './transport';

/** The platform's hub over SignalR's JSON protocol. */
export class SignalRTransport implements Transport {
  // No log: every failure is told on the screen by the connection's state, and a second telling in the console helps
  // nobody.
  readonly #connection: HubConnection = new HubConnectionBuilder()
    .withUrl('/hubs/platform')
    .configureLogging(LogLevel.None)
    .build();

  async open(on: TransportEvents): Promise<void> {
    this.#connection.on('snapshot', on.snapshot);
    this.#connection.on('delta', on.delta);
    this.#connection.onclose(on.lost);
    await this.#connection.start();
  }

  watch(symbol: string, timeframe: string): Promise<void> {
    return this.#connection.invoke('Watch', { symbol, timeframe });
  }

  close(): Promise<void> {
    return this.#connection.stop();
  }
}
