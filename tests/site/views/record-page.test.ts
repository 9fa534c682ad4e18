import { describe, expect, test } from 'vitest';
import type { RecordOf } from '../../../src/archive/model/record.ts';
import type { Fact } from '../../../src/site/views/facts.ts';
import { recordPage, type RecordPage } from '../../../src/site/views/record-page.ts';
import { aCentre, aCountry, anArticle, anOrganisation, aRecord } from '../../builders.ts';
import { siteOf, small, the, words } from './small-site.ts';

const centre = the('centre', 'example-centre-2020');

function factOn(page: RecordPage, label: string): Fact {
  const fact = [...page.names, ...page.facts].find((each) => each.label === label);
  if (!fact) throw new Error(`Unexpected page without \`${label}\`, of ${page.facts.map((each) => each.label).join()}`);
  return fact;
}

const sourcesOn = (page: RecordPage) => page.story.flatMap(({ sources }) => sources);

const answersTo = (page: RecordPage, label: string) =>
  factOn(page, label).answers.map(({ line, standing }) => words(line) + (standing === undefined ? '' : ` ${standing}`));

describe('on the page of a centre', () => {
  const page = recordPage(small, 'en', centre);

  test('two sources that differ stand side by side, and it is said that they differ', () => {
    expect(answersTo(page, 'Staff')).toEqual(['6 (three from each side)', '5']);
    expect(factOn(page, 'Staff').differ).toBe(true);
    expect(factOn(page, 'Staff').answers.map(({ sources }) => sources.map(({ number }) => number))).toEqual([[1], [2]]);
  });

  test('a year and a month of it do not differ, nor does a plan from what happened', () => {
    expect(answersTo(page, 'Term begins')).toEqual(['2020', 'January 2020']);
    expect(answersTo(page, 'Opened')).toEqual(['30 January 2020', '2019 planned']);
    for (const label of ['Term begins', 'Opened', 'Host institution'])
      expect(factOn(page, label).differ, label).toBe(false);
  });

  test('what was planned says so in both languages, with what was noted on it', () => {
    expect(factOn(page, 'Term ends').answers[0]).toMatchObject({
      standing: 'planned',
      note: [{ text: 'Three years' }],
    });
    const [answer] = factOn(recordPage(small, 'ko', centre), '운영 종료').answers;
    expect(answer).toMatchObject({ standing: '계획', note: [{ text: '3년' }] });
  });

  test('a value that held at a time says when', () => {
    expect(factOn(page, 'Status').answers[0]?.asOf).toEqual({ text: 'March 2021', date: '2021-03' });
  });

  test('its sources are listed oldest first, and each mark has the number of its place', () => {
    expect(sourcesOn(page).map(({ number, link, publisher }) => [number, link.text, publisher])).toEqual([
      [1, 'Example notice', { text: 'Example Ministry' }],
      [2, 'Example press release', { text: '예시신문', lang: 'ko' }],
    ]);
    expect(factOn(page, 'Korean institution').answers[0]?.sources).toEqual([
      { number: 1, href: '#source-1', title: 'Example notice' },
      { number: 2, href: '#source-2', title: 'Example press release' },
    ]);
  });

  test('marks stand in the order of the list, whatever the order of the statement', () => {
    const early = anArticle({ title: 'Early', date: '2019' }, '2019-early');
    const late = anArticle({ title: 'Late', date: '2021' }, '2021-late');
    const record = aCentre({ opened: [{ value: 2020, per: [late.id, early.id] }] });
    const { facts } = recordPage(siteOf(late, record, early, aCountry()), 'en', record);
    const sources = facts.find(({ label }) => label === 'Opened')?.answers[0]?.sources;
    expect(sources?.map(({ number, title }) => `${number} ${title}`)).toEqual(['1 Early', '2 Late']);
  });

  test('its names in other languages and times are facts of their own', () => {
    expect(answersTo(page, 'In Korean')).toEqual(['예시 협력센터']);
    expect(answersTo(page, 'Also known as')).toEqual(['EC']);
    expect(answersTo(page, 'Formerly')).toEqual(['Example Room · 예시실 · ER, –2019']);
    expect(answersTo(recordPage(small, 'ko', centre), '영어 이름')).toEqual(['Example Centre']);
  });

  test('a body with a record is a link, one without is words', () => {
    expect(factOn(page, 'Host institution').answers.map(({ line }) => line[0])).toEqual([
      { text: 'Example Agency', href: '../organisations/example-agency.html' },
      { text: 'A body without a record' },
    ]);
  });

  test('what leads to it is listed under what it is there', () => {
    expect(page.groups.map(({ title, items }) => [title, items.map(({ link }) => link.text)])).toEqual([
      ['Agreements', ['Example memorandum']],
      ['Events', ['Example Forum']],
    ]);
    const first = recordPage(small, 'en', the('centre', 'example-centre-2013'));
    expect(first.groups).toEqual([
      {
        title: 'Successor',
        items: [
          {
            link: { text: 'Example Centre', href: 'example-centre-2020.html' },
            date: { text: '30 January 2020', date: '2020-01-30' },
          },
        ],
      },
    ]);
  });

  test('its predecessor stands in its story from beginning to end', () => {
    expect(page.story[0]).toEqual({
      year: '2013',
      ranks: [],
      offices: [],
      sources: [],
      entries: [
        {
          when: [{ text: '2013', date: '2013' }, { text: ' – ' }, { text: 'June 2015', date: '2015-06' }],
          kind: 'Cooperation centre',
          link: { text: 'First Example Centre', href: 'example-centre-2013.html' },
          sources: [{ number: 1, href: '#source-1', title: 'Example notice' }],
        },
      ],
    });
  });

  test('the description for search engines is cut at a word and hides no plan', () => {
    expect(page.frame.description.length).toBeLessThanOrEqual(202);
    expect(page.frame.description).toContain('Term ends: 2022 (planned)');
    const planned = aCentre({ opened: [{ value: 2030, standing: 'planned', per: [] }] });
    const site = siteOf(planned, aCountry());
    expect(recordPage(site, 'en', planned).frame.description).toContain('Opened: 2030 (planned)');
    expect(recordPage(site, 'ko', planned).frame.description).toContain('개소: 2030년 (계획)');
  });
});

describe('in the story of a country', () => {
  const story = (locale: 'en' | 'ko') =>
    recordPage(small, locale, the('country', 'zz')).story.flatMap(({ entries }) =>
      entries.map(({ when, standing, link }) =>
        [words(when), standing, link.text].filter((part) => part !== undefined).join(' | '),
      ),
    );

  test('everything dated stands in order of time, and an end that was planned is one', () => {
    expect(story('en')).toEqual([
      '2013 – June 2015 | First Example Centre',
      'December 2019 | Example memorandum',
      '29 January 2020 – 30 January 2020 | Example Forum',
      '30 January 2020 – 2022 | end planned | Example Centre',
    ]);
    expect(story('ko')[3]).toBe('2020년 1월 30일~2022년 | 종료 계획 | 예시 협력센터');
  });

  test('a centre that was only planned is not drawn as one that opened', () => {
    const planned = aCentre({
      opened: [{ value: 2030, standing: 'planned', per: [] }],
      term_end: [{ value: 2033, standing: 'planned', per: [] }],
    });
    const country = aCountry();
    const page = recordPage(siteOf(planned, country), 'en', country);
    expect(page.story[0]?.entries[0]).toMatchObject({
      when: [{ text: '2030' }, { text: '–' }, { text: '2033' }],
      standing: 'planned',
    });
    expect(page.groups[0]?.items[0]).toMatchObject({ date: { text: '2030' }, standing: 'planned' });
  });

  test('a long page leads to its headings, a short one needs no such list, nor does an article', () => {
    const country = aCountry();
    const agreements = Array.from({ length: 20 }, (_, at) =>
      aRecord(
        'agreement',
        { names: { en: `Agreement ${at}` }, countries: [country.id], signed: [{ value: 2001 + at, per: [] }] },
        `a-${at}`,
      ),
    );
    const pageOf = (count: number, locale: 'en' | 'ko') =>
      recordPage(siteOf(country, ...agreements.slice(0, count)), locale, country);
    expect(pageOf(2, 'en').jumps).toEqual([]);
    expect(pageOf(20, 'en').jumps).toEqual([
      { id: 'facts', text: 'Facts' },
      { id: 'linked', text: 'In the archive', count: 20 },
      { id: 'story', text: 'Year by year' },
    ]);
    expect(pageOf(20, 'ko').jumps.map(({ text }) => text)).toEqual(['기본 정보', '관련 기록', '연도별 기록']);
    const article = anArticle({ countries: [country.id], agreements: agreements.map(({ id }) => id) });
    expect(recordPage(siteOf(article, country, ...agreements), 'en', article).jumps).toEqual([]);
  });

  test('each source stands once, in the year of its publication', () => {
    const { story: years } = recordPage(small, 'en', the('country', 'zz'));
    expect(years.map(({ year, sources }) => [year, sources.map(({ number }) => number)])).toEqual([
      ['2013', []],
      ['2018', []],
      ['2019', []],
      ['2020', [1]],
      ['2021', [2, 3]],
    ]);
  });

  test('a rank stands in its year with its sources, and two that differ both', () => {
    const { story: years } = recordPage(small, 'en', the('country', 'zz'));
    const ranks = years.flatMap(({ year, ranks: each }) =>
      each.map(({ title, rank, sources }) => [year, title.text, rank, sources.map(({ number }) => number)]),
    );
    expect(ranks).toEqual([
      ['2018', 'Example Index', '90th', [1]],
      ['2020', 'Example Index', '80th', [1, 2]],
      ['2020', 'Example Index', '81st', [3]],
    ]);
  });

  test('who is named in office stands in the year of the source, under the name that the body had then', () => {
    const body = anOrganisation({
      names: { en: 'Ministry of Today', former: [{ en: 'Ministry of Then', until: '2017', per: [] }] },
    });
    const office = (as_of: string) => ({ value: { title: 'Minister', organisation: body.id }, as_of, per: [] });
    const person = aRecord(
      'person',
      { names: { en: 'Some Body' }, country: 'zz', roles: [office('2016-02-01'), office('2016-05'), office('2019')] },
      'some-body',
    );
    const country = aCountry();
    const site = siteOf(body, person, country);
    for (const record of [country, body]) {
      const offices = recordPage(site, 'en', record).story.flatMap(({ year, offices: each }) =>
        each.map(({ link, line }) => `${year} ${link.text}: ${words(line)}`),
      );
      expect(offices, record.id).toEqual([
        '2016 Some Body: Minister, Ministry of Then (now Ministry of Today)',
        '2019 Some Body: Minister, Ministry of Today',
      ]);
    }
    expect(recordPage(site, 'en', person).story.flatMap(({ offices }) => offices)).toEqual([]);
  });

  test('how many sources and other records there are stands beneath the title', () => {
    expect(recordPage(small, 'en', the('country', 'zz')).byline.map(words)).toEqual([
      'Country',
      '3 sources, 2020–2021',
      '2 cooperation centres',
      '2 organisations',
      '1 agreement',
      '1 event',
      '1 system',
    ]);
    expect(recordPage(small, 'ko', the('country', 'zz')).byline.map(words).slice(0, 3)).toEqual([
      '국가',
      '출처 3건, 2020~2021년',
      '협력센터 2곳',
    ]);
  });
});

describe('the ranks of a country', () => {
  test('stand year by year with their sources, those that differ both', () => {
    const [series] = recordPage(small, 'en', the('country', 'zz')).series;
    expect(series).toMatchObject({
      title: { text: 'Example Index', href: '../figures.html#example-index' },
      byCountry: false,
      ranked: true,
      valued: true,
    });
    expect(
      series?.rows.map(({ year, rank, value, differ, sources }) => [
        year.text,
        rank,
        value,
        differ,
        sources.map(({ number }) => number),
      ]),
    ).toEqual([
      ['2018', '90', undefined, false, [1]],
      ['2020', '80', '0.5', true, [1, 2]],
      ['2020', '81', undefined, true, [3]],
    ]);
    expect(series?.rows[0]?.note).toEqual([{ text: 'Printed as "90th", in a table' }]);
  });

  test('show a source that does not name the country, which is listed', () => {
    const page = recordPage(small, 'en', the('country', 'kr'));
    expect(small.archive.articlesOf(the('country', 'kr'))).toEqual([]);
    expect(page.series[0]?.rows[0]?.sources).toEqual([{ number: 1, href: '#source-1', title: 'Example notice' }]);
    expect(sourcesOn(page).map(({ link }) => link.text)).toEqual(['Example notice']);
  });

  test('have notes marked as English in the Korean edition', () => {
    const [series] = recordPage(small, 'ko', the('country', 'zz')).series;
    expect(series?.rows[0]?.note).toEqual([{ text: 'Printed as "90th", in a table', lang: 'en' }]);
  });
});

describe('on the page of an article', () => {
  const notice = the('article', '2020-02-05-example-notice');
  const release = the('article', '2021-03-example-press-release');

  test('a title printed in Korean is a fact beside its translation', () => {
    const page = recordPage(small, 'en', release);
    expect(page.title).toEqual({ text: 'Example press release' });
    expect(factOn(page, 'Title as printed').answers[0]?.line).toEqual([{ text: '예시 보도자료', lang: 'ko' }]);
    expect(recordPage(small, 'ko', release).names).toEqual([]);
  });

  test('a title in a third language says so, and that the archive supplied it', () => {
    const page = recordPage(small, 'ko', the('article', '2021-04-01-example-reprint'));
    expect(page.title).toEqual({ text: '[Namuna xabar]', lang: 'uz' });
    expect(page.byline.map(words)).toEqual([
      'Example News',
      '신문 기사',
      '2021년 4월 1일',
      '우즈베크어',
      '읽은 범위: 일부',
      '아카이브가 붙인 제목',
    ]);
    expect(page.byline[0]?.[0]?.lang).toBe('en');
  });

  test('the digest is in the language of the edition, with links to its records', () => {
    expect(recordPage(small, 'en', notice).digest).toMatchObject({ fallback: false });
    expect(recordPage(small, 'en', notice).digest?.html).toContain('<a href="../centres/example-centre-2020.html">');
    expect(recordPage(small, 'en', notice).digest?.html).toContain('<span lang="ko">예시부</span>');
    const korean = recordPage(small, 'ko', notice).digest;
    expect(korean).toMatchObject({ fallback: false });
    expect(korean?.html).toContain('예시 협력센터');
    expect(korean?.lang).toBeUndefined();
  });

  test('a digest that is not in Korean yet is shown in English, and says so', () => {
    const article = anArticle({}, undefined, 'Words in English.');
    const site = siteOf(article);
    expect(recordPage(site, 'ko', article).digest).toEqual({
      html: '<p>Words in English.</p>',
      fallback: true,
      lang: 'en',
    });
    expect(recordPage(site, 'en', article).digest).toEqual({ html: '<p>Words in English.</p>', fallback: false });
    const silent = anArticle();
    expect(recordPage(siteOf(silent), 'ko', silent).digest).toBeUndefined();
  });

  test('rights lead to their terms, where there are terms to lead to', () => {
    const rightsOf = (article: typeof notice) => factOn(recordPage(small, 'en', article), 'Rights').answers[0]?.line;
    expect(rightsOf(release)?.[0]?.href).toMatch(/^https:\/\/www\.kogl\.or\.kr\//u);
    expect(rightsOf(notice)?.[0]?.text).not.toBe('');
  });

  test('everything that it names is listed kind by kind, and nothing twice', () => {
    const page = recordPage(small, 'en', notice);
    expect(page.named.map(({ title, items }) => [title, items.map(({ link }) => link.text)])).toEqual([
      ['Countries', ['Example Country']],
      ['Centres', ['Example Centre', 'First Example Centre']],
      ['Organisations', ['Example Ministry', 'Example Agency']],
      ['People', ['Example Person']],
      ['Agreements', ['Example memorandum']],
      ['Events', ['Example Forum']],
      ['Systems', ['Example System']],
      ['Topics', ['Example subject']],
    ]);
    expect(page.facts.map(({ label }) => label)).not.toContain('Countries');
  });

  test('what it states is listed record by record, a plan as a plan', () => {
    const page = recordPage(small, 'en', release);
    expect(
      page.stated.map(({ link, facts }) => [
        link.text,
        facts.map(
          ({ label, lines }) =>
            `${label}: ${lines
              .flat()
              .map(({ line, standing }) => [words(line), ...(standing === undefined ? [] : [standing])].join(' '))
              .join('; ')}`,
        ),
      ]),
    ).toEqual([
      [
        'Example Centre',
        [
          'Host institution: A body without a record',
          'Korean institution: Example Ministry',
          'Opened: 2019 planned',
          'Term begins: January 2020',
          'Term ends: 2022 planned',
          'Staff: 5',
          'Status: Open',
        ],
      ],
      ['Example Index', ['Figures: Example Country, 2020: 80th, 0.5']],
    ]);
  });

  test('a name that it gives is among what it states', () => {
    const page = recordPage(small, 'en', notice);
    const of = (name: string) =>
      page.stated
        .find(({ link }) => link.text === name)
        ?.facts.map(
          ({ label, lines }) =>
            `${label}: ${lines
              .flat()
              .map(({ line }) => words(line))
              .join('; ')}`,
        );
    expect(of('Example Country')).toContain('Also known as: Republic of Example');
    expect(of('Example Centre')).toContain('Formerly: Example Room · 예시실 · ER, –2019');
  });

  test('rows of many countries stand in a line each, of few in one; the name of each stands once', () => {
    const article = anArticle();
    const codes = ['kg', 'kz', 'tj', 'tm', 'uz'];
    const linesOf = (...countries: readonly string[]) => {
      const rows = countries.flatMap((country) =>
        ['2018', '2020'].map((year) => ({ country, year, rank: 7, per: [article.id] })),
      );
      const index = aRecord('indicator', { rows }, 'some-index');
      const records = codes.map((id) => aRecord('country', { names: { en: id }, region: 'central-asia' }, id));
      const [stated] = recordPage(siteOf(article, index, ...records), 'en', article).stated;
      return stated?.facts[0]?.lines.map((line) => line.map((answer) => words(answer.line)).join(' | '));
    };
    expect(linesOf(...codes)).toEqual(codes.map((code) => `${code}, 2018: 7th | 2020: 7th`));
    expect(linesOf('uz', 'kg')).toEqual(['uz, 2018: 7th | 2020: 7th | kg, 2018: 7th | 2020: 7th']);
  });

  test('what comes before and after in the same country is a step away', () => {
    const [neighbours] = recordPage(small, 'en', release).neighbours;
    expect(neighbours?.among).toMatchObject({ href: '../centres/example-centre-2020.html' });
    expect(neighbours?.previous?.link.text).toBe('Example notice');
    expect(neighbours?.next).toBeUndefined();
    expect(recordPage(small, 'en', notice).neighbours[0]?.next?.link.text).toBe('Example press release');
  });

  test('an article of many countries, or alone in its own, has no neighbours there', () => {
    const alone = anArticle({ countries: ['zz'] });
    const codes = ['uz', 'kz', 'kg', 'tj', 'tm'];
    const many = ['2020-a', '2021-b'].map((id) => anArticle({ countries: codes }, id));
    const countries = codes.map((id) => aRecord('country', { names: { en: id }, region: 'central-asia' }, id));
    expect(recordPage(siteOf(alone, aCountry()), 'en', alone).neighbours).toEqual([]);
    expect(many.map((each) => recordPage(siteOf(...many, ...countries), 'en', each).neighbours)).toEqual([[], []]);
  });

  test('a publisher that has another name today is named by both', () => {
    const body = anOrganisation({
      names: {
        en: 'Ministry of Today',
        ko: '오늘부',
        former: [{ en: 'Ministry of Then', ko: '옛부', until: '2017', per: [] }],
      },
    });
    const [then, now] = ['2016-01-02', '2018-01-02'].map((date) =>
      anArticle(
        { date, publisher: 'Ministry of Then', publisher_organisation: body.id, organisations: [body.id] },
        date,
      ),
    ) as [RecordOf<'article'>, RecordOf<'article'>];
    const site = siteOf(body, then, now);
    expect(words(recordPage(site, 'en', then).byline[0] ?? [])).toBe('Ministry of Then (now Ministry of Today)');
    expect(words(recordPage(site, 'en', now).byline[0] ?? [])).toBe('Ministry of Then');
    expect(recordPage(site, 'en', then).named[0]?.items[0]?.link.text).toBe('Ministry of Then (now Ministry of Today)');
    expect(recordPage(site, 'ko', then).named[0]?.items[0]?.link.text).toBe('옛부(현 오늘부)');
    expect(recordPage(site, 'en', now).named[0]?.items[0]?.link.text).toBe('Ministry of Today');
  });

  test('a reader is told where the record is kept and how to correct it', () => {
    const { repository: _, ...unhosted } = small.settings;
    const { correcting } = recordPage({ ...small, settings: unhosted }, 'ko', notice);
    expect(correcting.address).toBe(`${small.settings.address}ko/articles/2020-02-05-example-notice.html`);
    expect(correcting.file).toBe('content/articles/2020/2020-02-05-example-notice.mdx');
    expect(correcting.ways).toEqual([
      { text: '고치는 방법', href: '../contribute.html' },
      { text: '개인정보', href: '../personal-data.html' },
    ]);
    const settings = { ...small.settings, repository: 'https://code.example/archive' };
    expect(recordPage({ ...small, settings }, 'en', notice).correcting.ways.map(({ href }) => href)).toEqual([
      'https://code.example/archive/issues/new?template=correct-a-record.yml&title=article%2F2020-02-05-example-notice',
      'https://code.example/archive/edit/main/content/articles/2020/2020-02-05-example-notice.mdx',
      '../contribute.html',
      '../personal-data.html',
    ]);
  });

  test('a reprint leads to what it reprints, and is listed there', () => {
    const reprint = recordPage(small, 'en', the('article', '2021-04-01-example-reprint'));
    expect(factOn(reprint, 'Reprint of').answers[0]?.line[0]?.href).toBe('2020-02-05-example-notice.html');
    expect(recordPage(small, 'en', notice).groups).toMatchObject([
      { title: 'Reprinted as', items: [{ link: { text: '[Example reprint]' } }] },
    ]);
  });

  test('doubts stand as written, in the language of the edition', () => {
    expect(recordPage(small, 'en', notice).doubts.map(words)).toEqual([
      'The number of rooms is counted otherwise in the second article.',
    ]);
    expect(recordPage(small, 'ko', notice).doubts.map(words)).toEqual(['방의 수는 둘째 기사에서 달리 센다.']);
  });

  test('citations tell their Korean from their English', () => {
    const [source] = recordPage(small, 'en', release).citing?.forms ?? [];
    expect(source?.line.filter(({ lang }) => lang === 'ko').map(({ text }) => text)).toEqual([
      '예시신문',
      '예시 보도자료',
    ]);
    expect(words(source?.line ?? [])).toContain('[Example press release]');
  });

  test('the files of the citation lie beside the page of the first edition', () => {
    const files = (locale: 'en' | 'ko') => recordPage(small, locale, notice).citing?.files.map(({ href }) => href);
    expect(files('en')).toEqual(['bib', 'ris', 'csl.json'].map((ending) => `2020-02-05-example-notice.${ending}`));
    expect(files('ko')).toEqual(
      ['bib', 'ris', 'csl.json'].map((ending) => `../../articles/2020-02-05-example-notice.${ending}`),
    );
  });
});

test('a word of Korean in a note in English is marked, and the note is not', () => {
  const record = anOrganisation({
    names: { en: 'Example Ministry', ko: '예시부', aliases: [{ text: 'EM', note: 'Short for 예시부.', per: [] }] },
  });
  const noteIn = (locale: 'en' | 'ko') => {
    const page = recordPage(siteOf(record), locale, record);
    return page.names.find(({ label }) => label === (locale === 'en' ? 'Also known as' : '다른 이름'))?.answers[0]
      ?.note;
  };
  expect(noteIn('en')).toEqual([{ text: 'Short for ' }, { text: '예시부', lang: 'ko' }, { text: '.' }]);
  expect(noteIn('ko')).toEqual([{ text: 'Short for ', lang: 'en' }, { text: '예시부' }, { text: '.', lang: 'en' }]);
});

test('an office is listed with the person on the page of the body', () => {
  const { groups } = recordPage(small, 'en', the('organisation', 'example-ministry'));
  expect(groups.find(({ title }) => title === 'People in office')?.items).toEqual([
    { link: { text: 'Example Person', href: '../people/example-person.html' }, detail: { text: 'Example Minister' } },
  ]);
});

test('two records of one name have pages with titles of their own', () => {
  const topic = aRecord('topic', { names: { en: 'Archives', ko: '기록' } }, 'archives');
  const system = aRecord('system', { names: { en: 'Archives', ko: '기록' } }, 'archives');
  const site = siteOf(topic, system);
  const titles = [topic, system].map((record) => recordPage(site, 'en', record).frame.title);
  expect(new Set(titles).size).toBe(2);
  for (const title of titles) expect(title).toMatch(/^Archives · /u);
});

test('a kind that has no pages has no page', () => {
  expect(() => recordPage(small, 'en', the('indicator', 'example-index'))).toThrow(
    'Unexpected page of `indicator/example-index`, expected a kind with pages',
  );
});
