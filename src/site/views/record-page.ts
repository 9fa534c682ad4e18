import { indexPathOf, pathOf, recordFilePathOf } from '../../archive/address.ts';
import { citationOf, recordCitation } from '../../archive/export/citation.ts';
import type { Locale } from '../../archive/model/label.ts';
import { captionOf, fieldsOf, keyOfRecord, kindOf, valuesOf, type RecordOf } from '../../archive/model/record.ts';
import { searchFields, type SearchFields } from '../../archive/search/search-fields.ts';
import { plainText } from '../../archive/text/plain-text.ts';
import { renderHtml } from '../../archive/text/render.ts';
import { say } from '../i18n/words.ts';
import { factsOf, leadingLine, type Fact } from './facts.ts';
import { groupsOf, namedIn, statedBy, type LinkGroup, type StatedOf } from './links.ts';
import { namesOf } from './names.ts';
import { datePart, linkTo, mixedLine, partOf, proseLine, publisherPart, type Line, type Part } from './present.ts';
import { seriesOf, type Series } from './series.ts';
import { frameOf, hrefFrom, type Frame, type Here, type Site } from './site.ts';
import { listedSource, marker, sourcesOf, type ListedSource } from './sources.ts';
import { storyOf, type StoryYear } from './story.ts';

export interface RecordPage {
  readonly frame: Frame;
  readonly search: SearchFields;
  readonly kind: { readonly label: string; readonly href: string };
  readonly title: Part;
  /** Beneath the title: publisher, type, date. */
  readonly byline: readonly Part[];
  readonly names: readonly Fact[];
  readonly digest?: { readonly html: string; readonly lang?: string; readonly fallback: boolean };
  readonly facts: readonly Fact[];
  readonly doubts: readonly Line[];
  readonly named: readonly LinkGroup[];
  readonly stated: readonly StatedOf[];
  readonly groups: readonly LinkGroup[];
  readonly story: readonly StoryYear[];
  readonly series: readonly Series[];
  readonly sources: readonly ListedSource[];
  readonly citations: readonly { readonly title: string; readonly line: Line }[];
  readonly files: readonly { readonly label: string; readonly href: string }[];
}

/** Everything that the page of a record shows, resolved. */
export function recordPage(site: Site, locale: Locale, record: RecordOf): RecordPage {
  const path = pathOf(record, locale);
  if (path === undefined) throw new Error(`Unexpected page of \`${keyOfRecord(record)}\`, expected a kind with pages`);
  const here: Here = { locale, path };
  const kind = kindOf(record.kind);
  const title = partOf(captionOf(record, locale), here);
  const numbered = record.kind === 'article' ? [] : sourcesOf(site, record);
  const marks = marker(site, here, numbered);
  const digest = digestOf(site, here, record);
  const facts = factsOf(site, here, record, marks);
  return {
    frame: frameOf(site, here, {
      // Two records may share a name: the title of the page tells them apart by their kind, articles by their date.
      title: `${title.text} · ${record.kind === 'article' ? `${publisherPart(record, here).text}, ${datePart(record.fields.date, here).text}` : kind.label.one[locale]}`,
      description: describe(site, here, record),
      section: indexPathOf(kind, locale),
    }),
    search: searchFields(record),
    kind: { label: kind.label.many[locale], href: hrefFrom(here, indexPathOf(kind, locale)) },
    title,
    byline: bylineOf(here, record),
    names: namesOf(here, record, marks),
    ...(digest ? { digest } : {}),
    facts,
    doubts: record.kind === 'article' ? record.fields.doubts.map((doubt) => proseLine(doubt, here)) : [],
    named: record.kind === 'article' ? namedIn(site, here, record) : [],
    stated: statedBy(site, here, record),
    groups: groupsOf(site, here, record),
    story: storyOf(site, here, record),
    series: seriesOf(site, here, record, marks),
    sources: numbered.map((article, index) => listedSource(site, here, article, index + 1)),
    citations:
      record.kind === 'article'
        ? [
            { title: say(locale)('citeSource'), line: mixedLine({ text: citationOf(record, locale) }, here) },
            {
              title: say(locale)('citeRecord'),
              line: mixedLine({ text: recordCitation(record, site.settings, locale) }, here),
            },
          ]
        : [],
    files:
      record.kind === 'article'
        ? [
            { label: 'BibTeX', file: 'bib' },
            { label: 'RIS', file: 'ris' },
            { label: 'CSL-JSON', file: 'csl.json' },
          ].map(({ label, file }) => ({ label, href: hrefFrom(here, recordFilePathOf(record, file)) }))
        : [],
  };
}

function bylineOf(here: Here, record: RecordOf): readonly Part[] {
  const facets = valuesOf(record).filter(
    ({ marks }) => marks.type.name === 'choice' && marks.shape === 'one' && marks.facet !== undefined,
  );
  if (record.kind !== 'article') return [{ text: kindOf(record.kind).label.one[here.locale] }];
  const { date, date_estimated, language, title_supplied } = record.fields;
  const types = facets
    .filter(({ name }) => name === 'type')
    .map(({ marks, value }) => ({ text: marks.type.plain(value, here.locale) }));
  const tongue = fieldsOf(kindOf('article'))
    .find(({ name }) => name === 'language')
    ?.marks.type.plain(language, here.locale);
  return [
    publisherPart(record, here),
    ...types,
    datePart(date, here),
    ...(date_estimated ? [{ text: say(here.locale)('estimated') }] : []),
    ...(tongue === undefined ? [] : [{ text: tongue }]),
    ...(title_supplied ? [{ text: say(here.locale)('supplied') }] : []),
  ];
}

function digestOf(site: Site, here: Here, record: RecordOf): RecordPage['digest'] {
  const locale = record.digest[here.locale] ? here.locale : 'en';
  const digest = record.digest[locale];
  if (!digest) return undefined;
  const href = (kind: string, id: string) => linkTo(site, here, kind, id).href;
  const fallback = locale !== here.locale;
  return { html: renderHtml(digest.tree, { href, lang: locale }), fallback, ...(fallback ? { lang: locale } : {}) };
}

/** One or two sentences for search engines and feeds; cut at a word. */
function describe(site: Site, here: Here, record: RecordOf): string {
  const digest = record.digest[here.locale] ?? record.digest.en;
  if (digest) return cut(plainText(digest.tree).replaceAll('\n', ' '), 200);
  const kind = kindOf(record.kind);
  const facts = valuesOf(record)
    .filter(({ marks, name }) => marks.featured === true && name !== 'names')
    .map((field) => {
      const line = leadingLine(field, site, here);
      return `${field.marks.label[here.locale]}: ${line.map(({ text }) => text).join('')}`;
    });
  return cut([kind.label.one[here.locale], ...facts].join(' · '), 200);
}

export const cut = (text: string, length: number): string =>
  text.length <= length ? text : `${text.slice(0, length).replace(/\s+\S*$/u, '')} …`;
