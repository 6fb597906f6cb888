import { useText } from '../../i18n/useText';
import { AgentCard } from './AgentCard';
import { NoAgents } from './NoAgents';
import { useAgents } from './useAgents';

/** The agents of the market that is looked at, side by side. */
export function AgentCards({ className }: { className?: string }) {
  const t = useText();
  const { agents, units } = useAgents();
  if (!agents || agents.length === 0) return <NoAgents waiting={!agents} className={className} />;
  return (
    <section aria-label={t('agents.title')} className={className}>
      <div className="grid grid-cols-1 gap-2 md:h-full md:grid-cols-3">
        {agents.map((agent) => (
          <AgentCard key={agent.id} agent={agent} units={units} />
        ))}
      </div>
    </section>
  );
}
