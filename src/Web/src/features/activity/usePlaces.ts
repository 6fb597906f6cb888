import { placesOf } from '../../lib/decimal';
import { useLiveShallow } from '../../live/live';

/** Decimals that a symbol's prices and quantities are shown with. */
export const usePlaces = (symbol: string): { price: number; quantity: number } =>
  useLiveShallow((live) => {
    const known = live.symbols[symbol];
    return { price: placesOf(known?.tickSize ?? '0.01'), quantity: placesOf(known?.stepSize ?? '0.00001') };
  });
