import { isRefusal, ProblemError, UnreachableError } from './http';

const ATTEMPTS_MAX = 4;

/** May the same request, with the same key, be sent once more? Never after a refusal; never without bound. */
export const mayRetry = (failures: number, error: unknown): boolean =>
  failures < ATTEMPTS_MAX - 1 &&
  !isRefusal(error) &&
  (error instanceof ProblemError || error instanceof UnreachableError);

/** 0.3 s, 0.6 s, 1.2 s; or what the server asked for, up to 10 s. */
export function retryDelayMs(failures: number, error: unknown): number {
  if (error instanceof ProblemError && error.retryAfterMs !== null) return Math.min(error.retryAfterMs, 10_000);
  return 300 * 2 ** failures;
}
