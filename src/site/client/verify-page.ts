import { compare, fromHost, kept, readSums, type Found, type Types } from './verify.ts';

/** Runs the page that checks a copy: offers what this browser can do, shows how far it is, and names what differs. */

interface Words {
  readonly [word: string]: string;
}

/** Names shown of each sort; a copy that lacks thousands needs no list of them. */
const shown = 100;

export function startVerify(document: Document): void {
  const page = document.querySelector<HTMLElement>('.verify');
  const here = page?.querySelector<HTMLElement>('#verify-here');
  const bar = page?.querySelector('progress');
  const status = document.querySelector<HTMLElement>('#verify-status');
  const results = document.querySelector<HTMLElement>('#verify-results');
  const stop = document.querySelector<HTMLButtonElement>('#verify-stop');
  if (!page || !here || !bar || !status || !results || !stop) return;
  const words = JSON.parse(page.dataset['words'] ?? '{}') as Words;
  const say = (word: string, number?: number) => {
    status.textContent = (words[word] ?? '').replace(
      '{n}',
      number?.toLocaleString(document.documentElement.lang) ?? '',
    );
  };
  const root = new URL(page.dataset['root'] || './', document.baseURI);
  if (root.protocol === 'file:') {
    say('fromFile');
    return;
  }
  if (!isSecureContext) {
    say('insecure');
    return;
  }
  here.hidden = false;
  let running = new AbortController();
  stop.addEventListener('click', () => {
    running.abort();
  });

  const lists = (found: Found, listHash: string): readonly Node[] => {
    const sorts = (['differing', 'mistyped', 'missing', 'extra'] as const).flatMap((sort) => {
      const names = found[sort];
      if (names.length === 0) return [];
      const heading = document.createElement('h3');
      heading.textContent = `${words[sort]} (${names.length.toLocaleString(document.documentElement.lang)})`;
      const list = document.createElement('ul');
      for (const name of names.slice(0, shown)) {
        const item = document.createElement('li');
        item.append(Object.assign(document.createElement('code'), { textContent: name }));
        list.append(item);
      }
      if (names.length > shown) list.append(Object.assign(document.createElement('li'), { textContent: '…' }));
      return [heading, list];
    });
    const line = document.createElement('p');
    line.append(`${words['listHash']} `, Object.assign(document.createElement('code'), { textContent: listHash }));
    return [...sorts, line];
  };

  const run = async (start: HTMLButtonElement) => {
    running = new AbortController();
    const { signal } = running;
    results.replaceChildren();
    bar.value = 0;
    bar.hidden = stop.hidden = false;
    say('reading');
    try {
      // What is kept is of the build that it was kept with, whose list may be kept too.
      const cache = start.value === 'kept' ? 'default' : 'no-cache';
      const list = await readSums(root, { cache, signal });
      if (typeof list === 'string') {
        say(list);
        return;
      }
      const { sums, listHash } = list;
      const inBrowser = start.value === 'kept' ? await kept(root, sums) : undefined;
      if (inBrowser?.size === 0) {
        say('nothingKept');
        return;
      }
      // Hosts do not give out what is meant for them, and the ZIP is as large as all that is in it.
      const left = (page.dataset['left'] ?? '').split(' ');
      const paths = inBrowser ? [...inBrowser.keys()] : [...sums.keys()].filter((path) => !left.includes(path));
      const read = inBrowser ? async (path: string) => inBrowser.get(path)?.() : fromHost(root, signal);
      const found = await compare(paths, sums, read, {
        signal,
        types: JSON.parse(page.dataset['types'] ?? '{}') as Types,
        step: (done, of) => {
          bar.max = of;
          bar.value = done;
        },
      });
      const wrong = found.differing.length + found.mistyped.length + found.missing.length + found.extra.length;
      say(signal.aborted ? 'stopped' : wrong === 0 ? 'allSame' : 'notAll', wrong === 0 ? found.same : wrong);
      results.replaceChildren(...lists(found, listHash));
    } catch (error) {
      if (!signal.aborted) console.error(error);
      say(signal.aborted ? 'stopped' : 'noList', 0);
    } finally {
      if (document.activeElement === stop) start.focus();
      bar.hidden = stop.hidden = true;
    }
  };
  for (const start of here.querySelectorAll<HTMLButtonElement>('button[value]'))
    start.addEventListener('click', () => {
      // One at a time: while a check runs, it can be stopped.
      if (stop.hidden) void run(start);
    });
}
