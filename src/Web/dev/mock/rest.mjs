// The REST side of the development mock: the routes of docs/api.md over the generated world.
import { iso } from './market.mjs';

const problem = (status, code, title, detail) => ({
  status,
  body: { type: `/problems/${code}`, title, status, detail },
});
const ok = (body, status = 200) => ({ status, body });
const gone = problem(404, 'not-found', 'There is no such thing.', 'There is no such thing.');

export function answer(world, method, url, body, key) {
  if (world.scenario === 'down')
    return problem(
      503,
      'unavailable',
      'The database cannot be reached.',
      'The database cannot be reached. Nothing was lost; ask again with the same key.',
    );
  const path = decodeURIComponent(url.pathname.replace('/api/v1/', ''));
  const [kind, id, part, last] = path.split('/');
  const routes = {
    platform: () =>
      ok({
        feed: world.feed(),
        accountId: 'trader',
        timeZone: 'UTC',
        version: '0.1.0 (mock)',
        startedAt: iso(Date.now()),
      }),
    symbols: () => symbols(world, id, part, url.searchParams),
    agents: () => agents(world, method, id, part),
    accounts: () => accounts(world, method, id, part, last, body, key),
  };
  return routes[kind]?.() ?? gone;
}

function symbols(world, id, part, query) {
  if (!id) return ok({ items: world.markets.map((market) => world.symbolShape(market)) });
  const market = world.market(id);
  if (!market) return gone;
  if (part === 'candles') {
    const before = query.get('before');
    const items = market.candles(
      query.get('timeframe') ?? '1m',
      Number(query.get('limit') || 500),
      before ? Date.parse(before) : null,
    );
    return ok({ symbol: id, timeframe: query.get('timeframe'), items, nextBefore: items[0]?.at ?? null });
  }
  if (part === 'book') return ok(market.bookNow());
  if (part === 'trades') return ok({ items: market.trades });
  if (part === 'amd')
    return ok({ symbol: id, timeframe: '15m', current: market.phases().at(-1), items: market.phases() });
  return ok(world.symbolShape(market));
}

function agents(world, method, id, part) {
  if (!id) return ok({ items: world.agents.map((agent) => world.agentShape(agent)) });
  const agent = world.agents.find((known) => known.id === id);
  if (!agent) return gone;
  if (part === 'equity') return ok({ items: agent.curve });
  if (part === 'decisions') return ok({ items: agent.decisions });
  const status = { start: 'active', stop: 'reducing', halt: 'halted' }[part];
  if (method === 'POST' && status) {
    agent.status = status;
    if (status === 'halted') agent.account.positions.clear();
    return ok({ version: ++world.number, agent: world.agentShape(agent) });
  }
  return ok(world.agentShape(agent));
}

function accounts(world, method, id, part, orderId, body, key) {
  const account = world.accounts.get(id);
  if (!account) return gone;
  if (part === 'orders' && method === 'POST') return place(world, body, key);
  if (part === 'orders' && method === 'DELETE') {
    account.orders = account.orders.map((order) =>
      order.orderId === orderId ? { ...order, state: 'cancelled', reason: 'Cancelled by trader.' } : order,
    );
    return ok({ orderId, version: ++world.number }, 202);
  }
  if (part === 'orders') return ok({ items: account.orders });
  if (part === 'trades') return ok({ items: account.fills });
  return ok(world.accountShape(account));
}

function place(world, body, key) {
  if (!/^[\w-]{16,64}$/.test(key ?? ''))
    return problem(400, 'validation', 'Idempotency-Key is missing.', 'Idempotency-Key is missing.');
  if (world.keys.has(key)) return world.keys.get(key);
  const power = Number(world.accountShape(world.account).buyingPower);
  const cost = Number(body.quantity) * Number(body.limitPrice ?? world.market(body.symbol).price);
  if (body.side === 'buy' && !body.reduceOnly && cost > power) {
    return problem(
      422,
      'order.insufficient-buying-power',
      'Not enough buying power.',
      `The order needs ${cost.toFixed(2)} USDT; ${power.toFixed(2)} USDT are free.`,
    );
  }
  const order = world.place(body, key);
  const said = ok({ orderId: order.orderId, version: ++world.number, order }, 201);
  world.keys.set(key, said);
  return said;
}
