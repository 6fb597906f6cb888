import { useCallback } from 'react';
import { ProblemError, UnexpectedAnswerError, UnreachableError } from '../lib/http';
import { useText } from './useText';

/** What an error says to a person. A refusal speaks for itself; all else is said in our words. */
export function useWords(): (error: unknown) => string {
  const t = useText();
  return useCallback(
    (error) => {
      if (error instanceof ProblemError) return error.message;
      if (error instanceof UnreachableError) return t('error.unreachable');
      if (error instanceof UnexpectedAnswerError) return t('error.unexpected', { where: error.message });
      return t('error.unknown');
    },
    [t],
  );
}
