import type { Agent } from '../../contract/agent';
import { useText } from '../../i18n/useText';
import { classes } from '../../lib/classes';

const TONES: Readonly<Record<Agent['status'], string>> = {
  active: 'border-accent text-accent',
  reducing: 'border-warn text-warn',
  halted: 'border-danger text-danger',
  idle: 'border-control text-text-2',
};

/** Its state in a word; the reason on hover. */
export function StatusBadge({ agent }: { agent: Agent }) {
  const t = useText();
  return (
    <span
      title={agent.statusReason}
      className={classes(
        'inline-flex h-5 shrink-0 items-center rounded border px-1.5 text-xs font-semibold',
        TONES[agent.status],
      )}
    >
      {t(`status.${agent.status}`)}
    </span>
  );
}
