// @vitest-environment jsdom
import { cleanup, screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import type { Agent } from '../../contract/agent';
import { usePreferences } from '../../state/preferences';
import { anAgent } from '../../testing/samples';
import { draw, json, openDialogs, serve } from '../../testing/page';
import { AgentCard } from './AgentCard';

vi.mock('../../lib/retry', async (original) => ({
  ...(await original<typeof import('../../lib/retry')>()),
  retryDelayMs: () => 0,
}));

const user = userEvent.setup();
beforeEach(() => {
  openDialogs();
  usePreferences.setState({ language: 'en' });
});
afterEach(() => {
  cleanup();
  vi.unstubAllGlobals();
});

const open = (
  changed: Partial<Agent> = {},
  command: () => Response = () => json(200, { version: 2, agent: anAgent() }),
) => {
  const asked = serve(({ method }) => (method === 'POST' ? command() : json(200, { items: [] })));
  draw(<AgentCard agent={anAgent(changed)} units={{ base: 'BTC', quote: 'USDT', places: 2 }} />);
  return () => asked.filter(({ method }) => method === 'POST').map(({ path }) => path);
};
const can = (name: string) =>
  !screen.getByRole<HTMLButtonElement>('button', { name: new RegExp(`^${name} Atlas$`) }).disabled;

test.each([
  ['idle', { Start: true, Stop: false, Halt: false }],
  ['active', { Start: false, Stop: true, Halt: true }],
  ['reducing', { Start: true, Stop: false, Halt: true }],
  ['halted', { Start: true, Stop: false, Halt: false }],
] as const)('an agent that is %s offers what it can do', (status, offered) => {
  open({ status });
  expect({ Start: can('Start'), Stop: can('Stop'), Halt: can('Halt') }).toEqual(offered);
});

test('it tells equity, holdings, what it waits for and why it acted', () => {
  open();
  for (const told of [
    '10,155.26',
    '+155.26',
    'Long 0.025 BTC at 49,000.00',
    'A close over the range.',
    'Price is 2.3 deviations under its mean.',
  ]) {
    expect(screen.getByRole('article').textContent).toContain(told);
  }
});

test('its drawdown and loss stand against their limits', () => {
  open();
  const [drawdown, loss] = screen.getAllByRole('meter');
  expect(drawdown?.getAttribute('aria-valuetext')).toBe('1.10\u00a0% of 5.00\u00a0%');
  expect(drawdown?.getAttribute('aria-valuenow')).toBe('22');
  expect(loss?.getAttribute('aria-valuetext')).toBe('0.80\u00a0% of 1.00\u00a0%');
});

test('stopping asks the platform once', async () => {
  const sent = open();
  await user.click(screen.getByRole('button', { name: 'Stop Atlas' }));
  expect(sent()).toEqual(['/api/v1/agents/atlas-btc/stop']);
});

test('halting asks first', async () => {
  const sent = open();
  await user.click(screen.getByRole('button', { name: 'Halt Atlas' }));
  expect(sent()).toEqual([]);
  await user.click(within(screen.getByRole('dialog')).getByRole('button', { name: 'Halt Atlas' }));
  expect(sent()).toEqual(['/api/v1/agents/atlas-btc/halt']);
});

test('a halt that is thought over changes nothing', async () => {
  const sent = open();
  await user.click(screen.getByRole('button', { name: 'Halt Atlas' }));
  await user.click(screen.getByRole('button', { name: 'Keep trading' }));
  expect(sent()).toEqual([]);
  expect(screen.queryByRole('dialog')).toBeNull();
});

test('a refused command is told in words', async () => {
  open({}, () =>
    json(422, {
      type: '/problems/agent.halted',
      title: 'Halted.',
      detail: 'The agent was halted by its drawdown limit.',
    }),
  );
  await user.click(screen.getByRole('button', { name: 'Stop Atlas' }));
  expect((await screen.findByRole('alert')).textContent).toBe('The agent was halted by its drawdown limit.');
});

test('an agent without figures yet shows dashes, not zeros', () => {
  open({
    equity: null,
    openingEquity: null,
    positionQuantity: null,
    drawdown: null,
    loss: null,
    lastDecision: null,
    waiting: '',
  });
  expect(screen.getByRole('article').textContent).toContain('No decisions yet.');
  expect(screen.getByRole('article').textContent).toContain('–');
});
