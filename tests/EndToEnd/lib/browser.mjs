// One headless Chromium with a profile of its own; what the page says on its console is kept for the tests to judge.
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { chromium } from 'playwright-core';

const PROGRAM = process.env.TP_CHROMIUM ?? '/usr/bin/chromium';
const QUIET = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

/** Opens a browser. `complaints` grows with every console error, uncaught error and failed request. */
export async function openBrowser({ width = 1440, height = 900 } = {}) {
  const profile = await mkdtemp(join(tmpdir(), 'tp-browser-'));
  const context = await chromium.launchPersistentContext(profile, {
    executablePath: PROGRAM,
    headless: true,
    viewport: { width, height },
    args: QUIET,
    reducedMotion: 'reduce',
  });
  const page = context.pages()[0] ?? (await context.newPage());
  const complaints = [];
  page.on('console', (message) => message.type() === 'error' && complaints.push(message.text()));
  page.on('pageerror', (error) => complaints.push(error.message));
  const close = async () => {
    await context.close();
    await rm(profile, { recursive: true, force: true });
  };
  return { page, complaints, close };
}

/** How the next loaded page shall look. Uses the page's own store of preferences. */
export const prefer = (page, { theme = 'dark', priceColours = 'green-red', language = 'en' } = {}) =>
  page.addInitScript(
    (kept) => localStorage.setItem('trading-platform.preferences', kept),
    JSON.stringify({ state: { theme, priceColours, language }, version: 0 }),
  );
