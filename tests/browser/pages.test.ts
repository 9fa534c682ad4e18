import { expect, test } from 'vitest';
import { barriersOn, overflowing } from './barriers.ts';
import { open, patience, reading } from './reading.ts';

/** What the visits look for is seen where it is; and what holds of one page alone. */

const at = reading();

test(
  'a page with a barrier is found out',
  async () => {
    // The barriers are in styles of elements, which the policy of the page would leave out.
    const { page, close } = await open(at.browser, `${at.site.root}about.html`, { bypassCSP: true });
    try {
      await page.evaluate(() => {
        document.querySelector('main')?.insertAdjacentHTML(
          'beforeend',
          `<img src="favicon.svg"><p style="color:#ccc">Pale</p><p style="color:#6b6b6b">Enough for AA alone</p>
          <h4>A step too deep</h4><pre style="width:900px;overflow:visible">x</pre>
          <ul><li style="line-height:1"><a href="#a" style="display:block;width:9px;height:9px;font-size:8px">a</a></li>
          <li style="line-height:1"><a href="#b" style="display:block;width:9px;height:9px;font-size:8px">b</a></li></ul>`,
        );
      });
      const barriers = (await barriersOn(page)).map((barrier) => barrier.split(':')[0]);
      expect([...new Set(barriers)].toSorted()).toEqual([
        'color-contrast',
        'color-contrast-enhanced',
        'heading-order',
        'image-alt',
        'target-size',
      ]);
      await page.setViewportSize({ width: 320, height: 640 });
      expect((await overflowing(page)).join()).toContain('PRE');
    } finally {
      await close();
    }
  },
  patience,
);

test.each(['index.html', 'ko/index.html'])(
  'on the first page, %s, the seal stands above the name, whichever style comes first',
  async (path) => {
    const { page, close } = await open(at.browser, at.site.root + path);
    try {
      const display = await page
        .getByRole('heading', { level: 1 })
        .evaluate((heading) => getComputedStyle(heading, '::before').display);
      expect(display).toBe('block');
    } finally {
      await close();
    }
  },
  patience,
);
