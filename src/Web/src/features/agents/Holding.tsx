import type { Agent } from '../../contract/agent';
import { useNumberStyle, useText } from '../../i18n/useText';
import { absolute, decimal } from '../../lib/decimal';
import { formatDecimal } from '../../lib/format';
import { Signed } from '../../ui/Signed';
import { holdingOf } from './standing';
import type { Units } from './useAgents';

/** What it holds, at which price, and what that is worth now. */
export function Holding({ agent, units }: { agent: Agent; units: Units }) {
  const t = useText();
  const style = useNumberStyle();
  const holding = holdingOf(agent.positionQuantity);
  if (holding === 'flat' || agent.positionQuantity === null)
    return <p className="text-xs text-text-2">{t('agents.holds.nothing')}</p>;
  const values = {
    quantity: formatDecimal(absolute(decimal(agent.positionQuantity)), style),
    base: units.base,
    price: formatDecimal(agent.averagePrice, style, units.places),
  };
  return (
    <p className="flex flex-wrap justify-between gap-x-2 text-xs">
      <span className="min-w-0 break-words text-text-1">{t(`agents.holds.${holding}`, values)}</span>
      <Signed value={agent.unrealisedPnl} unit={units.quote} />
    </p>
  );
}
