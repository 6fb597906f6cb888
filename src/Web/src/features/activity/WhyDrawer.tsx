import { useDecisions } from '../../api/decisions';
import type { Order } from '../../contract/account';
import type { Agent, Decision } from '../../contract/agent';
import { useNumberStyle, useText } from '../../i18n/useText';
import { formatMoment, formatNeat } from '../../lib/format';
import { Dialog } from '../../ui/Dialog';
import { Empty } from '../../ui/Empty';
import { Failure } from '../../ui/Failure';
import { SkeletonLines } from '../../ui/Skeleton';

const LOOKED_AT = 200;
const FIGURE_PLACES = 6;

/** Why an agent placed an order: the rule, what it saw, and what the risk gate said. */
export function WhyDrawer({ order, agent, onClose }: { order: Order; agent: Agent; onClose: () => void }) {
  const t = useText();
  const decisions = useDecisions(agent.id, agent.decisions, LOOKED_AT);
  const decision = decisions.data?.find((known) => known.orderId === order.orderId);
  return (
    <Dialog side title={t('why.title', { name: agent.name })} onClose={onClose}>
      {decision ? (
        <Explained decision={decision} order={order} />
      ) : decisions.error ? (
        <Failure error={decisions.error} retry={() => void decisions.refetch()} />
      ) : decisions.isPending ? (
        <SkeletonLines lines={8} />
      ) : (
        <Empty title={t('why.none')}>{t('why.none.why', { count: LOOKED_AT })}</Empty>
      )}
    </Dialog>
  );
}

function Explained({ decision, order }: { decision: Decision; order: Order }) {
  const t = useText();
  const style = useNumberStyle();
  const facts = [
    [t('why.rule'), decision.rule],
    [t('why.action'), t(`action.${decision.action}`)],
    [t('why.at'), formatMoment(decision.at)],
    [t('why.input'), `#${decision.sequence}`],
    [t('why.decision'), `#${decision.number}`],
    [t('why.order'), order.orderId],
    [t('chart.stop'), formatNeat(decision.stopPrice, style, FIGURE_PLACES)],
    [t('chart.target'), formatNeat(decision.targetPrice, style, FIGURE_PLACES)],
  ] as const;
  return (
    <div className="flex flex-col gap-4">
      <p className="text-base" lang="en">
        {decision.why}
      </p>
      <Facts title={t('why.facts')} rows={facts} />
      <Facts
        title={t('why.saw')}
        rows={Object.entries(decision.inputs).map(
          ([name, value]) => [name, formatNeat(value, style, FIGURE_PLACES)] as const,
        )}
      />
      {decision.risk && (
        <section>
          <h3 className="mb-1 text-xs font-semibold text-text-2">{t('why.risk')}</h3>
          <p className="text-sm" lang="en">
            {decision.risk}
          </p>
        </section>
      )}
    </div>
  );
}

const Facts = ({ title, rows }: { title: string; rows: readonly (readonly [string, string])[] }) => (
  <section>
    <h3 className="mb-1 text-xs font-semibold text-text-2">{title}</h3>
    <dl className="text-sm">
      {rows.map(([name, value]) => (
        <div key={name} className="flex justify-between gap-4 border-t border-line py-1">
          <dt className="shrink-0 text-text-2">{name}</dt>
          <dd className="min-w-0 text-right break-all">{value}</dd>
        </div>
      ))}
    </dl>
  </section>
);
