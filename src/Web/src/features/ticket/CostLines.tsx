import type { Account, PlaceOrder } from '../../contract/account';
import type { MarketSymbol } from '../../contract/market';
import { useNumberStyle, useText } from '../../i18n/useText';
import { placesOf } from '../../lib/decimal';
import { formatDecimal, formatPercent, NOTHING } from '../../lib/format';
import type { Cost } from './cost';

type Props = { cost: Cost | null; type: PlaceOrder['type']; symbol: MarketSymbol; account: Account };

/** What it costs and what can be lost, in quote: shown before anything is sent. */
export function CostLines({ cost, type, symbol, account }: Props) {
  const t = useText();
  const style = useNumberStyle();
  const money = (value: Parameters<typeof formatDecimal>[0]) => formatDecimal(value, style, 2);
  const worst = !cost
    ? NOTHING
    : cost.worst.kind === 'unlimited'
      ? t('ticket.worst.unlimited')
      : money(cost.worst.amount);
  const rate = formatPercent(symbol.takerFeeRate, style);
  const lines = [
    {
      name: t(type === 'market' ? 'ticket.price.estimated' : 'ticket.price'),
      value: formatDecimal(cost?.price ?? null, style, placesOf(symbol.tickSize)),
    },
    { name: t(type === 'market' ? 'ticket.total.estimated' : 'ticket.total'), value: money(cost?.notional) },
    { name: t('ticket.fee', { rate }), value: cost && cost.fee === null ? t('ticket.fee.unknown') : money(cost?.fee) },
    {
      name: t('ticket.worst'),
      value: worst,
      why: t(cost?.worst.kind === 'unlimited' ? 'ticket.worst.unlimited.why' : 'ticket.worst.why'),
    },
    { name: t('ticket.buyingPower'), value: money(account.buyingPower) },
  ];
  return (
    <dl className="flex flex-col gap-1 text-xs">
      {lines.map(({ name, value, why }) => (
        <div key={name} className="flex justify-between gap-3" title={why}>
          <dt className="text-text-2">{name}</dt>
          <dd className="text-right text-text-1">
            {value}
            {value !== NOTHING && /\d$/.test(value) && <span className="text-text-3"> {symbol.quote}</span>}
          </dd>
        </div>
      ))}
    </dl>
  );
}
