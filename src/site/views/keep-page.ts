import { editionOf, pagePathOf } from '../../archive/address.ts';
import { sumsPath } from '../../archive/export/bag.ts';
import { newestDate } from '../../archive/export/instant.ts';
import { keptFilesPath, workerPath } from '../../archive/export/kept-files.ts';
import { keepable, keptKinds, keptSetName, keptSetsFolder } from '../../archive/export/kept-set.ts';
import { locales, type Locale } from '../../archive/model/label.ts';
import { captionOf, type RecordOf } from '../../archive/model/record.ts';
import { keepWords, say } from '../i18n/words.ts';
import { datePart, partOf, type Part } from './present.ts';
import { frameOf, hrefFrom, type Frame, type Here, type Site } from './site.ts';

export interface KeepPage {
  readonly frame: Frame;
  /** The day on which a source was last read or published: how old a version is. */
  readonly newest: Part;
  /** What may be kept beside everything: the records of each kind. */
  readonly sets: readonly {
    readonly label: string;
    readonly options: readonly { readonly value: string; readonly text: string; readonly lang?: string | undefined }[];
  }[];
  /** Editions that may be kept together, as the form sends them. */
  readonly editions: readonly { readonly value: string; readonly label: string }[];
  readonly verify: string;
  readonly data: string;
  /** What the script has to know. */
  readonly paths: Readonly<Record<'list' | 'sums' | 'worker' | 'sets', string>>;
  readonly words: ReturnType<typeof keepWords>;
}

/** The page of what is kept on a device. */
export function keepPage(site: Site, locale: Locale): KeepPage {
  const word = say(locale);
  const here: Here = { locale, path: pagePathOf('keep', locale) };
  const byName = new Intl.Collator(locale);
  const option = (record: RecordOf) => {
    const { text, lang } = partOf(captionOf(record, locale), here);
    return { value: keptSetName(record), text, lang };
  };
  return {
    frame: frameOf(site, here, { title: word('keep'), description: word('keepIntro'), section: here.path }),
    sets: keptKinds.map(({ name, label }) => ({
      label: label.many[locale],
      options: keepable(site.archive)
        .filter(({ kind }) => kind === name)
        .map(option)
        .toSorted((a, b) => byName.compare(a.text, b.text)),
    })),
    editions: [
      { value: locale, label: word('keepOwn') },
      { value: locales.join(' '), label: word('keepBoth') },
    ],
    newest: datePart(newestDate(site.archive.of('article')), here),
    verify: hrefFrom(here, pagePathOf('verify', locale)),
    data: hrefFrom(here, `${editionOf(locale)}data/index.html`),
    paths: { list: keptFilesPath, sums: sumsPath, worker: workerPath, sets: keptSetsFolder },
    words: keepWords(locale),
  };
}
