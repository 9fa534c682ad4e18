import { bounds, mostMegabytes, mostSeconds, type Bound } from '../../text/bounds.ts';
import type { Rule } from '../rule.ts';

const all: readonly Bound[] = Object.values(bounds);
const listed = (locale: 'en' | 'ko') =>
  all
    .map(({ most, of }) =>
      locale === 'en' ? `${most.toLocaleString('en')} ${of.en}` : `${of.ko} ${most.toLocaleString('en')}`,
    )
    .join(', ');

/** Found by the reader, before anything is parsed. */
export const withinBounds: Rule = {
  id: 'within-bounds',
  summary: { en: 'A file is no larger than a record needs', ko: '파일은 기록에 필요한 크기를 넘지 않는다' },
  why: {
    en: `Anyone may propose a file, and a few kilobytes of nested marks can keep a parser busy for minutes. So what a file holds is counted before it is parsed. The bounds lie far above any record that a person writes, and no file within them takes ${mostSeconds} seconds or ${mostMegabytes} MB. At most: ${listed('en')}.`,
    ko: `누구나 파일을 제안할 수 있고, 겹겹이 쌓은 표시 몇 킬로바이트만으로도 해석기를 몇 분씩 붙잡아 둘 수 있다. 그래서 해석하기 전에 파일에 든 것을 센다. 한도는 사람이 쓰는 어떤 기록보다도 훨씬 크며, 한도 안의 파일은 처리하는 데 ${mostSeconds}초, ${mostMegabytes}MB를 넘지 않는다. 최대치: ${listed('ko')}.`,
  },
  mend: {
    en: 'Take out what does not belong, or divide the record. If an honest record is too large, tell the maintainers: the bounds stand in one file.',
    ko: '기록에 속하지 않는 것을 덜어 내거나 기록을 나눈다. 정당한 기록인데도 너무 크다면 관리자에게 알린다. 한도는 파일 하나에 모여 있다.',
  },
  absolute: true,
};
