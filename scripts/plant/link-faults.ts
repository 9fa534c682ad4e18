import { caughtBy, inFile, type Round } from './fault.ts';

const links = (says: RegExp) =>
  caughtBy('links', 'every link of every page leads to a file of the site, and every fragment to an id of it', says);

/** Faults in where pages lead, and in what they load. */
export const linkFaults: Round = [
  {
    name: 'broken link',
    does: 'a link leads to a page that the build did not make',
    plant: inFile('about.html', 'href="contribute.html"', 'href="contribut.html"'),
    caught: links(/about\.html: <a> `contribut\.html` leads to/u),
  },
  {
    name: 'broken fragment',
    does: 'a link names an id that its page does not have',
    plant: inFile('ko/accessibility.html', 'href="#content"', 'href="#contents"'),
    caught: links(/ko\/accessibility\.html: <a> `#contents` names the fragment/u),
  },
  {
    name: 'absolute path',
    does: 'a link begins with `/`, so that it breaks below the root of a host',
    plant: inFile('ko/timeline.html', 'href="about.html"', 'href="/ko/about.html"'),
    caught: links(/ko\/timeline\.html: <a> `\/ko\/about\.html` begins with/u),
  },
  {
    name: 'third-party request',
    does: 'a page loads a picture from another host',
    plant: inFile('figures.html', '</main>', '<img src="https://other.example/pixel.png" alt="A pixel"></main>'),
    caught: caughtBy(
      'links',
      'a link to another site is one that a reader follows; nothing is loaded from there',
      /figures\.html: <img>/u,
    ),
  },
  {
    name: 'policy breach',
    does: 'a page holds a script that its policy does not allow',
    plant: inFile('timeline.html', '</main>', '</main><script>document.title</script>'),
    caught: caughtBy(
      'links',
      'the policy of every page allows the styles and scripts that it holds, and none that it does not',
      /timeline\.html: holds/u,
    ),
  },
  {
    name: 'wrong canonical',
    does: 'the canonical address of a page is that of its counterpart',
    plant: inFile('ko/hosting.html', /(?<=rel="canonical" href="[^"]*\/)ko\//u, ''),
    caught: caughtBy('links', 'the canonical address of a page is that of its own file', /ko\/hosting\.html/u),
  },
  {
    name: 'counterpart not named',
    does: 'a page does not say where its Korean edition is',
    plant: inFile('hosting.html', /<link rel="alternate" hreflang="ko"[^>]*>/u, ''),
    caught: caughtBy(
      'links',
      'each page names its counterpart in the other edition, which names it in turn',
      /hosting\.html/u,
    ),
  },
  {
    name: 'missing sitemap entry',
    does: 'the sitemap passes over a page',
    plant: inFile('sitemap-0.xml', /<url><loc>[^<]*\/ko\/map\.html<\/loc>.*?<\/url>/u, ''),
    caught: caughtBy(
      'links',
      'the sitemap lists every page but those kept out of search engines, and their counterparts',
      /^\s*[-+] +"ko\/map\.html"/mu,
    ),
  },
];
