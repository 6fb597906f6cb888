import { useEffect } from 'react';
import { useSymbols } from '../api/symbols';
import { connection } from '../live/live';
import { usePreferences } from '../state/preferences';
import { useView } from '../state/view';

/** Connects once, chooses a market when the list is known, and keeps the hub watching what is looked at. */
export function useWatch(): void {
  const symbols = useSymbols();
  const { symbol, timeframe, show } = useView();
  const first = symbols.data?.[0]?.symbol;

  useEffect(() => {
    connection.start();
    return () => connection.stop();
  }, []);

  useEffect(() => {
    if (symbol === null && first !== undefined) show({ symbol: first });
  }, [symbol, first, show]);

  useEffect(() => {
    if (symbol !== null) connection.watch(symbol, timeframe);
  }, [symbol, timeframe]);
}

/** Writes theme, price colours and language where the style sheet and screen readers look for them. */
export function useAppearance(): void {
  const { theme, priceColours, language } = usePreferences();
  useEffect(() => {
    const root = document.documentElement;
    root.dataset.theme = theme;
    root.dataset.price = priceColours;
    root.lang = language;
  }, [theme, priceColours, language]);
}
