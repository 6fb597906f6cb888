import { useMemo, useState } from 'react';
import { isOpen, type Account, type Fill, type Order } from '../../contract/account';
import type { Agent } from '../../contract/agent';
import { useText } from '../../i18n/useText';
import { Failure } from '../../ui/Failure';
import { Panel } from '../../ui/Panel';
import { SkeletonLines } from '../../ui/Skeleton';
import { Tabs } from '../../ui/Tabs';
import { AccountChoice } from './AccountChoice';
import { Fills } from './Fills';
import { Orders } from './Orders';
import { Positions } from './Positions';
import { Summary } from './Summary';
import { WhyDrawer } from './WhyDrawer';

type Shown = 'positions' | 'open' | 'history' | 'trades';
type Props = {
  account: Account | undefined;
  orders: readonly Order[] | undefined;
  fills: readonly Fill[] | undefined;
  error: unknown;
  retry: () => void;
  /** Whose account it is; undefined for one's own. */
  agent: Agent | undefined;
  className?: string;
};

/** Positions, orders and trades of one's own account or an agent's. */
export function ActivityPanel({ account, orders, fills, error, retry, agent, className }: Props) {
  const t = useText();
  const [tab, setTab] = useState<Shown>('positions');
  const [asked, setAsked] = useState<Order | null>(null);
  const open = useMemo(() => orders?.filter(isOpen), [orders]);
  const ended = useMemo(() => orders?.filter((order) => !isOpen(order)), [orders]);
  const mine = agent === undefined;
  const why = agent ? setAsked : null;
  const ready = account && open && ended && fills;
  return (
    <Panel title={t('activity.title')} headless className={className}>
      {account && <Summary account={account} />}
      <Tabs
        label={t('activity.title')}
        value={tab}
        onChange={setTab}
        aside={<AccountChoice />}
        tabs={[
          { value: 'positions', label: t('tabs.positions') },
          { value: 'open', label: t('tabs.open'), count: open?.length },
          { value: 'history', label: t('tabs.history') },
          { value: 'trades', label: t('tabs.trades') },
        ]}
      >
        {!ready ? (
          error ? (
            <Failure error={error} retry={retry} />
          ) : (
            <SkeletonLines lines={6} />
          )
        ) : (
          <>
            {tab === 'positions' && <Positions positions={account.positions} mine={mine} currency={account.currency} />}
            {tab === 'open' && <Orders orders={open} open accountId={account.id} mine={mine} why={why} />}
            {tab === 'history' && <Orders orders={ended} open={false} accountId={account.id} mine={mine} why={why} />}
            {tab === 'trades' && <Fills fills={fills} />}
          </>
        )}
      </Tabs>
      {asked && agent && <WhyDrawer order={asked} agent={agent} onClose={() => setAsked(null)} />}
    </Panel>
  );
}
