import type { Account, Position } from '../../contract/account';
import type { MarketSymbol } from '../../contract/market';
import { useNumberStyle, useText } from '../../i18n/useText';
import { formatDecimal } from '../../lib/format';
import { Button } from '../../ui/Button';
import { basisOf, percentOf, type Fault } from './cost';
import { Field } from './Field';
import type { useDraft } from './useDraft';

const PERCENTS = [25, 50, 75, 100] as const;
const PRICE_FAULTS: ReadonlySet<Fault> = new Set(['price', 'tick', 'priceUnknown']);

type Props = {
  drafting: ReturnType<typeof useDraft>;
  symbol: MarketSymbol;
  account: Account;
  position: Position | undefined;
  fault: Fault | null;
  /** The person has asked to go on: from here on even an empty field is told. */
  asked: boolean;
};

/** Price and quantity, with shares of what can be had. */
export function Fields({ drafting, symbol, account, position, fault, asked }: Props) {
  const t = useText();
  const style = useNumberStyle();
  const { typed, draft, change, fill, quantityRef } = drafting;
  const basis = basisOf(draft, symbol, account, position);
  const told = (of: 'price' | 'quantity', text: string): string | null => {
    if (fault === null || PRICE_FAULTS.has(fault) !== (of === 'price') || (text === '' && !asked)) return null;
    const wrongPoint = text.includes(style.point === '.' ? ',' : '.');
    if (wrongPoint && (fault === 'quantity' || fault === 'price'))
      return t('ticket.fault.point', { point: style.point });
    const { stepSize, tickSize, quantityMin, notionalMin, base, quote } = symbol;
    return t(`ticket.fault.${fault}`, { stepSize, tickSize, quantityMin, notionalMin, base, quote });
  };
  const whole = formatDecimal(basis.quantity, style);
  return (
    <>
      {typed.type === 'limit' && (
        <Field
          label={t('ticket.price')}
          unit={symbol.quote}
          value={typed.price}
          onChange={(price) => change({ price })}
          fault={told('price', typed.price)}
        />
      )}
      <Field
        ref={quantityRef}
        label={t('ticket.quantity')}
        unit={symbol.base}
        value={typed.quantity}
        onChange={(quantity) => change({ quantity })}
        fault={told('quantity', typed.quantity)}
      />
      <div>
        <div role="group" aria-label={t('ticket.percent')} className="grid grid-cols-4 gap-1">
          {PERCENTS.map((percent) => (
            <Button
              key={percent}
              disabled={basis.quantity.units === 0n}
              onClick={() => fill(percentOf(basis, percent, symbol))}
            >
              {percent}&nbsp;%
            </Button>
          ))}
        </div>
        <p className="mt-1 truncate text-xs text-text-3">
          {t(`ticket.percent.${basis.kind}`, { quantity: whole, base: symbol.base })}
        </p>
      </div>
    </>
  );
}
