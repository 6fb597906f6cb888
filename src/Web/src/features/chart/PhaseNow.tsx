import { useNumberStyle, useText } from '../../i18n/useText';
import { classes } from '../../lib/classes';
import { formatPercent } from '../../lib/format';
import { useLive } from '../../live/live';

const ARROWS: Readonly<Record<string, string>> = { '1': '↑', '-1': '↓' };

/** The newest phase in words; its evidence on hover. */
export function PhaseNow() {
  const t = useText();
  const style = useNumberStyle();
  const phase = useLive((live) => live.phases.at(-1));
  const timeframe = useLive((live) => live.phaseTimeframe);
  const ready = useLive((live) => live.series !== null);
  if (!ready) return null;
  if (!phase || phase.phase === 'none')
    return <span className="truncate text-xs text-text-3">{t('phase.none.now')}</span>;
  const tone = phase.phase === 'manipulation' ? 'bg-warn' : phase.phase === 'distribution' ? 'bg-accent' : 'bg-text-3';
  return (
    <span className="flex min-w-0 items-center gap-1.5 text-xs text-text-2" title={phase.why}>
      <span aria-hidden="true" className={classes('size-2 shrink-0 rounded-full', tone)} />
      <span className="truncate">
        {t(`phase.${phase.phase}`)} {ARROWS[String(phase.direction)] ?? ''}{' '}
        <span className="text-text-1">{formatPercent(phase.confidence, style, 0)}</span>
        <span className="hidden text-text-3 sm:inline"> · {timeframe}</span>
      </span>
    </span>
  );
}
