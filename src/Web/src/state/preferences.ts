import { create } from 'zustand';
import { persist } from 'zustand/middleware';
import type { Language } from '../i18n/catalogue';

export const PRICE_COLOURS = ['green-red', 'red-green', 'blue-orange'] as const;
export type PriceColours = (typeof PRICE_COLOURS)[number];
export type Theme = 'dark' | 'light';

type Preferences = {
  theme: Theme;
  priceColours: PriceColours;
  language: Language;
  set: (changed: Partial<Pick<Preferences, 'theme' | 'priceColours' | 'language'>>) => void;
};

const browserLanguage = (): Language => (navigator.language.toLowerCase().startsWith('es') ? 'es' : 'en');

/** How this person likes the page; kept in this browser. The key and names are read by public/first-paint.js too. */
export const usePreferences = create<Preferences>()(
  persist(
    (set) => ({
      theme: 'dark',
      priceColours: 'green-red',
      language: browserLanguage(),
      set: (changed) => set(changed),
    }),
    {
      name: 'trading-platform.preferences',
      partialize: ({ theme, priceColours, language }) => ({ theme, priceColours, language }),
    },
  ),
);
