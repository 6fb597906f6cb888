import type { Side } from '../../contract/account';
import { useText } from '../../i18n/useText';
import { classes } from '../../lib/classes';
import { useLive } from '../../live/live';

/** `▲ Buy BTCUSDT`. */
export function SideOf({ side, symbol }: { side: Side; symbol: string }) {
  const t = useText();
  const ticker = useLive((live) => live.symbols[symbol]?.ticker ?? symbol.split(':').at(-1));
  const buying = side === 'buy';
  return (
    <span className="inline-flex max-w-40 gap-1">
      <span className={classes('whitespace-nowrap', buying ? 'text-up' : 'text-down')}>
        <span aria-hidden="true">{buying ? '▲' : '▼'} </span>
        {t(buying ? 'side.buy' : 'side.sell')}
      </span>
      <span className="truncate">{ticker}</span>
    </span>
  );
}
