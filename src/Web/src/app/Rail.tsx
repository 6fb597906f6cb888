import { useText } from '../i18n/useText';
import { classes } from '../lib/classes';
import { useView } from '../state/view';
import { Icon, type IconName } from '../ui/Icon';

const PAGES = ['trade', 'agents'] as const;

/** The pages there are, and what belongs to all of them. */
export function Rail() {
  const t = useText();
  const { page, show } = useView();
  return (
    <nav
      aria-label={t('nav.pages')}
      className="hidden w-14 shrink-0 flex-col items-stretch gap-1 border-r border-line bg-surface-1 p-1 md:flex"
    >
      {PAGES.map((name) => (
        <button
          key={name}
          type="button"
          aria-current={name === page ? 'page' : undefined}
          onClick={() => show({ page: name })}
          className={classes(
            'flex h-12 flex-col items-center justify-center gap-0.5 rounded-md text-xs',
            name === page ? 'bg-surface-3 text-accent' : 'text-text-2 hover:bg-surface-2 hover:text-text-1',
          )}
        >
          <Icon name={name} />
          {t(`nav.${name}`)}
        </button>
      ))}
      <span className="flex-1" />
      <RailButton icon="keys" label={t('nav.keys')} onClick={() => show({ overlay: 'keys' })} />
      <RailButton icon="settings" label={t('nav.settings')} onClick={() => show({ overlay: 'settings' })} />
    </nav>
  );
}

const RailButton = ({ icon, label, onClick }: { icon: IconName; label: string; onClick: () => void }) => (
  <button
    type="button"
    onClick={onClick}
    aria-label={label}
    title={label}
    className="grid h-10 place-items-center rounded-md text-text-2 hover:bg-surface-3 hover:text-text-1"
  >
    <Icon name={icon} />
  </button>
);
