import { expect, test } from 'vitest';
import {
  formatAge,
  formatDecimal,
  formatMoment,
  formatNeat,
  formatPercent,
  NOTHING,
  readTyped,
  toTyped,
} from './format';

const english = { group: ',', point: '.' };
const spanish = { group: '.', point: ',' };

test('thousands are separated and the minus is a minus', () => {
  expect(formatDecimal('-1234567.5', english, 2)).toBe('\u22121,234,567.50');
  expect(formatDecimal('1234567.5', spanish, 2)).toBe('1.234.567,50');
});

test('a gain carries its plus, nothing carries none', () => {
  expect(formatDecimal('0.5', english, 2, true)).toBe('+0.50');
  expect(formatDecimal('0', english, 2, true)).toBe('0.00');
});

test('digits beyond a double survive', () => {
  expect(formatDecimal('9007199254740993.000000001', english)).toBe('9,007,199,254,740,993.000000001');
});

test('a long quotient is told in a few digits, a short figure in its own', () => {
  expect(formatNeat('68805.2700000000000000000000001', english, 6)).toBe('68,805.27');
  expect(formatNeat('-2.3333333333333333333333333333', english, 4)).toBe('\u22122.3333');
  expect(formatNeat('0.81', english, 6)).toBe('0.81');
});

test('what does not exist is a dash', () => {
  expect(formatDecimal(null, english, 2)).toBe(NOTHING);
  expect(formatPercent(null, english)).toBe(NOTHING);
  expect(formatMoment(null)).toBe(NOTHING);
});

test('a ratio is told as a percentage', () => {
  expect(formatPercent('0.0123', english, 2, true)).toBe('+1.23\u00a0%');
  expect(formatPercent('-0.5', spanish, 1)).toBe('\u221250,0\u00a0%');
  expect(formatPercent(0.785, english, 0)).toBe('79\u00a0%');
});

test('typed numbers are read in the language they are shown in', () => {
  expect(readTyped('0.5', english)).toBe('0.5');
  expect(readTyped(' .5 ', english)).toBe('0.5');
  expect(readTyped('0,5', spanish)).toBe('0.5');
});

test('a number that could mean two things is not read at all', () => {
  expect(readTyped('1,500', english)).toBeNull();
  expect(readTyped('1.500', spanish)).toBeNull();
  for (const wrong of ['', '-1', '1e3', 'one', '1 000', '1.2.3']) expect(readTyped(wrong, english)).toBeNull();
});

test('what a button fills in can be read back', () => {
  for (const style of [english, spanish]) expect(readTyped(toTyped('12.34500', style), style)).toBe('12.345');
});

test('an age grows in its unit', () => {
  expect(formatAge(320, english)).toBe('0.3\u00a0s');
  expect(formatAge(12_400, english)).toBe('12\u00a0s');
  expect(formatAge(180_000, english)).toBe('3\u00a0min');
  expect(formatAge(7_200_000, english)).toBe('2\u00a0h');
});

test('moments are told in UTC as they came', () => {
  expect(formatMoment('2026-03-24T13:05:07.123Z')).toBe('2026-03-24 13:05:07');
});
