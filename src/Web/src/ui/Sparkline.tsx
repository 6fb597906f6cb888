import { memo } from 'react';

type Props = { values: readonly number[]; label: string; base: number; className?: string };
const WIDTH = 200;
const HEIGHT = 40;
const POINTS_MAX = 200;

/** A flat line runs through the middle. */
const heightOf = (value: number, low: number, high: number): number =>
  high === low ? HEIGHT / 2 : HEIGHT - 2 - ((value - low) / (high - low)) * (HEIGHT - 4);

/** Points of a line over the box, lowest at the bottom; thinned so that a year costs no more than a day. */
export function sparkPath(values: readonly number[], low: number, high: number): string {
  const step = Math.max(1, Math.ceil(values.length / POINTS_MAX));
  const picked = values.filter((_, index) => index % step === 0 || index === values.length - 1);
  const x = (index: number) => (picked.length === 1 ? WIDTH : (index / (picked.length - 1)) * WIDTH);
  const y = (value: number) => heightOf(value, low, high);
  return picked
    .map((value, index) => `${index === 0 ? 'M' : 'L'}${x(index).toFixed(1)} ${y(value).toFixed(1)}`)
    .join('');
}

/** A small curve with the level it began at. */
export const Sparkline = memo(function Sparkline({ values, label, base, className }: Props) {
  if (values.length < 2) return <div className={className} />;
  const [low, high] = [Math.min(base, ...values), Math.max(base, ...values)];
  const level = heightOf(base, low, high);
  const tone = values.at(-1)! >= base ? 'stroke-up' : 'stroke-down';
  return (
    <svg
      viewBox={`0 0 ${WIDTH} ${HEIGHT}`}
      preserveAspectRatio="none"
      role="img"
      aria-label={label}
      className={className}
    >
      <line
        x1="0"
        x2={WIDTH}
        y1={level}
        y2={level}
        className="stroke-control"
        strokeDasharray="2 3"
        vectorEffect="non-scaling-stroke"
      />
      <path
        d={sparkPath(values, low, high)}
        fill="none"
        className={tone}
        strokeWidth="1.5"
        strokeLinejoin="round"
        vectorEffect="non-scaling-stroke"
      />
    </svg>
  );
});
