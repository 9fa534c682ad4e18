import type { Element } from 'hast';
import { HtmlValidate } from 'html-validate';
import { expect, test } from 'vitest';
import { parsed, readBuilt, type Page } from './built-site.ts';
import { coverOf, everyPage, referencesIn, uncovered } from './cover.ts';
import { attributeOf, elementsIn, wordsIn } from './html.ts';

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

/** Together they hold every shape of markup that the build has. */
const cover = coverOf(site.pages);

test('the pages that are looked at hold every shape of the markup; one shape that they lack is seen', () => {
  expect(uncovered(site.pages, cover)).toEqual([]);
  const page = site.page('about.html');
  const strange = { ...page, tree: parsed(page.html.replace('</main>', '<p><menu class="odd"></menu></main>')) };
  expect(uncovered([strange], cover)).toEqual(['about.html']);
  expect(coverOf([...site.pages, strange])).toContain(strange);
});

test(everyPage ? 'every page is valid HTML' : 'every shape of the markup is valid HTML', async () => {
  const faults: string[] = [];
  for (const { path, html } of everyPage ? site.pages : cover) {
    const { results } = await validator.validateString(html, path);
    for (const { messages } of results) {
      for (const { line, column, ruleId, message } of messages)
        faults.push(`${path}:${line}:${column} ${ruleId} ${message}`);
    }
  }
  expect(faults).toEqual([]);
});

/** What the validator would say of the words of any page, which the shapes of others cannot say. */
function faultsOf(page: Page): readonly string[] {
  const named = referencesIn(page).filter((id) => !page.ids.has(id));
  const odd = [...page.ids].filter((id) => id === '' || /\s/u.test(id));
  const mute = elementsIn(page.tree, ({ tagName }) => tagName === 'a' || tagName === 'button')
    .filter((element) => wordsIn(element) === '' && saidOf(element) === '')
    .map((element) => attributeOf(element, 'href') ?? element.tagName);
  const raw = page.html
    .replaceAll(/<(script|style)\b.*?<\/\1>/gsu, '')
    .match(/&(?!(?:[a-z][a-z0-9]*|#\d+|#x[\da-f]+);)[^<]{0,20}/giu);
  return [
    ...page.repeatedIds.map((id) => `id \`${id}\` twice`),
    ...named.map((id) => `names the id \`${id}\`, which it lacks`),
    ...odd.map((id) => `id \`${id}\``),
    ...mute.map((what) => `nothing to read in \`${what}\``),
    ...(raw ?? []).map((text) => `\`${text}\` as it is`),
  ];
}

/** What is read aloud in the place of words. */
const saidOf = (element: Element): string =>
  [element, ...elementsIn(element, () => true)]
    .map(
      (each) => attributeOf(each, 'ariaLabel') ?? attributeOf(each, 'alt') ?? attributeOf(each, 'ariaLabelledBy') ?? '',
    )
    .join('');

test('no page has an id twice, names one that it lacks, or has a link or button with nothing to read', () => {
  expect(site.pages.flatMap((page) => faultsOf(page).map((fault) => `${page.path}: ${fault}`))).toEqual([]);
  const page = site.page('about.html');
  const html = page.html.replace(
    '</main>',
    '<p id="a" id="b"></p><p id="a"><a href="#a"></a><label for="c">R&D</main>',
  );
  const tree = parsed(html);
  expect(faultsOf({ ...page, html, tree, ids: new Set(['a']), repeatedIds: ['a'] })).toEqual(
    expect.arrayContaining([
      'id `a` twice',
      'names the id `c`, which it lacks',
      'nothing to read in `#a`',
      '`&D` as it is',
    ]),
  );
});
