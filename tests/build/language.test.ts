import { expect, test } from 'vitest';
import { hasHangul } from '../../src/archive/model/label.ts';
import { readBuilt } from './built-site.ts';
import { saidIn, type Said } from './html.ts';

const site = readBuilt();

/** Names of formats, programs and files are the same in every language. */
const names =
  /\b(?:BibTeX|RIS|CSL-JSON|JSON|NDJSON|CSV|Atom|MDX|YAML|USB|HTML|Node\.js|GitHub|git|axe|MIT|CC BY|CONTRIBUTING\.md|SHA256SUMS|GitLab Pages|Cloudflare Pages|Windows|PowerShell)\b/gu;

/** Words in Latin letters, three letters or more each, but for addresses and names of files. */
const latinWords = (text: string): readonly string[] =>
  text
    .replace(/(?:https?:\/\/|mailto:)\S+/gu, ' ')
    .replace(/\S+\.(?:html|csv|json|ndjson|xml|bib|ris|md|mdx|yaml|epub|zip)\b/gu, ' ')
    .replace(names, ' ')
    .match(/\p{Script=Latin}{3,}/gu) ?? [];

const koreanWords = (text: string): readonly string[] => text.match(/\p{Script=Hangul}+/gu) ?? [];

const isKorean = (lang: string) => lang === 'ko' || lang.startsWith('ko-');

const list = (path: string, { text, lang, within }: Said) =>
  `${path}: \`${text.slice(0, 60)}\` as ${lang} in ${within.slice(-3).join(' > ')}`;

test('whatever is Korean says so, in both editions', () => {
  const faults = site.pages.flatMap(({ path, tree }) =>
    saidIn(tree)
      .filter(({ text, lang }) => hasHangul(text) && !isKorean(lang))
      .map((said) => list(path, said)),
  );
  expect(faults).toEqual([]);
});

test('whatever is not Korean in the Korean edition says so', () => {
  const faults = site.pages
    .filter(({ locale }) => locale === 'ko')
    .flatMap(({ path, tree }) =>
      saidIn(tree)
        .filter(({ within }) => !within.includes('code') && !within.includes('pre'))
        // A Korean sentence may give a name in Latin letters in passing, as Korean print does.
        .filter(({ sentence }) => !hasHangul(sentence))
        .filter(({ text, lang }) => isKorean(lang) && latinWords(text).length >= 2)
        .map((said) => list(path, said)),
    );
  expect(faults).toEqual([]);
});

test('nothing in the English edition is said to be Korean that is in other words for the most part', () => {
  const faults = site.pages
    .filter(({ locale }) => locale === 'en')
    .flatMap(({ path, tree }) =>
      saidIn(tree)
        .filter(({ text, lang }) => isKorean(lang) && latinWords(text).length > koreanWords(text).length)
        .map((said) => list(path, said)),
    );
  expect(faults).toEqual([]);
});

test('every language named is one that there is', () => {
  const known = new Intl.DisplayNames('en', { type: 'language', fallback: 'none' });
  const tags = new Set(site.pages.flatMap(({ tree }) => saidIn(tree).map(({ lang }) => lang)));
  for (const tag of tags) expect(known.of(tag), tag).toBeDefined();
  expect([...tags]).toEqual(expect.arrayContaining(['en', 'ko']));
});
