import { useEffect, useRef } from 'react';
import type { Account, Position } from '../../contract/account';
import type { MarketSymbol } from '../../contract/market';
import { useNumberStyle, useText } from '../../i18n/useText';
import { useWords } from '../../i18n/useWords';
import { classes } from '../../lib/classes';
import { placesOf } from '../../lib/decimal';
import { formatDecimal } from '../../lib/format';
import { ProblemError } from '../../lib/http';
import { Button } from '../../ui/Button';
import { costOf } from './cost';
import { CostLines } from './CostLines';
import type { Ticket } from './useTicket';

type Props = { ticket: Ticket; symbol: MarketSymbol; account: Account; position: Position | undefined };

/**
 * The order once more in a sentence, with its cost at this moment. Focus comes here, not to the button: no single key
 * sends.
 */
export function Review({ ticket, symbol, account, position }: Props) {
  const t = useText();
  const style = useNumberStyle();
  const heading = useRef<HTMLParagraphElement>(null);
  useEffect(() => heading.current?.focus(), []);
  const order = ticket.intention!.order;
  const buying = order.side === 'buy';
  const amount = `${formatDecimal(order.quantity, style)} ${symbol.base}`;
  const price = `${formatDecimal(order.limitPrice, style, placesOf(symbol.tickSize))} ${symbol.quote}`;
  return (
    <div
      className="flex flex-col gap-3"
      onKeyDown={(event) => event.key === 'Escape' && !ticket.sending && ticket.change()}
    >
      <p ref={heading} tabIndex={-1} className="text-lg font-semibold outline-none">
        <span className={classes(buying ? 'text-up' : 'text-down')}>
          {buying ? '▲' : '▼'} {t(buying ? 'side.buy' : 'side.sell')}
        </span>{' '}
        {amount}{' '}
        <span className="font-normal text-text-2">
          {order.type === 'market' ? t('ticket.atMarket') : t('ticket.atLimit', { price })}
        </span>
      </p>
      {order.reduceOnly && <p className="text-xs text-text-2">{t('ticket.reduceOnly.why')}</p>}
      <CostLines cost={costOf(order, symbol, position)} type={order.type} symbol={symbol} account={account} />
      {order.type === 'market' && <p className="text-xs text-text-3">{t('ticket.market.note')}</p>}
      <Trouble ticket={ticket} />
      <div className="grid grid-cols-2 gap-2">
        <Button size="medium" onClick={ticket.change} disabled={ticket.sending}>
          {t('ticket.change')}
        </Button>
        <Button
          size="medium"
          look="primary"
          pending={ticket.sending}
          disabled={ticket.refused}
          onClick={ticket.confirm}
          title={t('ticket.keys')}
        >
          {t(ticket.sending ? 'ticket.sending' : ticket.error && !ticket.refused ? 'ticket.again' : 'ticket.confirm')}
        </Button>
      </div>
    </div>
  );
}

/** A refusal in the platform's own words, or what is not known after a lost answer. */
function Trouble({ ticket }: { ticket: Ticket }) {
  const t = useText();
  const words = useWords();
  if (!ticket.error) return null;
  const fields = ticket.error instanceof ProblemError ? Object.values(ticket.error.fields).flat() : [];
  return (
    <div role="alert" className="rounded-md border border-danger p-2 text-sm">
      <p className="font-semibold text-danger">{t(ticket.refused ? 'ticket.refused' : 'ticket.unsure')}</p>
      <p className="text-text-1">{words(ticket.error)}</p>
      {fields.map((said) => (
        <p key={said} className="text-text-1">
          {said}
        </p>
      ))}
      <p className="mt-1 text-xs text-text-2">{t(ticket.refused ? 'ticket.refused.todo' : 'ticket.unsure.todo')}</p>
    </div>
  );
}
