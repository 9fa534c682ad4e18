import type { Page } from 'playwright-core';
import { expect } from 'vitest';
import { answered, open, reading, type Opened } from './reading.ts';

/** Questions that tests ask of the search page, and its answers. */

export function asking() {
  const at = reading();

  /** Opens the search at an address that asks, and waits for the answer. */
  async function search(address: string): Promise<Opened> {
    const opened = await open(at.browser, at.site.root + address);
    await answered(opened.page);
    return opened;
  }

  /** Runs `check` on the answer to an address; a fault of the page is one of the test. */
  async function answer(address: string, check: (page: Page) => Promise<void>): Promise<void> {
    const { page, faults, close } = await search(address);
    try {
      await check(page);
      expect(faults).toEqual([]);
    } finally {
      await close();
    }
  }

  /** Where the first link of each result leads, below the root of the site. */
  const found = async (page: Page): Promise<readonly string[]> => {
    const links = await page
      .locator('#results > li')
      .evaluateAll((items) => items.map((item) => item.querySelector('a')?.href ?? ''));
    // The address of a result carries what is to be marked there, and the section.
    return links.map((link) => link.slice(at.site.root.length).replace(/[?#].*$/u, ''));
  };

  const status = (page: Page) => page.locator('#search-status').innerText();

  /** Waits until the answer is one to another question: its address holds `part`, and it is there. */
  async function answeredAt(page: Page, holds: (address: URL) => boolean): Promise<void> {
    await page.waitForURL(holds);
    await answered(page);
  }

  return { at, search, answer, found, status, answeredAt };
}
