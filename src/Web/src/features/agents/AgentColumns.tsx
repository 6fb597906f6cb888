import { AgentCard } from './AgentCard';
import { DecisionLog } from './DecisionLog';
import { NoAgents } from './NoAgents';
import { useAgents } from './useAgents';

/** Each agent over the log of its decisions. */
export function AgentColumns() {
  const { agents, units } = useAgents();
  if (!agents || agents.length === 0) return <NoAgents waiting={!agents} />;
  return (
    <div className="grid min-h-0 flex-1 grid-cols-1 gap-2 lg:grid-cols-3">
      {agents.map((agent) => (
        <div key={agent.id} className="flex min-h-0 min-w-0 flex-col gap-2">
          <AgentCard agent={agent} units={units} />
          <DecisionLog agent={agent} />
        </div>
      ))}
    </div>
  );
}
