import type { NumberStyle } from '../lib/format';
import { en } from './en';
import { es } from './es';

export type MessageKey = keyof typeof en;
export type Language = 'en' | 'es';

export const catalogues: Record<Language, Readonly<Record<MessageKey, string>>> = { en, es };

const numberStyles: Record<Language, NumberStyle> = {
  en: { group: ',', point: '.' },
  es: { group: '.', point: ',' },
};

export type Translate = (key: MessageKey, values?: Readonly<Record<string, string | number>>) => string;

/** Fills `{name}` places of a message. */
export const translate = (
  language: Language,
  key: MessageKey,
  values: Readonly<Record<string, string | number>> = {},
): string => catalogues[language][key].replace(/\{(\w+)\}/g, (_, name: string) => String(values[name] ?? `{${name}}`));

export const numberStyleOf = (language: Language): NumberStyle => numberStyles[language];
