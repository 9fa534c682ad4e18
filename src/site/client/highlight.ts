import { markedPieces, unpackMarks } from '../../archive/search/excerpt.ts';
import { element } from './search-results.ts';

/** The most marks on one page: more would hide the text that they stand in. */
const mostMarks = 300;

/** Marks on a page what led to it from a search, and shows the first; the address is then the page’s own again. */
export function highlight(packed: string): void {
  const marks = unpackMarks(packed);
  const main = document.querySelector('main');
  if (!main) return;
  const walker = document.createTreeWalker(main, NodeFilter.SHOW_TEXT, {
    acceptNode: ({ parentElement }) =>
      parentElement?.closest('script, style, svg, select, textarea, button, mark')
        ? NodeFilter.FILTER_REJECT
        : NodeFilter.FILTER_ACCEPT,
  });
  const texts: Text[] = [];
  while (walker.nextNode()) texts.push(walker.currentNode as Text);
  let made = 0;
  for (const text of texts) {
    if (made >= mostMarks) break;
    const pieces = markedPieces(text.data, marks);
    const found = pieces.filter(({ marked }) => marked).length;
    if (found === 0) continue;
    made += found;
    text.replaceWith(
      ...pieces.map((piece) => (piece.marked ? element('mark', { class: 'found' }, piece.text) : piece.text)),
    );
  }
  const address = new URL(location.href);
  address.searchParams.delete('mark');
  history.replaceState(history.state, '', address);
  // A fragment has shown its section already.
  const first = document.querySelector('mark.found');
  const heading = document.querySelector('h1');
  if (first && location.hash === '' && !heading?.contains(first)) first.scrollIntoView({ block: 'center' });
}
