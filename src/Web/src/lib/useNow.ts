import { useEffect, useState } from 'react';

/** This machine's monotonic clock, read again every `everyMs`: for ages that grow without news. */
export function useNow(everyMs: number): number {
  const [now, setNow] = useState(() => performance.now());
  useEffect(() => {
    const timer = setInterval(() => setNow(performance.now()), everyMs);
    return () => clearInterval(timer);
  }, [everyMs]);
  return now;
}
