/** The theme's tokens as the canvas needs them. Read again whenever theme or price colours change. */
export type Colours = Record<
  'surface' | 'text' | 'quiet' | 'line' | 'control' | 'accent' | 'up' | 'down' | 'warn',
  string
>;

export function readColours(element: Element): Colours {
  const style = getComputedStyle(element);
  const token = (name: string) => style.getPropertyValue(name).trim();
  return {
    surface: token('--surface-1'),
    text: token('--text-2'),
    quiet: token('--text-3'),
    line: token('--line'),
    control: token('--control-line'),
    accent: token('--accent'),
    up: token('--up'),
    down: token('--down'),
    warn: token('--warn'),
  };
}

/** `#rrggbb` with an opacity of 0 to 1. */
export const faded = (colour: string, opacity: number): string =>
  colour +
  Math.round(opacity * 255)
    .toString(16)
    .padStart(2, '0');
