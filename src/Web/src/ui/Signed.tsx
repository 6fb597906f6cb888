import { useNumberStyle } from '../i18n/useText';
import { decimal, isDecimal, sign } from '../lib/decimal';
import { classes } from '../lib/classes';
import { formatDecimal, formatPercent } from '../lib/format';

type Props = {
  value: string | null | undefined;
  places?: number;
  percent?: boolean;
  unit?: string;
  className?: string;
};

/** A gain or a loss: sign always, colour besides. */
export function Signed({ value, places = 2, percent = false, unit, className }: Props) {
  const style = useNumberStyle();
  const direction = value != null && isDecimal(value) ? sign(decimal(value)) : 0;
  const tone = direction > 0 ? 'text-up' : direction < 0 ? 'text-down' : 'text-text-2';
  const shown = percent ? formatPercent(value, style, places, true) : formatDecimal(value, style, places, true);
  return (
    <span className={classes('whitespace-nowrap', tone, className)}>
      {shown}
      {unit && value != null && <span className="text-text-3"> {unit}</span>}
    </span>
  );
}
