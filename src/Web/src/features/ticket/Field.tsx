import { useId, type Ref } from 'react';
import { classes } from '../../lib/classes';

type Props = {
  label: string;
  unit: string;
  value: string;
  onChange: (value: string) => void;
  fault: string | null;
  ref?: Ref<HTMLInputElement>;
};

/** A number to type, with its unit and what is wrong with it. Text, never a number input: those round. */
export function Field({ label, unit, value, onChange, fault, ref }: Props) {
  const id = useId();
  return (
    <div>
      <div
        className={classes(
          'flex h-9 items-center rounded-md border bg-surface-2 focus-within:outline-2 focus-within:outline-accent',
          fault ? 'border-danger' : 'border-control',
        )}
      >
        <label htmlFor={id} className="pl-2 text-xs text-text-2">
          {label}
        </label>
        <input
          ref={ref}
          id={id}
          inputMode="decimal"
          autoComplete="off"
          spellCheck={false}
          value={value}
          onChange={(event) => onChange(event.target.value)}
          aria-invalid={fault !== null}
          aria-describedby={fault ? `${id}-fault` : undefined}
          className="h-full min-w-0 flex-1 bg-transparent px-2 text-right text-base outline-none"
        />
        <span className="max-w-24 truncate pr-2 text-xs text-text-3">{unit}</span>
      </div>
      {fault && (
        <p id={`${id}-fault`} className="mt-1 text-xs text-danger">
          {fault}
        </p>
      )}
    </div>
  );
}
