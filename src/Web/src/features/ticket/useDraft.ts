import { useEffect, useRef, useState, type RefObject } from 'react';
import type { PlaceOrder, Side } from '../../contract/account';
import type { MarketSymbol } from '../../contract/market';
import { useNumberStyle } from '../../i18n/useText';
import { readTyped, toTyped } from '../../lib/format';
import { useView } from '../../state/view';
import type { Draft } from './cost';

export type Typed = { side: Side; type: PlaceOrder['type']; quantity: string; price: string; reduceOnly: boolean };
const blank: Typed = { side: 'buy', type: 'market', quantity: '', price: '', reduceOnly: false };

type Drafting = {
  typed: Typed;
  draft: Draft;
  change: (changed: Partial<Typed>) => void;
  fill: (quantity: string) => void;
  quantityRef: RefObject<HTMLInputElement | null>;
};

/**
 * What is being typed, and what it means in decimals. Takes wishes of other panels: a side by key, a price from the
 * book.
 */
export function useDraft(symbol: MarketSymbol, onWish: () => void): Drafting {
  const style = useNumberStyle();
  const wish = useView((view) => view.ticketWish);
  const [typed, setTyped] = useState<Typed>(blank);
  const quantityRef = useRef<HTMLInputElement>(null);

  useEffect(() => {
    if (!wish || (wish.symbol !== undefined && wish.symbol !== symbol.symbol)) return;
    useView.getState().granted();
    onWish();
    const { side, price, quantity, reduceOnly } = wish;
    setTyped((kept) => ({
      ...kept,
      ...(side ? { side } : {}),
      ...(quantity ? { quantity: toTyped(quantity, style) } : {}),
      ...(reduceOnly !== undefined ? { reduceOnly } : {}),
      ...(price ? { type: 'limit', price: toTyped(price, style) } : {}),
    }));
    // After a review the field is there one frame later.
    if (quantityRef.current) quantityRef.current.focus();
    else requestAnimationFrame(() => quantityRef.current?.focus());
  }, [wish, style, symbol.symbol, onWish]);

  const change = (changed: Partial<Typed>) =>
    setTyped((kept) => {
      const next = { ...kept, ...changed };
      // A limit order begins at the price of the moment: nearer to what is meant than nothing.
      return changed.type === 'limit' && next.price === '' && symbol.last !== null
        ? { ...next, price: toTyped(symbol.last, style) }
        : next;
    });
  const draft: Draft = {
    side: typed.side,
    type: typed.type,
    quantity: readTyped(typed.quantity, style),
    limitPrice: typed.type === 'limit' ? readTyped(typed.price, style) : null,
    reduceOnly: typed.reduceOnly,
  };
  return { typed, draft, change, fill: (quantity) => change({ quantity: toTyped(quantity, style) }), quantityRef };
}
