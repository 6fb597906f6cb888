import type { ButtonHTMLAttributes } from 'react';
import { classes } from '../lib/classes';

const LOOKS = {
  primary: 'bg-accent text-on-accent border-transparent hover:brightness-110 font-semibold',
  outline: 'bg-transparent text-text-1 border-control hover:bg-surface-3',
  quiet: 'bg-transparent text-text-2 border-transparent hover:bg-surface-3 hover:text-text-1',
  danger: 'bg-transparent text-danger border-danger hover:bg-danger-fill hover:text-on-danger',
  alarm: 'bg-danger-fill text-on-danger border-transparent hover:brightness-110 font-semibold',
} as const;

const SIZES = { small: 'h-7 px-2 text-xs', medium: 'h-9 px-3 text-sm', large: 'h-10 px-4 text-base' } as const;

type Props = ButtonHTMLAttributes<HTMLButtonElement> & {
  'data-autofocus'?: boolean;
  look?: keyof typeof LOOKS;
  size?: keyof typeof SIZES;
  pending?: boolean;
};

/** A button. While `pending` it keeps its size and place, and a second press does nothing. */
export function Button({
  look = 'outline',
  size = 'small',
  pending = false,
  className,
  disabled,
  children,
  ...rest
}: Props) {
  return (
    <button
      type="button"
      {...rest}
      disabled={disabled || pending}
      aria-busy={pending || undefined}
      className={classes(
        'inline-flex shrink-0 items-center justify-center gap-1 rounded-md border whitespace-nowrap transition-colors disabled:opacity-60',
        LOOKS[look],
        SIZES[size],
        pending && 'animate-pulse',
        className,
      )}
    >
      {children}
    </button>
  );
}
