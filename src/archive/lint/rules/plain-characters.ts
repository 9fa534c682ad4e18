import type { Rule } from '../rule.ts';

/** Found by the reader, before anything is parsed and again in what escapes stand for. */
export const plainCharacters: Rule = {
  id: 'plain-characters',
  summary: { en: 'A text holds only characters that a reader sees', ko: '글에는 눈에 보이는 글자만 쓴다' },
  why: {
    en: 'Characters without a shape come along when text is copied. They part a word so that search misses it, turn the direction of a line so that it reads otherwise than it is stored, or steer the terminal of whoever checks it. So control and format characters, half characters and `U+FFFD`, which stands for a letter already lost, are refused; joiners within words of Arabic or Indic scripts are not.',
    ko: '글을 복사하면 모양이 없는 글자가 딸려 온다. 낱말을 갈라 검색에서 빠지게 하고, 글의 방향을 뒤집어 저장된 것과 다르게 읽히게 하고, 검사하는 사람의 터미널을 조작하기도 한다. 그래서 제어 문자와 서식 문자, 짝이 없는 반쪽 문자, 이미 잃은 글자를 뜻하는 `U+FFFD`는 받지 않는다. 아랍 문자나 인도계 문자의 낱말 안에 쓰는 결합 문자는 괜찮다.',
  },
  mend: {
    en: 'Type the words anew in a plain text editor, without copying them.',
    ko: '복사하지 말고 일반 편집기에서 그 낱말을 다시 입력한다.',
  },
  absolute: true,
};
