import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from 'playwright-core';

/** What keeps somebody from reading a page. Each function tells what it found in words; nothing is an empty list. */

/** What axe finds: the rules of WCAG 2.2 up to AA and of good practice, and the contrast that AAA asks of text. */
export async function barriersOn(page: Page, ...rules: readonly string[]): Promise<readonly string[]> {
  const axe = new AxeBuilder({ page });
  if (rules.length > 0) axe.withRules([...rules]);
  else
    axe
      .options({ rules: { 'color-contrast-enhanced': { enabled: true } } })
      .withTags(['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice']);
  const { violations } = await axe.analyze();
  return violations.flatMap(({ id, nodes }) =>
    nodes.map(
      ({ target, failureSummary }) => `${id}: ${target.join(' ')}: ${(failureSummary ?? '').replaceAll(/\s+/gu, ' ')}`,
    ),
  );
}

/** The elements that stand out of the page on the right, where the page can be scrolled there. */
export const overflowing = (page: Page): Promise<readonly string[]> =>
  page.evaluate(() => {
    const { scrollWidth, clientWidth } = document.documentElement;
    if (scrollWidth <= clientWidth) return [];
    const scrolls = (element: Element | null): boolean =>
      element !== null &&
      element !== document.body &&
      (getComputedStyle(element).overflowX !== 'visible' || scrolls(element.parentElement));
    const found = [...document.querySelectorAll('body *')]
      .filter((element) => element.getBoundingClientRect().right > clientWidth + 0.5 && !scrolls(element.parentElement))
      .map((element) => `${element.tagName} ${element.className} ${element.textContent.trim().slice(0, 40)}`);
    return found.length > 0 ? found : [`the page is ${scrollWidth} wide, the screen ${clientWidth}`];
  });

/**
 * The elements that cut off text: their own is larger than they are, and cannot be scrolled to. On paper nothing can be
 * scrolled to. What is kept from sight and read aloud (a square of one pixel) cuts by intent.
 */
export const cutOff = (page: Page, on: 'screen' | 'paper' = 'screen'): Promise<readonly string[]> =>
  page.evaluate((medium) => {
    const cutting = medium === 'paper' ? ['hidden', 'clip', 'auto', 'scroll'] : ['hidden', 'clip'];
    return [...document.querySelectorAll<HTMLElement>('body *')]
      .filter((element) => {
        if (!element.checkVisibility() || element.textContent.trim() === '' || element.closest('svg')) return false;
        const { overflowX, overflowY } = getComputedStyle(element);
        const { clientWidth, clientHeight, scrollWidth, scrollHeight } = element;
        if (clientWidth <= 1 && clientHeight <= 1) return false;
        return (
          (cutting.includes(overflowX) && scrollWidth > clientWidth + 1) ||
          (cutting.includes(overflowY) && scrollHeight > clientHeight + 1)
        );
      })
      .map((element) => `${element.tagName} ${element.className} ${element.textContent.trim().slice(0, 40)}`);
  }, on);

/** Lines of text that lie over each other, outside of drawings, as pairs. */
export const overlapping = (page: Page): Promise<readonly string[]> =>
  page.evaluate(() => {
    interface Line {
      readonly text: string;
      readonly node: Node;
      readonly box: DOMRect;
    }
    const lines: Line[] = [];
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
      const parent = node.parentElement;
      const text = (node.textContent ?? '').trim();
      if (!parent || text === '' || !parent.checkVisibility() || parent.closest('svg, option, script, style')) continue;
      const range = document.createRange();
      range.selectNodeContents(node);
      for (const box of range.getClientRects()) {
        // A box one pixel wide is for the ear; so is what lies above the page.
        if (box.width > 2 && box.bottom > 0 && box.right > 0) lines.push({ text, node, box });
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
    return found;
  });
