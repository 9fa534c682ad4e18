import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { citationOf, recordCitation } from '../../../src/archive/export/citation.ts';
import { oneLine } from '../../../src/archive/export/citation-files.ts';
import { someText } from '../../arbitraries.ts';
import { aCentre, anArticle } from '../../builders.ts';

const settings = { address: 'https://archive.example/sub/' };

const release = {
  title: '예시부, 전자정부 협력 추진',
  title_en: 'Ministry to cooperate',
  type: 'press-release',
  language: 'ko',
  publisher: 'Ministry of Examples',
  publisher_native: '예시부',
  date: '2017-11-22',
  url: 'https://ministry.example/1',
};

describe('how to cite a source', () => {
  test.each([
    [
      'a press release, in English',
      release,
      'en',
      'Ministry of Examples. (2017, November 22). 예시부, 전자정부 협력 추진 [Ministry to cooperate] [Press release]. https://ministry.example/1',
    ],
    [
      'a press release, in Korean',
      release,
      'ko',
      '예시부. (2017, 11월 22일). 예시부, 전자정부 협력 추진 [보도자료]. https://ministry.example/1',
    ],
    [
      'a news article known to the month',
      { title: 'KOREA e-Gov', type: 'news-article', publisher: 'the e-Times', author: 'Lee, Jae-eun', date: '2020-01' },
      'en',
      'Lee, J. (2020, January). KOREA e-Gov. the e-Times.',
    ],
    [
      'an author whose family name nobody told',
      { type: 'news-article', publisher: 'Daily', author: 'Lee Jae-eun', date: '2020' },
      'en',
      'Lee Jae-eun. (2020). Example notice. Daily.',
    ],
    [
      'a report without an author',
      { title: 'A report', type: 'report', publisher: 'Agency', date: '2020-05' },
      'en',
      'Agency. (2020). A report.',
    ],
    [
      'a page whose date is estimated, in Korean',
      { type: 'web-page', publisher: 'Agency', date: '2020', date_estimated: true },
      'ko',
      'Agency. (약 2020). Example notice.',
    ],
    [
      'a title that is a question',
      { title: 'What now?', type: 'web-page', publisher: 'Agency', date: '2020', url: 'https://a.example/' },
      'en',
      'Agency. (2020). What now? https://a.example/',
    ],
    [
      'a title that the archive supplies',
      { title: 'A page', title_supplied: true, type: 'web-page', publisher: 'Agency', date: '2020' },
      'en',
      'Agency. (2020). [A page].',
    ],
  ] as const)('%s', (_, written, locale, expected) => {
    expect(citationOf(anArticle(written), locale)).toBe(expected);
  });

  test('a title stands as printed, whatever signs are in it', () => {
    const title = fc
      .oneof(
        someText,
        fc.constantFrom(
          'a <b>bold</b> "claim"',
          'Who? ! ; said: «so»',
          'ends in a stop.',
          "it's <i>so</i>",
          'x: y & z',
        ),
      )
      .map(oneLine)
      .filter((text) => /\p{L}/u.test(text));
    fc.assert(
      fc.property(title, fc.constantFrom('en' as const, 'ko' as const), (printed, locale) => {
        expect(citationOf(anArticle({ title: printed }), locale)).toContain(printed);
      }),
    );
  });
});

describe('how to cite a record', () => {
  test('names the archive, the record and its page, and no date', () => {
    expect(recordCitation(anArticle(release, '2017-11-22-release'), settings, 'en')).toBe(
      'Korea e-Government Cooperation Archive. (n.d.). Ministry to cooperate [Archive record]. https://archive.example/sub/articles/2017-11-22-release.html',
    );
    expect(recordCitation(aCentre({}, 'example-2020'), settings, 'ko')).toBe(
      '한국 전자정부 협력 아카이브. (날짜 없음). 예시 협력센터 [아카이브 기록]. https://archive.example/sub/ko/centres/example-2020.html',
    );
  });
});
