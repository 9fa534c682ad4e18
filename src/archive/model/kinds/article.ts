import { list, one } from '../fields/field.ts';
import { partialDate } from '../fields/partial-date.ts';
import { ref } from '../fields/ref.ts';
import { rights } from '../fields/rights.ts';
import { choice, count, countryCode, flag, language, prose, text, url } from '../fields/text.ts';
import { defineKind } from '../kind.ts';

const named = { en: 'Articles', ko: '기사' };
const mentions = 'schema:mentions';

/** Types whose sources schema.org tells from other works. */
const types: Readonly<Record<string, string>> = {
  notice: 'Article',
  'press-release': 'Article',
  'news-article': 'NewsArticle',
  report: 'Report',
  'web-page': 'WebPage',
  'project-page': 'WebPage',
};

/** One published source: who published it, when, where it is, what it names, and our digest of what it states. */
export const article = defineKind({
  name: 'article',
  folder: 'articles',
  order: 1,
  label: { one: { en: 'Article', ko: '기사' }, many: { en: 'Articles', ko: '기사' } },
  about: {
    en: 'A published source, described: notice, press release, news article, report or page.',
    ko: '공지, 보도자료, 신문 기사, 보고서, 웹 문서 등 공개된 출처 하나를 기술한 기록.',
  },
  schemaType: 'CreativeWork',
  narrower: ({ type }) => types[type],
  digest: true,
  inOrder: [['date', 'accessed']],
  id: {
    holds: (id) => /^\d{4}(?:-\d{2}){0,2}-[a-z0-9-]+$/.test(id),
    words: 'the date of publication and a few words, such as `2020-02-05-centre-opens`',
  },
  shelving: { orders: ['time', 'type', 'language'], tells: ['publisher', 'countries'] },
  fields: {
    title: one(text, {
      label: { en: 'Title', ko: '제목' },
      note: { en: 'As printed by the source', ko: '출처에 실린 그대로' },
      featured: true,
      unlisted: true,
      term: 'dcterms:title',
    }),
    title_supplied: one(flag, {
      label: { en: 'Title supplied', ko: '보충 제목' },
      note: {
        en: 'True where no printed title was seen and the archive supplies one; it is then shown in square brackets',
        ko: '인쇄된 제목을 보지 못해 아카이브가 붙인 경우 참. 대괄호 안에 표시함',
      },
      unlisted: true,
    }).optional(),
    title_en: one(text, {
      label: { en: 'Title in English', ko: '영어 제목' },
      unlisted: true,
      term: 'dcterms:alternative',
    }).optional(),
    title_ko: one(text, {
      label: { en: 'Title in Korean', ko: '한국어 제목' },
      unlisted: true,
      term: 'dcterms:alternative',
    }).optional(),
    type: one(
      choice({
        notice: { en: 'Notice', ko: '공지' },
        'press-release': { en: 'Press release', ko: '보도자료' },
        'news-article': { en: 'News article', ko: '신문 기사' },
        report: { en: 'Report', ko: '보고서' },
        'web-page': { en: 'Web page', ko: '웹 문서' },
        'project-page': { en: 'Project page', ko: '사업 안내' },
        'agreement-text': { en: 'Text of an agreement', ko: '협정문' },
        speech: { en: 'Speech', ko: '연설문' },
      }),
      {
        label: { en: 'Type', ko: '유형' },
        facet: 'type',
        facetLabel: { en: 'Type of source', ko: '출처의 유형' },
        term: 'dcterms:type',
      },
    ),
    language: one(language, {
      label: { en: 'Language', ko: '언어' },
      facet: 'language',
      facetLabel: { en: 'Language of the source', ko: '출처의 언어' },
      term: 'dcterms:language',
    }),
    publisher: one(text, {
      label: { en: 'Publisher', ko: '발행처' },
      note: { en: 'Under its name at the time', ko: '당시의 이름으로' },
      facet: 'publisher',
      featured: true,
      term: 'dcterms:publisher',
    }),
    publisher_native: one(text, { label: { en: 'Publisher, own name', ko: '발행처 원래 이름' } }).optional(),
    publisher_organisation: one(ref('organisation'), {
      label: { en: 'Publishing body', ko: '발행 기관' },
      inverse: { en: 'Published', ko: '발행한 기사' },
      term: 'dcterms:publisher',
    }).optional(),
    publisher_country: one(countryCode, { label: { en: 'Country of publication', ko: '발행국' } }).optional(),
    via: one(text, {
      label: { en: 'Read at', ko: '읽은 곳' },
      note: {
        en: 'The site that carries the copy, where it is not the publisher’s own',
        ko: '발행처 자신의 것이 아닐 때, 사본이 실린 곳',
      },
    }).optional(),
    after: one(text, {
      label: { en: 'After', ko: '원출처' },
      note: { en: 'The agency or release that the source names as its own', ko: '출처가 밝힌 통신사나 보도자료' },
    }).optional(),
    author: one(text, { label: { en: 'Author', ko: '글쓴이' }, term: 'dcterms:creator' }).optional(),
    date: one(partialDate, { label: { en: 'Published', ko: '발행일' }, featured: true, term: 'dcterms:issued' }),
    date_estimated: one(flag, {
      label: { en: 'Date estimated', ko: '추정 날짜' },
      unsearched: true,
      note: { en: 'True where any part of the date is inferred', ko: '날짜의 일부라도 추정한 경우 참' },
    }).optional(),
    event_dates: list(partialDate, {
      label: { en: 'Dates it speaks of', ko: '본문에 나오는 날짜' },
      unsearched: true,
      term: 'dcterms:temporal',
    }),
    url: one(url, { label: { en: 'Address', ko: '주소' }, unsearched: true, term: 'dcterms:source' }).optional(),
    also_at: list(url, { label: { en: 'Also at', ko: '다른 주소' }, unsearched: true, term: 'schema:sameAs' }),
    reprint_of: one(ref('article'), {
      label: { en: 'Reprint of', ko: '다음 글의 전재' },
      inverse: { en: 'Reprinted as', ko: '전재된 글' },
      term: 'schema:isBasedOn',
    }).optional(),
    rights: one(rights, { label: { en: 'Rights', ko: '권리' }, unsearched: true, term: 'dcterms:rights' }),
    rights_note: one(prose, { label: { en: 'On rights', ko: '권리에 관하여' }, unsearched: true }).optional(),
    accessed: one(partialDate, { label: { en: 'Read on', ko: '읽은 날' }, unsearched: true }).optional(),
    accessed_note: one(prose, { label: { en: 'What was read', ko: '읽은 것' }, unsearched: true }).optional(),
    read: one(choice({ whole: { en: 'whole', ko: '전체' }, part: { en: 'in part', ko: '일부' } }), {
      label: { en: 'Extent read', ko: '읽은 범위' },
      unsearched: true,
    }),
    source_hash: one(text, {
      label: { en: 'Hash of the text read', ko: '읽은 글의 해시' },
      unsearched: true,
      note: {
        en: '`sha256:` and 64 hexadecimal digits, over the normalised lines of the article',
        ko: '정리한 본문 줄에 대한 `sha256:`과 16진수 64자리',
      },
    }).optional(),
    contact: one(text, { label: { en: 'Contact named', ko: '담당' } }).optional(),
    views: one(count, {
      label: { en: 'Reads counted by the source', ko: '출처의 조회 수' },
      unsearched: true,
    }).optional(),
    attachments: list(text, { label: { en: 'Attachments', ko: '첨부' } }),
    countries: list(ref('country'), {
      label: { en: 'Countries', ko: '국가' },
      inverse: named,
      facet: 'country',
      term: 'dcterms:spatial',
    }),
    centres: list(ref('centre'), {
      label: { en: 'Centres', ko: '협력센터' },
      inverse: named,
      facet: 'centre',
      term: mentions,
    }),
    organisations: list(ref('organisation'), {
      label: { en: 'Organisations', ko: '기관' },
      inverse: named,
      term: mentions,
    }),
    people: list(ref('person'), { label: { en: 'People', ko: '인물' }, inverse: named, term: mentions }),
    agreements: list(ref('agreement'), { label: { en: 'Agreements', ko: '협정' }, inverse: named, term: mentions }),
    events: list(ref('event'), { label: { en: 'Events', ko: '행사' }, inverse: named, term: mentions }),
    systems: list(ref('system'), { label: { en: 'Systems', ko: '시스템' }, inverse: named, term: mentions }),
    topics: list(ref('topic'), {
      label: { en: 'Topics', ko: '주제' },
      inverse: named,
      facet: 'topic',
      term: 'dcterms:subject',
    }),
    doubts: list(prose, {
      label: { en: 'Doubts', ko: '확인할 점' },
      unsearched: true,
      note: {
        en: 'Remarks of the archive on what this source says; not facts about the subject',
        ko: '이 출처의 내용에 대한 아카이브의 의견. 대상에 관한 사실이 아님',
      },
      unlisted: true,
    }),
  },
  caption: (fields, locale) => {
    const translated = locale === 'en' ? fields.title_en : fields.title_ko;
    const title = translated ?? fields.title;
    const lang = translated === undefined && fields.language !== locale ? { lang: fields.language } : {};
    return { text: fields.title_supplied ? `[${title}]` : title, ...lang };
  },
  spans: (fields) => [{ from: fields.date, standing: 'done' }],
});
