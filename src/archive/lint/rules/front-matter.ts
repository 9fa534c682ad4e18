import type { Rule } from '../rule.ts';

/** Found by the reader: the fields of a record are YAML, the rows of a series CSV. */
export const frontMatter: Rule = {
  id: 'front-matter',
  summary: { en: 'Fields are well-formed', ko: '필드는 형식에 맞게 적는다' },
  why: {
    en: 'The fields of a record are YAML, in its file or at its top between two lines of `---`; the rows of a series are CSV. What is not well-formed cannot be read at all.',
    ko: '기록의 필드는 파일 전체 또는 맨 위의 두 `---` 줄 사이에 YAML로 적고, 계열의 행은 CSV로 적는다. 형식에 맞지 않으면 전혀 읽을 수 없다.',
  },
  mend: {
    en: 'Look at the line and the one before it: an indentation, a colon in a text without quotation marks, a field given twice.',
    ko: '해당 줄과 그 앞줄을 살펴본다. 들여쓰기, 따옴표 없는 글 속의 쌍점, 두 번 적은 필드가 흔한 원인이다.',
  },
};
