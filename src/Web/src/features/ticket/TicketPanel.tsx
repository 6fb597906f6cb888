import { useText } from '../../i18n/useText';
import { useLive } from '../../live/live';
import { Panel } from '../../ui/Panel';
import { SkeletonLines } from '../../ui/Skeleton';
import { TicketForm } from './TicketForm';

/** Where a person trades. Always one's own account: agents have theirs. */
export function TicketPanel({ className }: { className?: string }) {
  const t = useText();
  const account = useLive((live) => live.account);
  const symbol = useLive((live) => (live.symbol === null ? undefined : live.symbols[live.symbol]));
  return (
    <Panel
      title={t('ticket.title')}
      aside={<span className="truncate text-xs text-text-3">{t('ticket.paper')}</span>}
      className={className}
    >
      {account && symbol ? (
        <TicketForm key={symbol.symbol} account={account} symbol={symbol} />
      ) : (
        <SkeletonLines lines={10} />
      )}
    </Panel>
  );
}
