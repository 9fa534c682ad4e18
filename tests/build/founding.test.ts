import { describe, expect, test } from 'vitest';
import { readBuilt } from './built-site.ts';
import { attributeOf, elementIn, elementsIn, hasClass, wordsIn } from './html.ts';

/** What the five founding sources say, as a reader finds it on the pages. */

const site = readBuilt();
const mainOf = (path: string) => elementIn(site.page(path).tree, 'main');

/** The answers that a page gives to the question that its fact sheet asks as `label`. */
function answersTo(path: string, label: string): readonly string[] {
  const fact = elementsIn(mainOf(path), hasClass('fact')).find((each) =>
    // A label may be followed by the remark that sources differ.
    wordsIn(elementIn(each, 'dt')).startsWith(label),
  );
  if (!fact) throw new Error(`Unexpected page \`${path}\` without \`${label}\``);
  return elementsIn(fact, 'dd').map((answer) =>
    wordsIn(answer)
      .replaceAll(/(?:\[\d+\])+/gu, '')
      .replaceAll(/\s+/gu, ' ')
      .trim(),
  );
}

/** The rows of a table of ranks: year and rank. */
function ranksOn(path: string, index: string): readonly (readonly [year: string, rank: string])[] {
  const table = elementsIn(mainOf(path), 'table').find((each) =>
    elementsIn(each, 'caption').some((caption) => wordsIn(caption) === index),
  );
  if (!table) throw new Error(`Unexpected page \`${path}\` without \`${index}\``);
  return elementsIn(elementIn(table, 'tbody'), 'tr').map((row) => [
    wordsIn(elementIn(row, 'th')),
    wordsIn(elementIn(row, 'td')),
  ]);
}

describe('the two centres in Uzbekistan', () => {
  test('the first ran from 2013 to 2015 and was followed by the second', () => {
    expect(answersTo('centres/uzbekistan-2013.html', 'Term begins')).toContain('2013');
    expect(answersTo('centres/uzbekistan-2013.html', 'Term ends')).toContain('2015');
    expect(answersTo('centres/uzbekistan-2020.html', 'Predecessor')).toEqual([
      'Korea-Uzbekistan E-Government Cooperation Center',
    ]);
  });

  test('the second opened on 30 January 2020 for a term of which the end was a plan', () => {
    const path = 'centres/uzbekistan-2020.html';
    expect(answersTo(path, 'Opened')[0]).toBe('30 January 2020');
    expect(answersTo(path, 'Term begins')).toContain('2020');
    expect(answersTo(path, 'Term ends')[0]).toMatch(/^2022 \(planned\)/u);
  });

  test('the second had six staff, and four million dollars, two from each side', () => {
    const path = 'centres/uzbekistan-2020.html';
    expect(answersTo(path, 'Staff')[0]).toMatch(/^6 \(/u);
    expect(answersTo(path, 'Budget').map((answer) => /^USD [\d,]+/u.exec(answer)?.[0])).toEqual(
      expect.arrayContaining(['USD 4,000,000', 'USD 2,000,000']),
    );
    expect(answersTo(path, 'Host institution').join()).toContain('National Agency for Project Management');
    expect(answersTo(path, 'Korean institution').join()).toContain('Ministry of the Interior and Safety');
  });

  test('the Korean edition says the same in its own words', () => {
    const path = 'ko/centres/uzbekistan-2020.html';
    expect(answersTo(path, '개소')[0]).toBe('2020년 1월 30일');
    expect(wordsIn(mainOf(path))).toContain('400만 달러(두 나라 합계)');
    expect(wordsIn(mainOf(path))).toContain('6(직원, 각국 3명)');
  });
});

test('of the centres in Serbia, Tunisia and Paraguay the plan stands beside what came of it', () => {
  for (const path of ['centres/serbia-2020.html', 'centres/tunisia-2020.html', 'centres/paraguay-2021.html']) {
    const opened = answersTo(path, 'Opened');
    expect(
      opened.some((answer) => /^2020 ?\(planned\)/u.test(answer)),
      path,
    ).toBe(true);
    expect(
      opened.some((answer) => !/\((?:planned|announced)\)/u.test(answer)),
      path,
    ).toBe(true);
  }
});

test('a centre that no source says has opened is marked as a plan on the home page, in both editions', () => {
  const lineOf = (path: string, words: string) =>
    elementsIn(elementIn(mainOf(path), hasClass('lifelines')), 'tr')
      .map((row) => wordsIn(row).replaceAll(/\s+/gu, ' ').trim())
      .find((line) => line.includes(words));
  expect(lineOf('index.html', 'Korea-Georgia')).toMatch(/planned$/u);
  expect(lineOf('ko/index.html', '조지아')).toMatch(/계획$/u);
  expect(lineOf('index.html', 'Korea-Serbia Digital')).toMatch(/2020–2023$/u);
});

describe('the ranks of the UN', () => {
  test('Uzbekistan went from 100th to 80th', () => {
    expect(ranksOn('countries/uz.html', 'UN E-Government Development Index')).toEqual(
      expect.arrayContaining([
        ['2014', '100'],
        ['2016', '80'],
      ]),
    );
  });
  test('Korea was first in participation and third in e-government, Romania 67th', () => {
    expect(ranksOn('countries/kr.html', 'UN E-Participation Index')).toContainEqual(['2018', '1']);
    expect(ranksOn('countries/kr.html', 'UN E-Government Development Index')).toContainEqual(['2018', '3']);
    expect(ranksOn('countries/ro.html', 'UN E-Government Development Index')).toContainEqual(['2018', '67']);
  });
});

test('Korea’s exports to Uzbekistan were at least USD 180,000,000', () => {
  expect(answersTo('countries/uz.html', 'E-government exports from Korea')[0]).toMatch(
    /^at least USD 180,000,000 as of 22 November 2017/u,
  );
  expect(wordsIn(mainOf('ko/countries/uz.html'))).toMatch(/1억 8,000만 달러 이상/u);
});

test('both spellings of the president’s patronymic stand, each with the source that has it', () => {
  const names = answersTo('people/shavkat-mirziyoyev.html', 'Also known as').join('\n');
  expect(names).toContain('Shavkat Miromonovic Mirziyoyev');
  expect(names).toContain('Shavkat Miromonovich Mirziyoyev');
  const marks = elementsIn(elementIn(mainOf('people/shavkat-mirziyoyev.html'), hasClass('facts')), hasClass('marks'));
  expect(new Set(marks.map(wordsIn)).size).toBeGreaterThan(1);
});

test('the ministry keeps the name that it had, with the source that misnames it', () => {
  const names = answersTo('organisations/mois.html', 'Also known as');
  expect(names.find((name) => name.startsWith('Ministry of Public Administration and Security'))).toContain(
    '30 January 2020',
  );
  expect(elementIn(mainOf('organisations/mois.html'), 'h1')).toSatisfy(
    (heading) => wordsIn(heading as never) === 'Ministry of the Interior and Safety',
  );
  const article = wordsIn(mainOf('articles/2020-01-30-uzbekistan-to-introduce-korean-egov.html'));
  expect(article).toContain('Ministry of Public Administration and Security');
});

test.each([
  ['agreements', 'kr-uz-egov-mou-2013', '2013-12'],
  ['agreements', 'kr-uz-records-mou-2016', '2016-08'],
  ['agreements', 'kr-az-egov-mou-2016', '2016-08'],
  ['agreements', 'kr-gr-egov-mou-2017', '2017-10'],
  ['agreements', 'kr-uz-egov-mou-2017', '2017-11-22'],
  ['agreements', 'kr-ro-egov-mou-2018', '2018'],
  ['events', 'kr-uz-public-governance-forum-2016', '2016-08'],
  ['events', 'kr-az-public-governance-forum-2016', '2016-08'],
  ['events', 'central-asia-delegation-2016', '2016-08'],
  ['events', 'bsec-delegation-2018', '2018-09'],
  ['events', 'kr-ro-egov-forum-2018', '2018'],
])('%s: %s is dated %s in both editions', (folder, id, date) => {
  for (const edition of ['', 'ko/']) {
    const dates = elementsIn(mainOf(`${edition}${folder}/${id}.html`), 'time').map((time) =>
      attributeOf(time, 'dateTime'),
    );
    expect(
      dates.some((each) => each?.startsWith(date)),
      dates.join(),
    ).toBe(true);
  }
});

test.each([
  ['people/kim-nam-seok.html', 'Kim Nam-seok', '김남석'],
  ['people/lee-chul-soo.html', 'Lee Chul-soo', '이철수'],
  ['people/kim-hong-gab.html', 'Kim Hong-gab', '김홍갑'],
  ['systems/koneps.html', 'KONEPS', '나라장터'],
  ['systems/hometax.html', 'Hometax', '홈택스'],
  ['systems/government-24.html', 'Government 24', '정부24'],
  ['systems/gidc.html', 'Government Integrated Data Center', '정부통합전산센터'],
])('%s bears its name in both languages, in both editions', (path, english, korean) => {
  for (const edition of ['', 'ko/']) {
    const words = wordsIn(mainOf(edition + path));
    expect(words).toContain(english);
    expect(words).toContain(korean);
  }
});
