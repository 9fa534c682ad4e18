import type { Locale } from '../../archive/model/label.ts';
import { sizeText } from '../i18n/size-text.ts';
import { choicesAt, type Choice } from './keep-choices.ts';
import { keepFiles, NoWorker, weightOf, wordFor } from './keep-files.ts';
import { listIn, type Keeping } from './kept-list.ts';
import { openStore, pathsIn, readListing, storeName, type Store } from './kept-store.ts';
import { wordsOf } from './page-words.ts';
import { isInstalled, register } from './registration.ts';

/**
 * Runs the page of what is kept: says what a choice weighs, fetches it, goes on where it was broken off, checks and
 * mends what is kept, and takes it out again.
 */

/** Paths that the page names. */
export interface KeepPaths {
  readonly list: string;
  readonly sums: string;
  readonly worker: string;
  /** The folder of the lists of sets. */
  readonly sets: string;
}

/** What is fetched to be kept comes from the host, and not from what was kept before. */
const fromHost: RequestInit = { cache: 'reload' };

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
  const sets = part<HTMLSelectElement>('select[name="set"]');
  const status = part('#keep-status');
  const words = wordsOf(page);
  const say = (...given: Parameters<typeof words.tell>) => {
    status.textContent = words.tell(...given);
  };
  const paths = JSON.parse(page.dataset['paths'] ?? '{}') as KeepPaths;
  const root = new URL(page.dataset['root'] || './', document.baseURI);
  const address = new URLSearchParams(location.search);
  showMissing(part('#keep-missing'), root, address.get('missing'));
  const opened = await openAt(root, paths);
  if (typeof opened === 'string') {
    say(opened);
    return;
  }
  const { registration, store } = opened;
  const choices = choicesAt(root, store.listing, paths.sets);
  const keeping: Keeping = {
    store,
    choices,
    words,
    locale: document.documentElement.lang as Locale,
    always: new Set(pathsIn(store.listing, 'shell', 'search')),
    nameOf: ({ set, editions }) => {
      const option = [...sets.options].find(({ value }) => value === set);
      return `${option?.text ?? set} (${editions.map(words.word).join(', ')})`;
    },
  };

  const bar = part<HTMLProgressElement>('progress');
  const start = part<HTMLButtonElement>('#keep-start');
  const stop = part<HTMLButtonElement>('#keep-stop');
  let running = new AbortController();
  /** Has all files of a choice kept and sound, or those that every reader has. */
  const run = async (choice?: Choice) => {
    running.abort();
    running = new AbortController();
    const { signal } = running;
    bar.value = 0;
    bar.hidden = stop.hidden = false;
    let told = 0;
    const tell = (share: number) => {
      bar.value = share;
      if (share < told + tenth) return;
      told = share;
      say('keeping', { percent: Math.floor(told * 100) });
    };
    try {
      const files = choice ? await choices.filesOf(choice) : [...keeping.always];
      if (choice) choices.note(choice);
      say('keeping', { percent: 0 });
      // So that the browser does not clear it away by itself; it may ask the reader, who may take time.
      void storage?.persist?.().then(showRoom);
      const outcome = await keepFiles(store, files, { signal, tell });
      // Files that no worker gives out cannot be read offline.
      if (!(await isInstalled(registration)))
        throw new NoWorker('Unexpected end of the worker, expected its installation');
      if (choice?.set === '') await fetch(new URL(paths.sums, root));
      // The clock of the device: this is no part of any build.
      if (choice) choices.note({ ...choice, date: new Date().toISOString().slice(0, 10) });
      say(outcome, { n: files.length });
    } catch (error) {
      // A later run took over, and speaks for itself.
      if (running.signal !== signal) return;
      const word = wordFor(error, signal);
      if (word === 'otherVersion') registration.update().catch(() => undefined);
      running.abort();
      say(word);
    }
    if (running.signal !== signal) return;
    if (document.activeElement === stop) start.focus();
    bar.hidden = stop.hidden = true;
    await show();
  };

  const remove = async (files: readonly string[]) => {
    running.abort();
    const needed = new Set([...keeping.always, ...(await Promise.all(choices.all().map(choices.filesOf))).flat()]);
    const going = files.filter((path) => !needed.has(path));
    const { older } = await store.kept();
    await store.drop(going);
    await store.dropAddresses(going.flatMap((path) => older.get(path) ?? []));
    say('removed');
    await show();
  };

  const removeAll = async () => {
    running.abort();
    await store.clear();
    choices.forgetAll();
    await registration.unregister();
    say('removedAll');
    await show();
  };

  const editions = part<HTMLSelectElement>('select[name="editions"]');
  const chosen = (): Choice => ({ set: sets.value, editions: editions.value.split(' ') as Locale[] });
  const showSize = async () => {
    part('#keep-size').textContent = await sizeOf(keeping, chosen());
  };
  const showRoom = async () => {
    part('#keep-room').textContent = await roomIn(keeping);
  };
  const showList = listIn(part('#kept-list'), part('#kept-title'), keeping, {
    run,
    remove,
    fail: () => {
      say('noLine');
    },
  });
  const show = async () => {
    await showList();
    part('#kept').hidden = false;
    await Promise.all([showSize(), showRoom()]);
  };

  stop.addEventListener('click', () => {
    running.abort();
  });
  start.addEventListener('click', () => void run(chosen()));
  part('#keep-choice').addEventListener('change', () => void showSize());
  part('#keep-remove-all').addEventListener('click', () => void removeAll());
  const wanted = address.get('keep');
  if (wanted !== null && [...sets.options].some(({ value }) => value === wanted)) sets.value = wanted;
  part('#keep-choice').hidden = false;
  await show();
}

type Refusal = 'fromFile' | 'insecure' | 'refused' | 'noLine' | 'noList' | 'noWorker';

/** The worker and the store of the archive at `root`; or the word for why this browser keeps nothing. */
async function openAt(
  root: URL,
  { worker, list }: KeepPaths,
): Promise<Refusal | { readonly registration: ServiceWorkerRegistration; readonly store: Store }> {
  if (root.protocol === 'file:') return 'fromFile';
  if (!isSecureContext) return 'insecure';
  let registration: ServiceWorkerRegistration;
  try {
    registration = await register(root, worker).catch(async (error: unknown) => {
      if ('serviceWorker' in navigator && !(await givesScript(new URL(worker, root))))
        throw new NoWorker('', { cause: error });
      throw error;
    });
    // Where storage is refused, asking for it is an error.
    await caches.keys();
    localStorage.getItem(storeName(root.href));
  } catch (error) {
    return error instanceof NoWorker ? 'noWorker' : 'refused';
  }
  try {
    const response = await fetch(new URL(list, root));
    if (!response.ok) return 'noList';
    return { registration, store: await openStore(root.href, readListing(await response.arrayBuffer()), fromHost) };
  } catch (error) {
    return wordFor(error, new AbortController().signal) === 'noList' ? 'noList' : 'noLine';
  }
}

/** Whether the host gives out a script at `address`; true where nothing answers, which is not its fault. */
async function givesScript(address: URL): Promise<boolean> {
  try {
    const response = await fetch(address, { cache: 'no-cache' });
    return response.ok && /javascript/u.test(response.headers.get('content-type') ?? '');
  } catch {
    return true;
  }
}

/** What a choice weighs, and how much of that is still to be fetched, in words. */
async function sizeOf({ store, choices, words, locale }: Keeping, choice: Choice): Promise<string> {
  const files = await choices.filesOf(choice).catch(() => undefined);
  if (!files) return words.tell('noLine');
  const { current } = await store.kept();
  const left = files.filter((path) => !current.has(path));
  return words.tell(left.length === files.length ? 'weighs' : left.length === 0 ? 'weighsNone' : 'weighsLeft', {
    n: files.length,
    size: sizeText(weightOf(store, files), locale),
    left: sizeText(weightOf(store, left), locale),
  });
}

/** How much room the browser gives the archive, and whether it will clear it away; nothing where it does not tell. */
async function roomIn({ words, locale }: Keeping): Promise<string> {
  const { usage, quota } = (await storage?.estimate?.()) ?? {};
  if (usage === undefined || quota === undefined) return '';
  const lasting = (await storage?.persisted?.()) ?? false;
  const values = { used: sizeText(usage, locale), quota: sizeText(quota, locale) };
  return `${words.tell('room', values)} ${words.tell(lasting ? 'lasting' : 'notLasting')}`;
}

/** Says which page is not to be had; the address stands in ours, so it has to lead into the archive. */
function showMissing(place: HTMLElement, root: URL, path: string | null): void {
  const asked = path === null ? null : URL.parse(path, root);
  if (!asked?.href.startsWith(root.href)) return;
  const link = place.querySelector('a');
  if (link) link.href = asked.href;
  place.hidden = false;
}
