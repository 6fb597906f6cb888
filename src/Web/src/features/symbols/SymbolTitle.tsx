import { useNumberStyle, useText } from '../../i18n/useText';
import { placesOf } from '../../lib/decimal';
import { formatDecimal } from '../../lib/format';
import { useLive } from '../../live/live';
import { useView } from '../../state/view';
import { Icon } from '../../ui/Icon';
import { Signed } from '../../ui/Signed';

/** The market that is looked at, its last price and its day; opens the search. */
export function SymbolTitle() {
  const t = useText();
  const style = useNumberStyle();
  const show = useView((view) => view.show);
  const symbol = useLive((live) => (live.symbol === null ? undefined : live.symbols[live.symbol]));
  return (
    <div className="flex min-w-0 flex-1 items-center gap-2 overflow-hidden p-0.5 sm:gap-3">
      <button
        type="button"
        onClick={() => show({ overlay: 'search' })}
        aria-label={t('search.open', { symbol: symbol?.ticker ?? '' })}
        title={`${t('search.title')} ( / )`}
        className="flex h-8 min-w-0 items-center gap-0.5 rounded-md border border-line bg-surface-2 px-1.5 text-sm sm:gap-1.5 sm:px-2 font-semibold hover:bg-surface-3"
      >
        <span className="truncate">{symbol?.ticker ?? '…'}</span>
        <Icon name="down" size={14} />
      </button>
      {symbol && (
        <div className="flex shrink-0 flex-col sm:flex-row sm:items-baseline sm:gap-2">
          <span className="text-base leading-4 font-semibold whitespace-nowrap sm:text-lg" data-testid="last-price">
            {formatDecimal(symbol.last, style, placesOf(symbol.tickSize))}
            <span className="hidden text-xs font-normal text-text-3 sm:inline"> {symbol.quote}</span>
          </span>
          {symbol.changeDay !== null && <Signed value={symbol.changeDay} percent className="text-xs" />}
        </div>
      )}
    </div>
  );
}
