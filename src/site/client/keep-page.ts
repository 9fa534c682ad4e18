import type { KeptFiles } from '../../archive/export/kept-files.ts';
import type { KeptSet } from '../../archive/export/kept-set.ts';
import type { Locale } from '../../archive/model/label.ts';
import { sizeText } from '../i18n/size-text.ts';
import { abreast } from './abreast.ts';
import {
  isFull,
  listingOf,
  openStore,
  OtherBuild,
  searchesKept,
  storeName,
  type Kept,
  type Store,
} from './kept-store.ts';
import { register } from './registration.ts';

/**
 * Runs the page of what is kept: says what a choice weighs, fetches it, goes on where it was broken off, checks and
 * mends what is kept, and takes it out again.
 */

interface Words {
  readonly [word: string]: string;
}

/** Paths that the page names. */
export interface KeepPaths {
  readonly list: string;
  readonly sums: string;
  readonly worker: string;
  /** The folder of the lists of sets. */
  readonly sets: string;
}

/** What the reader chose to keep. */
interface Choice {
  /** `countries/uz`; empty for everything. */
  readonly set: string;
  readonly editions: readonly Locale[];
  /** The day on which all of it was there, as ISO 8601. */
  readonly date?: string;
}

/** What is fetched to be kept comes from the host, and not from what was kept before. */
const fromHost: RequestInit = { cache: 'reload' };

/** How long to wait before looking again at what the worker keeps by itself, in milliseconds. */
const whileKeeping = 2000;

/** Browsers have it in parts. */
const storage = navigator.storage as Partial<StorageManager> | undefined;

/** How often progress is told: a number that changes all the time cannot be listened to. */
const tenth = 0.1;

export async function startKeep(document: Document): Promise<void> {
  const page = document.querySelector<HTMLElement>('.keep');
  if (!page) return;
  const part = <Part extends HTMLElement>(selector: string): Part => {
    const found = page.querySelector<Part>(selector);
    if (!found) throw new Error(`Unexpected page without \`${selector}\``);
    return found;
  };
  const offered = part('#keep-choice');
  const sets = part<HTMLSelectElement>('select[name="set"]');
  const inEditions = part<HTMLSelectElement>('select[name="editions"]');
  const start = part<HTMLButtonElement>('#keep-start');
  const stop = part<HTMLButtonElement>('#keep-stop');
  const bar = part<HTMLProgressElement>('progress');
  const status = part('#keep-status');
  const size = part('#keep-size');
  const kept = part('#kept');
  const list = part('#kept-list');
  const room = part('#keep-room');
  const words = JSON.parse(page.dataset['words'] ?? '{}') as Words;
  const paths = JSON.parse(page.dataset['paths'] ?? '{}') as KeepPaths;
  const locale = document.documentElement.lang as Locale;
  const root = new URL(page.dataset['root'] || './', document.baseURI);
  const tell = (word: string, numbers: Readonly<Record<string, string | number>> = {}) =>
    Object.entries(numbers).reduce(
      (text, [name, value]) =>
        text.replace(`{${name}}`, typeof value === 'number' ? value.toLocaleString(locale) : value),
      words[word] ?? '',
    );
  const say = (word: string, numbers?: Readonly<Record<string, string | number>>) => {
    status.textContent = tell(word, numbers);
  };
  const address = new URLSearchParams(location.search);
  showMissing(part('#keep-missing'), root, address.get('missing'));
  if (root.protocol === 'file:') {
    say('fromFile');
    return;
  }
  if (!isSecureContext) {
    say('insecure');
    return;
  }
  let registration: ServiceWorkerRegistration;
  let store: Store;
  try {
    registration = await register(root, paths.worker);
    // Where storage is refused, asking for it is an error.
    await caches.keys();
    localStorage.getItem(storeName(root.href));
  } catch {
    say('refused');
    return;
  }
  try {
    const response = await fetch(new URL(paths.list, root));
    if (!response.ok) throw new Error(`Unexpected answer ${response.status}, expected the list of files`);
    store = await openStore(root.href, listingOf((await response.json()) as KeptFiles), fromHost);
  } catch (error) {
    console.error(error);
    say('noLine');
    return;
  }

  const weightOf = (files: Iterable<string>) =>
    [...files].reduce((sum, path) => sum + (store.listing.get(path)?.bytes ?? 0), 0);
  const inGroups = (...groups: readonly string[]) =>
    [...store.listing].flatMap(([path, { group }]) => (groups.includes(group) ? [path] : []));
  /** What every reader has, whatever is chosen. */
  const always = new Set(inGroups('shell', 'search'));

  const filesOf = async ({ set, editions }: Choice): Promise<readonly string[]> => {
    if (set === '') return inGroups('shell', 'search', 'files', ...editions);
    const response = await fetch(new URL(`${paths.sets}${set}.json`, root));
    if (!response.ok) throw new Error(`Unexpected answer ${response.status}, expected the list of ${set}`);
    const pages = (await response.json()) as KeptSet;
    return [...editions.flatMap((edition) => pages[edition]), pages.list].filter((path) => store.listing.has(path));
  };
  const nameOf = ({ set, editions }: Choice) => {
    const option = [...sets.options].find(({ value }) => value === set);
    return `${option?.text ?? set} (${editions.map((edition) => words[edition] ?? edition).join(', ')})`;
  };
  const chosen = (): Choice => ({ set: sets.value, editions: inEditions.value.split(' ') as Locale[] });
  const isSame = (a: Choice, b: Choice) => a.set === b.set && a.editions.join() === b.editions.join();
  const choices = (): readonly Choice[] =>
    JSON.parse(localStorage.getItem(storeName(root.href)) ?? '[]') as readonly Choice[];
  const note = (choice: Choice, stays = true) => {
    const others = choices().filter((each) => !isSame(each, choice));
    localStorage.setItem(storeName(root.href), JSON.stringify(stays ? [...others, choice] : others));
  };

  const showSize = async () => {
    // The list of a set that was never kept comes from the host.
    const files = await filesOf(chosen()).catch(() => undefined);
    const { current } = await store.kept();
    const left = files?.filter((path) => !current.has(path)) ?? [];
    size.textContent = files
      ? tell(left.length === files.length ? 'weighs' : left.length === 0 ? 'weighsNone' : 'weighsLeft', {
          n: files.length,
          size: sizeText(weightOf(files), locale),
          left: sizeText(weightOf(left), locale),
        })
      : tell('noLine');
  };

  let running = new AbortController();
  stop.addEventListener('click', () => {
    running.abort();
  });

  /** Has all files of a choice kept, or those that every reader has; where all are there, looks whether they are sound. */
  const run = async (choice?: Choice) => {
    running.abort();
    running = new AbortController();
    const { signal } = running;
    bar.value = 0;
    bar.hidden = stop.hidden = false;
    let files: readonly string[] = [];
    try {
      files = choice ? await filesOf(choice) : [...always];
      if (choice) note(choice);
      say('keeping', { percent: 0 });
      // So that the browser does not clear it away by itself; it may ask the reader, who may take time.
      void storage?.persist?.().then(showRoom);
      const { current } = await store.kept();
      const there = files.filter((path) => current.has(path));
      const whole = there.length === files.length;
      const total = weightOf(files);
      // What is whole by its names is looked into: damage does not show in a name.
      let done = whole ? 0 : weightOf(there);
      let told = 0;
      await abreast(
        whole ? files : files.filter((path) => !current.has(path)),
        async (path) => {
          if (!whole || !(await store.isSound(path))) await store.fetch(path, signal);
          done += weightOf([path]);
          bar.value = done / total;
          if (bar.value < told + tenth) return;
          told = bar.value;
          say('keeping', { percent: Math.floor(told * 100) });
        },
        signal,
      );
      signal.throwIfAborted();
      if (choice?.set === '') await fetch(new URL(paths.sums, root));
      // The clock of the device: this is no part of any build.
      if (choice) note({ ...choice, date: new Date().toISOString().slice(0, 10) });
      say(whole ? 'sound' : 'done', { n: files.length });
    } catch (error) {
      // A later run took over, and speaks for itself.
      if (running.signal !== signal) return;
      if (!(error instanceof TypeError || error instanceof DOMException || error instanceof OtherBuild))
        console.error(error);
      if (error instanceof OtherBuild) registration.update().catch(() => undefined);
      const word = signal.aborted
        ? 'stopped'
        : isFull(error)
          ? 'full'
          : error instanceof OtherBuild
            ? 'otherVersion'
            : 'noLine';
      running.abort();
      say(word);
    }
    if (running.signal !== signal) return;
    if (document.activeElement === stop) start.focus();
    bar.hidden = stop.hidden = true;
    await show();
  };

  /** Takes out files that nothing else that is kept needs. */
  const remove = async (files: readonly string[], but: readonly Choice[]) => {
    running.abort();
    const needed = new Set([...always, ...(await Promise.all(but.map(filesOf))).flat()]);
    const going = files.filter((path) => !needed.has(path));
    const { older } = await store.kept();
    await store.drop(going);
    await store.dropAddresses(going.flatMap((path) => older.get(path) ?? []));
    say('removed');
    await show();
  };

  const entry = (
    name: string,
    text: string,
    ...buttons: readonly (readonly [word: string, press: () => Promise<void>])[]
  ) => {
    const item = document.createElement('li');
    const what = Object.assign(document.createElement('span'), { className: 'entry-what', textContent: name });
    what.append(Object.assign(document.createElement('span'), { className: 'quiet', textContent: text }));
    item.append(
      what,
      ...buttons.map(([word, press]) => {
        const button = Object.assign(document.createElement('button'), { type: 'button', textContent: words[word] });
        button.setAttribute('aria-label', `${words[word]}: ${name}`);
        button.addEventListener('click', () => {
          press().catch(() => {
            say('noLine');
          });
        });
        return button;
      }),
    );
    return item;
  };

  const extent = (files: readonly string[], { current }: Kept) => {
    const there = files.filter((path) => current.has(path));
    return tell(there.length === files.length ? 'whole' : 'part', {
      n: there.length,
      of: files.length,
      size: sizeText(weightOf(there), locale),
    });
  };

  let looking: ReturnType<typeof setTimeout> | undefined;
  const show = async () => {
    const now = await store.kept();
    const allOf = (files: Iterable<string>, { current }: Kept) => [...files].every((path) => current.has(path));
    const first = entry(words['always'] ?? '', extent([...always], now), [
      allOf(always, now) ? 'check' : 'resume',
      () => run(),
    ]);
    const items = [first];
    const look = (found: Kept) => {
      const text = first.querySelector('.quiet');
      if (text) text.textContent = extent([...always], found);
      if (!allOf(always, found)) looking = setTimeout(() => void store.kept().then(look), whileKeeping);
    };
    clearTimeout(looking);
    look(now);
    const taken = new Set(always);
    for (const choice of choices()) {
      const files = await filesOf(choice).catch(() => []);
      for (const path of files) taken.add(path);
      const whole = files.length > 0 && allOf(files, now);
      const day = choice.date === undefined ? '' : ` · ${tell('keptOn', { date: dayText(choice.date, locale) })}`;
      items.push(
        entry(
          nameOf(choice),
          files.length === 0 ? tell('noLine') : extent(files, now) + day,
          [whole ? 'check' : 'resume', () => run(choice)],
          [
            'remove',
            () => {
              note(choice, false);
              return remove(files, choices());
            },
          ],
        ),
      );
    }
    const read = [...now.current].filter((path) => store.listing.has(path) && !taken.has(path));
    if (read.length > 0)
      items.push(entry(words['read'] ?? '', extent(read, now), ['remove', () => remove(read, choices())]));
    const older = [...now.older.keys()].filter((path) => store.listing.has(path) && !now.current.has(path));
    if (older.length > 0) items.push(entry(words['older'] ?? '', tell('olderText', { n: older.length })));
    const focused = list.contains(document.activeElement) ? document.activeElement?.getAttribute('aria-label') : null;
    list.replaceChildren(...items);
    kept.hidden = false;
    // The button that was pressed has been made anew, or is gone with what it stood for.
    if (focused !== null && focused !== undefined)
      (
        [...list.querySelectorAll('button')].find((button) => button.ariaLabel === focused) ?? part('#kept-title')
      ).focus();
    await Promise.all([showSize(), showRoom()]);
  };

  const showRoom = async () => {
    const { usage, quota } = (await storage?.estimate?.()) ?? {};
    if (usage === undefined || quota === undefined) return;
    const lasting = (await storage?.persisted?.()) ?? false;
    room.textContent = `${tell('room', { used: sizeText(usage, locale), quota: sizeText(quota, locale) })} ${tell(lasting ? 'lasting' : 'notLasting')}`;
  };

  start.addEventListener('click', () => void run(chosen()));
  offered.addEventListener('change', () => void showSize());
  part('#keep-remove-all').addEventListener('click', () => {
    const removal = async () => {
      running.abort();
      for (const name of [...(await searchesKept(root.href)), storeName(root.href)]) await caches.delete(name);
      localStorage.removeItem(storeName(root.href));
      await registration.unregister();
      store = await openStore(root.href, store.listing, fromHost);
      say('removedAll');
      await show();
    };
    void removal();
  });

  const wanted = address.get('keep');
  if (wanted !== null && [...sets.options].some(({ value }) => value === wanted)) sets.value = wanted;
  offered.hidden = false;
  await show();
}

/** Says which page is not to be had; the address stands in ours, so it has to lead into the archive. */
function showMissing(place: HTMLElement, root: URL, path: string | null): void {
  const asked = path === null ? null : URL.parse(path, root);
  if (!asked?.href.startsWith(root.href)) return;
  const link = place.querySelector('a');
  if (link) link.href = asked.href;
  place.hidden = false;
}

const dayText = (date: string, locale: Locale): string =>
  new Intl.DateTimeFormat(locale === 'en' ? 'en-GB' : locale, { dateStyle: 'long', timeZone: 'UTC' }).format(
    new Date(date),
  );
