import { inFile, type Round } from './fault.ts';

const [topic, citation] = ['ko/topics/cooperation-centre.html', 'articles/2020-02-05-uzbekistan-centre-opens.bib'];

/** Faults with which a test ends at once, so that it would see no other. */
export const lostFaults: Round = [
  {
    name: 'page without its Korean edition',
    does: 'the Korean page of a topic is not built',
    plant: () => ({ [topic]: undefined }),
    caught: {
      file: 'tests/build/records.test.ts',
      test: 'in the ko edition > every record has a page under its own name',
      says: /without `ko\/topics\/cooperation-centre\.html`/u,
    },
  },
  {
    name: 'JSON-LD broken',
    does: 'a block of structured data is no JSON',
    plant: inFile('systems/koneps.html', '"@context":"https://schema.org",', '"@context":"https://schema.org"'),
    caught: {
      file: 'tests/build/sharing.test.ts',
      test: 'what a page says to machines > is one block of JSON for each page that may be found, about the page itself',
      says: /JSON/u,
    },
  },
  {
    name: 'feed that leads nowhere',
    does: 'an entry of the feed has the address of no page',
    plant: inFile(
      'feed.xml',
      /(?<=<link rel="alternate" type="text\/html" href="[^"]*\/articles\/)index\.html/u,
      'none.html',
    ),
    caught: {
      file: 'tests/build/downloads.test.ts',
      test: 'the feed in en > leads to pages of its edition, one for each of the newest hundred articles',
      says: /articles\/none\.html/u,
    },
  },
  {
    name: 'wrong citation in the build',
    does: 'the BibTeX file of an article has another year than its record',
    plant: inFile(citation, 'year = {2020}', 'year = {2019}'),
    caught: {
      file: 'tests/build/downloads.test.ts',
      test: 'every export lies in the build, byte for byte as its exporter made it',
      says: /2020-02-05-uzbekistan-centre-opens\.bib/u,
    },
  },
];
