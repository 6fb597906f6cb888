import type { Level } from '../../contract/market';
import { toPixels } from '../../lib/decimal';

export type Row = {
  readonly price: string;
  readonly quantity: string;
  /** Share of the deepest cumulative quantity shown, for a bar's width. */ readonly depth: number;
};

/** The best levels with the width of their depth bars; both sides share one scale. */
export function depthRows(
  bids: readonly Level[],
  asks: readonly Level[],
  levels: number,
): { bids: Row[]; asks: Row[] } {
  const [bidSums, askSums] = [cumulative(bids, levels), cumulative(asks, levels)];
  const most = Math.max(bidSums.at(-1) ?? 0, askSums.at(-1) ?? 0) || 1;
  const rows = (side: readonly Level[], sums: readonly number[]) =>
    sums.map((sum, index) => ({ price: side[index]![0], quantity: side[index]![1], depth: sum / most }));
  return { bids: rows(bids, bidSums), asks: rows(asks, askSums) };
}

function cumulative(side: readonly Level[], levels: number): number[] {
  let sum = 0;
  return side.slice(0, levels).map(([, quantity]) => (sum += toPixels(quantity)));
}
