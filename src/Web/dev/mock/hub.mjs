// The hub side of the development mock: SignalR's JSON protocol by hand, snapshot and delta ten times a second at most.
const END = '\u001e';
const PACE_MS = 100;

export function serveHub(world, sockets, { ticks }) {
  const clients = new Set();
  sockets.on('connection', (socket) => {
    const client = { socket, seq: 0, watched: null, changed: new Set() };
    clients.add(client);
    socket.on('message', (data) =>
      String(data)
        .split(END)
        .filter(Boolean)
        .forEach((text) => receive(world, client, JSON.parse(text))),
    );
    socket.on('close', () => clients.delete(client));
  });
  const moving = !['finished', 'failed', 'stale', 'old'].includes(world.scenario);
  const stepMs = world.mode === 'replay' ? 60_000 / ticks : 1000 / ticks;
  let turn = 0;
  setInterval(() => {
    turn += 1;
    const rounds = Math.max(1, Math.round((ticks * PACE_MS) / 1000));
    const due = ticks * PACE_MS >= 1000 || turn % Math.round(1000 / (ticks * PACE_MS)) === 0;
    const fresh = new Map();
    if (moving && due)
      for (const market of world.markets)
        for (let i = 0; i < rounds; i += 1)
          fresh.set(market.name, [market.advance(stepMs), ...(fresh.get(market.name) ?? [])]);
    const settled = world.settle();
    for (const client of clients) if (client.watched) delta(world, client, fresh, settled || turn % 5 === 0);
  }, PACE_MS);
}

const send = (client, message) => client.socket.send(JSON.stringify(message) + END);
const call = (client, target, argument) => send(client, { type: 1, target, arguments: [argument] });

function receive(world, client, message) {
  if (message.protocol) return client.socket.send(`{}${END}`);
  if (message.type === 6) return send(client, { type: 6 });
  if (message.type !== 1 || message.target !== 'Watch') return undefined;
  const { symbol, timeframe } = message.arguments[0];
  const market = world.market(symbol);
  if (!market) return send(client, { type: 3, invocationId: message.invocationId, error: 'There is no such symbol.' });
  client.watched = { market, timeframe };
  client.seq += 1;
  const { account } = world;
  const snapshot = {
    seq: client.seq,
    feed: world.feed(),
    symbols: world.markets.map((known) => world.symbolShape(known)),
    symbol,
    timeframe,
    candles: market.candles(timeframe, 500),
    trades: world.scenario === 'empty' ? [] : market.trades,
    book: market.bookNow(),
    amd: { timeframe: '15m', items: world.scenario === 'empty' ? [] : market.phases() },
    agents: world.agents.map((agent) => world.agentShape(agent)),
    account: world.accountShape(account),
    orders: account.orders,
    fills: account.fills,
  };
  const delay = world.scenario === 'loading' ? 3_600_000 : 0;
  setTimeout(() => call(client, 'snapshot', snapshot), delay);
  return send(client, { type: 3, invocationId: message.invocationId, result: null });
}

function delta(world, client, fresh, all) {
  const { market, timeframe } = client.watched;
  const trades = fresh.get(market.name);
  if (!trades && !all) return;
  client.seq += 1;
  const message = { seq: client.seq };
  if (fresh.size > 0) message.symbols = world.markets.map((known) => world.symbolShape(known));
  if (trades) Object.assign(message, { trades, candles: market.candles(timeframe, 2), book: market.bookNow() });
  if (all) {
    const { account } = world;
    Object.assign(message, {
      feed: world.feed(),
      agents: world.agents.map((agent) => world.agentShape(agent)),
      account: world.accountShape(account),
      orders: account.orders,
      fills: account.fills,
    });
  }
  call(client, 'delta', message);
}
