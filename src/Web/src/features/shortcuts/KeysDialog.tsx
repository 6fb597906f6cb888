import type { MessageKey } from '../../i18n/catalogue';
import { useText } from '../../i18n/useText';
import { useView } from '../../state/view';
import { Dialog } from '../../ui/Dialog';

const LIST: readonly (readonly [string, MessageKey])[] = [
  ['/', 'keys.search'],
  ['1 · 5 · 15', 'keys.minutes'],
  ['H · 4 · D', 'keys.hours'],
  ['B', 'keys.buy'],
  ['S', 'keys.sell'],
  ['Ctrl + Enter', 'keys.confirm'],
  ['Esc', 'keys.escape'],
  ['?', 'keys.list'],
];

/** All keys there are. */
export function KeysDialog() {
  const t = useText();
  const show = useView((view) => view.show);
  return (
    <Dialog title={t('keys.title')} onClose={() => show({ overlay: null })}>
      <dl className="grid grid-cols-[auto_1fr] items-center gap-x-4 gap-y-2">
        {LIST.map(([key, message]) => (
          <div key={key} className="contents">
            <dt>
              <kbd className="rounded border border-control bg-surface-2 px-1.5 py-0.5 font-sans text-xs whitespace-nowrap">
                {key}
              </kbd>
            </dt>
            <dd className="text-sm text-text-2">{t(message)}</dd>
          </div>
        ))}
      </dl>
      <p className="mt-4 text-xs text-text-3">{t('keys.safe')}</p>
    </Dialog>
  );
}
