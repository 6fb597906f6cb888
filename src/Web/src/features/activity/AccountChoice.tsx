import { useText } from '../../i18n/useText';
import { useLiveShallow } from '../../live/live';
import { useView } from '../../state/view';

/** Whose positions, orders and marks are shown. */
export function AccountChoice() {
  const t = useText();
  const { accountId, show } = useView();
  const agents = useLiveShallow((live) =>
    (live.agents ?? [])
      .filter((agent) => agent.symbol === live.symbol)
      .map((agent) => `${agent.accountId}\n${agent.name}`),
  );
  return (
    <select
      aria-label={t('activity.account')}
      value={accountId ?? ''}
      onChange={(event) => show({ accountId: event.target.value === '' ? null : event.target.value })}
      className="h-7 max-w-32 min-w-0 shrink-0 truncate rounded-md border border-line bg-surface-2 px-1 text-xs text-text-1"
    >
      <option value="">{t('activity.mine')}</option>
      {agents.map((entry) => {
        const [id, name] = entry.split('\n');
        return (
          <option key={id} value={id}>
            {name}
          </option>
        );
      })}
    </select>
  );
}
