// Checks that hold for every page in every state.
import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';

const axe = await readFile(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const RULES = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'];

/** Serious and critical findings of axe (WCAG 2.2 AA), as `rule: elements`. */
export async function findings(page) {
  await page.evaluate(axe);
  return page.evaluate(async (rules) => {
    const { violations } = await globalThis.axe.run(document, { runOnly: rules });
    return violations
      .filter(({ impact }) => impact === 'serious' || impact === 'critical')
      .map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html.slice(0, 160)).join(' | ')}`);
  }, RULES);
}

/** By how many pixels the page is wider, and taller, than the window. */
export const overflow = (page) =>
  page.evaluate(() => {
    const { scrollWidth, scrollHeight, clientWidth, clientHeight } = document.documentElement;
    return { wide: scrollWidth - clientWidth, tall: scrollHeight - clientHeight };
  });

/** Buttons and links that a person cannot see whole, because they lie beyond an edge that does not scroll sideways. */
export const cutOff = (page) =>
  page.evaluate(() =>
    [...document.querySelectorAll('button, a, input, select')]
      .filter((element) => element.checkVisibility())
      .filter((element) => {
        const { left, right, width } = element.getBoundingClientRect();
        return width > 0 && (left < -1 || right > innerWidth + 1);
      })
      .map((element) => element.outerHTML.slice(0, 160)),
  );
