// Everything the development mock knows: markets, agents, one account. Figures are rough; only their shape is the
// contract's.
import { iso, Market, random } from './market.mjs';

const EXTRA = [
  'ETH',
  'SOL',
  'XRP',
  'ADA',
  'DOGE',
  'AVAX',
  'LINK',
  'DOT',
  'LTC',
  'BCH',
  'ATOM',
  'UNI',
  'XLM',
  'ETC',
  'FIL',
  'APT',
  'ARB',
  'OP',
  'NEAR',
  'INJ',
  'SUI',
  'SEI',
  'TIA',
  'RUNE',
  'AAVE',
  'MKR',
  'SNX',
  'CRV',
  'LDO',
  'GRT',
  'ALGO',
  'VET',
  'ICP',
  'HBAR',
  'EGLD',
  'SAND',
  'MANA',
  'AXS',
  'FTM',
  'FLOW',
  'CHZ',
  'GALA',
  'ENJ',
  'ZEC',
  'DASH',
  'XTZ',
  'EOS',
  'NEO',
  'KSM',
];
const MANDATES = {
  atlas: {
    name: 'Atlas',
    timeframe: '15m',
    drawdownLimit: '0.05',
    lossWindow: 'day',
    lossLimit: '0.01',
    riskPerTradeMax: '0.02',
    target: '3–5 % a month',
  },
  orion: {
    name: 'Orion',
    timeframe: '1h',
    drawdownLimit: '0.10',
    lossWindow: 'week',
    lossLimit: '0.05',
    riskPerTradeMax: '0.03',
    target: '5–10 % a month',
  },
  nova: {
    name: 'Nova',
    timeframe: '1m',
    drawdownLimit: '0.20',
    lossWindow: 'month',
    lossLimit: '0.15',
    riskPerTradeMax: '0.05',
    target: '10 %+ a month',
  },
};
const STATUS = { atlas: 'active', orion: 'reducing', nova: 'active' };

export class World {
  constructor({ mode, scenario, symbols }) {
    Object.assign(this, { mode, scenario, keys: new Map(), number: 0 });
    const venue = { live: 'BINANCE', replay: 'REPLAY', simulated: 'SIM' }[mode];
    const long = scenario === 'long';
    const endMs = mode === 'live' ? Date.now() : Date.UTC(2026, 2, 26, 14, 30);
    this.markets = ['BTC', ...EXTRA].slice(0, symbols).map(
      (base, index) =>
        new Market({
          name: `${venue}:${long ? `1000000${base}WRAPPEDPERPETUAL` : base}USDT`,
          base: long ? `1000000${base}WRAPPED` : base,
          quote: 'USDT',
          price: index === 0 ? 67000 : 3000 / (index * index),
          places: index === 0 ? 2 : index < 4 ? 2 : 4,
          seed: index + 7,
          minutes: index === 0 ? 60 * 24 * 6 : 1600,
          endMs,
          book: mode === 'live',
        }),
    );
    this.account = {
      id: 'trader',
      owner: 'trader',
      currency: 'USDT',
      cash: 100000,
      fees: 0,
      realised: 0,
      positions: new Map(),
      orders: [],
      fills: [],
      isAgent: false,
    };
    this.accounts = new Map([['trader', this.account]]);
    this.agents =
      scenario === 'empty'
        ? []
        : this.markets
            .slice(0, 3)
            .flatMap((market) => Object.keys(MANDATES).map((kind) => this.newAgent(kind, market, long)));
    if (scenario !== 'empty') this.seed();
  }

  market(name) {
    return this.markets.find((market) => market.name === name);
  }

  newAgent(kind, market, long) {
    const id = `${kind}-${market.ticker.toLowerCase()}`;
    const dice = random(id.length * 31 + market.ticker.charCodeAt(0) + kind.charCodeAt(0));
    let equity = 10000;
    const curve = Array.from({ length: 120 }, (_, i) => ({
      at: iso(market.nowMs - (120 - i) * 3.6e6),
      equity: (equity *= 1 + (dice() - 0.49) * 0.004).toFixed(2),
    }));
    const account = {
      ...this.account,
      id,
      owner: id,
      cash: equity,
      positions: new Map(),
      orders: [],
      fills: [],
      isAgent: true,
    };
    this.accounts.set(id, account);
    const decisions = Array.from({ length: 12 }, (_, i) => ({
      number: 12 - i,
      sequence: market.sequence - i * 40,
      at: iso(market.nowMs - i * 3.1e6),
      action: i % 3 === 1 ? 'exit' : 'enter',
      rule: kind === 'orion' ? 'trend.breakout-long' : 'mean-reversion.enter-long',
      why: `Price ${market.text(market.price)} is 2.3 standard deviations under its 20-bar mean inside an accumulation range${long ? ', and the range has held through four tests of its lower edge within the last sixty bars without a single close outside of it' : ''}.`,
      inputs: { atr: '118.40', phaseConfidence: '0.81', price: market.text(market.price), zscore: '-2.31' },
      risk: 'Risk 1.2 % of equity, limit 2 %. Drawdown 0.9 %, limit 5 %.',
      orderId: `${id}-order-${i}`,
      side: i % 3 === 1 ? 'sell' : 'buy',
      quantity: '0.025',
      limitPrice: null,
      stopPrice: market.text(market.price * 0.99),
      targetPrice: market.text(market.price * 1.012),
    }));
    account.orders = decisions.map((d) =>
      this.order(
        {
          symbol: market.name,
          side: d.side,
          type: 'market',
          quantity: d.quantity,
          limitPrice: null,
          reduceOnly: false,
        },
        d.orderId,
        d.at,
        'filled',
        market.text(market.price),
      ),
    );
    account.fills = account.orders.map((o) => ({
      orderId: o.orderId,
      symbol: o.symbol,
      side: o.side,
      price: o.averagePrice,
      quantity: o.quantity,
      fee: '1.68',
      liquidity: 'taker',
      realisedPnl: '0',
      at: o.placedAt,
      sequence: 1,
    }));
    if (kind !== 'nova')
      account.positions.set(market.name, { quantity: 0.025, average: market.price * 0.996, realised: 12.5 });
    const mandate = MANDATES[kind];
    return {
      id,
      kind,
      ...mandate,
      market,
      status: STATUS[kind],
      account,
      curve,
      decisions,
      dice,
      lossRatio: kind === 'orion' ? 0.8 : 0.2,
    };
  }

  order(intent, orderId, at, state, price) {
    const filled = state === 'filled' ? intent.quantity : '0';
    return {
      orderId,
      ...intent,
      state,
      cancelRequested: false,
      filledQuantity: filled,
      averagePrice: state === 'filled' ? price : null,
      fees: state === 'filled' ? '1.68' : '0',
      placedAt: at,
      updatedAt: at,
      reason: '',
    };
  }

  seed() {
    const market = this.markets[0];
    this.account.positions.set(market.name, { quantity: 0.25, average: market.price * 1.004, realised: 42.17 });
    const limit = {
      symbol: market.name,
      side: 'buy',
      type: 'limit',
      quantity: '0.10000',
      limitPrice: market.text(market.price * 0.994),
      reduceOnly: false,
    };
    this.account.orders = [this.order(limit, 'mine-1', iso(market.nowMs - 6e5), 'live')];
    for (let i = 0; i < 6; i += 1) {
      const at = iso(market.nowMs - (i + 1) * 2.4e6);
      const intent = {
        symbol: market.name,
        side: i % 2 ? 'sell' : 'buy',
        type: 'market',
        quantity: '0.05000',
        limitPrice: null,
        reduceOnly: false,
      };
      const price = market.candles('1m', 40 * (i + 1) + 1)[0].close;
      this.account.orders.push(this.order(intent, `mine-old-${i}`, at, 'filled', price));
      this.account.fills.push({
        orderId: `mine-old-${i}`,
        symbol: market.name,
        side: intent.side,
        price,
        quantity: intent.quantity,
        fee: '3.35',
        liquidity: 'taker',
        realisedPnl: i % 2 ? '14.20' : '0',
        at,
        sequence: i,
      });
    }
  }

  feed() {
    const { mode, scenario } = this;
    const state = { finished: 'finished', failed: 'failed', stale: 'stale' }[scenario] ?? 'running';
    return {
      mode,
      label: { live: 'LIVE', replay: 'REPLAY ×60', simulated: 'SIMULATED' }[mode],
      speed: mode === 'replay' ? '60' : '1',
      state,
      detail: scenario === 'failed' ? 'The file BTCUSDT-1m-2026.csv, line 201, has a high under its low.' : '',
      progress: mode === 'replay' ? (scenario === 'finished' ? 1 : 0.34) : null,
      reason: mode === 'live' ? 'The venue answers.' : 'Asked for on the command line.',
    };
  }

  symbolShape(market) {
    return {
      symbol: market.name,
      ticker: market.ticker,
      base: market.base,
      quote: market.quote,
      tickSize: (10 ** -market.places).toFixed(market.places),
      stepSize: '0.00001',
      quantityMin: '0.00001',
      notionalMin: '5',
      makerFeeRate: '0.001',
      takerFeeRate: '0.001',
      last: market.text(market.price),
      changeDay: (market.price / market.minutes.at(-Math.min(1440, market.minutes.length)).o - 1).toFixed(4),
      at: iso(market.nowMs),
      sequence: market.sequence,
      ageMs: this.mode === 'live' ? (this.scenario === 'old' ? 7400 : 80) : null,
      state: this.feed().state,
      detail: '',
    };
  }

  agentShape(agent) {
    const held = agent.account.positions.get(agent.market.name);
    const pnl = held ? held.quantity * (agent.market.price - held.average) : 0;
    const equity = Number(agent.curve.at(-1).equity) + pnl;
    const peak = Math.max(equity, ...agent.curve.map((point) => Number(point.equity)));
    return {
      id: agent.id,
      kind: agent.kind,
      name: agent.name,
      description: `Trades ${agent.market.ticker} within its mandate.`,
      symbol: agent.market.name,
      timeframe: agent.timeframe,
      status: agent.status,
      statusReason:
        agent.status === 'reducing'
          ? 'Weekly loss at 80 % of its limit: opens nothing more.'
          : agent.status === 'halted'
            ? 'Halted by trader.'
            : '',
      accountId: agent.id,
      equity: equity.toFixed(2),
      openingEquity: '10000.00',
      cash: agent.account.cash.toFixed(2),
      positionQuantity: String(held?.quantity ?? 0),
      averagePrice: held ? agent.market.text(held.average) : null,
      unrealisedPnl: pnl.toFixed(2),
      price: agent.market.text(agent.market.price),
      drawdown: ((peak - equity) / peak).toFixed(4),
      drawdownMaxSeen: Math.min(0.04, (peak - equity) / peak + 0.006).toFixed(4),
      drawdownLimit: agent.drawdownLimit,
      lossWindow: agent.lossWindow,
      loss: (Number(agent.lossLimit) * agent.lossRatio).toFixed(4),
      lossLimit: agent.lossLimit,
      riskPerTradeMax: agent.riskPerTradeMax,
      target: agent.target,
      waiting: held ? 'Target at 1.2 % or the close of the range.' : 'A z-score under −2 inside an accumulation range.',
      stopPrice: held ? agent.market.text(held.average * 0.99) : null,
      targetPrice: held ? agent.market.text(held.average * 1.012) : null,
      sequence: agent.market.sequence,
      at: iso(agent.market.nowMs),
      decisions: agent.decisions.length,
      lastDecision: agent.decisions[0] ?? null,
    };
  }

  accountShape(account) {
    const positions = [...account.positions].map(([symbol, held]) => {
      const market = this.market(symbol);
      return {
        symbol,
        quantity: held.quantity.toFixed(5),
        averagePrice: market.text(held.average),
        mark: market.text(market.price),
        unrealisedPnl: (held.quantity * (market.price - held.average)).toFixed(2),
        realisedPnl: held.realised.toFixed(2),
      };
    });
    const open = positions.reduce((sum, p) => sum + Number(p.unrealisedPnl), 0);
    const used = positions.reduce((sum, p) => sum + Math.abs(Number(p.quantity)) * Number(p.mark), 0);
    const equity = account.cash + open;
    return {
      id: account.id,
      owner: account.owner,
      currency: 'USDT',
      cash: account.cash.toFixed(2),
      openingCash: '100000.00',
      equity: equity.toFixed(2),
      unrealisedPnl: open.toFixed(2),
      realisedPnl: '42.17',
      fees: account.fees.toFixed(2),
      buyingPower: Math.max(0, equity - used).toFixed(2),
      leverageMax: '1',
      isAgent: account.isAgent,
      positions,
    };
  }

  place(body, key) {
    const market = this.market(body.symbol);
    const order = this.order(body, key.replaceAll('-', ''), iso(market.nowMs), 'live');
    this.account.orders = [order, ...this.account.orders];
    if (body.type === 'market') this.fillAt = { order, market };
    return order;
  }

  /** Fills waiting market orders at the next tick. */
  settle() {
    const waiting = this.fillAt;
    if (!waiting) return false;
    this.fillAt = null;
    const { order, market } = waiting;
    const price = market.text(market.price);
    const signed = Number(order.quantity) * (order.side === 'buy' ? 1 : -1);
    const held = this.account.positions.get(market.name) ?? { quantity: 0, average: market.price, realised: 0 };
    const fee = Number(order.quantity) * market.price * 0.001;
    this.account.positions.set(market.name, { ...held, quantity: held.quantity + signed });
    this.account.cash -= fee;
    this.account.fees += fee;
    const filled = {
      ...order,
      state: 'filled',
      filledQuantity: order.quantity,
      averagePrice: price,
      fees: fee.toFixed(2),
      updatedAt: iso(market.nowMs),
    };
    this.account.orders = this.account.orders.map((kept) => (kept.orderId === order.orderId ? filled : kept));
    this.account.fills = [
      {
        orderId: order.orderId,
        symbol: market.name,
        side: order.side,
        price,
        quantity: order.quantity,
        fee: fee.toFixed(2),
        liquidity: 'taker',
        realisedPnl: '0',
        at: iso(market.nowMs),
        sequence: market.sequence,
      },
      ...this.account.fills,
    ];
    return true;
  }
}
