import { plainText } from '../../text/plain-text.ts';
import type { Rule } from '../rule.ts';

export const digestWritten: Rule = {
  id: 'digest-written',
  summary: { en: 'An article has a digest', ko: '기사에는 요약이 있다' },
  why: {
    en: 'The digest is what the archive says of a source: every fact of it in our own words. Without one, the record is only an address.',
    ko: '요약은 아카이브가 출처에 관해 하는 말이다. 출처의 모든 사실을 우리말로 다시 적는다. 요약이 없으면 기록은 주소에 지나지 않는다.',
  },
  mend: {
    en: 'Write below the fields, in your own words, who did what, when, where and for how much. In a draft, write above `<SourceText>`.',
    ko: '필드 아래에 누가, 무엇을, 언제, 어디서, 얼마로 했는지 자신의 말로 적는다. 초안에서는 `<SourceText>` 위에 적는다.',
  },
  check: ({ archive }, report) => {
    for (const record of archive.of('article')) {
      const text = record.digest.en ? plainText(record.digest.en.tree) : '';
      if (text === '')
        report({ record, path: [] }, { reason: 'Missing digest, expected what the source states, in our own words' });
    }
  },
};
