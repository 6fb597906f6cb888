import { useMemo } from 'react';
import { useEquity } from '../../api/equity';
import type { Agent } from '../../contract/agent';
import { useNumberStyle, useText } from '../../i18n/useText';
import { decimal, subtract, text, toPixels } from '../../lib/decimal';
import { formatDecimal } from '../../lib/format';
import { Signed } from '../../ui/Signed';
import { Sparkline } from '../../ui/Sparkline';

/** Equity now, what it gained since the opening, and its curve. */
export function Equity({ agent, quote }: { agent: Agent; quote: string }) {
  const t = useText();
  const style = useNumberStyle();
  const history = useEquity(agent.id);
  const points = useMemo(() => history.data?.map((point) => toPixels(point.equity)) ?? [], [history.data]);
  const values = useMemo(
    () => (agent.equity === null ? points : [...points, toPixels(agent.equity)]),
    [points, agent.equity],
  );
  const gain =
    agent.equity !== null && agent.openingEquity !== null
      ? text(subtract(decimal(agent.equity), decimal(agent.openingEquity)))
      : null;
  return (
    <div className="flex items-center gap-3">
      <div className="min-w-0 shrink-0">
        <p className="text-base leading-5 font-semibold whitespace-nowrap">
          {formatDecimal(agent.equity, style, 2)} <span className="text-xs font-normal text-text-3">{quote}</span>
        </p>
        <p className="text-xs">
          <Signed value={gain} />
        </p>
      </div>
      <Sparkline
        values={values}
        base={toPixels(agent.openingEquity ?? agent.equity)}
        label={t('agents.equity.curve', { name: agent.name })}
        className="h-9 min-w-0 flex-1"
      />
    </div>
  );
}
