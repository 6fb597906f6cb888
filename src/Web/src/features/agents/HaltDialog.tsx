import { useText } from '../../i18n/useText';
import { Button } from '../../ui/Button';
import { Dialog } from '../../ui/Dialog';

/** Halting closes positions at market: it is asked once more, with what it does. */
export function HaltDialog({ name, onClose, onHalt }: { name: string; onClose: () => void; onHalt: () => void }) {
  const t = useText();
  return (
    <Dialog title={t('halt.title', { name })} onClose={onClose}>
      <p className="text-base text-text-1">{t('halt.does', { name })}</p>
      <div className="mt-4 flex justify-end gap-2">
        <Button size="medium" data-autofocus onClick={onClose}>
          {t('halt.keep')}
        </Button>
        <Button size="medium" look="alarm" onClick={onHalt}>
          {t('halt.confirm', { name })}
        </Button>
      </div>
    </Dialog>
  );
}
