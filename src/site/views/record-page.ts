import { indexPathOf, pathOf, recordFilePathOf } from '../../archive/address.ts';
import { citationOf, recordCitation } from '../../archive/export/citation.ts';
import { inTime, type Link } from '../../archive/graph.ts';
import { disagree, leading, standings, type Statement } from '../../archive/model/fields/stated.ts';
import type { Alias, FormerName, Names } from '../../archive/model/fields/names.ts';
import { rightsAddress } from '../../archive/model/fields/rights.ts';
import type { Row } from '../../archive/model/fields/series.ts';
import type { Span } from '../../archive/model/kind.ts';
import { hasHangul, type Locale } from '../../archive/model/label.ts';
import {
  captionOf,
  fieldsOf,
  kindOf,
  keyOfRecord,
  spansOf,
  valuesOf,
  type FieldOf,
  type RecordOf,
} from '../../archive/model/record.ts';
import { searchFields, type SearchFields } from '../../archive/search/search-fields.ts';
import { plainText } from '../../archive/text/plain-text.ts';
import { renderHtml } from '../../archive/text/render.ts';
import { say } from '../i18n/words.ts';
import {
  datePart,
  linkTo,
  mixedLine,
  partOf,
  present,
  proseLine,
  publisherPart,
  type Line,
  type Part,
} from './present.ts';
import { frameOf, hrefFrom, type Frame, type Here, type Site } from './site.ts';

/** A mark that leads to a source in the page’s list of sources. */
export interface SourceMark {
  readonly number: number;
  readonly href: string;
  readonly title: string;
}

/** One answer to the question that a fact’s label asks. */
export interface Answer {
  readonly line: Line;
  readonly standing?: string;
  readonly asOf?: Part;
  readonly note?: Line;
  readonly sources: readonly SourceMark[];
}

export interface Fact {
  readonly label: string;
  readonly answers: readonly Answer[];
  /** Whether two answers cannot both be true. */
  readonly differ: boolean;
}

export interface LinkItem {
  readonly link: Part;
  readonly date?: Part;
  readonly standing?: string;
  readonly detail?: Part;
}

export interface LinkGroup {
  readonly title: string;
  readonly items: readonly LinkItem[];
}

/** What an article states of one record. */
export interface StatedOf {
  readonly link: Part;
  readonly facts: readonly { readonly label: string; readonly line: Line; readonly standing?: string }[];
}

export interface StoryYear {
  readonly year: string;
  readonly entries: readonly {
    readonly date: Part;
    readonly until?: Part;
    readonly standing?: string;
    readonly kind: string;
    readonly link: Part;
  }[];
}

export interface Series {
  readonly title: Part;
  readonly rows: readonly {
    readonly year: Part;
    readonly rank?: string;
    readonly value?: string;
    readonly note?: Line;
    readonly sources: readonly SourceMark[];
  }[];
}

export interface ListedSource {
  readonly number: number;
  readonly link: Part;
  readonly publisher: Part;
  readonly date: Part;
}

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

/** The articles that anything on the page of a record goes back to, oldest first: its ranks have sources of their own. */
function sourcesOf(site: Site, record: RecordOf): readonly RecordOf<'article'>[] {
  const ranked = rowsOf(site, record).flatMap(({ rows }) => rows.flatMap(({ per }) => per));
  const articles = ranked.flatMap((id) => site.archive.get('article', id) ?? []);
  return inTime([...new Set([...site.archive.articlesOf(record), ...articles])]);
}

type Marker = (per: readonly string[]) => readonly SourceMark[];

/** Makes the marks of a statement’s sources: numbers of the page’s list, in its order. */
function marker(site: Site, here: Here, numbered: readonly RecordOf<'article'>[]): Marker {
  const numbers = new Map(numbered.map(({ id }, index) => [id, index + 1]));
  return (per) =>
    per
      .flatMap((id) => {
        const number = numbers.get(id);
        return number === undefined
          ? []
          : [{ number, href: `#source-${number}`, title: linkTo(site, here, 'article', id).text }];
      })
      .toSorted((a, b) => a.number - b.number);
}

function listedSource(site: Site, here: Here, article: RecordOf<'article'>, number: number): ListedSource {
  return {
    number,
    link: linkTo(site, here, 'article', article.id),
    publisher: publisherPart(article, here),
    date: datePart(article.fields.date, here),
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

/** Names beside the one in the title, each as a fact. */
function namesOf(here: Here, record: RecordOf, marks: Marker): readonly Fact[] {
  const word = say(here.locale);
  const fact = (label: string, answers: readonly Answer[]): readonly Fact[] =>
    answers.length ? [{ label, answers, differ: false }] : [];
  const plain = (text: string, lang?: string): Answer => ({
    line: namedLine(text, lang, here),
    sources: [],
  });
  if (record.kind === 'article') {
    const { title, language } = record.fields;
    const shown = captionOf(record, here.locale).text;
    return shown.includes(title) ? [] : fact(word('printedTitle'), [plain(title, language)]);
  }
  if (!('names' in record.fields)) return [];
  const names: Names = record.fields.names;
  const native = names.native;
  const other =
    here.locale === 'en'
      ? fact(word('inKorean'), names.ko === undefined ? [] : [plain(names.ko, 'ko')])
      : fact(word('inEnglish'), names.ko === undefined ? [] : [plain(names.en, 'en')]);
  return [
    ...other,
    ...fact(
      word('ownName'),
      native && native.text !== names.ko && native.text !== names.en ? [plain(native.text, native.lang)] : [],
    ),
    ...fact(
      word('alsoKnownAs'),
      names.aliases.map((alias) => aliasAnswer(alias, here, marks)),
    ),
    ...fact(
      word('formerly'),
      names.former.map((former) => formerAnswer(former, here, marks)),
    ),
  ];
}

/** A name in its language; Korean words in one that names none, or that mixes both, are told from the rest. */
const namedLine = (text: string, lang: string | undefined, here: Here): Line =>
  hasHangul(text) && !(lang === 'ko' && here.locale === 'ko')
    ? mixedLine({ text, lang: lang === 'ko' || lang === undefined ? 'en' : lang }, here)
    : [partOf(lang === undefined ? { text } : { text, lang }, here)];

const noteOf = (note: Alias['note'], here: Here) => (note ? { note: proseLine(note, here) } : {});

const aliasAnswer = ({ text, lang, per, note }: Alias, here: Here, marks: Marker): Answer => ({
  line: namedLine(text, lang, here),
  sources: marks(per),
  ...noteOf(note, here),
});

function formerAnswer({ en, ko, acronym, from, until, per, note }: FormerName, here: Here, marks: Marker): Answer {
  const forms = (here.locale === 'ko' ? [ko, en] : [en, ko]).flatMap((form, index) =>
    form === undefined
      ? []
      : [partOf({ text: form, lang: (here.locale === 'ko') === (index === 0) ? 'ko' : 'en' }, here)],
  );
  const line = [...forms, ...(acronym === undefined ? [] : [{ text: acronym }])].flatMap((part, index) =>
    index ? [{ text: ' · ' }, part] : [part],
  );
  const years = [from, until].map((date) => (date === undefined ? [] : [datePart(date, here)]));
  const term =
    from === undefined && until === undefined
      ? []
      : [{ text: ', ' }, ...(years[0] ?? []), { text: '–' }, ...(years[1] ?? [])];
  return { line: [...line, ...term], sources: marks(per), ...noteOf(note, here) };
}

function digestOf(site: Site, here: Here, record: RecordOf): RecordPage['digest'] {
  const locale = record.digest[here.locale] ? here.locale : 'en';
  const digest = record.digest[locale];
  if (!digest) return undefined;
  const href = (kind: string, id: string) => linkTo(site, here, kind, id).href;
  const fallback = locale !== here.locale;
  return { html: renderHtml(digest.tree, { href, lang: locale }), fallback, ...(fallback ? { lang: locale } : {}) };
}

/** The fact sheet: every field that is not a list of refs of an article, nor shown elsewhere. */
function factsOf(site: Site, here: Here, record: RecordOf, marks: Marker): readonly Fact[] {
  const isNamed = ({ marks: own }: FieldOf) =>
    record.kind === 'article' && own.shape === 'list' && own.type.name === 'ref';
  return valuesOf(record)
    .filter((field) => field.name !== 'names' && field.marks.unlisted !== true && !isNamed(field))
    .map((field) => factOf(site, here, record, field, marks));
}

function factOf(site: Site, here: Here, record: RecordOf, { name, marks: own, value }: FieldOf, marks: Marker): Fact {
  const label = own.label[here.locale];
  const show = (each: unknown) => present(own.type, each, site, here);
  if (own.shape === 'stated') {
    const statements = value as readonly Statement<unknown>[];
    const differ = own.many !== true && statements.some((a) => statements.some((b) => disagree(own.type, a, b)));
    return {
      label,
      differ,
      answers: statements.map((statement) => answerOf(show(statement.value), statement, here, marks)),
    };
  }
  if (name === 'rights' && record.kind === 'article') {
    const href = rightsAddress[record.fields.rights];
    return {
      label,
      differ: false,
      answers: [{ line: show(value).map((part) => (href === undefined ? part : { ...part, href })), sources: [] }],
    };
  }
  const values = own.shape === 'list' ? (value as readonly unknown[]) : [value];
  return { label, differ: false, answers: values.map((each) => ({ line: show(each), sources: [] })) };
}

const answerOf = (
  line: Line,
  { per, as_of, standing, note }: Statement<unknown>,
  here: Here,
  marks: Marker,
): Answer => ({
  line,
  sources: marks(per),
  ...standingOf({ standing }, here),
  ...(as_of === undefined ? {} : { asOf: datePart(as_of, here) }),
  ...noteOf(note, here),
});

/** What an article names, kind by kind. */
const namedIn = (site: Site, here: Here, record: RecordOf): readonly LinkGroup[] =>
  valuesOf(record)
    .filter(({ marks }) => marks.shape === 'list' && marks.type.name === 'ref')
    .map(({ name, marks }) => ({
      title: marks.label[here.locale],
      items: site.archive
        .linksFrom(record)
        .filter((link) => link.field === name)
        .map(({ to }) => ({ link: linkTo(site, here, to.kind, to.id) })),
    }));

/** Every statement that cites the article, record by record: what the archive holds on its word. */
function statedBy(site: Site, here: Here, record: RecordOf): readonly StatedOf[] {
  const citing = Map.groupBy(
    site.archive.linksTo(record).filter(({ role }) => role === 'per'),
    ({ from }) => from,
  );
  return [...citing].map(([from, links]) => ({
    link: linkTo(site, here, from.kind, from.id),
    facts: links.map(({ path }) => statedAt(site, here, from, path)),
  }));
}

/** The statement of `from` in which a ref at `path` stands. */
function statedAt(site: Site, here: Here, from: RecordOf, [field, ...path]: Link['path']): StatedOf['facts'][number] {
  const own = valuesOf(from).find(({ name }) => name === field);
  if (!own)
    throw new Error(`Unexpected path \`${String(field)}\` in \`${keyOfRecord(from)}\`, expected one of its fields`);
  const label = own.marks.label[here.locale];
  if (own.marks.shape === 'stated') {
    const statement = (own.value as readonly Statement<unknown>[])[path[0] as number];
    if (statement)
      return { label, line: present(own.marks.type, statement.value, site, here), ...standingOf(statement, here) };
  }
  const [list, index] = path;
  if (own.name === 'names' && (list === 'aliases' || list === 'former')) {
    const names = own.value as Names;
    const form = list === 'aliases' ? names.aliases[index as number] : names.former[index as number];
    const answer = form && ('text' in form ? aliasAnswer(form, here, () => []) : formerAnswer(form, here, () => []));
    return { label: say(here.locale)(list === 'aliases' ? 'alsoKnownAs' : 'formerly'), line: answer?.line ?? [] };
  }
  const row = (own.value as readonly unknown[])[path[0] as number];
  return { label, line: present(own.marks.type, row, site, here) };
}

/** What leads here from other records, under the inverse label of each ref. Articles have lists of their own. */
function groupsOf(site: Site, here: Here, record: RecordOf): readonly LinkGroup[] {
  const groups = new Map<string, Map<RecordOf, Link>>();
  for (const link of site.archive.linksTo(record)) {
    const field = fieldsOf(kindOf(link.from.kind)).find(({ name }) => name === link.field);
    const title = field?.marks.inverse?.[here.locale];
    const listed = link.role === 'per' || (link.from.kind === 'article' && record.kind !== 'article');
    if (listed || title === undefined || !kindOf(link.from.kind).page) continue;
    const group = groups.get(title) ?? new Map<RecordOf, Link>();
    if (!group.has(link.from)) group.set(link.from, link);
    groups.set(title, group);
  }
  return [...groups].map(([title, links]) => ({
    title,
    items: inTime([...links.keys()]).map((from) => itemOf(site, here, from, links.get(from))),
  }));
}

function itemOf(site: Site, here: Here, from: RecordOf, link: Link | undefined): LinkItem {
  const [span] = spansOf(from);
  const detail = link && link.role === 'value' ? detailOf(site, here, link) : undefined;
  return {
    link: linkTo(site, here, from.kind, from.id),
    ...(span ? { date: datePart(span.from, here), ...standingOf(span, here) } : {}),
    ...(detail ? { detail } : {}),
  };
}

/** A word where what a date belongs to was only announced or planned. */
export const standingOf = ({ standing }: Pick<Span, 'standing'>, here: Here) =>
  standing === 'done' ? {} : { standing: standings[standing][here.locale] };

/** The same where a page shows the end too. */
export const standingThrough = ({ standing, toStanding = standing }: Span, here: Here) =>
  standing === 'done' && toStanding !== 'done'
    ? { standing: `${say(here.locale)('end')} ${standings[toStanding][here.locale]}` }
    : standingOf({ standing }, here);

/** What the linking statement adds to the link: the office, the capacity. */
function detailOf(site: Site, here: Here, { from, path, to }: Link): Part | undefined {
  const field = valuesOf(from).find(({ name }) => name === path[0]);
  if (field?.marks.shape !== 'stated' || typeof path[1] !== 'number') return undefined;
  const statement = (field.value as readonly Statement<unknown>[])[path[1]];
  if (!statement) return undefined;
  const own = linkTo(site, here, to.kind, to.id).text;
  const rest = present(field.marks.type, statement.value, site, here).filter(
    ({ text }) => text !== own && /\p{L}/u.test(text),
  );
  return rest[0];
}

/** Everything dated that is linked to the record, year by year. */
function storyOf(site: Site, here: Here, record: RecordOf): readonly StoryYear[] {
  if (record.kind === 'article') return [];
  const linked = new Set<RecordOf>();
  for (const { from } of site.archive.linksTo(record)) linked.add(from);
  for (const { to } of site.archive.linksFrom(record)) linked.add(to);
  // Articles alone are the list of sources over again.
  if (![...linked].some((each) => each.kind !== 'article' && spansOf(each).length > 0)) return [];
  const entries = inTime([...linked]).flatMap((each) => {
    const [span] = spansOf(each);
    if (!span) return [];
    return [
      {
        year: span.from.slice(0, 4),
        entry: {
          date: datePart(span.from, here),
          ...(span.to === undefined || span.to === span.from ? {} : { until: datePart(span.to, here) }),
          ...standingThrough(span, here),
          kind: kindOf(each.kind).label.one[here.locale],
          link: linkTo(site, here, each.kind, each.id),
        },
      },
    ];
  });
  return [...Map.groupBy(entries, ({ year }) => year)].map(([year, each]) => ({
    year,
    entries: each.map(({ entry }) => entry),
  }));
}

/** The rows of every indicator that concern the record, oldest first. */
function rowsOf(
  site: Site,
  record: RecordOf,
): readonly { readonly indicator: RecordOf<'indicator'>; readonly rows: readonly Row[] }[] {
  const byIndicator = Map.groupBy(
    site.archive.linksTo(record).filter(({ from, role }) => from.kind === 'indicator' && role === 'value'),
    ({ from }) => from as RecordOf<'indicator'>,
  );
  return [...byIndicator].map(([indicator, links]) => ({
    indicator,
    rows: links
      .flatMap(({ path }) => indicator.fields.rows[path[1] as number] ?? [])
      .toSorted((a, b) => (a.year < b.year ? -1 : a.year > b.year ? 1 : 0)),
  }));
}

const seriesOf = (site: Site, here: Here, record: RecordOf, marks: Marker): readonly Series[] =>
  rowsOf(site, record).map(({ indicator, rows }) => ({
    title: linkTo(site, here, 'indicator', indicator.id),
    rows: rows.map(({ year, rank, value, per, note }) => ({
      year: datePart(year, here),
      ...(rank === undefined ? {} : { rank: rank.toLocaleString(here.locale) }),
      ...(value === undefined ? {} : { value: value.toLocaleString(here.locale, { maximumFractionDigits: 4 }) }),
      ...(note === undefined ? {} : { note: mixedLine({ text: note, lang: 'en' }, here) }),
      sources: marks(per),
    })),
  }));

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

/** The value of a field to go by where there is room for one; a plan says that it is one. */
export function leadingLine({ marks, value }: FieldOf, site: Site, here: Here): Line {
  const show = (each: unknown) => present(marks.type, each, site, here);
  if (marks.shape !== 'stated') return show(marks.shape === 'list' ? (value as readonly unknown[])[0] : value);
  const statement = leading(value as readonly Statement<unknown>[]);
  if (!statement) return [];
  const { standing } = standingOf(statement, here);
  return [...show(statement.value), ...(standing === undefined ? [] : [{ text: ` (${standing})` }])];
}

export const cut = (text: string, length: number): string =>
  text.length <= length ? text : `${text.slice(0, length).replace(/\s+\S*$/u, '')} …`;
