import { editionOf } from '../../archive/address.ts';
import { csvRules } from '../../archive/export/csv.ts';
import { dictionary } from '../../archive/export/dictionary.ts';
import { exportFiles, exporters } from '../../archive/export/export-files.ts';
import type { Locale } from '../../archive/model/label.ts';
import { say } from '../i18n/words.ts';
import { frameOf, hrefFrom, type Frame, type Here, type Site } from './site.ts';

export interface DataPage {
  readonly frame: Frame;
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

/** Files that come one for each record are reached from the record’s page. */
const bulk = 'data/';

/** The downloads and the data dictionary, both generated: from the table of exporters, and from the model. */
export function dataPage(site: Site, locale: Locale): DataPage {
  const word = say(locale);
  const here: Here = { locale, path: `${editionOf(locale)}data/index.html` };
  const files = exportFiles(site.archive, site.settings);
  return {
    frame: frameOf(site, here, { title: word('data'), description: word('dataIntro'), section: here.path }),
    downloads: exporters.map((exporter) => ({
      id: exporter.id,
      label: exporter.label[locale],
      describe: exporter.describe[locale],
      files: files
        .filter((file) => file.exporter === exporter && (file.path.startsWith(bulk) || file.path.endsWith('feed.xml')))
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
