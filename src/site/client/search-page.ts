import { loadPagefind, type Hit, type Pagefind } from './pagefind.ts';

/** Runs the search page: reads the address, asks the index, lists what is found. Nothing is loaded before it is needed. */

interface Words {
  readonly searching: string;
  readonly nothing: string;
  readonly start: string;
  readonly failed: string;
  readonly retry: string;
  readonly found: string;
}

/** Results shown at first, and added by each press of the button below them. */
const pageLength = 10;

export function startSearch(document: Document): void {
  const page = document.querySelector<HTMLElement>('.search-page');
  const form = page?.querySelector('form');
  const list = document.querySelector<HTMLOListElement>('#results');
  const status = document.querySelector<HTMLElement>('#search-status');
  const more = document.querySelector<HTMLButtonElement>('#more');
  if (!page || !form || !list || !status || !more) return;
  const words = JSON.parse(page.dataset['words'] ?? '{}') as Words;
  const root = new URL(page.dataset['root'] || './', document.baseURI).href;
  let loading: Promise<Pagefind> | undefined;
  /** Counts searches, so that an answer that comes late is dropped. */
  let latest = 0;

  const asked = () => {
    const entries = [...new FormData(form)].map(([name, value]) => [name, String(value).trim()] as const);
    return new URLSearchParams(entries.filter(([, value]) => value !== '').map(([name, value]) => [name, value]));
  };

  const say = (text: string, ...beside: Node[]) => {
    status.replaceChildren(text, ...beside);
  };

  const run = async () => {
    const mine = ++latest;
    const address = asked();
    history.replaceState(null, '', `${location.pathname}${address.size > 0 ? `?${address}` : ''}`);
    more.hidden = true;
    const query = (address.get('q') ?? '').slice(0, 500);
    address.delete('q');
    const filters = Object.fromEntries([...address].map(([name, value]) => [name, [value]]));
    if (query === '' && address.size === 0) {
      list.replaceChildren();
      say(words.start);
      return;
    }
    say(words.searching);
    const fail = (error: unknown) => {
      if (mine !== latest) return;
      console.error(error);
      loading = undefined;
      more.hidden = true;
      list.replaceChildren();
      const again = Object.assign(document.createElement('button'), { type: 'button', textContent: words.retry });
      again.addEventListener('click', () => void run());
      say(`${words.failed} `, again);
    };
    try {
      const pagefind = await (loading ??= loadPagefind(root));
      const { results } = await pagefind.search(query === '' ? null : query, { filters });
      if (mine !== latest) return;
      const show = async (from: number) => {
        const hits = await Promise.all(results.slice(from, from + pageLength).map((result) => result.data()));
        if (mine !== latest) return;
        const items = hits.map((hit) => itemOf(document, hit));
        if (from === 0) list.replaceChildren(...items);
        else list.append(...items);
        more.hidden = from + pageLength >= results.length;
        more.onclick = () => {
          show(from + pageLength).then(() => {
            focusItem(list, from + pageLength);
          }, fail);
        };
      };
      await show(0);
      if (mine === latest) say(results.length === 0 ? words.nothing : countText(results.length, words, document));
    } catch (error) {
      fail(error);
    }
  };

  let timer: ReturnType<typeof setTimeout> | undefined;
  form.addEventListener('submit', (event) => {
    event.preventDefault();
    clearTimeout(timer);
    void run();
  });
  form.addEventListener('input', (event) => {
    // While an input method composes a syllable, its parts are not words yet.
    if (event instanceof InputEvent && event.isComposing) return;
    clearTimeout(timer);
    timer = setTimeout(() => void run(), 200);
  });
  form.addEventListener('compositionend', () => {
    clearTimeout(timer);
    timer = setTimeout(() => void run(), 200);
  });
  fill(form, new URLSearchParams(location.search));
  void run();
}

/** Puts the address into the form: the query, and filters whose values are offered. */
function fill(form: HTMLFormElement, address: URLSearchParams): void {
  for (const control of form.querySelectorAll<HTMLInputElement | HTMLSelectElement>('input[name], select[name]')) {
    const value = address.get(control.name);
    if (value === null) continue;
    if (control instanceof HTMLSelectElement && ![...control.options].some((option) => option.value === value))
      continue;
    control.value = value;
  }
}

function itemOf(document: Document, { url, excerpt, meta, filters }: Hit): HTMLLIElement {
  const item = document.createElement('li');
  const link = Object.assign(document.createElement('a'), { href: url, textContent: meta['title'] ?? url });
  const kind = document.createElement('span');
  kind.className = 'quiet';
  kind.textContent = [labelOf(document, 'kind', filters['kind']?.[0]), filters['year']?.[0]]
    .filter(Boolean)
    .join(' · ');
  const text = document.createElement('p');
  // Pagefind escapes the excerpt and adds only its marks.
  text.innerHTML = excerpt;
  for (const element of [link, text]) element.lang = languageOf(element.textContent, document.documentElement.lang);
  item.append(link, ' ', kind, text);
  return item;
}

/** The language that most words of a result are in: a page of one edition may have a title in the other’s language. */
function languageOf(text: string, page: string): string {
  const count = (script: RegExp) => text.match(script)?.length ?? 0;
  const korean = count(/\p{Script=Hangul}+/gu);
  const latin = count(/\p{Script=Latin}+/gu);
  return korean === latin ? page : korean > latin ? 'ko' : 'en';
}

/** The words of a filter’s value, as its own control has them. */
const labelOf = (document: Document, name: string, value: string | undefined): string | undefined =>
  [...(document.querySelector<HTMLSelectElement>(`select[name="${name}"]`)?.options ?? [])].find(
    (option) => option.value === value,
  )?.text;

const countText = (number: number, words: Words, document: Document) => {
  const locale = document.documentElement.lang;
  return `${number.toLocaleString(locale)}${locale === 'ko' ? '' : ' '}${words.found}`;
};

/** Moves the focus to the first result that was added, where a keyboard reader goes on. */
const focusItem = (list: HTMLOListElement, index: number) => list.children.item(index)?.querySelector('a')?.focus();
