import axe, { type RunOptions } from 'axe-core';
import type { Page } from 'playwright-core';

/** What keeps somebody from reading a page. Each function tells what it found in words; nothing is an empty list. */

type Axe = typeof axe;

/** Has a page lay out what is off the screen too, which it otherwise does as it comes into sight. */
export const layOutWhole = (page: Page): Promise<void> =>
  page.evaluate(() => {
    const sheet = new CSSStyleSheet();
    sheet.replaceSync('* { content-visibility: visible !important; }');
    document.adoptedStyleSheets = [...document.adoptedStyleSheets, sheet];
  });

/** The rules of WCAG 2.2 up to AA and of good practice, and the contrast that AAA asks of text. */
const all: RunOptions = {
  runOnly: { type: 'tag', values: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'] },
  rules: {
    // The rule of AAA passes over whatever does not even have the contrast of AA.
    'color-contrast': { enabled: true },
    'color-contrast-enhanced': { enabled: true },
    'target-size': { enabled: true },
  },
};

/** What axe finds by all rules that hold here, or by some of them. */
export const barriersOn = (page: Page, ...rules: readonly string[]): Promise<readonly string[]> =>
  violationsOn(page, rules.length > 0 ? { runOnly: { type: 'rule', values: [...rules] } } : all);

/** The rules that look at colours alone. They are half of the work, and follow from the markup and its styles. */
export const ofColours = ['color-contrast', 'color-contrast-enhanced', 'link-in-text-block'] as const;

/** What axe finds by all other rules. */
export const barriersBesideColours = (page: Page): Promise<readonly string[]> =>
  violationsOn(page, {
    ...all,
    rules: { ...all.rules, ...Object.fromEntries(ofColours.map((rule) => [rule, { enabled: false }])) },
  });

async function violationsOn(page: Page, options: RunOptions): Promise<readonly string[]> {
  await layOutWhole(page);
  if (!(await page.evaluate(() => 'axe' in globalThis))) await page.evaluate(axe.source);
  const violations = await page.evaluate(
    async (given) => (await (globalThis as unknown as { axe: Axe }).axe.run(document, given)).violations,
    { ...options, resultTypes: ['violations'] as RunOptions['resultTypes'] & object },
  );
  return violations.flatMap(({ id, nodes }) =>
    nodes.map(
      ({ target, failureSummary }) => `${id}: ${target.join(' ')}: ${(failureSummary ?? '').replaceAll(/\s+/gu, ' ')}`,
    ),
  );
}

/** The elements that stand out of the page on the right, where the page can be scrolled there. */
export async function overflowing(page: Page): Promise<readonly string[]> {
  await layOutWhole(page);
  return page.evaluate(() => {
    const { scrollWidth, clientWidth } = document.documentElement;
    if (scrollWidth <= clientWidth) return [];
    const scrolls = (element: Element | null): boolean =>
      element !== null &&
      element !== document.body &&
      (getComputedStyle(element).overflowX !== 'visible' || scrolls(element.parentElement));
    const sticksOut = (element: Element) =>
      element.getBoundingClientRect().right > clientWidth + 0.5 && !scrolls(element.parentElement);
    const found = [...document.querySelectorAll('body *')]
      .filter((element) => sticksOut(element) && !(element.parentElement && sticksOut(element.parentElement)))
      .map(
        (element) =>
          `${element.tagName} ${element.getAttribute('class') ?? ''} ${element.textContent.trim().slice(0, 40)}`,
      );
    return found.length > 0 ? found : [`the page is ${scrollWidth} wide, the screen ${clientWidth}`];
  });
}

/**
 * The elements that cut off text: their own is larger than they are, and cannot be scrolled to. On paper nothing can be
 * scrolled to. What is clipped to nothing is read aloud alone.
 */
export async function cutOff(page: Page, on: 'screen' | 'paper' = 'screen'): Promise<readonly string[]> {
  await layOutWhole(page);
  return page.evaluate((medium) => {
    const cutting = medium === 'paper' ? ['hidden', 'clip', 'auto', 'scroll'] : ['hidden', 'clip'];
    return [...document.querySelectorAll<HTMLElement>('body *')]
      .filter((element) => {
        if (!element.checkVisibility() || element.textContent.trim() === '' || element.closest('svg')) return false;
        const { overflowX, overflowY, clipPath } = getComputedStyle(element);
        const { clientWidth, clientHeight, scrollWidth, scrollHeight } = element;
        if (clipPath !== 'none') return false;
        return (
          (cutting.includes(overflowX) && scrollWidth > clientWidth + 1) ||
          (cutting.includes(overflowY) && scrollHeight > clientHeight + 1)
        );
      })
      .map((element) => `${element.tagName} ${element.className} ${element.textContent.trim().slice(0, 40)}`);
  }, on);
}

/** Lines of text that lie over each other, outside of drawings, as pairs. */
export async function overlapping(page: Page): Promise<readonly string[]> {
  await layOutWhole(page);
  return page.evaluate(() => {
    interface Line {
      readonly text: string;
      readonly node: Node;
      readonly box: DOMRect;
    }
    const lines: Line[] = [];
    // What is read aloud alone is clipped to nothing.
    const isSeen = (element: Element | null): boolean =>
      element === null || (getComputedStyle(element).clipPath === 'none' && isSeen(element.parentElement));
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
      const parent = node.parentElement;
      const text = (node.textContent ?? '').trim();
      if (!parent || text === '' || !parent.checkVisibility() || parent.closest('svg, select, script, style')) continue;
      if (!isSeen(parent)) continue;
      const range = document.createRange();
      range.selectNodeContents(node);
      for (const box of range.getClientRects()) {
        // The link that skips lies above the page until it has the focus.
        if (box.width > 2 && box.bottom > 0) lines.push({ text, node, box });
      }
    }
    lines.sort((a, b) => a.box.top - b.box.top);
    const found: string[] = [];
    for (const [index, one] of lines.entries()) {
      for (const other of lines.slice(index + 1)) {
        if (other.box.top >= one.box.bottom) break;
        const across = Math.min(one.box.right, other.box.right) - Math.max(one.box.left, other.box.left);
        const down = Math.min(one.box.bottom, other.box.bottom) - other.box.top;
        // The boxes of neighbouring lines touch where the letters do not.
        if (one.node !== other.node && across > 2 && down > Math.min(one.box.height, other.box.height) * 0.45)
          found.push(`${one.text.slice(0, 40)} / ${other.text.slice(0, 40)}`);
      }
    }
    return found.slice(0, 20);
  });
}

/** What is to be reached, in the order of the document, where that goes up the page again: a leap back while reading. */
export async function leapsBack(page: Page): Promise<readonly string[]> {
  await layOutWhole(page);
  return page.evaluate(() => {
    const reachable = [...document.querySelectorAll<HTMLElement>('main :is(a[href], button, input, select, summary)')]
      .filter((element) => element.checkVisibility() && !element.closest('svg'))
      .map((element) => ({ element, box: element.getClientRects()[0] ?? element.getBoundingClientRect() }));
    return reachable.flatMap(({ element, box }, index) => {
      const before = reachable[index - 1];
      // Words in a line stand at slightly different heights.
      return before && box.bottom < before.box.top - 2
        ? [`${element.textContent.trim().slice(0, 40)} after ${before.element.textContent.trim().slice(0, 40)}`]
        : [];
    });
  });
}

/** What moves though the reader asked for less motion. */
export const moving = (page: Page): Promise<readonly string[]> =>
  page.evaluate(() => {
    const seconds = (list: string) => Math.max(...list.split(',').map((each) => parseFloat(each)));
    return [...document.querySelectorAll('*')].flatMap((element) => {
      const { animationName, animationDuration, transitionDuration, scrollBehavior } = getComputedStyle(element);
      const moves =
        (animationName !== 'none' && seconds(animationDuration) > 0.01) ||
        seconds(transitionDuration) > 0.01 ||
        scrollBehavior === 'smooth';
      return moves ? [`${element.tagName} ${element.className.toString()}`] : [];
    });
  });

/**
 * Marks that are lost where the reader’s own few colours are forced on the page: shapes of a drawing in another colour
 * than those (their mixtures are shades, which the words beside them say too), and marks that are a background alone.
 */
export const lostInForcedColours = (page: Page): Promise<readonly string[]> =>
  page.evaluate(() => {
    const probe = document.body.appendChild(document.createElement('i'));
    const resolved = (colour: string) => {
      probe.style.color = colour;
      return getComputedStyle(probe).color;
    };
    const own = new Set(
      ['Canvas', 'CanvasText', 'LinkText', 'VisitedText', 'Highlight', 'HighlightText', 'GrayText', 'Mark'].map(
        resolved,
      ),
    );
    const canvas = resolved('Canvas');
    probe.remove();
    const shapes = [...document.querySelectorAll('svg :is(path, rect, circle, ellipse, line, polyline, polygon, text)')]
      .filter((shape) => shape.checkVisibility())
      .flatMap((shape) => {
        const { fill, stroke } = getComputedStyle(shape);
        return [fill, stroke]
          .filter((colour) => /^rgb\(/u.test(colour) && !own.has(colour))
          .map((colour) => `${shape.tagName} ${shape.getAttribute('class') ?? ''}: ${colour}`);
      });
    // Browsers draw fields in the reader’s colours by themselves.
    const blocks = [...document.querySelectorAll<HTMLElement>('main *:not(svg, svg *, input, select, button)')]
      .filter((element) => {
        const { backgroundColor, backgroundImage, borderStyle, outlineStyle } = getComputedStyle(element);
        const { width, height } = element.getBoundingClientRect();
        return (
          element.childElementCount === 0 &&
          element.textContent.trim() === '' &&
          width > 1 &&
          height > 1 &&
          element.dataset['ground'] === 'painted' &&
          backgroundColor === canvas &&
          backgroundImage === 'none' &&
          borderStyle === 'none' &&
          outlineStyle === 'none'
        );
      })
      .map((element) => `${element.tagName} ${element.className}`);
    return [...new Set([...shapes, ...blocks])];
  });

/** Notes which elements have a ground of their own, before colours are forced. */
export const noteGrounds = (page: Page): Promise<void> =>
  page.evaluate(() => {
    for (const element of document.querySelectorAll<HTMLElement>('main *:not(svg, svg *)'))
      if (getComputedStyle(element).backgroundColor !== 'rgba(0, 0, 0, 0)') element.dataset['ground'] = 'painted';
  });
