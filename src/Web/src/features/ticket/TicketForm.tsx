import { useState, type FormEvent, type KeyboardEvent } from 'react';
import type { Account } from '../../contract/account';
import type { MarketSymbol } from '../../contract/market';
import { useText } from '../../i18n/useText';
import { useLive } from '../../live/live';
import { Button } from '../../ui/Button';
import { Segmented } from '../../ui/Segmented';
import { costOf, faultOf } from './cost';
import { CostLines } from './CostLines';
import { Fields } from './Fields';
import { Outcome } from './Outcome';
import { Review } from './Review';
import { useDraft } from './useDraft';
import { useTicket } from './useTicket';

type Props = { account: Account; symbol: MarketSymbol };

/** Draft, review, confirm. `Ctrl+Enter` goes one step on; held down it does nothing more. */
export function TicketForm({ account, symbol }: Props) {
  const t = useText();
  const ticket = useTicket(account.id);
  const drafting = useDraft(symbol, () => !ticket.sending && ticket.change());
  const { typed, draft, change } = drafting;
  const [asked, setAsked] = useState(false);
  const linked = useLive((live) => live.link.state === 'open');
  const position = account.positions.find((held) => held.symbol === symbol.symbol);
  const cost = costOf(draft, symbol, position);
  const fault = faultOf(draft, symbol, position);

  function next() {
    if (ticket.intention) return ticket.confirm();
    setAsked(true);
    if (fault !== null || draft.quantity === null || !linked) return;
    setAsked(false);
    const { side, type, quantity, limitPrice, reduceOnly } = draft;
    ticket.review({ symbol: symbol.symbol, side, type, quantity, limitPrice, reduceOnly });
  }
  function onKeyDown(event: KeyboardEvent) {
    if (event.key !== 'Enter' || !(event.ctrlKey || event.metaKey)) return;
    event.preventDefault();
    if (!event.repeat) next();
  }
  function onSubmit(event: FormEvent) {
    event.preventDefault();
    // Enter in a field may only lead to the review; sending takes the button or Ctrl+Enter.
    if (!ticket.intention) next();
  }

  return (
    <form
      onSubmit={onSubmit}
      onKeyDown={onKeyDown}
      noValidate
      aria-label={t('ticket.title')}
      className="relative flex min-h-0 flex-1 flex-col gap-2 overflow-y-auto p-3"
    >
      {ticket.intention ? (
        <Review ticket={ticket} symbol={symbol} account={account} position={position} />
      ) : (
        <>
          <Segmented
            name="side"
            label={t('ticket.side')}
            value={typed.side}
            onChange={(side) => change({ side })}
            tone={(side) => (side === 'buy' ? 'text-up' : 'text-down')}
            options={[
              { value: 'buy', label: `▲ ${t('side.buy')}` },
              { value: 'sell', label: `▼ ${t('side.sell')}` },
            ]}
          />
          <div className="flex items-center justify-between gap-2">
            <Segmented
              name="type"
              label={t('ticket.type')}
              value={typed.type}
              onChange={(type) => change({ type })}
              options={[
                { value: 'market', label: t('ticket.market') },
                { value: 'limit', label: t('ticket.limit') },
              ]}
            />
            <label className="flex min-w-0 items-center gap-1.5 text-xs text-text-2" title={t('ticket.reduceOnly.why')}>
              <input
                type="checkbox"
                checked={typed.reduceOnly}
                onChange={(event) => change({ reduceOnly: event.target.checked })}
                className="size-4 shrink-0 accent-accent"
              />
              <span className="truncate">{t('ticket.reduceOnly')}</span>
            </label>
          </div>
          <Fields
            drafting={drafting}
            symbol={symbol}
            account={account}
            position={position}
            fault={fault}
            asked={asked}
          />
          <CostLines cost={cost} type={draft.type} symbol={symbol} account={account} />
          <Button
            type="submit"
            look="primary"
            size="medium"
            className="mt-1"
            disabled={!linked}
            title={t('ticket.keys')}
          >
            {t(typed.side === 'buy' ? 'ticket.review.buy' : 'ticket.review.sell')}
          </Button>
          {!linked && <p className="text-xs text-warn">{t('ticket.noLink')}</p>}
          {ticket.placed && <Outcome placed={ticket.placed} symbol={symbol} onClose={ticket.forget} />}
        </>
      )}
    </form>
  );
}
