import { choice } from './text.ts';

/**
 * What may be done with the text of a source, by the names that RightsStatements.org, Creative Commons and the
 * Korea Open Government License (KOGL, 공공누리) give.
 */
export const rights = choice({
  'not-evaluated': {
    en: 'Copyright not evaluated: the source states no terms',
    ko: '저작권 미평가: 출처에 이용 조건이 적혀 있지 않음',
  },
  'in-copyright': { en: 'In copyright', ko: '저작권 보호 대상' },
  'kogl-1': { en: 'KOGL type 1: attribution', ko: '공공누리 제1유형: 출처 표시' },
  'kogl-2': { en: 'KOGL type 2: attribution, no commercial use', ko: '공공누리 제2유형: 출처 표시, 상업적 이용 금지' },
  'kogl-3': { en: 'KOGL type 3: attribution, no changes', ko: '공공누리 제3유형: 출처 표시, 변경 금지' },
  'kogl-4': {
    en: 'KOGL type 4: attribution, no commercial use, no changes',
    ko: '공공누리 제4유형: 출처 표시, 상업적 이용 금지, 변경 금지',
  },
  'cc-by': { en: 'Creative Commons Attribution', ko: '크리에이티브 커먼즈 저작자표시' },
  'cc-by-sa': { en: 'Creative Commons Attribution-ShareAlike', ko: '크리에이티브 커먼즈 저작자표시-동일조건변경허락' },
  'public-domain': { en: 'Public domain', ko: '퍼블릭 도메인' },
  other: { en: 'Other terms', ko: '그 밖의 조건' },
});

export type Rights = keyof (typeof rights)['words'];

/** The address of each statement, for machines; none for terms without one. */
export const rightsAddress: Readonly<Partial<Record<Rights, string>>> = {
  'not-evaluated': 'http://rightsstatements.org/vocab/CNE/1.0/',
  'in-copyright': 'http://rightsstatements.org/vocab/InC/1.0/',
  'kogl-1': 'https://www.kogl.or.kr/info/licenseType1.do',
  'kogl-2': 'https://www.kogl.or.kr/info/licenseType2.do',
  'kogl-3': 'https://www.kogl.or.kr/info/licenseType3.do',
  'kogl-4': 'https://www.kogl.or.kr/info/licenseType4.do',
  'cc-by': 'https://creativecommons.org/licenses/by/4.0/',
  'cc-by-sa': 'https://creativecommons.org/licenses/by-sa/4.0/',
  'public-domain': 'https://creativecommons.org/publicdomain/mark/1.0/',
};

/** Terms under which a record may carry the source's own text: those that allow copies and changes to anyone. */
export const allowsText: ReadonlySet<Rights> = new Set(['kogl-1', 'cc-by', 'cc-by-sa', 'public-domain']);
