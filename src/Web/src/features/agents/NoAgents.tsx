import { useText } from '../../i18n/useText';
import { Empty } from '../../ui/Empty';
import { Panel } from '../../ui/Panel';
import { SkeletonLines } from '../../ui/Skeleton';

/** In the place of the agents while they are awaited, and where a market has none. */
export function NoAgents({ waiting, className }: { waiting: boolean; className?: string | undefined }) {
  const t = useText();
  return (
    <Panel title={t('agents.title')} className={className}>
      {waiting ? <SkeletonLines lines={8} /> : <Empty title={t('agents.none')}>{t('agents.none.why')}</Empty>}
    </Panel>
  );
}
