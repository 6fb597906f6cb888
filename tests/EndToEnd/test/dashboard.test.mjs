// The whole platform as a person meets it: a replay on the screen, an order, a fill, an agent stopped, a restart
// survived.
import assert from 'node:assert/strict';
import { mkdir, mkdtemp, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import { writeBars } from '../lib/bars.mjs';
import { openBrowser, prefer } from '../lib/browser.mjs';
import { cutOff, findings, overflow } from '../lib/checks.mjs';
import { root, startPlatform } from '../lib/platform.mjs';

const SPEED = 600;
const BARS = 20_000;
const SOON = { timeout: 20_000 };
const WIDE = { width: 1440, height: 900 };
const NARROW = { width: 360, height: 740 };
const ours = process.env.TP_POSTGRES === undefined && 'needs an empty database in TP_POSTGRES: run it with ./tp test';

describe('the dashboard on a replay', { skip: ours, timeout: 330_000 }, () => {
  let folder;
  let platform;
  let browser;
  let page;

  before(async () => {
    folder = await mkdtemp(join(tmpdir(), 'tp-end-to-end-'));
    await writeBars(join(folder, 'bars'), BARS);
    platform = await startPlatform({ data: join(folder, 'bars'), speed: SPEED });
    browser = await openBrowser(WIDE);
    page = browser.page;
    page.setDefaultTimeout(20_000);
    await prefer(page);
  });

  after(async () => {
    await browser?.close();
    await platform?.stop();
    if (folder) await rm(folder, { recursive: true, force: true });
  });

  const button = (name) => page.getByRole('button', { name, exact: true });
  const text = (id) => page.getByTestId(id).innerText();

  test('opens and says where its data come from', async () => {
    await page.goto(platform.url);
    await page.getByTestId('feed-badge').waitFor();
    assert.match(await text('feed-badge'), /replay ×600/i);
  });

  test('opens within two seconds in a browser that has never been here', async () => {
    const tookMs = [];
    // Other work on the machine may disturb one attempt; a page that is too slow is so every time.
    while (tookMs.length < 3 && !tookMs.some((took) => took < 2_000)) {
      const fresh = await openBrowser(WIDE);
      const started = performance.now();
      await fresh.page.goto(platform.url);
      await fresh.page.getByTestId('chart').locator('canvas').first().waitFor();
      tookMs.push(Math.round(performance.now() - started));
      await fresh.close();
    }
    assert.ok(Math.min(...tookMs) < 2_000, `it took ${tookMs.join(', ')} ms`);
  });

  test('sees bars arrive', async () => {
    await page.getByTestId('chart').locator('canvas').first().waitFor();
    const [time, price] = [await text('market-time'), await text('last-price')];
    await page.waitForFunction(
      (was) => document.querySelector('[data-testid=market-time]').innerText !== was,
      time,
      SOON,
    );
    await page.waitForFunction(
      (was) => document.querySelector('[data-testid=last-price]').innerText !== was,
      price,
      SOON,
    );
  });

  test('switches the timeframe by key', async () => {
    await page.keyboard.press('5');
    await page.waitForFunction(() => document.querySelector('input[name=timeframe][value="5m"]').checked);
    await page.keyboard.press('1');
    await page.waitForFunction(() => document.querySelector('input[name=timeframe][value="1m"]').checked);
    await page.getByTestId('chart').locator('canvas').first().waitFor();
  });

  test('places a paper order by keyboard and sees the fill and the position', async () => {
    await page.keyboard.press('b');
    await page.keyboard.type('0.02');
    await page.keyboard.press('Control+Enter');
    await button('Confirm').waitFor();
    assert.match(await page.getByRole('form', { name: 'Order ticket' }).innerText(), /most it can lose/i);
    await page.keyboard.press('Control+Enter');
    await page.getByTestId('outcome').getByText('filled').waitFor(SOON);
    const position = page.getByRole('row').filter({ hasText: 'BTCUSDT' });
    await position.waitFor(SOON);
    assert.match(await position.innerText(), /\+0\.02/);
    await page.getByRole('tab', { name: /^trades/i }).click();
    await page.getByRole('row').filter({ hasText: 'BTCUSDT' }).filter({ hasText: '0.02' }).first().waitFor(SOON);
  });

  test('a limit order waits on the list until it is cancelled', async () => {
    await page.getByText('Limit', { exact: true }).click();
    await page.getByLabel('Price', { exact: true }).fill('60000');
    await page.getByLabel('Quantity', { exact: true }).fill('0.01');
    await page.keyboard.press('Control+Enter');
    await button('Confirm').click();
    await page.getByRole('tab', { name: /open orders/i }).click();
    const order = page.getByRole('row').filter({ hasText: '60,000.00' });
    await order.waitFor(SOON);
    await order.getByRole('button', { name: 'Cancel' }).click();
    await order.waitFor({ state: 'detached', ...SOON });
    await page.getByRole('tab', { name: /history/i }).click();
    await page.getByRole('row').filter({ hasText: 'cancelled' }).waitFor(SOON);
  });

  test('an order larger than the account is refused in words', async () => {
    await page.getByText('Market', { exact: true }).first().click();
    await page.getByLabel('Quantity', { exact: true }).fill('9000');
    await page.keyboard.press('Control+Enter');
    await button('Confirm').click();
    const refusal = page.getByRole('form', { name: 'Order ticket' }).getByRole('alert');
    await refusal.waitFor(SOON);
    assert.match(await refusal.innerText(), /refused this order/i);
    assert.doesNotMatch(await refusal.innerText(), /\bat [A-Z]\w+\.|Exception|undefined|null/);
    await button('Change').click();
  });

  test('stops an agent, and halting asks first', async () => {
    const card = page.getByTestId('agent-atlas');
    const stop = card.getByRole('button', { name: 'Stop Atlas' });
    if (!(await stop.isEnabled())) await card.getByRole('button', { name: 'Start Atlas' }).click();
    await card.getByText('Trading', { exact: true }).waitFor(SOON);
    await stop.click();
    await card.getByText('Reducing', { exact: true }).waitFor(SOON);
    await card.getByRole('button', { name: 'Halt Atlas' }).click();
    await page.getByRole('dialog').getByRole('button', { name: 'Keep trading' }).click();
    assert.equal(await card.getByText('Reducing', { exact: true }).count(), 1);
  });

  test('finds another market by name', async () => {
    await page.keyboard.press('Escape');
    await page.getByRole('heading', { name: 'Order ticket' }).click();
    await page.keyboard.press('/');
    await page.keyboard.type('eth');
    await page.keyboard.press('Enter');
    await page.getByRole('button', { name: /Market ETHUSDT/ }).waitFor(SOON);
    await page.keyboard.press('/');
    await page.keyboard.type('btc');
    await page.keyboard.press('Enter');
    await page.getByRole('button', { name: /Market BTCUSDT/ }).waitFor(SOON);
  });

  for (const theme of ['dark', 'light']) {
    for (const size of [WIDE, NARROW]) {
      test(`fits, can be read and has no serious fault for anybody at ${size.width} px, ${theme}`, async (t) => {
        const look = await openBrowser(size);
        t.after(look.close);
        await prefer(look.page, { theme });
        await look.page.goto(platform.url);
        await look.page.getByTestId('chart').locator('canvas').first().waitFor(SOON);
        await look.page.waitForTimeout(1_000);
        const pictures = `${root}/artifacts/screenshots`;
        await mkdir(pictures, { recursive: true });
        const panels = size === NARROW ? ['Chart', 'Book', 'Order', 'Activity', 'Agents'] : ['Trade'];
        for (const panel of panels) {
          await look.page.getByRole('button', { name: panel, exact: true }).filter({ visible: true }).click();
          const picture = `${pictures}/${panel.toLowerCase()}-${size.width}-${theme}.png`;
          await look.page.screenshot({ path: picture });
          assert.ok((await stat(picture)).size > 8_000, `${picture} is almost empty`);
          assert.deepEqual(await findings(look.page), [], panel);
          assert.deepEqual(await cutOff(look.page), [], panel);
          assert.deepEqual(await overflow(look.page), { wide: 0, tall: 0 }, panel);
        }
        assert.deepEqual(look.complaints, []);
      });
    }
  }

  test('tells a stop of the platform, and finds everything again after a restart', async () => {
    assert.deepEqual(
      browser.complaints.filter((text) => !/422/.test(text)),
      [],
      'the page complained on its console',
    );
    const port = platform.port;
    assert.equal(await platform.stop(), 0);
    const told = page.getByRole('alert').filter({ hasText: 'Connection to the platform lost' });
    await told.waitFor(SOON);
    platform = await startPlatform({ data: join(folder, 'bars'), speed: SPEED, port });
    await told.waitFor({ state: 'detached', timeout: 60_000 });
    await page.getByRole('tab', { name: 'Positions' }).click();
    assert.match(await page.getByRole('row').filter({ hasText: 'BTCUSDT' }).innerText(), /\+0\.02/);
    await page.getByTestId('agent-atlas').getByText('Reducing', { exact: true }).waitFor(SOON);
  });
});
