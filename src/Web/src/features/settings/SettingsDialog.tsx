import type { ReactNode } from 'react';
import { useText } from '../../i18n/useText';
import { PRICE_COLOURS, usePreferences } from '../../state/preferences';
import { useView } from '../../state/view';
import { Dialog } from '../../ui/Dialog';
import { Segmented } from '../../ui/Segmented';

/** Theme, price colours and language: kept in this browser. */
export function SettingsDialog() {
  const t = useText();
  const show = useView((view) => view.show);
  const { theme, priceColours, language, set } = usePreferences();
  return (
    <Dialog title={t('settings.title')} onClose={() => show({ overlay: null })}>
      <div className="flex flex-col gap-4">
        <Row label={t('settings.theme')}>
          <Segmented
            name="theme"
            label={t('settings.theme')}
            value={theme}
            onChange={(value) => set({ theme: value })}
            options={[
              { value: 'dark', label: t('settings.theme.dark') },
              { value: 'light', label: t('settings.theme.light') },
            ]}
          />
        </Row>
        <Row label={t('settings.priceColours')}>
          <Segmented
            name="price-colours"
            label={t('settings.priceColours')}
            value={priceColours}
            onChange={(value) => set({ priceColours: value })}
            options={PRICE_COLOURS.map((value) => ({ value, label: t(`settings.priceColours.${value}`) }))}
          />
          <p className="mt-2 flex gap-4 text-sm">
            <span className="text-up">▲ +1.25 {t('settings.up')}</span>
            <span className="text-down">▼ −1.25 {t('settings.down')}</span>
          </p>
        </Row>
        <Row label={t('settings.language')}>
          <Segmented
            name="language"
            label={t('settings.language')}
            value={language}
            onChange={(value) => set({ language: value })}
            options={[
              { value: 'en', label: 'English' },
              { value: 'es', label: 'Español' },
            ]}
          />
        </Row>
        <p className="text-xs text-text-3">{t('settings.kept')}</p>
      </div>
    </Dialog>
  );
}

const Row = ({ label, children }: { label: string; children: ReactNode }) => (
  <div>
    <p aria-hidden="true" className="mb-1 text-xs text-text-2">
      {label}
    </p>
    {children}
  </div>
);
