import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { render } from '@testing-library/react';
import type { ReactElement } from 'react';
import { vi } from 'vitest';

/** Draws a part of the page with fresh server state, retries without waits. */
export const draw = (element: ReactElement) => {
  const queries = new QueryClient({ defaultOptions: { queries: { retry: false } } });
  return render(<QueryClientProvider client={queries}>{element}</QueryClientProvider>);
};

export const json = (status: number, body: unknown, headers: Record<string, string> = {}) =>
  new Response(JSON.stringify(body), { status, headers });

export type Asked = { method: string; path: string; key: string | null; body: unknown };

/**
 * Stands in for the network: answers by route, and remembers what was asked. An answer may be an error: the line is
 * down then.
 */
export function serve(answer: (asked: Asked) => Response | Error): Asked[] {
  const all: Asked[] = [];
  vi.stubGlobal('fetch', async (path: string, init: RequestInit = {}) => {
    const asked: Asked = {
      method: init.method ?? 'GET',
      path,
      key: new Headers(init.headers).get('Idempotency-Key'),
      body: typeof init.body === 'string' ? JSON.parse(init.body) : null,
    };
    all.push(asked);
    const answered = answer(asked);
    if (answered instanceof Error) throw answered;
    return answered;
  });
  return all;
}

/** jsdom has no modal dialogs; for tests they are simply open. */
export function openDialogs(): void {
  HTMLDialogElement.prototype.showModal = function showModal(this: HTMLDialogElement) {
    this.setAttribute('open', '');
  };
  HTMLDialogElement.prototype.close = function close(this: HTMLDialogElement) {
    this.removeAttribute('open');
  };
}
