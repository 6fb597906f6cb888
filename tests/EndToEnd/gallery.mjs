// Pictures of the dashboard in every state worth looking at, taken over the development mock of src/Web/dev:
// `npm run gallery [PART]` → artifacts/screenshots/gallery. PART picks pictures by a part of their name.
import { spawn } from 'node:child_process';
import { mkdir } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { openBrowser, prefer } from './lib/browser.mjs';

const root = fileURLToPath(new URL('../../', import.meta.url));
const out = `${root}artifacts/screenshots/gallery`;
const wide = { width: 1440, height: 900 };
const narrow = { width: 360, height: 740 };
const panel = (number) => (page) => page.locator(`header ~ nav button`).nth(number).click();
const tab = (name) => (page) => page.getByRole('tab', { name }).click();
const review = async (page) => {
  await page.keyboard.press('b');
  await page.keyboard.type('0.25');
  await page.keyboard.press('Control+Enter');
};
const overlay = (key) => (page) => page.keyboard.press(key);

const PICTURES = [
  { name: 'trade', mode: 'live', both: true },
  { name: 'trade-es', mode: 'replay', language: 'es', priceColours: 'blue-orange', both: true },
  { name: 'long-names', mode: 'replay', scenario: 'long', both: true },
  { name: 'empty', mode: 'replay', scenario: 'empty', both: true },
  { name: 'stale', mode: 'live', scenario: 'old', both: true },
  { name: 'finished', mode: 'replay', scenario: 'finished', both: true },
  { name: 'failed', mode: 'replay', scenario: 'failed' },
  { name: 'down', mode: 'live', scenario: 'down', both: true },
  { name: 'loading', mode: 'live', scenario: 'loading' },
  { name: 'tablet', mode: 'live', sizes: [{ width: 900, height: 1100 }] },
  { name: 'small-laptop', mode: 'live', sizes: [{ width: 1280, height: 720 }] },
  { name: 'large', mode: 'live', sizes: [{ width: 1920, height: 1080 }] },
  { name: 'review', mode: 'live', act: review, both: true },
  {
    name: 'refused',
    mode: 'live',
    act: async (page) => {
      await page.keyboard.press('b');
      await page.keyboard.type('99');
      await page.keyboard.press('Control+Enter');
      await page.keyboard.press('Control+Enter');
    },
  },
  {
    name: 'placed',
    mode: 'live',
    act: async (page) => {
      await review(page);
      await page.keyboard.press('Control+Enter');
      await page.waitForTimeout(800);
    },
  },
  { name: 'orders', mode: 'live', act: tab(/open orders/i) },
  { name: 'history', mode: 'live', act: tab(/history/i) },
  { name: 'trades', mode: 'live', act: tab(/^trades/i) },
  {
    name: 'why',
    mode: 'live',
    both: true,
    act: async (page) => {
      if (page.viewportSize().width < 500) await panel(3)(page);
      await page.getByLabel('Account shown').selectOption({ index: 1 });
      await tab(/history/i)(page);
      await page.getByRole('button', { name: 'Why' }).first().click();
    },
  },
  { name: 'search', mode: 'live', symbols: 50, act: overlay('/') },
  { name: 'keys', mode: 'live', act: overlay('?') },
  {
    name: 'settings',
    mode: 'live',
    both: true,
    act: (page) =>
      page
        .getByRole('button', { name: /display and language/i })
        .filter({ visible: true })
        .click(),
  },
  { name: 'halt', mode: 'live', act: (page) => page.getByRole('button', { name: 'Halt Atlas' }).click() },
  {
    name: 'agents-page',
    mode: 'live',
    scenario: 'long',
    act: (page) => page.getByRole('button', { name: 'Agents', exact: true }).filter({ visible: true }).click(),
  },
  { name: 'panel-book', mode: 'live', sizes: [narrow], act: panel(1) },
  { name: 'panel-ticket', mode: 'live', sizes: [narrow], act: panel(2) },
  { name: 'panel-activity', mode: 'live', sizes: [narrow], act: panel(3) },
  { name: 'panel-agents', mode: 'live', sizes: [narrow], act: panel(4) },
];

let port = 3390;

/** Starts a mock platform and answers how to reach and to end it. */
async function startMock({ mode, scenario = 'normal', symbols = 3 }) {
  port += 1;
  const settings = {
    MOCK_PORT: String(port),
    MOCK_MODE: mode,
    MOCK_SCENARIO: scenario,
    MOCK_SYMBOLS: String(symbols),
    MOCK_DIST: `${root}src/Web/dist`,
  };
  const child = spawn('node', ['dev/mock/server.mjs'], {
    cwd: `${root}src/Web`,
    env: { ...process.env, ...settings },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  await new Promise((resolve) => child.stdout.once('data', resolve));
  return { url: `http://127.0.0.1:${port}/`, end: () => child.kill() };
}

async function take(picture) {
  const mock = await startMock(picture);
  const sizes = picture.sizes ?? (picture.both ? [wide, narrow] : [wide]);
  for (const size of sizes)
    for (const theme of ['dark', 'light']) {
      const { page, complaints, close } = await openBrowser(size);
      await prefer(page, {
        theme,
        language: picture.language ?? 'en',
        priceColours: picture.priceColours ?? 'green-red',
      });
      await page.goto(mock.url);
      await page.waitForTimeout(picture.scenario === 'old' ? 3000 : 2000);
      await picture.act?.(page);
      await page.waitForTimeout(500);
      await page.screenshot({ path: `${out}/${picture.name}-${size.width}-${theme}.png` });
      console.log(
        `${picture.name}-${size.width}-${theme}`,
        complaints.length > 0 && !['down'].includes(picture.scenario) ? complaints : '',
      );
      await close();
    }
  mock.end();
}

await mkdir(out, { recursive: true });
for (const picture of PICTURES.filter(({ name }) => name.includes(process.argv[2] ?? ''))) await take(picture);
