import { useImperativeHandle, useRef, type Ref } from 'react';
import type { Candle } from '../../contract/market';
import { useText } from '../../i18n/useText';

export type LegendHandle = { show: (candle: Candle | null, format: (value: string) => string) => void };

const PARTS = ['open', 'high', 'low', 'close', 'volume'] as const;

/** Open, high, low, close and volume of the bar under the pointer, or of the newest: written straight into the page. */
export function Legend({ ref }: { ref: Ref<LegendHandle> }) {
  const t = useText();
  const root = useRef<HTMLDListElement>(null);
  useImperativeHandle(ref, () => ({
    show(candle, format) {
      root.current?.querySelectorAll<HTMLElement>('[data-part]').forEach((cell) => {
        const part = cell.dataset.part as (typeof PARTS)[number];
        cell.textContent = candle ? format(candle[part]) : '';
      });
    },
  }));
  return (
    <dl ref={root} className="pointer-events-none absolute top-6 left-2 z-10 hidden gap-2 text-xs sm:flex">
      {PARTS.map((part) => (
        <div key={part} className="flex gap-1">
          <dt className="text-text-3">{t(`chart.${part}`)}</dt>
          <dd data-part={part} className="text-text-1" />
        </div>
      ))}
    </dl>
  );
}
