import { expect, test } from 'vitest';
import { followingOf } from '../../../src/site/views/following.ts';
import { aCountry } from '../../builders.ts';
import { korean, siteOf, small, the } from './small-site.ts';

test('a country is followed by its feed and its calendar, and kept on a device, in the edition of the page', () => {
  const here = { ...korean, path: 'ko/countries/zz.html' };
  expect(followingOf(small, here, the('country', 'zz'))).toEqual([
    { label: '새 출처 피드(Atom)', href: 'zz.xml', media: 'application/atom+xml' },
    { label: '달력(iCalendar)', href: 'zz.ics', media: 'text/calendar' },
    { label: '이 기기에 보관', href: '../keep.html?keep=countries/zz' },
  ]);
});

test('there is no calendar without a date, and nothing for what nobody follows', () => {
  const site = siteOf(aCountry());
  const here = { locale: 'en', path: 'countries/zz.html' } as const;
  expect(followingOf(site, here, site.archive.get('country', 'zz') as never).map(({ href }) => href)).toEqual([
    'zz.xml',
    '../keep.html?keep=countries/zz',
  ]);
  expect(followingOf(small, here, the('person', 'example-person'))).toEqual([]);
});
