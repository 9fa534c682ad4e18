import { caughtBy, inFile, type Round } from './fault.ts';

const doubtful = 'articles/2019-11-11-bsec-workshop.html';

/** Faults in what pages say of records. */
export const recordFaults: Round = [
  {
    name: 'wrong count',
    does: 'the index of topics says that there is one topic',
    plant: inFile('topics/index.html', /(?<=<p class="quiet">)\d+ topics/u, '1 topics'),
    caught: caughtBy(
      'records',
      'in the en edition > the index of topics lists each of its records once, and says how many they are',
      /to match/u,
    ),
  },
  {
    name: 'record missing in its index',
    does: 'the index of systems does not list its first one',
    plant: inFile('systems/index.html', /(?<=<ul class="listing">) <li>.*?<\/li>/u, ''),
    caught: caughtBy('index-pages', 'systems/index.html > leads to every record of its kind', /systems\//u),
  },
  {
    name: 'dropped statement',
    does: 'one of the two sources of the number of staff is not on the page of its centre',
    plant: inFile('centres/uzbekistan-2020.html', /(?<=<dt> Staff .*?<\/dt>) <dd>.*?<\/dd>/u, ''),
    caught: caughtBy(
      'records',
      'in the en edition > every statement stands on the page with marks that lead to the listed articles that make it',
      /centres\/uzbekistan-2020\.html: staff/u,
    ),
  },
  {
    name: 'disagreement settled',
    does: 'of two dates of an opening that cannot both be true the first is left out',
    plant: inFile(
      'ko/centres/cambodia-2021.html',
      /(?<=<div class="fact differ"> <dt> 개소 .*?<\/dt>) <dd>.*?<\/dd>/u,
      '',
    ),
    caught: caughtBy(
      'records',
      'in the ko edition > every statement stands on the page with marks that lead to the listed articles that make it',
      /ko\/centres\/cambodia-2021\.html: opened/u,
    ),
  },
  {
    name: 'doubt not shown',
    does: 'the page of an article has none of its doubts',
    plant: inFile(doubtful, /<section aria-labelledby="doubts">.*?<\/section>/u, ''),
    caught: caughtBy(
      'records',
      'in the en edition > the page of an article shows each of its doubts',
      /2019-11-11-bsec-workshop/u,
    ),
  },
  {
    name: 'card missing',
    does: 'the picture of a page for other sites is not built',
    plant: () => ({ 'og/topics/cooperation-centre.png': undefined }),
    caught: caughtBy(
      'sharing',
      'the picture of a page > is there for every page, under its own address',
      /^.*topics\/cooperation-centre\.html/mu,
    ),
  },
  {
    name: 'record missing in the search',
    does: 'the index of the search lacks the file of a record',
    plant: (files) => {
      const [first = ''] = files.paths('search-index/').filter((path) => path.includes('/records/'));
      return { [first]: undefined };
    },
    caught: caughtBy(
      'downloads',
      'the search index > holds every record that has a page, and every page that says what of it is to be found',
      /length/u,
    ),
  },
];
