import { caughtBy, inFile, replaced, type Fault, type Round } from './fault.ts';

/** The page at `path` with each `from` as its `to`. */
const changed =
  (path: string, ...changes: readonly (readonly [from: string | RegExp, to: string])[]): Fault['plant'] =>
  (files) => ({ [path]: changes.reduce((html, [from, to]) => replaced(html, from, to), files.text(path)) });

/** Faults in how pages are written, and in which language. */
export const markupFaults: Round = [
  {
    name: 'missing alt',
    does: 'a picture has no words in its place',
    plant: inFile('accessibility.html', '</main>', '<img src="favicon.svg"></main>'),
    caught: caughtBy(
      'pages',
      'every image has words in its place, and there is none that the page would have to fetch from elsewhere',
      /accessibility\.html: img without alt/u,
    ),
  },
  {
    name: 'missing label',
    does: 'the field of the search has no label',
    plant: inFile('ko/gaps.html', /<label class="unseen" for="masthead-q">[^<]*<\/label>/u, ''),
    caught: caughtBy('markup', 'every shape of the markup is valid HTML', /ko\/gaps\.html:.* input-missing-label/u),
  },
  {
    name: 'missing lang',
    does: 'a page does not say in which language it is',
    plant: inFile('ko/map.html', '<html lang="ko">', '<html>'),
    caught: caughtBy('pages', 'every page says in which language it is', /ko\/map\.html: lang undefined/u),
  },
  {
    name: 'Korean not marked',
    does: 'a Korean name on an English page is not said to be Korean',
    plant: inFile('people/kim-nam-seok.html', '<span lang="ko">김남석', '<span>김남석'),
    caught: caughtBy(
      'language',
      'whatever is Korean says so, in both editions',
      /people\/kim-nam-seok\.html: `김남석` as en/u,
    ),
  },
  {
    name: 'untranslated interface word',
    does: 'a Korean page says “Skip to the content” in English',
    plant: inFile('ko/about.html', '본문으로 건너뛰기', 'Skip to the content'),
    caught: caughtBy(
      'editions',
      'no page of the ko edition says in its own language what the interface says in the other',
      /ko\/about\.html: Skip to the content/u,
    ),
  },
  {
    name: 'heading order',
    does: 'a heading of the fourth rank follows one of the first',
    plant: changed('contribute.html', ['<h2 id="tell-us">', '<h4 id="tell-us">'], [/(?<=<h4 id="tell-us">[^<]*)<\/h2>/u, '</h4>']), // prettier-ignore
    caught: caughtBy('pages', 'headings descend one rank at a time', /contribute\.html: h4/u),
  },
  {
    name: 'duplicate id',
    does: 'two elements of a page have one id',
    plant: inFile('keep.html', 'id="keep-size"', 'id="content"'),
    caught: caughtBy(
      'markup',
      'no page has an id twice, names one that it lacks, or has a link or button with nothing to read',
      /keep\.html: id `content` twice/u,
    ),
  },
  {
    name: 'invalid HTML',
    does: 'a list holds a paragraph',
    plant: inFile('disagreements.html', '</main>', '<ul><p>Words</p></ul></main>'),
    caught: caughtBy('markup', 'every shape of the markup is valid HTML', /disagreements\.html:/u),
  },
];
