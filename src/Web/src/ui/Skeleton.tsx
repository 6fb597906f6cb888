import { useEffect, useState } from 'react';
import { classes } from '../lib/classes';

const PATIENCE_MS = 300;

/**
 * Grey where content will be, in its size. Invisible for the first 300 ms: what comes that fast needs no announcement.
 */
export function Skeleton({ className }: { className?: string }) {
  const [shown, setShown] = useState(false);
  useEffect(() => {
    const timer = setTimeout(() => setShown(true), PATIENCE_MS);
    return () => clearTimeout(timer);
  }, []);
  return <div aria-hidden="true" className={classes('rounded', shown && 'animate-pulse bg-surface-3', className)} />;
}

/** Several lines of it. */
export const SkeletonLines = ({ lines }: { lines: number }) => (
  <div className="flex flex-col gap-2 p-3">
    {Array.from({ length: lines }, (_, line) => (
      <Skeleton key={line} className="h-4" />
    ))}
  </div>
);
