import type { Rule } from '../rule.ts';

/** Found by the reader: every file under `content/` can be read, and is one that the archive knows. */
export const readable: Rule = {
  id: 'readable',
  summary: { en: 'Every file can be read and has its place', ko: '모든 파일은 읽을 수 있고 제자리에 있다' },
  why: {
    en: 'A file that is passed over is a record lost without a word. So every file under `content/` is read as UTF-8, and one that has no place there is reported.',
    ko: '건너뛴 파일은 소리 없이 사라진 기록이다. 그래서 `content/` 아래의 모든 파일을 UTF-8로 읽고, 자리가 없는 파일은 알린다.',
  },
  mend: {
    en: 'Save the file as UTF-8, mend its permissions, or move it to the folder of its kind.',
    ko: '파일을 UTF-8로 저장하거나, 권한을 고치거나, 해당 종류의 폴더로 옮긴다.',
  },
};
