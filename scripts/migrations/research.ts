import { parse as parseCsv } from 'csv-parse/sync';
import { parse, stringify } from 'yaml';
import { fold } from '../../src/archive/model/fields/text.ts';
import { isBefore, isPartialDate } from '../../src/archive/model/fields/partial-date.ts';
import { fieldsOf, kinds } from '../../src/archive/model/record.ts';

/**
 * Makes records of the research data, once: sources, entities and series become files of `content/`, merged into what
 * stands there. What was written by hand keeps its words; statements of other sources are added beside it.
 * Everything that finds no place is in `unplaced`.
 */

export interface Research {
  readonly sources: string;
  readonly entities: Readonly<Record<string, string>>;
  readonly indicators: string;
  /** Supplements by source: `title_ko`, `title_en`, `doubts` in both languages. */
  readonly side: Readonly<Record<string, Side>>;
  /** Korean for our own words, by the English; and for names, by `kind/id`. */
  readonly korean: {
    readonly prose: Readonly<Record<string, string>>;
    readonly names: Readonly<Record<string, string>>;
    /** Titles of office that differ by who holds them: English title, id of the person, Korean. */
    readonly titles: Readonly<Record<string, Readonly<Record<string, string>>>>;
  };
  /** Digests by file name: `<id>.mdx`, `<id>.ko.mdx`. */
  readonly digests: ReadonlyMap<string, string>;
}

interface Side {
  readonly title_ko?: string;
  readonly title_en?: string;
  readonly doubts?: readonly Prose[];
}

interface Prose {
  readonly en: string;
  readonly ko?: string;
}

type Map_ = Record<string, unknown>;

export interface Converted {
  readonly files: ReadonlyMap<string, string>;
  readonly unplaced: readonly string[];
}

interface Stated {
  value: unknown;
  per: string[];
  as_of?: string;
  standing?: 'planned' | 'announced';
  note?: Prose;
}

interface ResearchStatement {
  readonly value: unknown;
  readonly per?: readonly string[];
  readonly note?: string;
  readonly organisation?: string;
  readonly name?: string;
  readonly as_of?: readonly string[] | string;
}

const lower = (code: unknown) => (typeof code === 'string' ? code.toLowerCase() : undefined);
const list = (value: unknown): readonly ResearchStatement[] =>
  Array.isArray(value) ? (value as ResearchStatement[]) : [];

const asWhole: Prose = {
  en: 'Recorded from all its sources together; which of them states it was not told apart.',
  ko: '모든 출처를 함께 읽고 기록했으며, 어느 출처의 말인지 가리지 않았다.',
};

const noteOf = (note: unknown): { note?: Prose } =>
  typeof note !== 'string' || note === ''
    ? {}
    : { note: note.startsWith('page not singled out') ? asWhole : { en: note } };

/** What a research note says of an opening that was only meant to be. */
const standingOf = (note: unknown): { standing?: 'planned' | 'announced' } => {
  if (typeof note !== 'string') return {};
  if (/\bannounced\b/u.test(note)) return { standing: 'announced' };
  return /\b(?:as planned|planned for|agreed target|as first set)\b/u.test(note) ? { standing: 'planned' } : {};
};

const cities: Readonly<Record<string, string>> = {
  Minsk: '민스크',
  Sofia: '소피아',
  'Mexico City': '멕시코시티',
  Bucharest: '부쿠레슈티',
  Hanoi: '하노이',
  Jakarta: '자카르타',
  Nairobi: '나이로비',
  Lima: '리마',
  Tashkent: '타슈켄트',
  'Phnom Penh': '프놈펜',
  Cairo: '카이로',
  Asunción: '아순시온',
  Belgrade: '베오그라드',
  'Santo Domingo': '산토도밍고',
  'Addis Ababa': '아디스아바바',
  Accra: '아크라',
  Bishkek: '비슈케크',
  Ulaanbaatar: '울란바토르',
  Maputo: '마푸투',
  Managua: '마나과',
  Abuja: '아부자',
  'Panama City': '파나마시티',
  Kigali: '키갈리',
  Niš: '니시',
  Kyiv: '키이우',
  'Thai Nguyen': '타이응우옌',
  Astana: '아스타나',
  Seoul: '서울',
  Baku: '바쿠',
  Athens: '아테네',
};

const organisationTypes: Readonly<Record<string, string>> = {
  academy: 'education',
  'training institute': 'education',
  university: 'education',
  agency: 'agency',
  'agency of MOIS': 'agency',
  'public agency': 'agency',
  'public body': 'agency',
  'public corporation': 'agency',
  'state company': 'company',
  company: 'company',
  archives: 'archives',
  association: 'network',
  network: 'network',
  'international network': 'network',
  bank: 'finance',
  fund: 'finance',
  foundation: 'other',
  city: 'local-government',
  'local government': 'local-government',
  'regional government': 'local-government',
  commission: 'committee',
  committee: 'committee',
  court: 'court',
  embassy: 'embassy',
  government: 'government',
  'government office': 'government',
  institute: 'research',
  'research institute': 'research',
  'international body': 'international-organisation',
  'international organisation': 'international-organisation',
  ministry: 'ministry',
  parliament: 'parliament',
  programme: 'other',
  other: 'other',
};

const indicatorIds: Readonly<Record<string, string>> = {
  'UN EGDI': 'un-egdi',
  'UN E-Participation Index': 'un-e-participation',
  'UN Online Service Index': 'un-online-service',
  'UN E-Government Readiness Index': 'un-e-government-readiness',
  'UN e-government survey, e-participation': 'un-e-participation',
  'OECD Digital Government Index': 'oecd-digital-government',
  'OECD OURdata Index': 'oecd-ourdata',
  'World Bank GTMI': 'world-bank-gtmi',
  'UN e-government survey, rank within Africa': 'un-egov-rank-africa',
  'Korea e-government exports (USD million)': 'korea-egov-exports',
  'Brookings global e-government ranking': 'brookings-egov-ranking',
};

/** Everything under `content/` that the research data makes, given what is there (path → text). */
export function convert(research: Research, content: ReadonlyMap<string, string>): Converted {
  const files = new Map<string, string>();
  const unplaced: string[] = [];
  const lose = (what: string) => unplaced.push(what);
  const sources = parse(research.sources) as readonly (Map_ & { id: string })[];
  const byHand = new Set(
    [...content.keys()]
      .filter((path) => path.startsWith('articles/'))
      .map((path) => path.replace(/^.*\//u, '').replace(/(?:\.ko)?\.mdx$/u, '')),
  );
  const known = new Set(sources.map(({ id }) => id));
  const dates = new Map(sources.map((source) => [source.id, String(source['date'])]));

  /** Sources of a statement, but for those whose statements were written by hand already. */
  const perOf = (per: readonly string[] | undefined, where: string): string[] => {
    for (const id of per ?? []) if (!known.has(id)) lose(`${where}: source \`${id}\``);
    return [...new Set((per ?? []).filter((id) => known.has(id) && !byHand.has(id)))];
  };

  const stated = (
    where: string,
    statements: readonly ResearchStatement[],
    value: (each: ResearchStatement) => unknown,
    dated?: 'announced' | 'planned',
    whole = false,
  ): Stated[] =>
    statements.flatMap((each): Stated[] => {
      const made = value(each);
      const per = perOf(each.per, where);
      if (made === undefined || per.length === 0) {
        if (made === undefined) lose(`${where}: ${JSON.stringify(each.value ?? each.name ?? each)}`);
        return [];
      }
      const as_of = typeof each.as_of === 'string' ? each.as_of : each.as_of?.[0];
      const frame = { ...(as_of ? { as_of } : {}), ...noteOf(each.note) };
      if (dated === undefined)
        return [
          { value: made, per, ...frame, ...(whole && per.length > 1 && !('note' in frame) ? { note: asWhole } : {}) },
        ];
      // What a source says of a day after its own, it announces or plans.
      const early = per.filter((id) => isBefore(dates.get(id) ?? '', made as string));
      const late = per.filter((id) => !early.includes(id));
      const told = standingOf(each.note);
      return [
        ...(late.length ? [{ value: made, per: late, ...frame, ...told }] : []),
        ...(early.length ? [{ value: made, per: early, standing: dated, ...frame, ...told }] : []),
      ];
    });

  const prose = ({ value }: ResearchStatement) => (typeof value === 'string' ? { en: oneLine(value) } : undefined);
  const date = ({ value }: ResearchStatement) => (isPartialDate(String(value)) ? String(value) : undefined);
  const city = ({ value }: ResearchStatement) => ({
    en: String(value),
    ...(cities[String(value)] ? { ko: cities[String(value)] } : {}),
  });
  const agent = ({ organisation, name, value }: ResearchStatement) =>
    organisation
      ? { organisation }
      : typeof (name ?? value) === 'string'
        ? { name: { en: oneLine(String(name ?? value)) } }
        : undefined;

  const codes = new Map(
    (parse(research.entities['countries'] ?? '[]') as { code: string; name_en: string }[]).map(({ code, name_en }) => [
      name_en,
      code.toLowerCase(),
    ]),
  );
  const countryParty = (name: string | undefined) => {
    const code = name === 'Republic of Korea' || name === 'Korea' ? 'kr' : codes.get(name ?? '');
    return code === undefined ? undefined : { country: code };
  };

  const money = ({ value }: ResearchStatement) => {
    const found =
      /^(?<about>about |grant of not more than )?(?<currency>USD|KRW) (?<sum>[\d.,]+)(?: (?<unit>million|billion))?(?:,? (?<rest>.*))?$/u.exec(
        String(value),
      );
    const { about, currency, sum, unit, rest } = found?.groups ?? {};
    if (!currency || !sum || /\.{2}/u.test(sum)) return undefined;
    const amount = Math.round(
      Number(sum.replaceAll(',', '')) * (unit === 'billion' ? 1e9 : unit === 'million' ? 1e6 : 1),
    );
    const bound = about?.startsWith('about') ? 'about' : about ? 'at most' : undefined;
    return {
      currency,
      amount,
      ...(bound ? { bound } : {}),
      ...(rest ? { for: { en: rest } } : about?.startsWith('grant') ? { for: { en: 'grant' } } : {}),
    };
  };
  const staff = ({ value }: ResearchStatement) => {
    const found = /^(\d+) \((.*)\)$/u.exec(String(value));
    return found ? { count: Number(found[1]), of: { en: found[2] } } : undefined;
  };
  /** Statements whose value does not fit the field go among the notes, under the field’s name. */
  const fitting = (
    statements: readonly ResearchStatement[],
    fits: (each: ResearchStatement) => unknown,
    label: string,
  ) => ({
    yes: statements.filter((each) => fits(each) !== undefined),
    no: statements
      .filter((each) => fits(each) === undefined)
      .map(
        (each) =>
          ({
            ...each,
            value: `${label}: ${String(each.value)}${each.note && !each.note.startsWith('page not') ? ` (${each.note})` : ''}`,
            note: each.note?.startsWith('page not') ? each.note : undefined,
          }) as ResearchStatement,
      ),
  });

  const namesOf = (names: Map_ | undefined, slug: string): Map_ => {
    const given = (names ?? {}) as { en: string; ko?: string; native?: string; aliases?: string[]; former?: Map_[] };
    const descriptions = /^(?:agreement|event)\//u.test(slug);
    const aliases = [
      ...new Set((descriptions ? [] : (given.aliases ?? [])).flatMap((alias) => splitAlias(String(alias)))),
    ]
      .filter((alias) => !notNames.has(alias))
      .filter((alias) => ![given.en, given.ko, given.native].some((name) => name && fold(name) === fold(alias)));
    const former = (given.former ?? []).map((each) => {
      const per = perOf(each['per'] as string[] | undefined, `${slug} former name`);
      const [from, until] = [each['from'], each['until']].map(dateOr);
      const loose = (['from', 'until'] as const)
        .filter((name) => each[name] && !dateOr(each[name]))
        .map((name) => `${name === 'until' ? 'given up' : 'taken'} ${String(each[name])}`);
      const note = [each['note'], ...loose].filter(Boolean).join('; ');
      const bracketed = /^(?<en>.*?) \((?:(?<acronym>[A-Z0-9]+))?(?:, )?(?<ko>[\uac00-\ud7a3 ]+)?\)$/u.exec(
        String(each['name']),
      )?.groups;
      return clean({
        en: bracketed?.['en'] ?? each['name'],
        ko: each['ko'] ?? bracketed?.['ko'],
        acronym: each['acronym'] ?? bracketed?.['acronym'],
        from,
        until,
        ...(per.length ? { per } : {}),
        ...noteOf(note),
      });
    });
    const native =
      given.native && given.native !== given.ko
        ? { text: given.native, lang: /[\u0400-\u04ff]/u.test(given.native) ? 'ru' : 'id' }
        : undefined;
    const ko = given.ko !== undefined && given.ko !== null && /[\uac00-\ud7a3]/u.test(given.ko) ? given.ko : undefined;
    return clean({ en: given.en, ko, native, aliases: aliases.map((text) => ({ text })), former });
  };

  const make: Readonly<Record<string, (entity: Map_) => Map_>> = {
    country: (e) => ({
      names: { en: e['name_en'], ko: e['name_ko'] },
      region: String(e['region']).toLowerCase().replaceAll(' ', '-'),
    }),
    centre: (e) => {
      const budget = fitting(list(e['budget']), money, 'Funding');
      const people = fitting(list(e['staff']), staff, 'Staff');
      const ends = fitting(
        list(e['term_end']),
        (each) => (/not a stated end|last year of the spending/u.test(each.note ?? '') ? undefined : date(each)),
        'Term',
      );
      const where = `centre/${String(e['slug'])}`;
      return {
        names: namesOf(e['names'] as Map_, where),
        programme: e['programme'],
        host_country: lower(e['host_country']),
        city: stated(where, list(e['city']), city),
        host_institution: stated(where, list(e['host_institution']), agent, undefined, true),
        korean_institution: stated(where, list(e['korean_institution']), agent, undefined, true),
        opened: stated(where, list(e['opened']), date, 'announced'),
        term_start: stated(where, list(e['term_start']), date, 'planned'),
        term_end: stated(where, ends.yes, date, 'planned'),
        budget: stated(where, budget.yes, money),
        staff: stated(where, people.yes, staff),
        status: stated(where, list(e['status']), prose),
        predecessor: e['predecessor'],
        notes: stated(where, [...ends.no, ...budget.no, ...people.no, ...list(e['notes'])], prose, undefined, true),
      };
    },
    organisation: (e) => {
      const type = organisationTypes[String(e['kind'])];
      if (!type) lose(`organisation/${String(e['slug'])} kind: ${String(e['kind'])}`);
      return {
        names: namesOf(e['names'] as Map_, String(e['slug'])),
        acronym: e['acronym'],
        type: type ?? 'other',
        country: e['slug'] === 'aripo' ? undefined : lower(e['country']),
        successor_of: e['successor_of'],
        notes: stated(`organisation/${String(e['slug'])}`, list(e['notes']), prose, undefined, true),
      };
    },
    person: (e) => ({
      names: namesOf(e['names'] as Map_, String(e['slug'])),
      country: lower(e['country']),
      roles: list(e['roles']).flatMap((each) => {
        const { title, organisation, organisation_text, from, to, from_note } = each.value as Map_;
        const per = perOf(each.per, `person/${String(e['slug'])}`);
        const dates = [...new Set(Array.isArray(each.as_of) ? each.as_of : each.as_of ? [each.as_of] : [])].toSorted();
        const notes = [
          from_note ? `from ${String(from_note)}` : '',
          dates.length > 1 ? `also as of ${dates.slice(1).join(', ')}` : '',
        ].filter((note) => note !== '');
        if (per.length === 0) return [];
        const value = clean({
          title: clean({
            en: oneLine(String(title)),
            ko: research.korean.titles[oneLine(String(title))]?.[String(e['slug'])],
          }),
          organisation,
          ...(organisation || !organisation_text
            ? {}
            : { organisation_name: { en: oneLine(String(organisation_text)) } }),
          from: dateOr(from),
          to: dateOr(to),
        });
        return [clean({ value, per, as_of: dates[0], ...(notes.length ? { note: { en: notes.join('; ') } } : {}) })];
      }),
      notes: stated(`person/${String(e['slug'])}`, list(e['notes']), prose, undefined, true),
    }),
    agreement: (e) => {
      const where = `agreement/${String(e['slug'])}`;
      const names = namesOf(e['names'] as Map_, where);
      return {
        names,
        type: agreementType(String(names['en'])),
        countries: ['kr', ...((e['countries'] as string[] | undefined) ?? []).map((code) => code.toLowerCase())],
        parties: stated(where, list(e['parties']), (each) => countryParty(each.name) ?? agent(each)),
        signatories: stated(where, list(e['signatories']), agent),
        signed: stated(where, list(e['signed']), date, 'announced'),
        place: stated(where, list(e['place']), city),
        scope: stated(where, list(e['scope']), prose),
        notes: stated(where, list(e['notes']), prose, undefined, true),
      };
    },
    event: (e) => {
      const where = `event/${String(e['slug'])}`;
      return {
        names: namesOf(e['names'] as Map_, where),
        type: e['kind'],
        countries: e['country'] ? [lower(e['country'])] : [],
        start: stated(where, list(e['start']), date, 'announced'),
        end: stated(where, list(e['end']), date, 'announced'),
        place: stated(where, list(e['city']), city),
        notes: stated(where, list(e['notes']), prose, undefined, true),
      };
    },
    system: (e) => {
      const where = `system/${String(e['slug'])}`;
      return {
        names: namesOf(e['names'] as Map_, where),
        acronym: e['acronym'],
        operator: stated(where, list(e['operator']), agent),
        what_it_does: stated(where, list(e['what_it_does']), prose),
        exported_to: list(e['exported_to']).flatMap((each) => {
          const { country, year, per, note } = each as unknown as {
            country: string;
            year?: string;
            per: string[];
            note?: string;
          };
          const kept = perOf(per, where);
          return kept.length
            ? [
                clean({
                  value: clean({ country: country.toLowerCase(), year: dateOr(year) }),
                  per: kept,
                  ...noteOf(note),
                }),
              ]
            : [];
        }),
        notes: [
          ...stated(where, list(e['notes']), prose, undefined, true),
          ...cumulative(list(e['cumulative']), where),
        ],
      };
    },
    topic: (e) => ({ names: namesOf(e['names'] as Map_, String(e['slug'])) }),
  };

  /** Totals that a system’s exports had reached, each from the page that gives it. */
  const cumulative = (statements: readonly ResearchStatement[], where: string) =>
    statements.flatMap(({ value }) =>
      (Array.isArray(value)
        ? (value as { as_of: string; countries: number; usd_million: number; source: string }[])
        : []
      ).flatMap((each) => {
        const per = perOf([each.source], where);
        return per.length
          ? [
              {
                value: {
                  en: `Exports so far: ${each.countries} countries, USD ${each.usd_million} million`,
                  ko: `누적 수출: ${each.countries}개국, ${each.usd_million}백만 달러`,
                },
                per,
                as_of: String(each.as_of),
              },
            ]
          : [];
      }),
    );

  const folders: Readonly<Record<string, string>> = Object.fromEntries(kinds.map(({ name, folder }) => [folder, name]));
  for (const [folder, text] of Object.entries(research.entities)) {
    const kind = folders[folder] ?? '';
    for (const entity of parse(text) as readonly Map_[]) {
      const slug = kind === 'country' ? String(entity['code']).toLowerCase() : String(entity['slug']);
      const path = `${folder}/${slug}.yaml`;
      const made = inKorean(clean(make[kind]?.(entity) ?? {})) as Map_;
      const names = made['names'] as Map_ | undefined;
      const korean = research.korean.names[`${kind}/${slug}`];
      if (names && names['ko'] === undefined && korean !== undefined)
        made['names'] = clean({ en: names['en'], ko: korean, ...names });
      const standing = content.get(path);
      files.set(
        path,
        print(kind, standing === undefined ? made : merge(parse(standing) as Map_, made, renamed.has(slug))),
      );
    }
  }
  tellApart();
  articles();
  series();
  return { files, unplaced };

  /** The value with Korean beside each English text of ours that has it. */
  function inKorean(value: unknown): unknown {
    if (Array.isArray(value)) return value.map(inKorean);
    if (value === null || typeof value !== 'object') return value;
    const map = value as Map_;
    const isNames = 'aliases' in map || 'former' in map;
    const ko =
      typeof map['en'] === 'string' && map['ko'] === undefined && !isNames
        ? research.korean.prose[map['en']]
        : undefined;
    return Object.fromEntries([
      ...Object.entries(map).map(([name, each]) => [
        name,
        name === 'names' ? namesInKorean(each as Map_) : inKorean(each),
      ]),
      ...(ko === undefined ? [] : [['ko', ko]]),
    ]);
  }

  /** Names are not translated; the notes on them are. */
  function namesInKorean(names: Map_): Map_ {
    const noted = (each: unknown) =>
      each !== null && typeof each === 'object' && 'note' in each
        ? { ...each, note: inKorean((each as Map_)['note']) }
        : each;
    return Object.fromEntries(
      Object.entries(names).map(([name, each]) => [name, Array.isArray(each) ? each.map(noted) : each]),
    );
  }

  /** Adds to a name that several records of a kind have what tells them apart: countries, years, or the end of the slug. */
  function tellApart(): void {
    for (const folder of Object.keys(research.entities)) {
      const owners = new Map<string, string[]>();
      for (const [path, text] of files) {
        if (!path.startsWith(`${folder}/`)) continue;
        const { names } = parse(text) as { names: { en: string } };
        owners.set(fold(names.en), [...(owners.get(fold(names.en)) ?? []), path]);
      }
      for (const paths of owners.values()) {
        if (paths.length < 2) continue;
        for (const path of paths) {
          const record = parse(files.get(path) ?? '') as Map_ & { names: Map_ };
          const slug = path.replace(/^.*\/|\.yaml$/gu, '');
          const sort =
            apart[slug] ??
            [...countriesOf(record), /(\d{4})/u.exec(slug)?.[1]].filter((each) => each !== undefined).join(', ');
          if (sort !== '') record.names['en'] = `${String(record.names['en'])} (${sort})`;
          files.set(path, print(folders[folder] ?? '', record));
        }
      }
    }
  }

  function countriesOf(record: Map_): readonly string[] {
    const ids = (record['countries'] as readonly string[] | undefined) ?? [];
    return ids
      .filter((id) => id !== 'kr')
      .map((id) => new Intl.DisplayNames('en', { type: 'region' }).of(id.toUpperCase()) ?? id);
  }

  function articles(): void {
    // A statement that cites a source says that the source names the entity, whether or not the source’s own list does.
    const cited = new Map<string, string[]>();
    for (const [path, text] of files) {
      const [folder = '', file = ''] = path.split('/');
      const id = file.replace(/\.yaml$/u, '');
      for (const per of pers(parse(text))) {
        const key = `${folder} ${per}`;
        if (!(cited.get(key) ?? []).includes(id)) cited.set(key, [...(cited.get(key) ?? []), id]);
      }
    }
    for (const source of sources) {
      if (byHand.has(source.id)) continue;
      const side = research.side[source.id] ?? {};
      const get = (name: string) => (source[name] === null || source[name] === false ? undefined : source[name]);
      const rights = rightsOf(String(source['rights']));
      const refs = (name: string) => (source[name] as string[] | undefined) ?? [];
      const front = clean({
        title: get('title'),
        title_supplied: supplied.has(source.id) || get('title_supplied'),
        title_en:
          get('title_en') === get('title')
            ? undefined
            : (get('title_en') ?? (source['language'] === 'en' ? undefined : side.title_en)),
        title_ko: source['language'] === 'ko' ? undefined : side.title_ko,
        type: get('kind'),
        language: get('language'),
        publisher: get('publisher'),
        publisher_native: get('publisher_native'),
        publisher_organisation: get('publisher_organisation'),
        publisher_country: get('publisher_country'),
        via: get('via'),
        after: get('after'),
        author: get('author'),
        date: get('date'),
        date_estimated: get('date_estimated'),
        event_dates: refs('event_dates').filter(
          (each) => isPartialDate(each) || void lose(`article/${source.id} event date: ${each}`),
        ),
        url: get('url'),
        also_at: refs('also_at'),
        reprint_of: get('reprint_of'),
        ...(inKorean(rights) as Map_),
        read: 'part',
        countries: refs('countries').map((code) => code.toLowerCase()),
        ...Object.fromEntries(
          ['centres', 'organisations', 'people', 'agreements', 'events', 'systems', 'topics'].map((name) => [
            name,
            [...new Set([...refs(name), ...(cited.get(`${name} ${source.id}`) ?? [])])],
          ]),
        ),
        doubts:
          (inKorean(side.doubts) as readonly Prose[] | undefined) ??
          refs('doubts').map((doubt) => ({ en: oneLine(doubt) })),
      });
      const year = source.id.slice(0, 4);
      const digest = research.digests.get(`${source.id}.mdx`);
      if (digest === undefined) lose(`article/${source.id}: no digest`);
      files.set(
        `articles/${year}/${source.id}.mdx`,
        `---\n${print('article', front)}---\n\n${(digest ?? '').trim()}\n`,
      );
      const korean = research.digests.get(`${source.id}.ko.mdx`);
      if (korean !== undefined) files.set(`articles/${year}/${source.id}.ko.mdx`, `${korean.trim()}\n`);
    }
  }

  function series(): void {
    const rows = parseCsv(research.indicators, { columns: true, relax_quotes: true }) as Readonly<
      Record<string, string>
    >[];
    const byIndicator = Map.groupBy(rows, (row) => indicatorIds[row['index'] ?? ''] ?? '');
    for (const [id, each] of byIndicator) {
      if (id === '') {
        for (const row of each) lose(`indicator: ${JSON.stringify(row)}`);
        continue;
      }
      const path = `indicators/${id}.csv`;
      const own = (content.get(path) ?? 'country,year,rank,value,per,note\n').trim().split('\n');
      const added = each.flatMap((row) => {
        const per = perOf((row['per'] ?? '').split(';'), id);
        return per.length
          ? [
              [
                (row['country'] ?? '').toLowerCase(),
                row['year'],
                row['rank'],
                row['value'],
                per.join(';'),
                cell(row['note'] ?? ''),
              ].join(','),
            ]
          : [];
      });
      files.set(path, `${[own[0], ...[...own.slice(1), ...added].toSorted()].join('\n')}\n`);
      const record = content.get(`indicators/${id}.yaml`);
      if (record !== undefined) files.set(`indicators/${id}.yaml`, record);
      else lose(`indicator/${id}: no record`);
    }
  }
}

/** Every source that a record’s statements cite. */
const pers = (value: unknown): readonly string[] =>
  Array.isArray(value)
    ? value.flatMap(pers)
    : value !== null && typeof value === 'object'
      ? Object.entries(value).flatMap(([key, each]) => (key === 'per' ? (each as string[]) : pers(each)))
      : [];

/** Sources whose doubts say that no headline was seen, though the data does not mark them. */
const supplied = new Set([
  '2018-12-20-serbia-skip-centre-first-anniversary',
  '2018-09-mofa-delegation-greece-romania',
  '2021-05-26-indonesia-dgcc-mou-kbs',
]);

/** What tells namesakes apart. */
const apart: Readonly<Record<string, string>> = {
  'jung-youngsun-latin-america': 'KOICA, Latin America, 2019',
  'jung-youngsun-philippines': 'KOICA, Philippines, 2025',
  'lee-taewon-pps': 'Public Procurement Service',
  'lee-tae-won': '',
};

const dateOr = (value: unknown) => (isPartialDate(String(value)) ? String(value) : undefined);
const cell = (text: string) => (/[",\n]/u.test(text) ? `"${text.replaceAll('"', '""')}"` : text);
const oneLine = (text: string) => text.replace(/\s+/gu, ' ').trim();

/** Several names written as one, apart; remarks in brackets that are not part of a name, gone. */
const splitAlias = (alias: string): readonly string[] =>
  alias
    .split(/;\s*(?:later\s+)?/u)
    .map((part) =>
      oneLine(part.replace(/\((?:first|second|as printed|proposal|\d{4}|later [^)]*|runs [^)]*|Korea)\)/gu, '')),
    )
    .filter((part) => part !== '');

const agreementType = (name: string): string => {
  if (/\b(?:mou|memorand)/iu.test(name)) return 'memorandum';
  if (/record of discussion|\(record/iu.test(name)) return 'record';
  if (/declaration|statement/iu.test(name)) return 'declaration';
  if (/contract/iu.test(name)) return 'contract';
  return /agreement|arrangement|convention|protocol/iu.test(name) ? 'agreement' : 'other';
};

function rightsOf(words: string): Map_ {
  if (words === 'not stated') return { rights: 'not-evaluated' };
  const rights = /CC BY-SA|Wikipedia/u.test(words)
    ? 'cc-by-sa'
    : /CC BY/u.test(words)
      ? 'cc-by'
      : /\(c\)|©|opyright|nauthorised|prohibited|forbidden|no (?:unauthorised|reproduction|resale)/u.test(words)
        ? 'in-copyright'
        : 'not-evaluated';
  return { rights, rights_note: { en: oneLine(words) } };
}

/** Centres that the founding sources only foresaw, under a name of ours: later sources name them. */
const renamed = new Set(['serbia-2020', 'tunisia-2020', 'paraguay-2021']);

/** The map without what is empty. */
function clean<T extends Map_>(map: T): Map_ {
  return Object.fromEntries(
    Object.entries(map).filter(
      ([, value]) =>
        value !== undefined && value !== null && value !== '' && !(Array.isArray(value) && value.length === 0),
    ),
  );
}

/** What stands, with what is added: fields that are missing, statements that say something else, sources of those that say the same. */
function merge(standing: Map_, added: Map_, rename: boolean): Map_ {
  const merged: Map_ = { ...standing };
  if (rename) {
    const [own, other] = [standing['names'] as Map_, added['names'] as Map_];
    const aliases = [
      { text: own['en'] },
      ...((own['aliases'] as (string | Map_)[] | undefined) ?? []),
      ...((other['aliases'] as Map_[] | undefined) ?? []),
    ];
    const forms = new Set([other['en'], other['ko']].map((name) => fold(String(name))));
    const kept = aliases.filter((alias) => {
      const form = fold(typeof alias === 'string' ? alias : String(alias['text']));
      return !forms.has(form) && Boolean(forms.add(form));
    });
    merged['names'] = clean({
      en: other['en'],
      ko: other['ko'] ?? own['ko'],
      native: own['native'],
      aliases: kept,
      former: own['former'],
    });
    merged['programme'] = added['programme'];
  }
  if (!rename && standing['names'] && added['names'])
    merged['names'] = mergeNames(standing['names'] as Map_, added['names'] as Map_);
  for (const [name, value] of Object.entries(added)) {
    const own = standing[name];
    if (own === undefined) merged[name] = value;
    else if (name !== 'names' && Array.isArray(own) && Array.isArray(value)) merged[name] = mergeLists(own, value);
  }
  return merged;
}

const isStated = (each: unknown): each is Stated =>
  typeof each === 'object' && each !== null && 'value' in each && 'per' in each;

/** Names written by hand, with the further forms, and the sources of former ones. */
function mergeNames(own: Map_, other: Map_): Map_ {
  const textOf = (alias: unknown) => fold(typeof alias === 'string' ? alias : String((alias as Map_)['text']));
  const former = (own['former'] as Map_[] | undefined) ?? [];
  const forms = new Set(
    [own['en'], own['ko'], (own['native'] as Map_ | undefined)?.['text']].map((name) => fold(String(name))),
  );
  const aliases = [
    ...((own['aliases'] as unknown[] | undefined) ?? []),
    ...((other['aliases'] as unknown[] | undefined) ?? []),
  ];
  const known = (other['former'] as Map_[] | undefined) ?? [];
  return clean({
    ...own,
    aliases: aliases.filter((alias) => !forms.has(textOf(alias)) && Boolean(forms.add(textOf(alias)))),
    former: former.map((each) => {
      const twin = known.find((name) => name['en'] === each['en'] && String(name['from']) === String(each['from']));
      const per = [
        ...((each['per'] as string[] | undefined) ?? []),
        ...((twin?.['per'] as string[] | undefined) ?? []),
      ];
      return per.length ? clean({ ...each, per: [...new Set(per)], note: withoutReference(each['note']) }) : each;
    }),
  });
}

/** A note without the remark that no article of the archive gave the dates, once one does. */
function withoutReference(note: unknown): unknown {
  if (note === undefined) return undefined;
  const { en, ko } = note as { en: string; ko?: string };
  const kept = {
    en: en.replace(/\s*Dates from reference works, not from an article of the archive\./u, '').trim(),
    ko: ko?.replace(/\s*[^.]*(?:참고 자료|참고문헌|참고 문헌)[^.]*\./u, '').trim(),
  };
  return kept.en === '' ? undefined : clean(kept);
}

/** Forms that are no names: they would be found everywhere, or describe. */
const notNames = new Set([
  'Lee',
  'Kim',
  'dBrain / dBrain+',
  'dBrain / dBrain+ (national finance)',
  'e-People (online petition and complaints)',
  'K-DID (digital ID)',
  'Korea-Bulgaria centre',
]);

function mergeLists(own: readonly unknown[], added: readonly unknown[]): unknown[] {
  const merged = own.map((each) => (isStated(each) ? { ...each, per: [...each.per] } : each));
  for (const each of added) {
    if (!isStated(each)) {
      if (!merged.includes(each)) merged.push(each);
      continue;
    }
    const same = merged.find(
      (other) =>
        isStated(other) &&
        sameValue(other.value, each.value) &&
        other.standing === each.standing &&
        (other.note === undefined || JSON.stringify(other.note) === JSON.stringify(each.note)) &&
        (each.as_of === undefined || each.as_of === other.as_of),
    );
    if (same && isStated(same)) same.per.push(...each.per.filter((id) => !same.per.includes(id)));
    else merged.push(each);
  }
  return merged;
}

/** What a value says, whatever the language or the punctuation: two that say the same are one statement. */
function said(value: unknown): string {
  if (value === null || typeof value !== 'object') return fold(String(value));
  const map = value as Map_;
  if (typeof map['en'] === 'string') return fold(map['en']);
  if ('count' in map) return String(map['count']);
  return Object.entries(map)
    .toSorted(([a], [b]) => (a < b ? -1 : 1))
    .map(([name, each]) => `${name} ${said(each)}`)
    .join(' ');
}
const sameValue = (a: unknown, b: unknown) => said(a) === said(b);

/** The fields as YAML, in the order of the kind. */
function print(kindName: string, map: Map_): string {
  const kind = kinds.find(({ name }) => name === kindName);
  const order = kind ? fieldsOf(kind).map(({ name }) => name) : [];
  const sorted = Object.fromEntries(
    Object.entries(clean(map)).toSorted(([a], [b]) => order.indexOf(a) - order.indexOf(b)),
  );
  return stringify(sorted, { lineWidth: 0, aliasDuplicateObjects: false });
}
