import { useId, type KeyboardEvent, type ReactNode } from 'react';
import { classes } from '../lib/classes';

export type Tab<T extends string> = { value: T; label: string; count?: number | undefined };
type Props<T extends string> = {
  label: string;
  tabs: readonly Tab<T>[];
  value: T;
  onChange: (value: T) => void;
  aside?: ReactNode;
  children: ReactNode;
};

/** Tabs over one panel. Arrow keys, Home and End move; one tab stop. */
export function Tabs<T extends string>({ label, tabs, value, onChange, aside, children }: Props<T>) {
  const id = useId();
  const move = (event: KeyboardEvent<HTMLDivElement>) => {
    const at = tabs.findIndex((tab) => tab.value === value);
    const to = { ArrowRight: at + 1, ArrowLeft: at - 1, Home: 0, End: tabs.length - 1 }[event.key];
    const next = to === undefined ? undefined : tabs[(to + tabs.length) % tabs.length];
    if (!next) return;
    event.preventDefault();
    onChange(next.value);
    document.getElementById(`${id}-${next.value}`)?.focus();
  };
  return (
    <div className="flex min-h-0 flex-1 flex-col">
      <div className="flex min-h-9 shrink-0 items-center justify-between gap-2 border-b border-line pr-2">
        <div
          role="tablist"
          aria-label={label}
          onKeyDown={move}
          className="flex min-w-0 self-stretch overflow-x-auto pl-1"
        >
          {tabs.map((tab) => (
            <button
              key={tab.value}
              type="button"
              role="tab"
              id={`${id}-${tab.value}`}
              aria-selected={tab.value === value}
              aria-controls={`${id}-panel`}
              tabIndex={tab.value === value ? 0 : -1}
              onClick={() => onChange(tab.value)}
              className={classes(
                '-mb-px min-h-9 border-b-2 px-2 text-sm whitespace-nowrap -outline-offset-2',
                tab.value === value
                  ? 'border-accent font-semibold text-text-1'
                  : 'border-transparent text-text-2 hover:text-text-1',
              )}
            >
              {tab.label}
              {tab.count !== undefined && <span className="ml-1 text-xs font-normal text-text-3">{tab.count}</span>}
            </button>
          ))}
        </div>
        {aside}
      </div>
      <div
        role="tabpanel"
        id={`${id}-panel`}
        aria-labelledby={`${id}-${value}`}
        tabIndex={0}
        className="@container relative min-h-0 flex-1 overflow-auto -outline-offset-2"
      >
        {children}
      </div>
    </div>
  );
}
