import { carriedName, carriedPath, editionOf, pagePathOf, urlOf } from '../../archive/address.ts';
import { csvRules } from '../../archive/export/csv.ts';
import { dictionary } from '../../archive/export/dictionary.ts';
import { exportFiles, exporters } from '../../archive/export/export-files.ts';
import type { Exported } from '../../archive/export/exporter.ts';
import { epub } from '../../archive/export/exporters/epub.ts';
import { sumsPath } from '../../archive/export/bag.ts';
import { measure, type Measure } from '../../archive/export/measure.ts';
import type { Locale } from '../../archive/model/label.ts';
import { carriedTokens, say, sizeText } from '../i18n/words.ts';
import { frameOf, hrefFrom, type Frame, type Here, type Site } from './site.ts';

/** A file with what it weighs and the hash by which a copy of it is known. */
export interface Carried {
  readonly label: string;
  readonly name: string;
  readonly href: string;
  readonly size: string;
  readonly sha256: string;
}

export interface DataPage {
  readonly frame: Frame;
  /** The whole site in one file. It is made after its pages: the size and hash are put in then. */
  readonly zip: Carried & { readonly address: string };
  readonly books: { readonly describe: string; readonly files: readonly Carried[] };
  /** The hashes of all files of the site. */
  readonly sums: { readonly name: string; readonly href: string };
  /** Pages on what to do with copies: check them, publish them. */
  readonly beside: readonly { readonly label: string; readonly href: string }[];
  readonly downloads: readonly {
    readonly id: string;
    readonly label: string;
    readonly describe: string;
    readonly files: readonly { readonly name: string; readonly href: string; readonly label?: string }[];
  }[];
  /** How the tables are to be read. */
  readonly tables: string;
  readonly dictionary: readonly {
    readonly id: string;
    readonly kind: string;
    readonly about: string;
    readonly fields: readonly {
      readonly name: string;
      readonly label: string;
      readonly note?: string;
      readonly written: string;
      readonly required: boolean;
      readonly term?: string;
    }[];
  }[];
}

/** Whether a book is of one country: `digests-uz-en.epub`. */
const isOfCountry = (name: string): boolean => name.split('-').length > 2;

/** Files that come one for each record are reached from the record’s page. */
const bulk = 'data/';

/** The downloads and the data dictionary, both generated: from the table of exporters, and from the model. */
export function dataPage(
  site: Site,
  locale: Locale,
  files: readonly Exported[] = exportFiles(site.archive, site.settings),
  measureOf: (file: Exported) => Measure = (file) => measure(file.bytes()),
): DataPage {
  const word = say(locale);
  const here: Here = { locale, path: `${editionOf(locale)}data/index.html` };
  const collator = new Intl.Collator(locale);
  return {
    frame: frameOf(site, here, { title: word('data'), description: word('dataIntro'), section: here.path }),
    zip: {
      label: word('wholeSite'),
      name: `${carriedName}.zip`,
      href: hrefFrom(here, carriedPath),
      address: urlOf(here.path, site.settings.address),
      size: carriedTokens.size,
      sha256: carriedTokens.sha256,
    },
    books: {
      describe: epub.describe[locale],
      files: files
        .filter(({ exporter }) => exporter === epub)
        .map((file) => {
          const { bytes, sha256 } = measureOf(file);
          return {
            label: file.label?.[locale] ?? file.path,
            name: file.path.replace(bulk, ''),
            href: hrefFrom(here, file.path),
            size: sizeText(bytes, locale),
            sha256,
          };
        })
        // Those of everything first.
        .toSorted(
          (a, b) => Number(isOfCountry(a.name)) - Number(isOfCountry(b.name)) || collator.compare(a.label, b.label),
        ),
    },
    sums: { name: sumsPath, href: hrefFrom(here, sumsPath) },
    beside: (['verify', 'hosting'] as const).map((name) => ({
      label: word(name),
      href: hrefFrom(here, pagePathOf(name, locale)),
    })),
    downloads: exporters
      .filter((exporter) => exporter !== epub)
      .map((exporter) => ({
        id: exporter.id,
        label: exporter.label[locale],
        describe: exporter.describe[locale],
        files: files
          .filter(
            (file) => file.exporter === exporter && (file.path.startsWith(bulk) || file.path.endsWith('feed.xml')),
          )
          .map(({ path, label }) => ({
            name: path.replace(bulk, ''),
            href: hrefFrom(here, path),
            ...(label ? { label: label[locale] } : {}),
          })),
      })),
    tables: csvRules[locale],
    dictionary: dictionary().map(({ name, label, about, fields }) => ({
      id: name,
      kind: label.one[locale],
      about: about[locale],
      fields: fields.map((field) => ({
        name: field.name,
        label: field.label[locale],
        written: shapes[field.shape][locale] + field.written[locale],
        required: field.required,
        ...(field.note ? { note: field.note[locale] } : {}),
        ...(field.term === undefined ? {} : { term: field.term }),
      })),
    })),
  };
}

const shapes = {
  one: { en: '', ko: '' },
  list: { en: 'A list. Each: ', ko: '목록. 각 항목: ' },
  stated: {
    en: 'Statements, each with `value` and `per`. The value: ',
    ko: '진술. 각각 `value`와 `per`를 적는다. 값: ',
  },
} as const;
