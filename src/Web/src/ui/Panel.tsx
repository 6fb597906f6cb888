import { useId, type ReactNode } from 'react';
import { classes } from '../lib/classes';

type Props = {
  title: string;
  aside?: ReactNode;
  children: ReactNode;
  className?: string | undefined;
  headless?: boolean;
};

/** A named region of the page. `headless` keeps its name for those who listen and leaves the line to its content. */
export function Panel({ title, aside, children, className, headless = false }: Props) {
  const id = useId();
  return (
    <section
      aria-labelledby={id}
      className={classes(
        'flex min-h-0 min-w-0 flex-col overflow-hidden rounded-md border border-line bg-surface-1',
        className,
      )}
    >
      <header
        className={classes(
          headless ? 'sr-only' : 'flex h-9 shrink-0 items-center justify-between gap-2 border-b border-line px-3',
        )}
      >
        <h2 id={id} className="truncate text-sm font-semibold text-text-1">
          {title}
        </h2>
        {aside}
      </header>
      {children}
    </section>
  );
}
