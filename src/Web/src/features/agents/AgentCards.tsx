import { useMemo } from 'react';
import { useText } from '../../i18n/useText';
import { useLive } from '../../live/live';
import { Empty } from '../../ui/Empty';
import { Panel } from '../../ui/Panel';
import { SkeletonLines } from '../../ui/Skeleton';
import { AgentCard } from './AgentCard';
import { agentsOf } from './standing';

const NONE: readonly never[] = [];

/** The agents of the market that is looked at, side by side. */
export function AgentCards({ className }: { className?: string }) {
  const t = useText();
  const all = useLive((live) => live.agents);
  const symbol = useLive((live) => live.symbol);
  const base = useLive((live) => (live.symbol === null ? '' : (live.symbols[live.symbol]?.base ?? '')));
  const quote = useLive((live) => (live.symbol === null ? '' : (live.symbols[live.symbol]?.quote ?? '')));
  const agents = useMemo(() => (all ? agentsOf(all, symbol) : NONE), [all, symbol]);
  if (!all || agents.length === 0) {
    return (
      <Panel title={t('agents.title')} className={className}>
        {all ? <Empty title={t('agents.none')}>{t('agents.none.why')}</Empty> : <SkeletonLines lines={8} />}
      </Panel>
    );
  }
  return (
    <section aria-label={t('agents.title')} className={className}>
      <div className="grid h-full grid-cols-1 gap-2 md:grid-cols-3">
        {agents.map((agent) => <AgentCard key={agent.id} agent={agent} base={base} quote={quote} />)}
      </div>
    </section>
  );
}
