import { createHash } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { headerFor, inlineOf, inlineOfAll, policyFor, withPolicy } from '../../../src/site/build/content-policy.ts';
import { hostFiles } from '../../../src/site/integrations/host-files.ts';

const hashOf = (text: string) => `'sha256-${createHash('sha256').update(text).digest('base64')}'`;
const nothing = { scripts: [], styles: [], runs: false, loads: false };

describe('what a page holds in itself', () => {
  test.each([
    ['nothing', '<p>Words</p>', nothing],
    ['a style', '<style>p{color:red}</style>', { ...nothing, styles: [hashOf('p{color:red}')] }],
    ['a script', '<script>a < b</script>', { ...nothing, scripts: [hashOf('a < b')], runs: true }],
    ['a module', '<script type="module">a()</script>', { ...nothing, scripts: [hashOf('a()')], runs: true }],
    [
      'a module without quotes',
      '<script type=module>a()</script>',
      { ...nothing, scripts: [hashOf('a()')], runs: true },
    ],
    ['a script in a file', '<script src="a.js"></script>', { ...nothing, loads: true }],
    [
      'rules for loading',
      '<script type="speculationrules">{}</script>',
      { ...nothing, scripts: [hashOf('{}')], runs: true },
    ],
    ['data, to which no policy applies', '<script type="application/ld+json">{}</script>', nothing],
    ['one style twice', '<style>a</style><style>a</style>', { ...nothing, styles: [hashOf('a')] }],
    ['words that look like a script', '<p title="<script>alert(1)</script>">&lt;script></p>', nothing],
    ['a script in a comment', '<!-- <script>alert(1)</script> -->', nothing],
    [
      'a style that speaks of one',
      '<style>/* <style> */</style><p title="on style=">',
      { ...nothing, styles: [hashOf('/* <style> */')] },
    ],
  ])('%s', (_, html, found) => {
    expect(inlineOf(html, 'a.html')).toEqual(found);
  });

  test.each([
    ['<p style="color:red">', 'style'],
    ['<p class="a" style=color:red>', 'style'],
    ['<svg><path d="M0" onclick="go()"/></svg>', 'onclick'],
  ])('%s is refused, as no browser would heed it', (html, name) => {
    expect(() => inlineOf(html, 'a.html')).toThrow(`Unexpected attribute \`${name}\``);
  });

  test.each([
    '<p data-style="a">',
    '<p title=" style=a">',
    '<p lang="on" data-on="x">',
    '<input type="checkbox" checked>',
  ])('%s is not', (html) => {
    expect(inlineOf(html, 'a.html')).toEqual(nothing);
  });
});

test('a page without scripts may run none, and ask for nothing', () => {
  const policy = policyFor({ ...nothing, styles: ["'sha256-a'"] });
  expect(policy).toContain("default-src 'none'");
  expect(policy).toContain("style-src 'sha256-a'");
  expect(policy).not.toMatch(/script-src|connect-src/u);
});

test('a page that loads files of the site runs those alone, and asks for nothing', () => {
  const policy = policyFor({ ...nothing, loads: true });
  expect(policy).toContain("script-src 'self';");
  expect(policy).not.toMatch(/wasm|connect-src/u);
});

test('a page with a script may run it, the site’s files, and the WebAssembly of the search, and nothing else', () => {
  const policy = policyFor({ ...nothing, scripts: ["'sha256-a'"], runs: true });
  expect(policy).toContain("script-src 'self' 'wasm-unsafe-eval' 'sha256-a';");
  expect(policy).not.toContain('unsafe-inline');
  expect(policy).not.toContain("'unsafe-eval'");
});

test('the policy stands before what it governs', () => {
  const html = '<!DOCTYPE html><html><head><meta charset="utf-8"><style>a</style></head></html>';
  const page = withPolicy(html, "default-src 'none'", 'a.html');
  expect(page).toBe(
    `<!DOCTYPE html><html><head><meta charset="utf-8"><meta http-equiv="content-security-policy" content="default-src 'none'"><style>a</style></head></html>`,
  );
  expect(() => withPolicy('<html><style>a</style></html>', 'x', 'a.html')).toThrow('Unexpected page `a.html`');
});

test('the settings for hosts send what every page needs, and each of them says how long to keep what', () => {
  const all = inlineOfAll([
    { ...nothing, styles: ["'sha256-b'"] },
    { scripts: ["'sha256-c'"], styles: ["'sha256-a'", "'sha256-b'"], runs: true, loads: true },
  ]);
  const policy = headerFor(all);
  expect(policy).toContain("style-src 'sha256-a' 'sha256-b';");
  expect(policy).toContain("'sha256-c'");
  expect(policy).toContain("frame-ancestors 'none'");
  const files = hostFiles(policy);
  expect(files.map(({ path }) => path)).toEqual([
    '_headers',
    'hosting/nginx.conf',
    'hosting/Caddyfile',
    'hosting/apache.conf',
  ]);
  for (const { text, path } of files) {
    expect(text, path).toContain(policy);
    expect(text, path).toContain('immutable');
  }
});
