import { inFile, type Fault } from './fault.ts';

/** Faults in what pages are given to show. */
export const viewFaults: readonly Fault[] = [
  {
    name: 'disagreement not noticed',
    does: 'statements that cannot both be true are no disagreement',
    plant: inFile('src/archive/disagreements.ts', 'if (marks.many === true) return [];', 'if (marks.many !== undefined || name) return [];'), // prettier-ignore
    caught: {
      file: 'tests/archive/disagreements.test.ts',
      test: 'two days of one opening are a disagreement',
    },
  },
  {
    name: 'disagreement settled by the page',
    does: 'of several answers the fact sheet has the first alone',
    plant: inFile('src/site/views/facts.ts', 'answers: statements.map(', 'answers: statements.slice(0, 1).map('),
    caught: {
      file: 'tests/site/views/record-page.test.ts',
      test: 'on the page of a centre > two sources that differ stand side by side, and it is said that they differ',
    },
  },
  {
    name: 'doubt not passed to the page',
    does: 'the first doubt of an article is left out of its page',
    plant: inFile('src/site/views/record-page.ts', 'record.fields.doubts.map(', 'record.fields.doubts.slice(1).map('),
    caught: {
      file: 'tests/site/views/record-page.test.ts',
      test: 'on the page of an article > doubts stand as written, in the language of the edition',
    },
  },
  {
    name: 'plan given as a fact to machines',
    does: 'structured data takes what was planned for what happened',
    plant: inFile('src/site/views/structured-data.ts', "({ standing }) => standing === 'done'", '({ standing }) => standing !== undefined'), // prettier-ignore
    caught: {
      file: 'tests/site/views/structured-data.test.ts',
      test: 'what was only planned is not said as a fact',
    },
  },
  {
    name: 'policy that allows more',
    does: 'what the policy does not name is allowed from the own site',
    plant: inFile('src/site/build/content-policy.ts', `['default-src', "'none'"]`, `['default-src', "'self'"]`),
    caught: {
      file: 'tests/site/build/content-policy.test.ts',
      test: 'a page without scripts may run none, and ask for nothing',
    },
  },
  {
    name: 'redirect page lost',
    does: 'the first retired id has no page that leads on',
    plant: inFile('src/site/views/routes.ts', 'site.moved.flatMap(', 'site.moved.slice(1).flatMap('),
    caught: {
      file: 'tests/build/small-site.test.ts',
      test: 'an archive with retired ids and a title that looks like code > centres/exampleville-2013.html leads on to the one record that took its place, with and without waiting',
    },
  },
];
