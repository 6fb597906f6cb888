import type { ReactNode } from 'react';

/** Nothing here yet: what will be, and how to get it. */
export const Empty = ({ title, children }: { title: string; children?: ReactNode }) => (
  <div className="flex h-full min-h-24 flex-col items-center justify-center gap-1 p-4 text-center">
    <p className="text-sm text-text-2">{title}</p>
    {children !== undefined && <p className="max-w-[44ch] text-xs text-text-3">{children}</p>}
  </div>
);
