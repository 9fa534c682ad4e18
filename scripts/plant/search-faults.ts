import { inFile, type Fault } from './fault.ts';

/** Faults in the search. */
export const searchFaults: readonly Fault[] = [
  {
    name: 'lost Korean word cut',
    does: 'a compound is found as a whole alone, not by its nouns',
    plant: inFile(
      'src/archive/search/korean.ts',
      'if (whole || (text.length > 1 && to - from <= longestRun))',
      'if (whole)',
    ),
    caught: {
      file: 'tests/archive/search/korean.test.ts',
      test: 'a Korean word of a text > is found by each of its nouns, by neighbours together, and as a whole',
    },
  },
  {
    name: 'particle not taken off',
    does: 'a Korean word with a particle asks for that very word',
    plant: inFile('src/archive/text/particles.ts', 'end > 0; end -= 1', 'end > word.length; end -= 1'),
    caught: { file: 'tests/archive/search/korean.test.ts', test: '정부에서 of a question may be 정부' },
  },
  {
    name: 'search result missing',
    does: 'the first record of the index is never found',
    plant: inFile('src/archive/search/searcher.ts', '({ doc, languages }) => allowed(doc)', '({ doc, languages }) => doc > 0 && allowed(doc)'), // prettier-ignore
    caught: {
      file: 'tests/archive/search/searcher.test.ts',
      test: 'a name > finds what it names before what tells of it, in any edition',
    },
  },
];
