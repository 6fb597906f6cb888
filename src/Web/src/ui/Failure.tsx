import { useText } from '../i18n/useText';
import { useWords } from '../i18n/useWords';
import { Button } from './Button';

/** Something could not be fetched: what happened, that nothing was lost, and the way to ask again. */
export function Failure({ error, retry }: { error: unknown; retry: () => void }) {
  const t = useText();
  const words = useWords();
  return (
    <div role="alert" className="flex h-full min-h-24 flex-col items-center justify-center gap-2 p-4 text-center">
      <p className="max-w-[48ch] text-sm text-text-1">{words(error)}</p>
      <p className="text-xs text-text-3">{t('error.nothingLost')}</p>
      <Button onClick={retry}>{t('common.retry')}</Button>
    </div>
  );
}
