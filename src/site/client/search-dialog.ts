import type { Request } from '../../archive/search/searcher.ts';
import { countText, element, itemsFor, replaceItems, showEarly, type Shown } from './search-results.ts';

/** Results in the dialog; the search page has them all. */
const mostResults = 7;

/** Runs the search of any page: the first results as one types, arrow keys between them, all of them a key away. */
export function startDialog(dialog: HTMLDialogElement, shown: Shown): void {
  const input = dialog.querySelector('input');
  const status = dialog.querySelector<HTMLElement>('[role="status"]');
  const list = dialog.querySelector('ol');
  if (!input || !status || !list) return;
  const { searcher, locale, root, says } = shown;
  const { words } = says;
  /** Counts searches, so that an answer that comes late is dropped. */
  let latest = 0;

  const searchPage = (text: string) => {
    const address = new URL(says.page, root);
    address.searchParams.set('q', text);
    return address.href;
  };
  const lists = () =>
    element(
      'ul',
      { class: 'lists' },
      ...says.lists.map(({ label, path }) =>
        element('li', {}, element('a', { href: new URL(path, root).href }, label)),
      ),
    );

  const run = async () => {
    const mine = ++latest;
    const text = input.value;
    if (text.trim() === '') {
      list.replaceChildren();
      status.replaceChildren(words.start);
      return;
    }
    const request: Request = { text, locale, filters: {}, sort: 'relevance' };
    let isFound = false;
    try {
      showEarly(shown, list, request, () => mine === latest && !isFound);
      const answer = await searcher.search(request);
      isFound = true;
      const items = itemsFor(shown, answer, answer.hits.slice(0, mostResults));
      const [suggestions] = await Promise.all([
        searcher.suggestions(request, answer).catch(() => []),
        replaceItems(list, items, input, () => mine === latest),
      ]);
      if (mine !== latest) return;
      if (answer.hits.length > items.length)
        list.append(
          element(
            'li',
            { class: 'all' },
            element(
              'a',
              { href: searchPage(text) },
              `${words.all} (${countText(answer.hits.length, locale, words.found)})`,
            ),
          ),
        );
      status.replaceChildren(
        answer.hits.length === 0 ? words.nothing : countText(answer.hits.length, locale, words.found),
      );
      for (const suggestion of suggestions.slice(0, 1)) {
        const take = element('button', { type: 'button', class: 'meant' }, suggestion);
        take.addEventListener('click', () => {
          input.value = suggestion;
          input.focus();
          void run();
        });
        status.append(` · ${words.meant} `, take, '?');
      }
      if (answer.hits.length === 0) status.append(lists());
    } catch (error) {
      if (mine !== latest) return;
      console.error(error);
      list.replaceChildren();
      const again = element('button', { type: 'button' }, words.retry);
      again.addEventListener('click', () => {
        input.focus();
        void run();
      });
      status.replaceChildren(`${words.failed} `, again, lists());
    }
  };

  input.addEventListener('input', (event) => {
    // While an input method composes a syllable, its parts are not words yet.
    if (!(event instanceof InputEvent && event.isComposing)) void run();
  });
  input.addEventListener('compositionend', () => void run());
  dialog.addEventListener('keydown', (event) => {
    if (event.isComposing || (event.key !== 'ArrowDown' && event.key !== 'ArrowUp')) return;
    const stops: HTMLElement[] = [input, ...list.querySelectorAll<HTMLElement>('a')];
    const at = stops.indexOf(document.activeElement as HTMLElement);
    const next = stops[at + (event.key === 'ArrowDown' ? 1 : -1)];
    if (!next) return;
    event.preventDefault();
    next.focus();
  });
  if (input.value !== '' || status.textContent === '') void run();
}
