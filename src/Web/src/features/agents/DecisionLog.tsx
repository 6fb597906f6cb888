import { useDecisions } from '../../api/decisions';
import type { Agent, Decision } from '../../contract/agent';
import { useText } from '../../i18n/useText';
import { formatMoment } from '../../lib/format';
import { classes } from '../../lib/classes';
import { Empty } from '../../ui/Empty';
import { Failure } from '../../ui/Failure';
import { Panel } from '../../ui/Panel';
import { SkeletonLines } from '../../ui/Skeleton';

const TONES: Readonly<Record<Decision['action'], string>> = {
  enter: 'text-accent',
  exit: 'text-text-1',
  cancelOrders: 'text-text-2',
  refused: 'text-warn',
};

/** What it decided and why, newest first. */
export function DecisionLog({ agent }: { agent: Agent }) {
  const t = useText();
  const decisions = useDecisions(agent.id, agent.decisions);
  return (
    <Panel title={t('agents.log', { name: agent.name })} className="min-h-64 flex-1">
      {decisions.data && decisions.data.length > 0 ? (
        <ol
          tabIndex={0}
          aria-label={t('agents.log', { name: agent.name })}
          className="relative min-h-0 flex-1 overflow-y-auto px-3 -outline-offset-2"
        >
          {decisions.data.map((decision) => (
            <Entry key={decision.number} decision={decision} />
          ))}
        </ol>
      ) : decisions.error ? (
        <Failure error={decisions.error} retry={() => void decisions.refetch()} />
      ) : decisions.isPending ? (
        <SkeletonLines lines={6} />
      ) : (
        <Empty title={t('agents.log.none')}>{t('agents.log.none.why')}</Empty>
      )}
    </Panel>
  );
}

function Entry({ decision }: { decision: Decision }) {
  const t = useText();
  return (
    <li className="border-b border-line py-2 text-xs last:border-0">
      <p className="flex justify-between gap-2">
        <span className={classes('font-semibold', TONES[decision.action])}>{t(`action.${decision.action}`)}</span>
        <span className="text-text-3">{formatMoment(decision.at)}</span>
      </p>
      <p lang="en" className="text-sm text-text-1">
        {decision.why}
      </p>
      {decision.risk && (
        <p lang="en" className="text-text-2">
          {decision.risk}
        </p>
      )}
      <p className="break-words text-text-3">
        {t('agents.log.rule', { rule: decision.rule, sequence: decision.sequence })}
      </p>
    </li>
  );
}
