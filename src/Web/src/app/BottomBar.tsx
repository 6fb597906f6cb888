import { useText } from '../i18n/useText';
import { classes } from '../lib/classes';
import { PANELS, useView } from '../state/view';
import { Icon } from '../ui/Icon';

/** On a narrow screen the panels take turns. */
export function BottomBar() {
  const t = useText();
  const { page, panel, show } = useView();
  const at = page === 'agents' ? 'agents' : panel;
  return (
    <nav
      aria-label={t('nav.panels')}
      className="grid shrink-0 grid-cols-5 border-t border-line bg-surface-1 pb-[env(safe-area-inset-bottom)] md:hidden"
    >
      {PANELS.map((name) => (
        <button
          key={name}
          type="button"
          aria-current={name === at ? 'page' : undefined}
          onClick={() => show({ panel: name, page: 'trade' })}
          className={classes(
            'flex h-14 min-w-0 flex-col items-center justify-center gap-0.5 text-xs -outline-offset-2',
            name === at ? 'text-accent' : 'text-text-2',
          )}
        >
          <Icon name={name} />
          <span className="max-w-full truncate px-1">{t(`nav.panel.${name}`)}</span>
        </button>
      ))}
    </nav>
  );
}
