import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { kinds } from '../../../src/archive/model/record.ts';
import { editionParams, frameOf, hrefFrom, type Here } from '../../../src/site/views/site.ts';
import { small } from './small-site.ts';

const frame = (here: Here, section?: string) =>
  frameOf(small, here, { title: 'Title', description: 'Description', section });

describe('the frame of a page', () => {
  test('names the page’s own address and that of its counterpart', () => {
    expect(frame({ locale: 'ko', path: 'ko/centres/x.html' })).toMatchObject({
      canonical: 'https://archive.example/ko/centres/x.html',
      alternates: [
        { locale: 'en', url: 'https://archive.example/centres/x.html', href: '../../centres/x.html' },
        { locale: 'ko', url: 'https://archive.example/ko/centres/x.html', href: 'x.html' },
      ],
    });
  });

  test('keeps the path of an archive that is published below the root of a host', () => {
    const below = { ...small, settings: { address: 'https://host.example/some/archive/' } };
    const { canonical, alternates } = frameOf(
      below,
      { locale: 'en', path: 'centres/x.html' },
      { title: '', description: '' },
    );
    expect(canonical).toBe('https://host.example/some/archive/centres/x.html');
    expect(alternates.map(({ url }) => url)).toEqual([
      canonical,
      'https://host.example/some/archive/ko/centres/x.html',
    ]);
  });

  test.each([
    ['index.html', 'en', '', 'index.html', 'search.html', 'feed.xml'],
    ['centres/x.html', 'en', '../', '../index.html', '../search.html', '../feed.xml'],
    ['ko/index.html', 'ko', '../', 'index.html', 'search.html', 'feed.xml'],
    ['ko/centres/x.html', 'ko', '../../', '../index.html', '../search.html', '../feed.xml'],
  ] as const)(
    'of %s leads to the first page, the search and the feed of its edition',
    (path, locale, root, home, search, feed) => {
      expect(frame({ locale, path })).toMatchObject({ root, home, search, feed });
    },
  );

  test('marks the section that the page belongs to, and no other', () => {
    const { sections, pages } = frame({ locale: 'ko', path: 'ko/centres/x.html' }, 'ko/centres/index.html');
    expect(sections.filter(({ current }) => current).map(({ label }) => label)).toEqual(['협력센터']);
    expect(pages.some(({ current }) => current)).toBe(false);
    const about = frame({ locale: 'en', path: 'about.html' }, 'about.html');
    expect([...about.sections, ...about.pages].filter(({ current }) => current).map(({ href }) => href)).toEqual([
      'about.html',
    ]);
  });

  test('has a section for each kind with pages', () => {
    const { sections } = frame({ locale: 'en', path: 'index.html' });
    expect(sections.map(({ label }) => label)).toEqual(
      kinds.filter(({ page }) => page).map(({ label }) => label.many.en),
    );
  });
});

test('a link between two pages is relative and leads from the one to the other, wherever they are', () => {
  const path = fc
    .array(fc.stringMatching(/^[a-z][a-z0-9-]{0,8}$/u), { minLength: 1, maxLength: 4 })
    .map((parts) => `${parts.join('/')}.html`);
  fc.assert(
    fc.property(
      path,
      path,
      fc.constantFrom('https://host.example/', 'https://host.example/deep/er/', 'file:///media/usb/'),
      (from, to, root) => {
        const href = hrefFrom({ locale: 'en', path: from }, to);
        expect(href).not.toMatch(/^\/|^[a-z]+:/u);
        expect(new URL(href, root + from).href).toBe(root + to);
      },
    ),
  );
});

test('the first edition has no folder', () => {
  expect(editionParams).toEqual([
    { locale: 'en', edition: undefined },
    { locale: 'ko', edition: 'ko' },
  ]);
});
