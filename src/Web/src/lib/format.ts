import { decimal, isDecimal, multiply, round, text, trim, type Decimal } from './decimal';

/** How a language writes numbers. Both are used on the way in as well, so that `1,5` never silently means fifteen. */
export type NumberStyle = { readonly group: string; readonly point: string };

const MINUS = '\u2212';
/** What stands where a value does not exist. */
export const NOTHING = '\u2013';

/** Text of a decimal in a language's style, with grouping, a real minus sign, and a plus sign on request. */
export function formatDecimal(
  value: string | Decimal | null | undefined,
  style: NumberStyle,
  places?: number,
  signed = false,
): string {
  if (value == null || (typeof value === 'string' && !isDecimal(value))) return NOTHING;
  const exact = typeof value === 'string' ? decimal(value) : value;
  const shown = places === undefined ? exact : round(exact, places);
  const plain = text(shown.units < 0n ? { units: -shown.units, scale: shown.scale } : shown);
  const [whole = '0', fraction] = plain.split('.');
  const grouped = whole.replace(/\B(?=(\d{3})+$)/g, style.group);
  const lead = shown.units < 0n ? MINUS : signed && shown.units > 0n ? '+' : '';
  return lead + grouped + (fraction === undefined ? '' : style.point + fraction);
}

/** A figure of unknown precision: rounded to `placesMax` at most, without trailing zeros. */
export const formatNeat = (value: string | null, style: NumberStyle, placesMax: number): string =>
  value === null || !isDecimal(value) ? NOTHING : formatDecimal(trim(round(decimal(value), placesMax)), style);

const hundred = decimal('100');

/** A ratio as a percentage: `"0.0123"` → `1.23 %`. */
export function formatPercent(
  ratio: string | number | null | undefined,
  style: NumberStyle,
  places = 2,
  signed = false,
): string {
  if (ratio == null) return NOTHING;
  const exact = typeof ratio === 'number' ? ratio.toFixed(6) : ratio;
  if (!isDecimal(exact)) return NOTHING;
  return `${formatDecimal(multiply(decimal(exact), hundred), style, places, signed)}\u00a0%`;
}

/** A number that is only ever shown, such as a chart's price label. */
export const formatNumber = (value: number, style: NumberStyle, places: number): string =>
  Number.isFinite(value) ? formatDecimal(value.toFixed(places), style) : NOTHING;

/** What a person typed, in their language's style, as a decimal string; null when it is not a plain positive number. */
export function readTyped(typed: string, style: NumberStyle): string | null {
  const plain = typed.trim();
  if (plain.includes(style.point === '.' ? ',' : '.')) return null;
  const dotted = plain.replace(style.point, '.').replace(/^\./, '0.').replace(/\.$/, '');
  return /^\d/.test(dotted) && isDecimal(dotted) ? dotted : null;
}

/** A decimal string as a person would type it back: no grouping, the language's decimal point, no trailing zeros. */
export const toTyped = (value: string, style: NumberStyle): string =>
  text(trim(decimal(value))).replace('.', style.point);

/** `2026-03-24 13:05:07`, in UTC: the page says the zone once. */
export const formatMoment = (at: string | null | undefined): string =>
  at ? `${at.slice(0, 10)} ${at.slice(11, 19)}` : NOTHING;

/** `03-24 13:05`, for dense tables. */
export const formatShortMoment = (at: string | null | undefined): string =>
  at ? `${at.slice(5, 10)} ${at.slice(11, 16)}` : NOTHING;

/** `13:05:07`. */
export const formatClock = (at: string | null | undefined): string => (at ? at.slice(11, 19) : NOTHING);

/** An age: `0.4 s`, `12 s`, `3 min`, `2 h`. */
export function formatAge(ms: number, style: NumberStyle): string {
  if (ms < 9_950) return `${formatNumber(ms / 1000, style, 1)}\u00a0s`;
  if (ms < 99_500) return `${Math.round(ms / 1000)}\u00a0s`;
  if (ms < 5_970_000) return `${Math.round(ms / 60_000)}\u00a0min`;
  return `${Math.round(ms / 3_600_000)}\u00a0h`;
}
