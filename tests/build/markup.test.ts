import { HtmlValidate } from 'html-validate';
import { expect, test } from 'vitest';
import { readBuilt } from './built-site.ts';

const site = readBuilt();

/** What the standard asks of every document, and what assistive technology needs. */
const validator = new HtmlValidate({
  root: true,
  extends: ['html-validate:standard', 'html-validate:a11y', 'html-validate:document'],
  // A hash guards against another’s host; the archive’s own files come from the same place as the page.
  rules: { 'require-sri': ['error', { target: 'crossorigin' }] },
});

test('a page with a mistake is found out', async () => {
  const { html } = site.page('about.html');
  const { results } = await validator.validateString(html.replace('</main>', '<p id="content"></div></main>'));
  const found = results.flatMap(({ messages }) => messages.map(({ ruleId }) => ruleId));
  expect(found).toEqual(expect.arrayContaining(['no-dup-id', 'close-order']));
});

test('every page is valid HTML', async () => {
  const faults: string[] = [];
  for (const { path, html } of site.pages) {
    const { results } = await validator.validateString(html, path);
    for (const { messages } of results) {
      for (const { line, column, ruleId, message } of messages)
        faults.push(`${path}:${line}:${column} ${ruleId} ${message}`);
    }
  }
  expect(faults).toEqual([]);
  // Some four thousand pages, about a twentieth of a second each.
}, 900_000);
