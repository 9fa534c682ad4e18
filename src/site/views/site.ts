import { editionOf, feedPathOf, indexPathOf, pagePathOf, relativePath, urlOf } from '../../archive/address.ts';
import { keeperPath } from '../../archive/export/kept-files.ts';
import type { Archive } from '../../archive/graph.ts';
import { locales, type Locale } from '../../archive/model/label.ts';
import { kinds } from '../../archive/model/record.ts';
import type { Moved, Settings } from '../../archive/read.ts';
import { say } from '../i18n/words.ts';

/** What every view sees. */
export interface Site {
  readonly archive: Archive;
  readonly settings: Settings;
  readonly moved: readonly Moved[];
}

/** The page that a view makes: its edition, and its path from the root of the site. */
export interface Here {
  readonly locale: Locale;
  readonly path: string;
  /** The time that the words speak of, as ISO 8601: what had another name then is shown under it. None for today. */
  readonly at?: string;
}

/** How a page names another page or file of the site: relative, so that it holds anywhere. */
export const hrefFrom = (here: Here, to: string): string => relativePath(here.path, to);

export interface NavItem {
  readonly label: string;
  readonly href: string;
  readonly current: boolean;
}

/** What the head, the header and the footer of a page show. */
export interface Frame extends Here {
  readonly title: string;
  readonly description: string;
  readonly canonical: string;
  /** The same page in each edition. */
  readonly alternates: readonly { readonly locale: Locale; readonly url: string; readonly href: string }[];
  /** From the page to the root of the site: empty, `../` or deeper. */
  readonly root: string;
  readonly home: string;
  readonly search: string;
  readonly feed: string;
  /** The script that has the page kept. */
  readonly keeper: string;
  readonly sections: readonly NavItem[];
  /** Ways into the whole archive other than by kind: pages that are drawn. */
  readonly ways: readonly NavItem[];
  readonly pages: readonly NavItem[];
}

/** The same page in another edition. */
const inEdition = ({ locale, path }: Here, other: Locale): string =>
  editionOf(other) + path.slice(editionOf(locale).length);

/** The frame of a page; `section` is the index page or page of its own that it belongs to. */
export function frameOf(
  site: Site,
  here: Here,
  { title, description, section }: { title: string; description: string; section?: string | undefined },
): Frame {
  const word = say(here.locale);
  const item = (label: string, path: string): NavItem => ({
    label,
    href: hrefFrom(here, path),
    current: path === section,
  });
  return {
    ...here,
    title,
    description,
    canonical: urlOf(here.path, site.settings.address),
    alternates: locales.map((locale) => {
      const path = inEdition(here, locale);
      return { locale, url: urlOf(path, site.settings.address), href: hrefFrom(here, path) };
    }),
    root: '../'.repeat(here.path.split('/').length - 1),
    home: hrefFrom(here, pagePathOf('index', here.locale)),
    search: hrefFrom(here, pagePathOf('search', here.locale)),
    feed: hrefFrom(here, feedPathOf(here.locale)),
    keeper: hrefFrom(here, keeperPath),
    sections: kinds
      .filter(({ page }) => page)
      .map((kind) => item(kind.label.many[here.locale], indexPathOf(kind, here.locale))),
    ways: [
      item(word('timeline'), pagePathOf('timeline', here.locale)),
      item(word('map'), pagePathOf('map', here.locale)),
      item(word('ranks'), pagePathOf('figures', here.locale)),
    ],
    pages: [
      item(word('about'), pagePathOf('about', here.locale)),
      item(word('contribute'), pagePathOf('contribute', here.locale)),
      item(word('accessibility'), pagePathOf('accessibility', here.locale)),
      item(word('disagreements'), pagePathOf('disagreements', here.locale)),
      item(word('gaps'), pagePathOf('gaps', here.locale)),
      item(word('data'), `${editionOf(here.locale)}data/index.html`),
      item(word('keep'), pagePathOf('keep', here.locale)),
      item(word('rules'), `${editionOf(here.locale)}rules/index.html`),
    ],
  };
}

/** The editions as the parameter of a route: none for the first. */
export const editionParams = locales.map((locale) => ({
  locale,
  edition: editionOf(locale) === '' ? undefined : editionOf(locale).slice(0, -1),
}));
