import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';

const css = readFileSync(new URL('./theme.css', import.meta.url), 'utf8');

/** The tokens of a theme's block. */
function tokensOf(selector: string): Record<string, string> {
  const block = css.slice(css.indexOf(selector)).match(/\{([^}]*)\}/)?.[1] ?? '';
  return Object.fromEntries(
    [...block.matchAll(/--([\w-]+):\s*(#[0-9a-f]{6})/g)].map(([, name, value]) => [name, value]),
  );
}

function luminance(hex: string): number {
  const [r = 0, g = 0, b = 0] = [1, 3, 5].map((at) => {
    const part = Number.parseInt(hex.slice(at, at + 2), 16) / 255;
    return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
}

/** Contrast by WCAG 2.2: 1 to 21. */
function contrast(a: string, b: string): number {
  const [light, dark] = [luminance(a), luminance(b)].sort((x, y) => y - x) as [number, number];
  return (light + 0.05) / (dark + 0.05);
}

describe.each(["[data-theme='dark']", "[data-theme='light']"])('%s', (selector) => {
  const tokens = tokensOf(selector);
  const surfaces = ['surface-0', 'surface-1', 'surface-2'];

  test.each(['text-1', 'text-2', 'text-3', 'accent', 'warn', 'danger', 'green', 'red', 'blue', 'orange'])(
    '%s can be read on every surface',
    (name) => {
      for (const surface of surfaces)
        expect(contrast(tokens[name]!, tokens[surface]!), surface).toBeGreaterThanOrEqual(4.5);
    },
  );

  test.each(['text-1', 'text-2'])('%s can be read where the pointer is', (name) => {
    expect(contrast(tokens[name]!, tokens['surface-3']!)).toBeGreaterThanOrEqual(4.5);
  });

  test.each([
    ['on-accent', 'accent'],
    ['on-warn', 'warn'],
    ['on-danger', 'danger-fill'],
  ])('%s can be read on %s', (text, ground) => {
    expect(contrast(tokens[text]!, tokens[ground]!)).toBeGreaterThanOrEqual(4.5);
  });

  test('edges of controls can be seen', () => {
    for (const surface of surfaces)
      expect(contrast(tokens['control-line']!, tokens[surface]!), surface).toBeGreaterThanOrEqual(3);
  });
});
