import { useEffect } from 'react';
import type { Timeframe } from '../../contract/market';
import { useView } from '../../state/view';

const TIMEFRAME_KEYS: Readonly<Record<string, Timeframe>> = { '1': '1m', '5': '5m', h: '1h', '4': '4h', d: '1d' };
/** How long a `1` waits for a `5`. */
const CHORD_MS = 350;

/** True where letters are text: no shortcut acts there. */
export const isTyping = (target: EventTarget | null): boolean =>
  target instanceof HTMLElement &&
  (target.isContentEditable || /^(input|textarea|select)$/i.test(target.tagName)) &&
  !(target instanceof HTMLInputElement && target.type === 'radio');

/** Single keys that look and prepare, never send. `Ctrl+Enter` belongs to the ticket itself. */
export function useShortcuts(): void {
  useEffect(() => {
    const { show, wish } = useView.getState();
    let waiting: ReturnType<typeof setTimeout> | undefined;
    const timeframe = (value: Timeframe) => {
      clearTimeout(waiting);
      waiting = undefined;
      show({ timeframe: value });
    };
    const actions: Readonly<Record<string, () => void>> = {
      '/': () => show({ overlay: 'search' }),
      '?': () => show({ overlay: 'keys' }),
      b: () => wish({ side: 'buy' }),
      s: () => wish({ side: 'sell' }),
      '1': () => {
        waiting = setTimeout(() => timeframe('1m'), CHORD_MS);
      },
      '5': () => timeframe(waiting === undefined ? '5m' : '15m'),
    };
    const onKeyDown = (event: KeyboardEvent) => {
      const palette = (event.ctrlKey || event.metaKey) && event.key.toLowerCase() === 'k';
      const plain = !event.ctrlKey && !event.metaKey && !event.altKey;
      if (event.repeat || useView.getState().overlay !== null || document.querySelector('dialog[open]')) return;
      if (!palette && (!plain || isTyping(event.target))) return;
      const key = palette ? '/' : event.key.toLowerCase();
      const other = TIMEFRAME_KEYS[key];
      const act = actions[key] ?? (other && (() => timeframe(other)));
      if (!act) return;
      event.preventDefault();
      act();
    };
    window.addEventListener('keydown', onKeyDown);
    return () => {
      window.removeEventListener('keydown', onKeyDown);
      clearTimeout(waiting);
    };
  }, []);
}
