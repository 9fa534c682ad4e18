import { indexPathOf, pagePathOf } from '../../archive/address.ts';
import type { Locale } from '../../archive/model/label.ts';
import { kinds } from '../../archive/model/record.ts';
import { say } from '../i18n/words.ts';
import { frameOf, hrefFrom, type Frame, type Here, type Site } from './site.ts';

/** A choice of how results are listed: its name in addresses, and what it offers. */
export interface Choice {
  readonly name: string;
  readonly label: string;
  readonly options: readonly { readonly value: string; readonly label: string }[];
}

export interface SearchPage {
  readonly frame: Frame;
  readonly choices: readonly Choice[];
  readonly lists: readonly { readonly label: string; readonly href: string }[];
}

/** The search page: a form whose question stands in the address, and the lists for whoever has no script or finds nothing. */
export function searchPage(site: Site, locale: Locale): SearchPage {
  const word = say(locale);
  const here: Here = { locale, path: pagePathOf('search', locale) };
  const languages = [
    { value: '', label: word('bothLanguages') },
    { value: 'en', label: word('onlyEnglish') },
    { value: 'ko', label: word('onlyKorean') },
  ];
  return {
    frame: frameOf(site, here, { title: word('search'), description: word('searchArchive'), section: here.path }),
    choices: [
      {
        name: 'sort',
        label: word('searchSort'),
        options: [
          { value: '', label: word('sortRelevance') },
          { value: 'date', label: word('sortDate') },
        ],
      },
      { name: 'lang', label: word('searchLanguages'), options: languages },
    ],
    lists: kinds
      .filter(({ page }) => page)
      .map((kind) => ({ label: kind.label.many[locale], href: hrefFrom(here, indexPathOf(kind, locale)) })),
  };
}
