import { memo, useId, useMemo, useState, type KeyboardEvent } from 'react';
import { useNumberStyle, useText } from '../../i18n/useText';
import { classes } from '../../lib/classes';
import { placesOf } from '../../lib/decimal';
import { formatDecimal } from '../../lib/format';
import { useLive } from '../../live/live';
import { useView } from '../../state/view';
import { Dialog } from '../../ui/Dialog';
import { Empty } from '../../ui/Empty';
import { Signed } from '../../ui/Signed';

const SHOWN_MAX = 100;

/** Finds a market by part of its name. Arrows choose, Enter takes. */
export function SearchDialog() {
  const t = useText();
  const id = useId();
  const show = useView((view) => view.show);
  const names = useLive((live) => live.symbolNames);
  const [typed, setTyped] = useState('');
  const [at, setAt] = useState(0);
  const found = useMemo(
    () => names.filter((name) => name.toLowerCase().includes(typed.trim().toLowerCase())).slice(0, SHOWN_MAX),
    [names, typed],
  );
  const chosen = Math.min(at, Math.max(0, found.length - 1));
  const close = () => show({ overlay: null });
  const take = (name: string) => show({ symbol: name, overlay: null, accountId: null });

  function onKeyDown(event: KeyboardEvent) {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    const name = found[chosen];
    if (step !== undefined && found.length > 0) {
      event.preventDefault();
      setAt((chosen + step + found.length) % found.length);
    } else if (event.key === 'Enter' && name) {
      event.preventDefault();
      take(name);
    }
  }

  return (
    <Dialog title={t('search.title')} onClose={close}>
      <input
        data-autofocus
        role="combobox"
        aria-label={t('search.label')}
        aria-expanded={found.length > 0}
        aria-controls={`${id}-list`}
        aria-activedescendant={found.length > 0 ? `${id}-${chosen}` : undefined}
        autoComplete="off"
        spellCheck={false}
        value={typed}
        onChange={(event) => {
          setTyped(event.target.value);
          setAt(0);
        }}
        onKeyDown={onKeyDown}
        placeholder={t('search.placeholder')}
        className="h-9 w-full rounded-md border border-control bg-surface-2 px-3 text-base"
      />
      {found.length === 0 && <Empty title={t('search.none')} />}
      <ul
        id={`${id}-list`}
        role="listbox"
        aria-label={t('search.title')}
        className="mt-2 flex max-h-[50dvh] flex-col overflow-y-auto"
      >
        {found.map((name, index) => (
          <SearchRow key={name} id={`${id}-${index}`} name={name} chosen={index === chosen} take={take} />
        ))}
      </ul>
    </Dialog>
  );
}

const SearchRow = memo(function SearchRow({
  id,
  name,
  chosen,
  take,
}: {
  id: string;
  name: string;
  chosen: boolean;
  take: (name: string) => void;
}) {
  const style = useNumberStyle();
  const symbol = useLive((live) => live.symbols[name]);
  if (!symbol) return null;
  return (
    <li
      id={id}
      role="option"
      aria-selected={chosen}
      onClick={() => take(name)}
      className={classes(
        'flex min-h-9 cursor-pointer items-center justify-between gap-3 rounded-md px-2',
        chosen ? 'bg-surface-3' : 'hover:bg-surface-2',
      )}
    >
      <span className="min-w-0 truncate font-semibold">
        {symbol.ticker} <span className="text-xs font-normal text-text-3">{name.split(':')[0]}</span>
      </span>
      <span className="flex shrink-0 gap-3">
        <span>{formatDecimal(symbol.last, style, placesOf(symbol.tickSize))}</span>
        <Signed value={symbol.changeDay} percent className="w-20 text-right" />
      </span>
    </li>
  );
});
