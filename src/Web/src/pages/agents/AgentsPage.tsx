import { AgentColumns } from '../../features/agents/AgentColumns';
import { useText } from '../../i18n/useText';
import { useLive } from '../../live/live';

/** The agents of a market side by side: state, limits and every decision with its reason. */
export function AgentsPage() {
  const t = useText();
  const ticker = useLive((live) => (live.symbol === null ? '' : (live.symbols[live.symbol]?.ticker ?? '')));
  return (
    <main className="relative flex min-h-0 min-w-0 flex-1 flex-col overflow-y-auto p-2">
      <h2 className="px-1 pt-1 pb-2 text-lg font-semibold">{t('agents.page', { symbol: ticker })}</h2>
      <AgentColumns />
    </main>
  );
}
