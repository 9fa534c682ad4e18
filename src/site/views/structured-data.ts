import type { BreadcrumbList, CollectionPage, Dataset, WebPage, WebSite, WithContext } from 'schema-dts';
import { folderOf, indexPathOf, localeOf, pagePathOf, pathOf, urlOf } from '../../archive/address.ts';
import { exportFiles } from '../../archive/export/export-files.ts';
import { licence } from '../../archive/export/licence.ts';
import { inTime } from '../../archive/graph.ts';
import { allForms, type Names } from '../../archive/model/fields/names.ts';
import type { Agent } from '../../archive/model/fields/ref.ts';
import { rightsAddress, type Rights } from '../../archive/model/fields/rights.ts';
import type { Role } from '../../archive/model/fields/role.ts';
import { leading, type Statement } from '../../archive/model/fields/stated.ts';
import { proseRun, type Prose } from '../../archive/model/fields/text.ts';
import { locales } from '../../archive/model/label.ts';
import { captionOf, kindIn, schemaTypeOf, valuesOf, type FieldOf, type RecordOf } from '../../archive/model/record.ts';
import { say } from '../i18n/words.ts';
import type { Frame, Here, Site } from './site.ts';

/**
 * What a page says to machines, in the words of schema.org. A record's page is a page about a thing: the thing is named
 * by the page of the first edition and `#subject`, so that both editions, and all pages that name it, mean the same.
 */

/** A thing of schema.org as JSON-LD. */
export interface Thing {
  readonly '@type': string;
  readonly '@id'?: string;
  readonly [property: string]: unknown;
}

const context = 'https://schema.org';

/** What is known of the page of `frame`. */
export function structuredData(site: Site, frame: Frame): Thing {
  const { locale, name } = localeOf(frame.path);
  const { folder, id } = folderOf(name);
  const kind = kindIn(folder);
  const record = kind && site.archive.find(kind.name, id);
  if (name === 'index') return asThing(webSite(site, frame));
  if (name === 'data/index') return asThing(dataset(site, frame));
  const page = {
    ...webPage(site, frame),
    breadcrumb: breadcrumbs(
      site,
      frame,
      kind && record ? [kind.label.many[locale], indexPathOf(kind, locale)] : undefined,
    ),
  };
  if (record) {
    const subject = subjectOf(site, frame, record);
    const based = record.kind === 'article' ? { isBasedOn: { '@id': subject['@id'] } } : {};
    return { ...page, '@type': 'WebPage', license: licence.address, ...based, mainEntity: subject };
  }
  if (kind && id === 'index') {
    const count = site.archive.records.filter((each) => each.kind === kind.name).length;
    const list = { '@type': 'ItemList', numberOfItems: count } as const;
    return asThing({ ...page, '@type': 'CollectionPage', mainEntity: list } satisfies WithContext<CollectionPage>);
  }
  return { ...page, '@type': name === 'about' ? 'AboutPage' : 'WebPage' };
}

/** `data` as the text of a block in HTML, where `<` could end the block. */
export const jsonLd = (data: Thing): string => JSON.stringify(data).replaceAll('<', '\\u003c');

const asThing = (thing: WithContext<WebSite | Dataset | CollectionPage>): Thing => thing as unknown as Thing;

const siteId = (site: Site): string => urlOf('#site', site.settings.address);

const webPage = (site: Site, frame: Frame) =>
  ({
    '@context': context,
    '@type': 'WebPage',
    '@id': frame.canonical,
    name: frame.title,
    inLanguage: frame.locale,
    isPartOf: { '@type': 'WebSite', '@id': siteId(site), name: say(frame.locale)('archive') },
  }) satisfies WithContext<WebPage>;

/** The way to a page: the first page, the index that it belongs to, itself. */
function breadcrumbs(site: Site, frame: Frame, index?: readonly [name: string, path: string]): BreadcrumbList {
  const { address } = site.settings;
  const steps: readonly (readonly [string, string])[] = [
    [say(frame.locale)('archive'), urlOf(pagePathOf('index', frame.locale), address)],
    ...(index ? [[index[0], urlOf(index[1], address)] as const] : []),
    [frame.title, frame.canonical],
  ];
  return {
    '@type': 'BreadcrumbList',
    itemListElement: steps.map(([name, item], at) => ({ '@type': 'ListItem', position: at + 1, name, item })),
  };
}

function webSite(site: Site, frame: Frame): WithContext<WebSite> {
  const { address } = site.settings;
  const [name = '', ...others] = [frame.locale, ...locales.filter((locale) => locale !== frame.locale)].map((locale) =>
    say(locale)('archive'),
  );
  const action = {
    '@type': 'SearchAction',
    target: `${urlOf(pagePathOf('search', frame.locale), address)}?q={search_term_string}`,
    // Not in the vocabulary: how search engines are told which word of the address is the reader's.
    'query-input': 'required name=search_term_string',
  } as const;
  return {
    '@context': context,
    '@type': 'WebSite',
    '@id': siteId(site),
    url: frame.canonical,
    name,
    alternateName: others,
    description: frame.description,
    inLanguage: [...locales],
    license: licence.address,
    potentialAction: action,
  };
}

function dataset(site: Site, frame: Frame): WithContext<Dataset> {
  const articles = inTime(site.archive.of('article'));
  const years = [articles[0], articles.at(-1)].flatMap((article) => article?.fields.date.slice(0, 4) ?? []);
  return {
    '@context': context,
    '@type': 'Dataset',
    '@id': frame.canonical,
    url: frame.canonical,
    name: `${say(frame.locale)('archive')}: ${frame.title}`,
    description: frame.description,
    inLanguage: [...locales],
    license: licence.address,
    isAccessibleForFree: true,
    isPartOf: { '@id': siteId(site) },
    creator: { '@type': 'Organization', name: say(frame.locale)('archive'), url: site.settings.address },
    ...(years.length === 0 ? {} : { temporalCoverage: years.join('/') }),
    distribution: exportFiles(site.archive, site.settings)
      .filter(({ path }) => path.startsWith('data/'))
      .map(({ path, exporter }) => ({
        '@type': 'DataDownload',
        contentUrl: urlOf(path, site.settings.address),
        encodingFormat: exporter.media,
      })),
  };
}

/** What a record is about, from the schema.org type of its kind and the terms of its fields. */
export function subjectOf(site: Site, here: Here, record: RecordOf): Thing {
  const properties = new Map<string, unknown[]>([['name', [captionOf(record, here.locale).text]]]);
  for (const field of valuesOf(record)) {
    for (const [property, value] of saidBy(site, here, field)) {
      const known = properties.get(property) ?? [];
      if (!known.some((each) => JSON.stringify(each) === JSON.stringify(value)))
        properties.set(property, [...known, value]);
    }
  }
  const [name] = properties.get('name') ?? [];
  const others = [...(properties.get('name') ?? []), ...(properties.get('alternateName') ?? [])];
  properties.set('name', [name]);
  properties.set(
    'alternateName',
    [...new Set(others)].filter((other) => other !== name),
  );
  // A publisher that has a record keeps the name under which it published.
  const publishers = properties.get('publisher') as readonly Thing[] | undefined;
  if (publishers) properties.set('publisher', [{ ...publishers.at(-1), ...publishers[0] }]);
  return {
    '@type': schemaTypeOf(record),
    ...idOf(site, record),
    ...Object.fromEntries(
      [...properties].flatMap(([property, values]) =>
        values.length === 0 ? [] : [[property, values.length === 1 ? values[0] : values]],
      ),
    ),
  };
}

/** How other vocabularies' terms are called in schema.org; a term that is not here says nothing to a search engine. */
const properties: Readonly<Record<string, string>> = {
  'dcterms:alternative': 'alternateName',
  'dcterms:contributor': 'contributor',
  'dcterms:created': 'dateCreated',
  'dcterms:creator': 'author',
  'dcterms:description': 'description',
  'dcterms:issued': 'datePublished',
  'dcterms:language': 'inLanguage',
  'dcterms:publisher': 'publisher',
  'dcterms:source': 'url',
  'dcterms:spatial': 'spatialCoverage',
  'dcterms:subject': 'about',
  'dcterms:temporal': 'temporalCoverage',
  'dcterms:title': 'name',
  'dcterms:type': 'genre',
  'skos:scopeNote': 'description',
};

type Said = readonly (readonly [property: string, value: unknown])[];

/** What a field says: of statements that answer one question the leading one, and never what was only planned. */
function saidBy(site: Site, here: Here, { marks, value }: FieldOf): Said {
  const { term, type, shape } = marks;
  if (term === 'dcterms:rights') return termsOf(value as Rights);
  const property = term?.startsWith('schema:') ? term.slice('schema:'.length) : properties[term ?? ''];
  if (property === undefined) return [];
  const statements = shape === 'stated' ? (value as readonly Statement<unknown>[]) : [];
  const first = leading(statements);
  const values =
    shape === 'stated'
      ? (marks.many ? statements : first ? [first] : [])
          .filter(({ standing }) => standing === 'done')
          .map((statement) => statement.value)
      : shape === 'list'
        ? (value as readonly unknown[])
        : [value];
  return values.flatMap((each) => saidAs(site, here, property, type, each));
}

/** Properties whose value is a place and not words. */
const places: ReadonlySet<string> = new Set(['location', 'locationCreated']);

function saidAs(site: Site, here: Here, property: string, type: FieldOf['marks']['type'], value: unknown): Said {
  const target = (type as { target?: string }).target;
  if (target !== undefined) return nodeOf(site, here, target, value as string).map((node) => [property, node]);
  if (type.name === 'names') {
    const names = value as Names;
    return allForms(names).map(({ text }) => ['alternateName', text]);
  }
  if (type.name === 'role') {
    const { title, organisation } = value as Role;
    const body = organisation === undefined ? [] : nodeOf(site, here, 'organisation', organisation);
    return [[property, proseRun(title, here.locale).text], ...body.map((node) => ['affiliation', node] as const)];
  }
  if (type.name === 'agent') {
    const { organisation, person, country } = value as Agent;
    // A country is a place there, and no one who acts.
    const [kind, id] = organisation === undefined ? ['person', person] : ['organisation', organisation];
    return id === undefined || country !== undefined
      ? []
      : nodeOf(site, here, kind as string, id).map((node) => [property, node]);
  }
  if (property === 'publisher') return [[property, { '@type': 'Organization', name: value }]];
  if (type.name === 'prose') {
    const { text } = proseRun(value as Prose, here.locale);
    return [[property, places.has(property) ? { '@type': 'Place', name: text } : text]];
  }
  if (type.name === 'language') return [[property, value]];
  return [[property, type.plain(value, here.locale)]];
}

const idOf = (site: Site, record: RecordOf): { '@id'?: string } => {
  const path = pathOf(record, locales[0]);
  return path === undefined ? {} : { '@id': urlOf(`${path}#subject`, site.settings.address) };
};

/** Another record, as one names it: none where there is no such record. */
function nodeOf(site: Site, here: Here, kind: string, id: string): readonly Thing[] {
  const record = site.archive.find(kind, id);
  return record
    ? [{ '@type': schemaTypeOf(record), ...idOf(site, record), name: captionOf(record, here.locale).text }]
    : [];
}

/** The terms of a source: a licence, or a statement that there is none to go by. */
function termsOf(rights: Rights): Said {
  const address = rightsAddress[rights];
  const stated = rights === 'not-evaluated' || rights === 'in-copyright';
  return address === undefined ? [] : [[stated ? 'usageInfo' : 'license', address]];
}
