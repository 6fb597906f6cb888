import { memo, useId } from 'react';
import type { Agent } from '../../contract/agent';
import { useNumberStyle, useText } from '../../i18n/useText';
import { formatClock, formatDecimal, formatPercent } from '../../lib/format';
import { Meter } from '../../ui/Meter';
import { Commands } from './Commands';
import { Equity } from './Equity';
import { Holding } from './Holding';
import { StatusBadge } from './StatusBadge';
import { usedOf } from './standing';
import type { Units } from './useAgents';

type Props = { agent: Agent; units: Units };

/** One agent: what it is doing and why, how far from its limits, and its stop button. */
export const AgentCard = memo(function AgentCard({ agent, units }: Props) {
  const t = useText();
  const style = useNumberStyle();
  const id = useId();
  const share = (value: string | null, limit: string) =>
    t('agents.share', { value: formatPercent(value ?? '0', style), limit: formatPercent(limit, style) });
  return (
    <article
      aria-labelledby={id}
      data-testid={`agent-${agent.kind}`}
      className="relative flex min-h-0 min-w-0 flex-col gap-2 overflow-y-auto rounded-md border border-line bg-surface-1 p-3"
    >
      <header className="flex items-center justify-between gap-2">
        <h3 id={id} className="min-w-0 truncate text-base font-semibold" title={agent.description}>
          {agent.name} <span className="text-xs font-normal text-text-3">{agent.timeframe}</span>
        </h3>
        <StatusBadge agent={agent} />
      </header>
      <Equity agent={agent} quote={units.quote} />
      <Meter
        label={t('agents.drawdown')}
        shown={share(agent.drawdown, agent.drawdownLimit)}
        ratio={usedOf(agent.drawdown, agent.drawdownLimit)}
        peak={usedOf(agent.drawdownMaxSeen, agent.drawdownLimit)}
        hint={t('agents.drawdown.why', { most: formatPercent(agent.drawdownMaxSeen ?? '0', style) })}
      />
      <Meter
        label={t(`agents.loss.${agent.lossWindow}`)}
        shown={share(agent.loss, agent.lossLimit)}
        ratio={usedOf(agent.loss, agent.lossLimit)}
        hint={t('agents.loss.why')}
      />
      <Holding agent={agent} units={units} />
      <Says
        agent={agent}
        clock={formatClock(agent.lastDecision?.at)}
        number={formatDecimal(String(agent.lastDecision?.number ?? 0), style)}
      />
      <Commands agent={agent} />
    </article>
  );
});

/** What it waits for, and its last decision, in its own words. */
function Says({ agent, clock, number }: { agent: Agent; clock: string; number: string }) {
  const t = useText();
  const decision = agent.lastDecision;
  const waits =
    agent.status === 'halted' || agent.status === 'idle'
      ? agent.statusReason || agent.waiting
      : agent.waiting || agent.statusReason;
  return (
    <dl className="flex min-h-0 flex-1 flex-col gap-1 overflow-hidden text-xs">
      <div className="line-clamp-3" title={waits}>
        <dt className="inline text-text-3">{t('agents.waits')} </dt>
        <dd className="inline text-text-1" lang="en">
          {waits || t('agents.waits.nothing')}
        </dd>
      </div>
      <div className="line-clamp-3" title={decision?.why}>
        <dt className="inline text-text-3">
          {decision ? t('agents.decided', { clock, number }) : t('agents.decided.never')}{' '}
        </dt>
        <dd className="inline text-text-1" lang="en">
          {decision?.why}
        </dd>
      </div>
    </dl>
  );
}
