import { describe, expect, test } from 'vitest';
import {
  add,
  affordable,
  compare,
  decimal,
  floorToStep,
  isDecimal,
  isMultiple,
  multiply,
  placesOf,
  round,
  subtract,
  text,
  trim,
} from './decimal';

const d = decimal;

describe('decimals', () => {
  test('what is read is written back, zeros included', () => {
    for (const written of ['0', '-0.5', '67012.350', '0.00000001', '123456789012345678901234.123456789012345678']) {
      expect(text(d(written))).toBe(written);
    }
  });

  test('text that is not a plain decimal is refused', () => {
    for (const wrong of ['', '.', '1.', '.5', '1e3', '+1', '1,000', ' 1', 'NaN', 'Infinity', '0x10', '--1']) {
      expect(isDecimal(wrong)).toBe(false);
      expect(() => d(wrong)).toThrow(RangeError);
    }
  });

  test('0.1 and 0.2 are 0.3', () => {
    expect(text(add(d('0.1'), d('0.2')))).toBe('0.3');
  });

  test('a difference keeps the sign and the finer scale', () => {
    expect(text(subtract(d('1'), d('1.005')))).toBe('-0.005');
  });

  test('a product keeps every digit', () => {
    expect(text(multiply(d('0.00000001'), d('67012.35')))).toBe('0.0006701235');
  });

  test('comparison does not mind trailing zeros', () => {
    expect(compare(d('1.50'), d('1.5'))).toBe(0);
    expect(compare(d('-1'), d('0.1'))).toBe(-1);
  });

  test('rounding to a step never goes up', () => {
    expect(text(floorToStep(d('0.123456'), d('0.001')))).toBe('0.123');
    expect(text(floorToStep(d('7'), d('5')))).toBe('5');
    expect(text(floorToStep(d('0.0009'), d('0.001')))).toBe('0');
  });

  test('a step of zero is no rule', () => {
    expect(text(floorToStep(d('0.1234'), d('0')))).toBe('0.1234');
    expect(isMultiple(d('0.1234'), d('0.00'))).toBe(true);
  });

  test('a multiple is told from what only looks like one in binary', () => {
    expect(isMultiple(d('0.3'), d('0.1'))).toBe(true);
    expect(isMultiple(d('0.35'), d('0.1'))).toBe(false);
  });

  test('what is affordable never costs more than there is', () => {
    for (const [amount, price, step] of [
      ['100', '3', '0.001'],
      ['10000.00', '67012.35', '0.00001'],
      ['0.01', '0.03', '0.1'],
      ['1', '0.000007', '1'],
    ] as const) {
      const quantity = affordable(d(amount), d(price), d(step));
      expect(compare(multiply(quantity, d(price)), d(amount))).not.toBe(1);
      expect(compare(multiply(add(quantity, d(step)), d(price)), d(amount))).toBe(1);
    }
  });

  test('nothing is affordable with nothing, or at no price', () => {
    expect(text(affordable(d('0'), d('5'), d('0.1')))).toBe('0');
    expect(text(affordable(d('5'), d('0'), d('0.1')))).toBe('0');
  });

  test('rounding for the eye is half away from zero', () => {
    expect(text(round(d('2.345'), 2))).toBe('2.35');
    expect(text(round(d('-2.345'), 2))).toBe('-2.35');
    expect(text(round(d('2'), 2))).toBe('2.00');
  });

  test('trailing zeros go, the value stays', () => {
    expect(text(trim(d('1.2300')))).toBe('1.23');
    expect(text(trim(d('100')))).toBe('100');
  });

  test('a step tells its decimals', () => {
    expect(placesOf('0.00010')).toBe(4);
    expect(placesOf('1')).toBe(0);
  });
});
