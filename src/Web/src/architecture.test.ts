import { readdirSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';

const root = fileURLToPath(new URL('.', import.meta.url));
const files = readdirSync(root, { recursive: true, withFileTypes: true })
  .filter((entry) => entry.isFile() && /\.tsx?$/.test(entry.name))
  .map((entry) => relative(root, join(entry.parentPath, entry.name)))
  .map((path) => ({ path, text: readFileSync(join(root, path), 'utf8') }));
const written = files.filter(({ path }) => !path.includes('.test.') && !path.startsWith('testing/'));

/** What a file imports, as paths from src; packages are left out. */
const importsOf = ({ path, text }: { path: string; text: string }) =>
  [...text.matchAll(/from '(\.[^']+)'|import\('(\.[^']+)'\)/g)].map(([, plain, lazy]) =>
    join(path, '..', plain ?? lazy ?? ''),
  );

/** Layers, lowest first: each may use those before it and itself. */
const LAYERS = ['lib', 'contract', 'api', 'i18n', 'state', 'live', 'ui', 'features', 'pages', 'app'];
const ALLOWED: Readonly<Record<string, readonly string[]>> = {
  lib: [],
  contract: ['lib'],
  api: ['lib', 'contract'],
  i18n: ['lib', 'state'],
  state: ['contract', 'i18n'],
  live: ['lib', 'contract'],
  ui: ['lib', 'i18n'],
  features: ['lib', 'contract', 'api', 'i18n', 'state', 'live', 'ui'],
  pages: ['lib', 'contract', 'api', 'live', 'state', 'features', 'ui', 'i18n'],
  app: LAYERS,
};

test('there is something to look at', () => expect(written.length).toBeGreaterThan(60));

test('arrows between folders run one way', () => {
  const wrong = written.flatMap((file) => {
    const from = file.path.split('/')[0]!;
    return importsOf(file)
      .map((to) => to.split('/')[0]!)
      .filter((to) => LAYERS.includes(from) && to !== from && !ALLOWED[from]!.includes(to))
      .map((to) => `${file.path} → ${to}`);
  });
  expect(wrong).toEqual([]);
});

test('features never import features', () => {
  const wrong = written.flatMap((file) => {
    const [layer, feature] = file.path.split('/');
    return layer === 'features'
      ? importsOf(file)
          .filter((to) => to.startsWith('features/') && to.split('/')[1] !== feature)
          .map((to) => `${file.path} → ${to}`)
      : [];
  });
  expect(wrong).toEqual([]);
});

/** What cannot be broken: class names, paths of drawings, messages. */
const mayBeLong = (path: string, line: string) =>
  path.startsWith('i18n/') || /className|'[^']{60,}'|"[^"]{60,}"|`/.test(line);

test('files stay small and lines short', () => {
  for (const { path, text } of written) {
    const lines = text.split('\n');
    expect(lines.length, path).toBeLessThanOrEqual(path.startsWith('i18n/') ? 400 : path.endsWith('.tsx') ? 120 : 200);
    expect(
      lines.filter((line) => line.length > 120 && !mayBeLong(path, line)),
      path,
    ).toEqual([]);
  }
});

test('no words are hard-coded: what people read comes from the catalogues', () => {
  const wrong = written
    .filter(({ path }) => path.endsWith('.tsx'))
    .flatMap(({ path, text }) =>
      [
        ...text.matchAll(
          /(?<![=-])>([^<>{}=;()]*\p{L}{2,}[^<>{}=;()]*)<\/|(?:aria-label|title|placeholder|alt)="([^"]+)"/gu,
        ),
      ].map(([, child, attribute]) => `${path}: ${child ?? attribute}`),
    );
  expect(wrong).toEqual([]);
});

test('a JS number never comes from money but for pixels', () => {
  const wrong = written
    .filter(
      ({ path, text }) =>
        path !== 'lib/decimal.ts' &&
        /parseFloat|(?<!format)(?<!\.)\bNumber\([^)]*(price|quantity|equity|cash|amount)/.test(text),
    )
    .map(({ path }) => path);
  expect(wrong).toEqual([]);
});
