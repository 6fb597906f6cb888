import { classes } from '../lib/classes';

type Props = { label: string; shown: string; ratio: number; peak?: number; hint?: string };

/** How much of a limit is used: amber from two thirds on, red at the limit. `peak` marks the most there ever was. */
export function Meter({ label, shown, ratio, peak, hint }: Props) {
  const used = Math.min(1, Math.max(0, Number.isFinite(ratio) ? ratio : 0));
  const tone = used >= 1 ? 'bg-danger' : used >= 2 / 3 ? 'bg-warn' : 'bg-accent';
  return (
    <div title={hint}>
      <div className="flex justify-between gap-2 text-xs">
        <span className="truncate text-text-2">{label}</span>
        <span className="whitespace-nowrap text-text-1">{shown}</span>
      </div>
      <div
        role="meter"
        aria-label={label}
        aria-valuemin={0}
        aria-valuemax={100}
        aria-valuenow={Math.round(used * 100)}
        aria-valuetext={shown}
        className="relative mt-1 h-1.5 overflow-hidden rounded-full bg-surface-3"
      >
        <div className={classes('h-full rounded-full', tone)} style={{ width: `${used * 100}%` }} />
        {peak !== undefined && peak > 0 && (
          <div
            className="absolute top-0 h-full w-0.5 bg-text-1"
            style={{ left: `calc(${Math.min(1, peak) * 100}% - 1px)` }}
          />
        )}
      </div>
    </div>
  );
}
