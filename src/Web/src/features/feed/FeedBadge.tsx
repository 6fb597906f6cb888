import { useNumberStyle, useText } from '../../i18n/useText';
import { classes } from '../../lib/classes';
import { formatAge, formatMoment, formatPercent } from '../../lib/format';
import { useNow } from '../../lib/useNow';
import { useLive } from '../../live/live';
import { ageMsOf, isStale } from './age';

/** Where the data come from and how old they are: always in sight. */
export function FeedBadge() {
  const t = useText();
  const style = useNumberStyle();
  const nowMs = useNow(250);
  const feed = useLive((live) => live.feed);
  const symbol = useLive((live) => (live.symbol === null ? undefined : live.symbols[live.symbol]));
  const link = useLive((live) => live.link.state);
  if (!feed) return <span className="px-2 text-xs text-text-3">{t('feed.waiting')}</span>;
  const age = ageMsOf(symbol, nowMs);
  const stale = link !== 'open' || isStale(feed, symbol, nowMs);
  const mode = feed.label || t(`feed.${feed.mode}`);
  const beside =
    feed.mode === 'live'
      ? age === null
        ? null
        : formatAge(age, style)
      : feed.state === 'finished'
        ? t('feed.finished')
        : null;
  const progress = feed.mode === 'replay' && feed.progress !== null ? formatPercent(feed.progress, style, 0) : null;
  return (
    <div
      className="flex shrink-0 items-center gap-2 text-xs"
      title={[t(`feed.${feed.mode}.means`), feed.reason].filter(Boolean).join('\n')}
    >
      <span
        data-testid="feed-badge"
        className={classes(
          'inline-flex h-6 items-center gap-1.5 rounded-md border px-2 font-semibold whitespace-nowrap uppercase',
          stale
            ? 'border-danger text-danger'
            : feed.mode === 'live'
              ? 'border-accent text-accent'
              : 'border-warn text-warn',
        )}
      >
        <span
          aria-hidden="true"
          className={classes('size-1.5 rounded-full bg-current', feed.state === 'running' && !stale && 'animate-pulse')}
        />
        {mode}
        {beside && (
          <span className={classes('font-normal normal-case', feed.mode !== 'live' && 'max-sm:hidden')}>{beside}</span>
        )}
      </span>
      <span className="hidden min-w-[164px] text-text-2 lg:inline" data-testid="market-time">
        {formatMoment(symbol?.at)}
        {progress && <span className="text-text-3"> · {progress}</span>}
      </span>
    </div>
  );
}
