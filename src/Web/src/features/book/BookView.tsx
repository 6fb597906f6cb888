import { memo, useMemo } from 'react';
import { useNumberStyle, useText } from '../../i18n/useText';
import { classes } from '../../lib/classes';
import { decimal, placesOf, subtract } from '../../lib/decimal';
import { formatDecimal } from '../../lib/format';
import { useLive } from '../../live/live';
import { useView } from '../../state/view';
import { SkeletonLines } from '../../ui/Skeleton';
import { depthRows, type Row } from './depth';
import { LastTrades } from './LastTrades';

const LEVELS = 10;

/** The book with depth bars; says so where the feed has none. */
export function BookView() {
  const t = useText();
  const book = useLive((live) => live.book);
  const waiting = useLive((live) => live.series === null);
  const tick = useLive((live) => (live.symbol === null ? undefined : live.symbols[live.symbol]?.tickSize));
  const step = useLive((live) => (live.symbol === null ? undefined : live.symbols[live.symbol]?.stepSize));
  const rows = useMemo(() => (book?.available ? depthRows(book.bids, book.asks, LEVELS) : null), [book]);
  if (waiting) return <SkeletonLines lines={12} />;
  if (!book || !rows) return <NoBook reason={book?.reason || t('book.none.why')} />;
  const places = { price: placesOf(tick ?? '0.01'), quantity: placesOf(step ?? '0.00001') };
  const [bid, ask] = [book.bids[0]?.[0], book.asks[0]?.[0]];
  const spread = bid !== undefined && ask !== undefined ? subtract(decimal(ask), decimal(bid)) : null;
  return (
    <div className="flex h-full flex-col py-1 text-xs">
      <Heading />
      <div className="flex min-h-0 flex-1 flex-col justify-end overflow-hidden">
        {rows.asks.toReversed().map((row) => (
          <LevelRow key={row.price} row={row} side="ask" places={places} />
        ))}
      </div>
      <Spread spread={spread === null ? null : spread} places={places.price} />
      <div className="min-h-0 flex-1 overflow-hidden">
        {rows.bids.map((row) => (
          <LevelRow key={row.price} row={row} side="bid" places={places} />
        ))}
      </div>
    </div>
  );
}

/** What there is instead of a book, and why. */
function NoBook({ reason }: { reason: string }) {
  const t = useText();
  return (
    <>
      <p className="border-b border-line p-3 text-xs text-text-2">
        <strong className="font-semibold text-text-1">{t('book.none')}.</strong> {reason}
      </p>
      <LastTrades />
    </>
  );
}

function Heading() {
  const t = useText();
  const base = useLive((live) => (live.symbol === null ? '' : live.symbols[live.symbol]?.base));
  const quote = useLive((live) => (live.symbol === null ? '' : live.symbols[live.symbol]?.quote));
  return (
    <div className="flex justify-between gap-2 px-3 pb-1 text-text-3">
      <span className="truncate">{t('book.price', { unit: quote ?? '' })}</span>
      <span className="truncate">{t('book.quantity', { unit: base ?? '' })}</span>
    </div>
  );
}

function Spread({ spread, places }: { spread: Parameters<typeof formatDecimal>[0]; places: number }) {
  const t = useText();
  const style = useNumberStyle();
  return (
    <div className="my-1 flex justify-between border-y border-line px-3 py-1 text-text-2">
      <span>{t('book.spread')}</span>
      <span>{formatDecimal(spread, style, places)}</span>
    </div>
  );
}

type LevelProps = { row: Row; side: 'bid' | 'ask'; places: { price: number; quantity: number } };

const LevelRow = memo(
  function LevelRow({ row, side, places }: LevelProps) {
    const t = useText();
    const style = useNumberStyle();
    const wish = useView((view) => view.wish);
    const price = formatDecimal(row.price, style, places.price);
    return (
      <button
        type="button"
        tabIndex={-1}
        onClick={() => wish({ price: row.price })}
        title={t('book.take', { price })}
        className="relative flex h-[18px] w-full shrink-0 items-center justify-between px-3 text-left hover:bg-surface-3"
      >
        <span
          aria-hidden="true"
          className={classes('absolute inset-y-px right-0 opacity-20', side === 'bid' ? 'bg-up' : 'bg-down')}
          style={{ width: `${row.depth * 100}%` }}
        />
        <span className={classes('relative', side === 'bid' ? 'text-up' : 'text-down')}>{price}</span>
        <span className="relative text-text-1">{formatDecimal(row.quantity, style, places.quantity)}</span>
      </button>
    );
  },
  (was, is) =>
    was.row.price === is.row.price &&
    was.row.quantity === is.row.quantity &&
    was.row.depth === is.row.depth &&
    was.places.price === is.places.price,
);
