import { classes } from '../lib/classes';

type Option<T extends string> = { value: T; label: string; hint?: string };
type Props<T extends string> = {
  name: string;
  label: string;
  options: readonly Option<T>[];
  value: T;
  onChange: (value: T) => void;
  className?: string;
  tone?: (value: T) => string;
};

/** One of a few, all of them in sight. Native radio buttons: arrows move, one tab stop. */
export function Segmented<T extends string>({ name, label, options, value, onChange, className, tone }: Props<T>) {
  return (
    <fieldset className={classes('flex min-w-0 rounded-md bg-surface-2 p-0.5', className)}>
      <legend className="sr-only">{label}</legend>
      {options.map((option) => (
        <label
          key={option.value}
          title={option.hint}
          className={classes(
            'relative flex h-6 flex-1 cursor-pointer items-center justify-center rounded px-2 text-xs whitespace-nowrap transition-colors',
            'has-focus-visible:outline-2 has-focus-visible:outline-accent',
            option.value === value
              ? classes('bg-surface-3 font-semibold', tone?.(option.value) ?? 'text-text-1')
              : 'text-text-2 hover:text-text-1',
          )}
        >
          <input
            type="radio"
            name={name}
            value={option.value}
            checked={option.value === value}
            onChange={() => onChange(option.value)}
            className="absolute inset-0 cursor-pointer opacity-0"
          />
          {option.label}
        </label>
      ))}
    </fieldset>
  );
}
