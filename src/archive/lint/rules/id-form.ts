import type { Rule } from '../rule.ts';

/** Found by the reader: an id is lower-case words and figures joined by hyphens, and belongs to one record. */
export const idForm: Rule = {
  id: 'id-form',
  summary: { en: 'An id is a plain file name', ko: 'id는 단순한 파일 이름이다' },
  why: {
    en: 'The name of a file is the id of its record and its address on every host, for good. Lower-case letters, figures and hyphens hold everywhere; an article begins with its date, a country is its ISO code.',
    ko: '파일 이름은 기록의 id이자 어느 호스트에서나 영구히 쓰이는 주소이다. 소문자, 숫자, 붙임표는 어디서나 통한다. 기사는 날짜로 시작하고 국가는 ISO 코드를 쓴다.',
  },
  mend: {
    en: 'Rename the file before it is published; afterwards, leave an entry in `moved.yaml`.',
    ko: '공개 전에는 파일 이름을 바꾸고, 공개 후에는 `moved.yaml`에 항목을 남긴다.',
  },
};
