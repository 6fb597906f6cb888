import type { ReactNode } from 'react';
import { useNumberStyle, useText } from '../../i18n/useText';
import { classes } from '../../lib/classes';
import { formatAge, formatMoment } from '../../lib/format';
import { useNow } from '../../lib/useNow';
import { connection, useLive } from '../../live/live';
import { Icon, type IconName } from '../../ui/Icon';
import { ageMsOf, isStale } from './age';

type Tone = 'alarm' | 'notice';

function Banner({
  tone,
  icon,
  children,
  action,
}: {
  tone: Tone;
  icon: IconName;
  children: ReactNode;
  action?: ReactNode;
}) {
  return (
    <div
      role={tone === 'alarm' ? 'alert' : 'status'}
      className={classes(
        'flex shrink-0 items-center gap-3 px-3 py-2 text-sm',
        tone === 'alarm' ? 'bg-danger-fill text-on-danger' : 'border-b border-line bg-surface-2 text-text-1',
      )}
    >
      <Icon name={icon} />
      <p className="min-w-0 flex-1">{children}</p>
      {action}
    </div>
  );
}

/** What a trader must know before believing the screen; the gravest alone is shown. */
export function Banners() {
  const link = useLive((live) => live.link.state);
  const state = useLive((live) => live.feed?.state);
  if (link === 'lost') return <LinkLost />;
  if (state === 'failed') return <FeedFailed />;
  if (state === 'finished') return <ReplayFinished />;
  return <Stale />;
}

function LinkLost() {
  const t = useText();
  const sinceMs = useLive((live) => live.link.sinceMs);
  const known = useLive((live) => live.feed !== null);
  const since = new Date(sinceMs).toISOString().slice(11, 19);
  return (
    <Banner
      tone="alarm"
      icon="warning"
      action={
        <button
          type="button"
          onClick={() => connection.retryNow()}
          className="h-7 shrink-0 rounded-md border border-current px-2 text-xs font-semibold focus-visible:outline-current"
        >
          {t('link.retryNow')}
        </button>
      }
    >
      <strong>{t(known ? 'link.lost' : 'link.unreachable', { since })}</strong>{' '}
      {t(known ? 'link.lost.kept' : 'link.unreachable.todo')}
    </Banner>
  );
}

function FeedFailed() {
  const t = useText();
  const detail = useLive((live) => live.feed?.detail ?? '');
  return (
    <Banner tone="alarm" icon="warning">
      <strong>{t('feed.failed')}</strong> {detail} {t('feed.failed.kept')}
    </Banner>
  );
}

function ReplayFinished() {
  const t = useText();
  const at = useLive((live) => (live.symbol === null ? null : live.symbols[live.symbol]?.at));
  return (
    <Banner tone="notice" icon="info">
      <strong>{t('feed.ended', { at: formatMoment(at) })}</strong> {t('feed.ended.todo')}
    </Banner>
  );
}

function Stale() {
  const t = useText();
  const style = useNumberStyle();
  const nowMs = useNow(500);
  const feed = useLive((live) => live.feed);
  const symbol = useLive((live) => (live.symbol === null ? undefined : live.symbols[live.symbol]));
  if (!isStale(feed, symbol, nowMs)) return null;
  const age = ageMsOf(symbol, nowMs);
  return (
    <Banner tone="alarm" icon="warning">
      <strong>{age === null ? t('feed.stale.unknown') : t('feed.stale', { age: formatAge(age, style) })}</strong>{' '}
      {symbol?.detail || feed?.detail} {t('feed.stale.todo')}
    </Banner>
  );
}
