import { useText } from '../i18n/useText';
import { useView } from '../state/view';
import { Icon, type IconName } from '../ui/Icon';

/** The pages there are, and what belongs to all of them. */
export function Rail() {
  const t = useText();
  const show = useView((view) => view.show);
  return (
    <nav aria-label={t('nav.pages')} className="hidden w-14 shrink-0 flex-col items-stretch gap-1 border-r border-line bg-surface-1 p-1 md:flex">
      <span className="flex h-12 flex-col items-center justify-center gap-0.5 rounded-md bg-surface-3 text-xs text-accent" aria-current="page">
        <Icon name="trade" />
        {t('nav.trade')}
      </span>
      <span className="flex-1" />
      <RailButton icon="keys" label={t('nav.keys')} onClick={() => show({ overlay: 'keys' })} />
      <RailButton icon="settings" label={t('nav.settings')} onClick={() => show({ overlay: 'settings' })} />
    </nav>
  );
}

const RailButton = ({ icon, label, onClick }: { icon: IconName; label: string; onClick: () => void }) => (
  <button type="button" onClick={onClick} aria-label={label} title={label} className="grid h-10 place-items-center rounded-md text-text-2 hover:bg-surface-3 hover:text-text-1">
    <Icon name={icon} />
  </button>
);
