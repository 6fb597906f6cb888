import { usePlatform } from '../api/platform';
import { useNumberStyle, useText } from '../i18n/useText';
import { formatDecimal } from '../lib/format';
import { useLive } from '../live/live';
import { Signed } from '../ui/Signed';

/** Said once a page: the time zone, whose money it is, who draws the charts. */
export function FootLine() {
  const t = useText();
  const style = useNumberStyle();
  const account = useLive((live) => live.account);
  // The part after the plus names the build; it is told on hover.
  const version = usePlatform().data?.version;
  return (
    <footer className="hidden h-6 shrink-0 items-center gap-4 overflow-hidden border-t border-line bg-surface-1 px-3 text-xs whitespace-nowrap text-text-3 md:flex">
      <span>{t('foot.timeZone')}</span>
      {account && (
        <>
          <span>
            {t('foot.equity')} <span className="text-text-1">{formatDecimal(account.equity, style, 2)}</span>{' '}
            {account.currency}
          </span>
          <span className="hidden lg:inline">
            {t('foot.cash')} <span className="text-text-1">{formatDecimal(account.cash, style, 2)}</span>
          </span>
          <span>
            {t('foot.unrealised')} <Signed value={account.unrealisedPnl} />
          </span>
          <span className="hidden lg:inline">
            {t('foot.realised')} <Signed value={account.realisedPnl} />
          </span>
          <span className="hidden lg:inline">
            {t('foot.fees')} <span className="text-text-1">{formatDecimal(account.fees, style, 2)}</span>
          </span>
        </>
      )}
      <span className="flex-1" />
      <a
        href="https://www.tradingview.com/lightweight-charts/"
        target="_blank"
        rel="noreferrer"
        className="underline hover:text-text-1"
      >
        {t('foot.charts')}
      </a>
      {version && <span title={version}>{t('foot.version', { version: version.split('+')[0] ?? version })}</span>}
    </footer>
  );
}
