import { useMemo } from 'react';
import { usePreferences } from '../state/preferences';
import { numberStyleOf, translate, type Translate } from './catalogue';

/** Messages in the chosen language. */
export function useText(): Translate {
  const language = usePreferences((kept) => kept.language);
  return useMemo(() => (key, values) => translate(language, key, values), [language]);
}

/** How the chosen language writes numbers. */
export const useNumberStyle = () => numberStyleOf(usePreferences((kept) => kept.language));
