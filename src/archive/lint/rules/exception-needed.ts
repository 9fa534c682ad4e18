import type { Rule } from '../rule.ts';

/** Found by lint itself, once all rules have run: an exception excuses something. */
export const exceptionNeeded: Rule = {
  id: 'exception-needed',
  summary: { en: 'An exception lasts as long as its cause', ko: '예외는 그 원인이 있는 동안만 남는다' },
  why: {
    en: 'A record may be excused from a rule, with a reason, in `exceptions.yaml`. An excuse that nothing needs would hide the next fault.',
    ko: '기록은 이유를 적어 `exceptions.yaml`에서 규칙의 예외가 될 수 있다. 필요 없는 예외는 다음 잘못을 가린다.',
  },
  mend: { en: 'Remove the entry.', ko: '항목을 지운다.' },
};
