import { inFile, type Round } from './fault.ts';
import { inStyle } from './in-style.ts';

const visited = (path: string) =>
  ({
    file: 'tests/browser/visits-of-others.test.ts',
    test: `${path} > opens without an error or a refusal, has no barrier in light or dark, and fits a narrow screen`,
  }) as const;
const reader = 'tests/browser/reader.test.ts';
const printed = 'articles/2020-02-05-uzbekistan-centre-opens.html';

/** Faults that are seen only where a page is opened in a browser. Each is in a page of its own, which its test names. */
export const browserFaults: Round = [
  {
    name: 'low contrast',
    does: 'quiet words are in a pale grey',
    plant: inStyle('verify.html', '--quiet:#534f46', '--quiet:#a09a8d'),
    caught: { ...visited('verify.html'), says: /color-contrast:/u },
  },
  {
    name: 'style attribute',
    does: 'an element has a style of its own, which the policy refuses',
    plant: inFile('map.html', '<main ', '<main style="color:#000" '),
    caught: { ...visited('map.html'), says: /style-src-attr/u },
  },
  {
    name: 'overflow at 320 px',
    does: 'the main part of a page is no narrower than 960 pixels',
    plant: inStyle('figures.html', '</style>', 'main{min-width:960px}</style>'),
    caught: { ...visited('figures.html'), says: /MAIN/u },
  },
  {
    name: 'request for what is not there',
    does: 'a page asks for a picture that the build does not have',
    plant: inFile('gaps.html', '</main>', '<img src="none.png" alt="None"></main>'),
    caught: { ...visited('gaps.html'), says: /none\.png/u },
  },
  {
    name: 'keyboard trap',
    does: 'the Tab key does not lead on',
    plant: inStyle(
      'data/index.html',
      '<script type="module">',
      '<script type="module">addEventListener("keydown",(event)=>{if(event.key==="Tab")event.preventDefault()});',
    ),
    caught: {
      file: reader,
      test: 'with the keyboard alone > everything on data/index.html is reached, in order, and one sees where one is',
      says: /reached/u,
    },
  },
  {
    name: 'focus not seen',
    does: 'what has the focus looks like everything else',
    plant: inStyle('ko/index.html', '</style>', ':focus-visible{outline:none!important}</style>'),
    caught: {
      file: reader,
      test: 'with the keyboard alone > everything on ko/index.html is reached, in order, and one sees where one is',
      says: /visible/u,
    },
  },
  {
    name: 'page that needs JavaScript',
    does: 'the main part is hidden until a script shows it',
    plant: (files) => {
      const hidden = inFile('about.html', '<main ', '<main hidden ')(files);
      const shown = inStyle('about.html', '<script type="module">', '<script type="module">document.querySelector("main").hidden=false;'); // prettier-ignore
      return shown({ ...files, text: (path) => String(hidden[path] ?? files.text(path)) });
    },
    caught: { file: reader, test: 'without JavaScript > about.html says all that it says with it', says: /./u },
  },
  {
    name: 'print style lost',
    does: 'the rules for paper are for no medium that there is',
    plant: inStyle(printed, '@media print', '@media speech'),
    caught: {
      file: reader,
      test: `on paper > ${printed} is a clean document: no navigation, nothing cut off, no row in two, addresses in full`,
      says: /./u,
    },
  },
];
