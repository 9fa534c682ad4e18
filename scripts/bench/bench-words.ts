import type { Locale } from '../../src/archive/model/label.ts';
import type { Chance } from './chance.ts';

/**
 * What the articles of the comparison corpus are made of: sentences of the kind that digests have, with places for names,
 * figures and dates. They say nothing of any real body; only length, variety and form are those of the archive.
 */

/** A name in both languages that has not been given before. */
export function madeUpName(chance: Chance, given: Set<string>): Readonly<Record<Locale, string>> {
  for (;;) {
    const parts = Array.from({ length: 2 + chance.below(2) }, () => chance.oneOf(syllables));
    const word = parts.map(([latin]) => latin).join('');
    if (given.has(word)) continue;
    given.add(word);
    return {
      en: word.charAt(0).toUpperCase() + word.slice(1),
      ko: parts.map(([, hangul]) => hangul).join(''),
    };
  }
}

const syllables = (
  'ka:카 ri:리 no:노 ta:타 sel:셀 mo:모 dan:단 vi:비 lu:루 pe:페 zar:자르 an:안 bo:보 ki:키 shi:시 ra:라 nur:누르 ' +
  'to:토 le:레 man:만 fa:파 go:고 hel:헬 ul:울 ja:자 be:베 ker:케르 os:오스 mi:미 tu:투 da:다 sa:사'
)
  .split(' ')
  .map((pair) => pair.split(':') as [latin: string, hangul: string]);

/** Sentences; `{name}`, `{field}`, `{system}`, `{figure}`, `{month}` and `{year}` are replaced, `{ref}` by something named. */
export const sentences: Readonly<Record<Locale, readonly string[]>> = {
  en: [
    'The delegation of {ref} visited the national data centre and was shown how {field} is run with {system}.',
    'A course on {field} was held in {month} {year} for {figure} officials, chosen by {ref} and by the city of {name}.',
    'Both sides signed a memorandum on {field}; it runs for three years and can be extended once by letter.',
    'The first phase cost USD {figure} thousand, of which the partner paid a tenth in kind: rooms, lines and staff.',
    'According to the release, {system} handled {figure} applications in its first year, most of them from {name}.',
    'The ministry plans to connect {figure} offices to {system} by {year} and to give up the paper register after that.',
    'Experts of {ref} examined the plan for {field} and advised to begin with the registers that other bodies depend on.',
    'The working group met in {month} {year} and agreed on a list of {figure} tasks, the first of which is {field}.',
    'An opening ceremony took place in {name}; {ref} and the head of the host body spoke on cooperation in {field}.',
    'The centre has a budget of USD {figure} thousand a year and employs experts of both countries for {field}.',
    'Participants asked how {system} deals with people who have no telephone, and how errors in it are corrected.',
    'A survey of {figure} users in {name} found that two thirds had used {system} at least once since {month} {year}.',
    'The report names {field} as the weakest part of the plan, for want of a law on electronic documents.',
    'Equipment for the training room was handed over by {ref}: {figure} computers, a server and licences for {system}.',
    'In {year} the parliament passed a law on {field}; the ordinance that it needs was expected in {month}.',
    'The two bodies exchange staff: {figure} officials work for half a year with {ref} and report on {field}.',
  ],
  ko: [
    '{ref} 대표단은 국가정보자원관리원을 방문해 {system}로 {field}을 운영하는 방식을 둘러보았다.',
    '{year}년 {month}월 {name}에서 {field} 연수가 열렸고 공무원 {figure}명이 참가했다.',
    '양측은 {field}에 관한 양해각서를 체결했다. 기간은 3년이며 서면으로 한 차례 연장할 수 있다.',
    '1단계 사업비는 {figure}천 달러이며, 이 가운데 10분의 1은 상대국이 공간과 회선, 인력으로 부담했다.',
    '보도자료에 따르면 {system}은 첫해에 신청 {figure}건을 처리했으며 대부분 {name}에서 접수되었다.',
    '부처는 {year}년까지 기관 {figure}곳을 {system}에 연결하고 이후 종이 대장을 없앨 계획이다.',
    '{ref} 전문가들은 {field} 계획을 검토하고 다른 기관이 의존하는 대장부터 시작하라고 조언했다.',
    '실무 협의회는 {year}년 {month}월에 열려 {field} 등 과제 {figure}개에 합의했다.',
    '{name}에서 개소식이 열렸으며 {ref} 관계자가 {field} 협력의 의미를 설명했다.',
    '센터의 한 해 예산은 {figure}천 달러이고 두 나라 전문가가 {field} 업무를 맡는다.',
    '참가자들은 전화가 없는 주민이 {system}을 어떻게 이용하는지, 오류는 어떻게 바로잡는지 물었다.',
    '{name} 이용자 {figure}명을 조사한 결과 3분의 2가 {system}을 한 번 이상 이용했다.',
  ],
};

/** What is worked on. */
export const fields: Readonly<Record<Locale, readonly string[]>> = {
  en: 'civil registration;public procurement;customs clearance;land records;tax filing;vital statistics;open data;digital identity;online petitions;local administration;audit of public money;document exchange;cloud services;information security;service design;vehicle registration;patent examination;health insurance;disaster response;archives and records'.split(
    ';',
  ),
  ko: '주민등록;전자조달;전자통관;토지대장;전자세정;인구동태 통계;공공데이터;디지털 신원증명;온라인 민원;지방행정;재정 감사;전자문서 유통;클라우드 서비스;정보보호;서비스 디자인;자동차 등록;특허 심사;건강보험;재난 대응;기록관리'.split(
    ';',
  ),
};

export const months = 'January;February;March;April;May;June;July;August;September;October;November;December'.split(
  ';',
);

/** Countries by region: codes after ISO 3166-1, the likeliest first. */
export const countries: Readonly<Record<string, string>> = {
  'central-asia': 'uz kz kg tj tm',
  'south-east-asia': 'vn id kh la ph mm th my',
  'latin-america-and-the-caribbean': 'pe py ec co cr do gt hn sv pa bo cl uy br ar',
  africa: 'tn et ke rw tz gh ng sn ci ma eg ug mz zm bw cm mg mw na dz',
  europe: 'bg rs ua ro al md by hr cz hu pl mk me ba',
  caucasus: 'az ge am',
  'middle-east': 'om jo sa ae iq kw qa bh',
  'south-asia': 'bd np lk bt mv pk in',
  'east-asia': 'mn cn jp',
  oceania: 'fj pg sb to ws',
};
