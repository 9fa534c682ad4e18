import { pagePathOf, recordFilePathOf, urlOf } from '../../archive/address.ts';
import { citationOf, recordCitation } from '../../archive/export/citation.ts';
import type { RecordOf } from '../../archive/model/record.ts';
import { say } from '../i18n/words.ts';
import { mixedLine, type Line, type Part } from './present.ts';
import { hrefFrom, type Here, type Site } from './site.ts';

/** How to cite an article: the source, and the archive’s record of it. */
export interface Citing {
  readonly forms: readonly { readonly title: string; readonly line: Line }[];
  readonly files: readonly Part[];
}

export function citingOf(site: Site, here: Here, record: RecordOf): Citing | undefined {
  if (record.kind !== 'article') return undefined;
  const word = say(here.locale);
  const source = citationOf(record, here.locale);
  const own = recordCitation(record, site.settings, here.locale);
  return {
    forms: [
      { title: word('citeSource'), line: mixedLine({ text: source }, here) },
      { title: word('citeRecord'), line: mixedLine({ text: own }, here) },
    ],
    files: [
      { text: 'BibTeX', file: 'bib' },
      { text: 'RIS', file: 'ris' },
      { text: 'CSL-JSON', file: 'csl.json' },
    ].map(({ text, file }) => ({ text, href: hrefFrom(here, recordFilePathOf(record, file)) })),
  };
}

/** How a reader corrects the record: its lasting address, the file it is kept in, and the ways to change that. */
export interface Correcting {
  readonly address: string;
  /** From the root of the repository. */
  readonly file: string;
  readonly ways: readonly Part[];
}

export function correctingOf(site: Site, here: Here, record: RecordOf): Correcting {
  const word = say(here.locale);
  const { address, repository } = site.settings;
  const file = `content/${record.file}`;
  const asked = new URLSearchParams({ template: 'correct-a-record.yml', title: `${record.kind}/${record.id}` });
  return {
    address: urlOf(here.path, address),
    file,
    ways: [
      ...(repository === undefined
        ? []
        : [
            { text: word('reportMistake'), href: `${repository}/issues/new?${asked.toString()}` },
            { text: word('editRecord'), href: `${repository}/edit/main/${file}` },
          ]),
      { text: word('howToCorrect'), href: hrefFrom(here, pagePathOf('contribute', here.locale)) },
      // Whoever is named here may not want to ask in public.
      ...(record.kind === 'person' || (record.kind === 'article' && record.fields.author !== undefined)
        ? [{ text: word('personalData'), href: hrefFrom(here, pagePathOf('personal-data', here.locale)) }]
        : []),
    ],
  };
}
