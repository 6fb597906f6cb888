import { FeedBadge } from '../features/feed/FeedBadge';
import { SymbolTitle } from '../features/symbols/SymbolTitle';
import { useText } from '../i18n/useText';
import { usePreferences } from '../state/preferences';
import { useView } from '../state/view';
import { Icon } from '../ui/Icon';

const ICON_BUTTON =
  'grid size-8 shrink-0 place-items-center rounded-md text-text-2 hover:bg-surface-3 hover:text-text-1';

/** The market, where its data come from, and how the page looks. */
export function TopBar() {
  const t = useText();
  const show = useView((view) => view.show);
  const { theme, set } = usePreferences();
  const other = theme === 'dark' ? 'light' : 'dark';
  return (
    <header className="flex h-12 shrink-0 items-center gap-1.5 border-b border-line bg-surface-1 px-1.5 sm:gap-3 sm:px-3">
      <h1 className="sr-only">{t('app.name')}</h1>
      <SymbolTitle />
      <FeedBadge />
      <button
        type="button"
        className={`${ICON_BUTTON} max-md:hidden`}
        aria-label={t(`settings.switchTo.${other}`)}
        title={t(`settings.switchTo.${other}`)}
        onClick={() => set({ theme: other })}
      >
        <Icon name={other === 'light' ? 'sun' : 'moon'} />
      </button>
      <button
        type="button"
        className={`${ICON_BUTTON} md:hidden`}
        aria-label={t('nav.settings')}
        onClick={() => show({ overlay: 'settings' })}
      >
        <Icon name="settings" />
      </button>
    </header>
  );
}
