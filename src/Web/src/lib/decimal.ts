/**
 * Exact decimal arithmetic on text. Money, prices and quantities arrive as decimal strings and leave as decimal
 * strings;
 * in between they are whole numbers of the smallest unit (`bigint`) with a scale. A JS number never touches an order.
 */
export type Decimal = { readonly units: bigint; readonly scale: number };

/** As wide as the platform's own decimals: 29 digits, 28 of them after the point. */
const SHAPE = /^-?\d{1,30}(\.\d{1,30})?$/;

/** True for text such as `"67012.35"` or `"-0.5"`; no exponent, no grouping, no plus sign. */
export const isDecimal = (text: string): boolean => SHAPE.test(text);

/** Reads a decimal string. Throws on anything else: what is shown to people is checked with `isDecimal` first. */
export function decimal(text: string): Decimal {
  if (!isDecimal(text)) throw new RangeError(`Not a decimal: ${text.slice(0, 40)}`);
  const point = text.indexOf('.');
  if (point < 0) return { units: BigInt(text), scale: 0 };
  return { units: BigInt(text.slice(0, point) + text.slice(point + 1)), scale: text.length - point - 1 };
}

export const zero: Decimal = { units: 0n, scale: 0 };

const power = (exponent: number): bigint => 10n ** BigInt(exponent);

/** The same value at a larger scale. */
const widen = (value: Decimal, scale: number): bigint => value.units * power(scale - value.scale);

export function add(a: Decimal, b: Decimal): Decimal {
  const scale = Math.max(a.scale, b.scale);
  return { units: widen(a, scale) + widen(b, scale), scale };
}

export const negate = (a: Decimal): Decimal => ({ units: -a.units, scale: a.scale });
export const subtract = (a: Decimal, b: Decimal): Decimal => add(a, negate(b));
export const absolute = (a: Decimal): Decimal => (a.units < 0n ? negate(a) : a);
export const multiply = (a: Decimal, b: Decimal): Decimal => ({ units: a.units * b.units, scale: a.scale + b.scale });

/** −1, 0 or 1. */
export function compare(a: Decimal, b: Decimal): -1 | 0 | 1 {
  const scale = Math.max(a.scale, b.scale);
  const difference = widen(a, scale) - widen(b, scale);
  return difference < 0n ? -1 : difference > 0n ? 1 : 0;
}

export const sign = (a: Decimal): -1 | 0 | 1 => (a.units < 0n ? -1 : a.units > 0n ? 1 : 0);
export const smaller = (a: Decimal, b: Decimal): Decimal => (compare(a, b) <= 0 ? a : b);
export const larger = (a: Decimal, b: Decimal): Decimal => (compare(a, b) >= 0 ? a : b);

/**
 * The largest multiple of `step` that is at most `value`; `value` itself where the step is zero (no rule). Not for
 * negatives.
 */
export function floorToStep(value: Decimal, step: Decimal): Decimal {
  if (step.units === 0n) return value;
  const scale = Math.max(value.scale, step.scale);
  const size = widen(step, scale);
  return trim({ units: (widen(value, scale) / size) * size, scale });
}

/** True when `value` is a whole number of steps, or the step is zero (no rule). */
export const isMultiple = (value: Decimal, step: Decimal): boolean =>
  compare(floorToStep(absolute(value), step), absolute(value)) === 0;

/** How many whole steps of `step` one can have for `amount` at `price` each: never more than the amount pays for. */
export function affordable(amount: Decimal, price: Decimal, step: Decimal): Decimal {
  if (amount.units <= 0n || price.units <= 0n) return zero;
  const scale = Math.max(amount.scale, price.scale);
  const places = Math.max(step.scale, step.units === 0n ? 8 : 0);
  const whole = (widen(amount, scale) * power(places)) / widen(price, scale);
  return floorToStep({ units: whole, scale: places }, step);
}

/** Rounds half away from zero to `places` decimals; for showing, never for what is sent. */
export function round(value: Decimal, places: number): Decimal {
  if (places >= value.scale) return { units: widen(value, places), scale: places };
  const size = power(value.scale - places);
  const half = size / 2n;
  const units = value.units < 0n ? -((-value.units + half) / size) : (value.units + half) / size;
  return { units, scale: places };
}

/** The same value without trailing zeros. */
export function trim(value: Decimal): Decimal {
  let { units, scale } = value;
  while (scale > 0 && units % 10n === 0n) {
    units /= 10n;
    scale -= 1;
  }
  return { units, scale };
}

/** Plain text as the API takes it: `-0.50`, no grouping, no exponent. */
export function text(value: Decimal): string {
  const digits = (value.units < 0n ? -value.units : value.units).toString().padStart(value.scale + 1, '0');
  const whole = digits.slice(0, digits.length - value.scale);
  const head = value.units < 0n ? `-${whole}` : whole;
  return value.scale === 0 ? head : `${head}.${digits.slice(digits.length - value.scale)}`;
}

/** Decimals that a step has: `"0.00010"` → 4, `"1"` → 0. */
export const placesOf = (step: string): number => trim(decimal(step)).scale;

/** For pixels alone: chart heights, bar widths. Loses digits. */
export const toPixels = (value: string | null | undefined): number => (value == null ? Number.NaN : Number(value));
