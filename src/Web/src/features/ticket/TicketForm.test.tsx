// @vitest-environment jsdom
import { act, cleanup, screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { hub } from '../../live/live';
import { usePreferences } from '../../state/preferences';
import { useView } from '../../state/view';
import { anAccount, anOrder, aSymbol } from '../../testing/samples';
import { draw, json, serve } from '../../testing/page';
import { TicketForm } from './TicketForm';

vi.mock('../../lib/retry', async (original) => ({
  ...(await original<typeof import('../../lib/retry')>()),
  retryDelayMs: () => 0,
}));

const placed = json.bind(null, 201, { orderId: 'o1', version: 3, order: anOrder({ state: 'live' }) });
const user = userEvent.setup();

beforeEach(() => {
  usePreferences.setState({ language: 'en' });
  useView.setState({ ticketWish: null });
  hub.store.setState({ link: { state: 'open', sinceMs: 0, attempts: 0 }, orders: [] });
});
afterEach(() => {
  cleanup();
  vi.unstubAllGlobals();
});

const open = (answer: Parameters<typeof serve>[0]) => {
  const asked = serve(answer);
  draw(<TicketForm account={anAccount()} symbol={aSymbol()} />);
  return () => asked.filter(({ method }) => method === 'POST');
};
const review = async (quantity = '0.1') => {
  await user.type(screen.getByLabelText(/quantity/i), quantity);
  await user.click(screen.getByRole('button', { name: /review/i }));
};
const confirm = () => user.click(screen.getByRole('button', { name: /^confirm$/i }));

test('nothing is sent before it is reviewed and confirmed', async () => {
  const sent = open(() => placed());
  await review();
  expect(sent()).toHaveLength(0);
  expect(screen.getByText(/most it can lose/i)).toBeTruthy();
  await confirm();
  expect(await screen.findByRole('status')).toBeTruthy();
  expect(sent()).toHaveLength(1);
});

test('Enter alone leads to the review and never further', async () => {
  const sent = open(() => placed());
  await user.type(screen.getByLabelText(/quantity/i), '0.1{Enter}{Enter}{Enter}');
  expect(screen.getByRole('button', { name: /^confirm$/i })).toBeTruthy();
  expect(sent()).toHaveLength(0);
});

test('Ctrl+Enter reviews, and once more confirms', async () => {
  const sent = open(() => placed());
  await user.type(screen.getByLabelText(/quantity/i), '0.1');
  await user.keyboard('{Control>}{Enter}{/Control}');
  expect(sent()).toHaveLength(0);
  await user.keyboard('{Control>}{Enter}{/Control}');
  await waitFor(() => expect(sent()).toHaveLength(1));
});

test('what was typed arrives as it was typed, digit by digit', async () => {
  const sent = open(() => placed());
  await review('0.12345');
  await confirm();
  await waitFor(() =>
    expect(sent()[0]?.body).toEqual({
      symbol: 'REPLAY:BTCUSDT',
      side: 'buy',
      type: 'market',
      quantity: '0.12345',
      limitPrice: null,
      reduceOnly: false,
    }),
  );
});

test('a retried order keeps its key', async () => {
  let calls = 0;
  const sent = open(() => {
    calls += 1;
    if (calls === 1) return new TypeError('line down');
    return calls === 2
      ? json(503, { type: '/problems/unavailable', title: 'Busy' })
      : calls === 3
        ? json(409, { type: '/problems/conflict', title: 'Moved on' })
        : placed();
  });
  await review();
  await confirm();
  expect(await screen.findByRole('status')).toBeTruthy();
  expect(sent()).toHaveLength(4);
  expect(new Set(sent().map(({ key }) => key)).size).toBe(1);
  expect(sent()[0]!.key).toMatch(/^[A-Za-z0-9-]{16,64}$/);
});

test('sending again after a lost answer keeps the key too', async () => {
  let down = true;
  const sent = open(() => (down ? new TypeError('line down') : placed()));
  await review();
  await confirm();
  expect((await screen.findByRole('alert')).textContent).toMatch(/not known yet/i);
  down = false;
  await user.click(screen.getByRole('button', { name: /send again/i }));
  expect(await screen.findByRole('status')).toBeTruthy();
  expect(new Set(sent().map(({ key }) => key)).size).toBe(1);
});

test('a changed order is another intention with another key', async () => {
  const sent = open(({ body }) =>
    (body as { quantity: string }).quantity === '0.1'
      ? json(422, { type: '/problems/x', title: 'No', detail: 'No.' })
      : placed(),
  );
  await review();
  await confirm();
  await screen.findByRole('alert');
  await user.click(screen.getByRole('button', { name: /change/i }));
  await user.type(screen.getByLabelText(/quantity/i), '5');
  await user.click(screen.getByRole('button', { name: /review/i }));
  await confirm();
  expect(await screen.findByRole('status')).toBeTruthy();
  expect(new Set(sent().map(({ key }) => key)).size).toBe(2);
});

test('a refusal is told in the platform’s words and not sent again', async () => {
  const sent = open(() =>
    json(422, {
      type: '/problems/order.insufficient-buying-power',
      title: 'Not enough.',
      detail: 'The order needs 5,005.00 USDT; 10.00 are free.',
    }),
  );
  await review();
  await confirm();
  expect((await screen.findByRole('alert')).textContent).toContain('The order needs 5,005.00 USDT; 10.00 are free.');
  expect(screen.getByRole<HTMLButtonElement>('button', { name: /^confirm$/i }).disabled).toBe(true);
  await user.keyboard('{Control>}{Enter}{/Control}');
  expect(sent()).toHaveLength(1);
});

test('what is wrong is said before anything is asked', async () => {
  const sent = open(() => placed());
  await review('0.000001');
  expect(screen.getByText(/steps of 0.00001 BTC/i)).toBeTruthy();
  expect(sent()).toHaveLength(0);
});

test('a comma for decimals is not taken for thousands', async () => {
  open(() => placed());
  await review('0,5');
  expect(screen.getByText(/write decimals with/i)).toBeTruthy();
});

test('a percent button fills in an exact quantity', async () => {
  open(() => placed());
  await user.click(screen.getByRole('button', { name: /25/ }));
  expect(screen.getByLabelText<HTMLInputElement>(/quantity/i).value).toBe('0.04995');
});

test('without a connection there is no review', async () => {
  hub.store.setState({ link: { state: 'lost', sinceMs: 0, attempts: 1 } });
  open(() => placed());
  await user.type(screen.getByLabelText(/quantity/i), '0.1');
  expect(screen.getByRole<HTMLButtonElement>('button', { name: /review/i }).disabled).toBe(true);
});

test('a wish of another panel becomes a draft, and leaves a review that was open', async () => {
  const sent = open(() => placed());
  await review();
  act(() => useView.getState().wish({ symbol: 'REPLAY:BTCUSDT', side: 'sell', quantity: '0.25', reduceOnly: true }));
  expect(screen.getByLabelText<HTMLInputElement>(/quantity/i).value).toBe('0.25');
  expect(screen.getByLabelText<HTMLInputElement>(/reduce only/i).checked).toBe(true);
  expect(screen.getByRole('button', { name: 'Review sell order' })).toBeTruthy();
  expect(sent()).toHaveLength(0);
});

test('a wish for another market waits for its ticket', () => {
  useView.getState().wish({ symbol: 'REPLAY:ETHUSDT', side: 'sell', quantity: '3' });
  open(() => placed());
  expect(screen.getByLabelText<HTMLInputElement>(/quantity/i).value).toBe('');
  cleanup();
  serve(() => placed());
  draw(
    <TicketForm account={anAccount()} symbol={aSymbol({ symbol: 'REPLAY:ETHUSDT', ticker: 'ETHUSDT', base: 'ETH' })} />,
  );
  expect(screen.getByLabelText<HTMLInputElement>(/quantity/i).value).toBe('3');
});
