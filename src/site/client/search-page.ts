import type { Answer, Request } from '../../archive/search/searcher.ts';
import type { ShowFacets } from './search-facets.ts';
import { countText, element, itemsFor, replaceItems, showEarly, type Shown } from './search-results.ts';

/** Results shown at first, and added by each press of the button below them. */
const pageLength = 10;

/** What is to be done after the last key before a search: less than a reader notices, more than a fast typist takes. */
const pause = 40;

/** Runs the search page: what is asked stands in the address, so that it can be linked, cited and gone back to. */
export function startPage(page: HTMLElement, shown: Shown): void {
  const form = page.querySelector('form');
  const input = page.querySelector<HTMLInputElement>('input[name="q"]');
  const list = page.querySelector<HTMLOListElement>('#results');
  const status = page.querySelector<HTMLElement>('#search-status');
  const advice = page.querySelector<HTMLElement>('#search-advice');
  const more = page.querySelector<HTMLButtonElement>('#more');
  const facets = page.querySelector<HTMLElement>('#facets');
  const chosen = page.querySelector<HTMLElement>('#chosen');
  if (!form || !input || !list || !status || !advice || !more || !facets || !chosen) return;
  const { searcher, locale, says } = shown;
  const { words } = says;
  /** Counts searches, so that an answer that comes late is dropped. */
  let latest = 0;
  const facetNames = Object.keys(says.facets);
  let filters = filtersIn(new URLSearchParams(location.search), facetNames);

  const requestNow = (): Request => {
    const given = new FormData(form);
    const only = given.get('lang');
    return {
      text: input.value,
      locale,
      only: only === 'en' || only === 'ko' ? only : undefined,
      filters: filters.values,
      from: filters.from,
      to: filters.to,
      sort: given.get('sort') === 'date' ? 'date' : 'relevance',
    };
  };

  const run = async () => {
    const mine = ++latest;
    delete page.dataset['answered'];
    await answer(mine);
    // What waits for an answer, as a test does, sees that it is there with its filters.
    if (mine === latest) page.dataset['answered'] = String(mine);
  };

  const answer = async (mine: number) => {
    const request = requestNow();
    const address = addressOf(request, facetNames);
    history.replaceState(history.state, '', `${location.pathname}${address === '' ? '' : `?${address}`}`);
    more.hidden = true;
    if (request.text.trim() === '' && !isFiltered(request)) {
      list.replaceChildren();
      chosen.replaceChildren();
      advice.replaceChildren();
      status.replaceChildren(words.start);
      return;
    }
    if (status.textContent === '') status.replaceChildren(words.searching);
    const fail = (error: unknown) => {
      if (mine !== latest) return;
      console.error(error);
      more.hidden = true;
      list.replaceChildren();
      advice.replaceChildren();
      const again = element('button', { type: 'button' }, words.retry);
      again.addEventListener('click', () => {
        input.focus();
        status.replaceChildren(words.searching);
        void run();
      });
      status.replaceChildren(`${words.failed} `, again);
    };
    let isFound = false;
    try {
      showEarly(shown, list, request, () => mine === latest && !isFound);
      const found = await searcher.search(request);
      isFound = true;
      if (mine !== latest) return;
      const show = async (from: number) => {
        const items = itemsFor(shown, found, found.hits.slice(from, from + pageLength));
        if (from === 0) await replaceItems(list, items, input, () => mine === latest);
        else {
          const next = await Promise.all(items);
          if (mine === latest) list.append(...next);
        }
        if (mine !== latest) return;
        more.hidden = from + pageLength >= found.hits.length;
        more.onclick = () => {
          show(from + pageLength).then(() => {
            // Where a reader of the keyboard goes on.
            list.children
              .item(from + pageLength)
              ?.querySelector('a')
              ?.focus();
          }, fail);
        };
      };
      await show(0);
      if (mine !== latest) return;
      status.replaceChildren(
        found.hits.length === 0 ? words.nothing : countText(found.hits.length, locale, words.found),
      );
      await advise(request, found);
      if (mine === latest) await refine(request, found);
    } catch (error) {
      fail(error);
    }
  };

  /** What may help: other words, fewer filters, or the knowledge that not all was found. */
  const advise = async (request: Request, answer: Answer) => {
    const lines: HTMLElement[] = [];
    if (answer.hits.length > 0 && answer.hits.every(({ whole }) => !whole)) lines.push(element('p', {}, words.partial));
    if (answer.unknown.length > 0) lines.push(element('p', {}, `${words.unknown} ${answer.unknown.join(', ')}`));
    const suggestions = await searcher.suggestions(request, answer);
    if (suggestions.length > 0) {
      const buttons = suggestions.flatMap((suggestion, at) => {
        const take = element('button', { type: 'button', class: 'meant' }, suggestion);
        take.addEventListener('click', () => {
          input.value = suggestion;
          input.focus();
          void run();
        });
        return at === 0 ? [take] : [' · ', take];
      });
      lines.push(element('p', {}, `${words.meant} `, ...buttons, '?'));
    }
    if (answer.hits.length === 0 && isFiltered(request) && answer.unfiltered.length > 0) {
      const wide = element('button', { type: 'button' }, words.removeAll);
      wide.addEventListener('click', () => {
        removeAll();
        input.focus();
      });
      lines.push(
        element('p', {}, `${countText(answer.unfiltered.length, locale, words.found)} ${words.unfiltered}. `, wide),
      );
    }
    advice.replaceChildren(...lines);
  };

  const refine = async (request: Request, answer: Answer) => {
    const showFacets = (await shown.code('facets')) as ShowFacets;
    await showFacets({ facets, chosen }, shown, request, answer, {
      choose: (next) => {
        filters = next;
        void run();
      },
      removeAll: () => {
        removeAll();
        input.focus();
      },
    });
  };

  const removeAll = () => {
    filters = { values: {}, from: undefined, to: undefined };
    void run();
  };

  let timer: ReturnType<typeof setTimeout> | undefined;
  const soon = () => {
    clearTimeout(timer);
    timer = setTimeout(() => void run(), pause);
  };
  form.addEventListener('submit', (event) => {
    event.preventDefault();
    clearTimeout(timer);
    void run();
  });
  input.addEventListener('input', (event) => {
    // While an input method composes a syllable, its parts are not words yet.
    if (!(event instanceof InputEvent && event.isComposing)) soon();
  });
  input.addEventListener('compositionend', soon);
  for (const select of form.querySelectorAll('select')) select.addEventListener('change', () => void run());
  addEventListener('popstate', () => {
    filters = filtersIn(fill(form), facetNames);
    void run();
  });
  // A reader may have begun to type before this script was there.
  if (input.value === '' || location.search !== '') fill(form);
  void run();
}

/** The filters of a search: values by facet, and years. */
export interface Filters {
  readonly values: Request['filters'];
  readonly from: string | undefined;
  readonly to: string | undefined;
}

const isFiltered = ({ filters, from, to }: Request): boolean =>
  from !== undefined || to !== undefined || Object.values(filters).some((values) => values.length > 0);

/** Puts the address into the form. */
function fill(form: HTMLFormElement): URLSearchParams {
  const address = new URLSearchParams(location.search);
  for (const control of form.querySelectorAll<HTMLInputElement | HTMLSelectElement>('input[name="q"], select[name]')) {
    const value = address.get(control.name);
    if (value === null) continue;
    if (control instanceof HTMLSelectElement && ![...control.options].some((option) => option.value === value))
      continue;
    control.value = value;
  }
  return address;
}

const isYear = (value: string | null): value is string => value !== null && /^\d{4}$/u.test(value);

/** The filters that an address asks for. One year alone is a range of one. */
function filtersIn(address: URLSearchParams, facetNames: readonly string[]): Filters {
  const values: Record<string, readonly string[]> = {};
  for (const name of facetNames) {
    const given = address.getAll(name).filter((value) => value !== '');
    if (given.length > 0) values[name] = given;
  }
  const year = address.get('year');
  const [from, to] = isYear(year) ? [year, year] : [address.get('from'), address.get('to')];
  return { values, from: isYear(from) ? from : undefined, to: isYear(to) ? to : undefined };
}

/** What is asked, as it stands in the address. */
function addressOf({ text, filters, from, to, sort, only }: Request, facetNames: readonly string[]): string {
  const address = new URLSearchParams();
  // An address that hosts cut off would lead elsewhere.
  const words = text.trim().slice(0, 400);
  if (words !== '') address.set('q', words);
  for (const name of facetNames) for (const value of filters[name] ?? []) address.append(name, value);
  if (from !== undefined) address.set('from', from);
  if (to !== undefined) address.set('to', to);
  if (only !== undefined) address.set('lang', only);
  if (sort === 'date') address.set('sort', sort);
  return address.toString();
}
