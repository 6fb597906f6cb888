import type { Account } from '../../contract/account';
import { useNumberStyle, useText } from '../../i18n/useText';
import { formatDecimal } from '../../lib/format';
import { Signed } from '../../ui/Signed';

/** On a narrow screen, where the foot line is not: what the account is worth, and the time zone. */
export function Summary({ account }: { account: Account }) {
  const t = useText();
  const style = useNumberStyle();
  return (
    <dl className="grid shrink-0 grid-cols-3 gap-2 border-b border-line px-3 py-2 text-xs md:hidden">
      <div>
        <dt className="text-text-3">{t('foot.equity')}</dt>
        <dd>
          {formatDecimal(account.equity, style, 2)} {account.currency}
        </dd>
      </div>
      <div>
        <dt className="text-text-3">{t('foot.unrealised')}</dt>
        <dd>
          <Signed value={account.unrealisedPnl} />
        </dd>
      </div>
      <div>
        <dt className="text-text-3">{t('foot.fees')}</dt>
        <dd>{formatDecimal(account.fees, style, 2)}</dd>
      </div>
      <div className="col-span-3">
        <dt className="sr-only">{t('table.time')}</dt>
        <dd className="text-text-3">{t('foot.timeZone')}</dd>
      </div>
    </dl>
  );
}
