import { expect, test } from 'vitest';
import { catalogues, translate, type MessageKey } from './catalogue';

const keys = Object.keys(catalogues.en) as MessageKey[];
const places = (message: string) => [...message.matchAll(/\{(\w+)\}/g)].map(([, name]) => name).sort();

test('both languages have the same messages', () => {
  expect(Object.keys(catalogues.es).sort()).toEqual([...keys].sort());
});

test('no message is empty, in either language', () => {
  for (const catalogue of Object.values(catalogues))
    for (const [key, message] of Object.entries(catalogue)) expect(message.trim(), key).not.toBe('');
});

test('a translation fills in the same places', () => {
  for (const key of keys) expect(places(catalogues.es[key]), key).toEqual(places(catalogues.en[key]));
});

test('nothing shouts', () => {
  for (const catalogue of Object.values(catalogues))
    for (const message of Object.values(catalogue)) expect(message).not.toMatch(/[!¡]/);
});

test('values stand where they belong, and a missing one shows', () => {
  expect(translate('en', 'agents.share', { value: '1 %', limit: '5 %' })).toBe('1 % of 5 %');
  expect(translate('es', 'agents.share', { value: '1 %' })).toBe('1 % de {limit}');
});
