import { describe, expect, test, vi } from 'vitest';
import { open, patience, reading } from './reading.ts';

vi.setConfig({ testTimeout: patience });

const at = reading();

const shapes = [
  ['a phone', 320, 640],
  ['a desk', 1280, 800],
] as const;

describe.each(shapes)('on %s', (_, width, height) => {
  test.each(['articles/index.html', 'ko/people/index.html', 'countries/index.html', 'agreements/by/countries.html'])(
    'the jump links of %s stay in reach, and lead to a heading that is in sight',
    async (path) => {
      const { page, close } = await open(at.browser, at.site.root + path, { viewport: { width, height } });
      const links = page.locator('.jumps a');
      const number = await links.count();
      expect(number).toBeGreaterThan(3);
      for (const index of [number - 1, 1, Math.floor(number / 2)]) {
        // Found where it is: the strip is not scrolled away, whatever was jumped to before.
        const link = links.nth(index);
        const href = (await link.getAttribute('href')) ?? '';
        await link.click();
        const settled = async () => {
          // Rows are laid out as they come into sight, which takes a few frames.
          const height = () => page.evaluate(() => document.documentElement.scrollHeight);
          for (let before = -1; before !== (await height()); before = await height()) await page.waitForTimeout(100);
        };
        await settled();
        const at = await page.evaluate((id) => {
          const jumps = document.querySelector('.jumps')?.getBoundingClientRect() ?? new DOMRect();
          return {
            heading: document.getElementById(id)?.getBoundingClientRect().top ?? -1,
            covered: jumps.width > innerWidth / 2 ? jumps.bottom : 0,
            // How much of the jump links is in sight: at the end of the page the foot pushes a long column up a little.
            reach: (Math.min(jumps.bottom, innerHeight) - Math.max(jumps.top, 0)) / jumps.height,
            atBottom: scrollY + innerHeight >= document.documentElement.scrollHeight - 2,
          };
        }, href.slice(1));
        expect(at.reach).toBeGreaterThan(0.6);
        expect(at.heading).toBeGreaterThanOrEqual(at.covered - 1);
        expect(at.heading).toBeLessThan(at.atBottom ? height : height / 3);
      }
      await close();
    },
  );

  test.each(['articles/index.html', 'ko/organisations/index.html', 'centres/index.html'])(
    'what comes into focus on %s is not covered, forwards and backwards',
    async (path) => {
      const { page, close } = await open(at.browser, at.site.root + path, { viewport: { width, height } });
      const covered = () =>
        page.evaluate(() => {
          const element = document.activeElement;
          if (!element || element.closest('.jumps')) return undefined;
          const box = element.getClientRects()[0];
          if (!box) return undefined;
          const middle = box.top + box.height / 2;
          const above = document.elementFromPoint(box.left + Math.min(box.width / 2, 20), middle);
          return above?.closest('.jumps') ? (element.textContent ?? '').slice(0, 60) : undefined;
        });
      await page.locator('.listing a, .compared tbody a').nth(30).focus();
      for (const key of ['Tab', 'Shift+Tab']) {
        for (let step = 0; step < 25; step += 1) {
          await page.keyboard.press(key);
          expect(await covered()).toBeUndefined();
        }
      }
      await close();
    },
  );
});

test('a page of records is no wider than the narrowest screen', async () => {
  for (const path of ['countries/index.html', 'ko/centres/index.html', 'ko/articles/by/type.html']) {
    const { page, close } = await open(at.browser, at.site.root + path, { viewport: { width: 320, height: 640 } });
    const width = await page.evaluate(() => document.documentElement.scrollWidth);
    expect(width, path).toBeLessThanOrEqual(320);
    await close();
  }
});
