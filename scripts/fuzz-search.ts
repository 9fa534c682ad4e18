import { readQuestion } from '../src/archive/search/question.ts';
import { pick, wounded } from './fuzz-cases.ts';
import type { Target } from './fuzz-target.ts';

export const fuzzSearch: Target = {
  name: 'search',
  make: (random, real) => wounded(random, pick(random, real).text.slice(0, 200)).slice(0, 400),
  faults: (text) => {
    const { words } = readQuestion(text);
    const faults = words.flatMap(({ keys, text: word }) =>
      keys.length === 0 ? [`a word without a key: ${word}`] : [],
    );
    return Promise.resolve(words.length > 16 ? [...faults, `${words.length} words are asked for`] : faults);
  },
};
