import type { Locale } from '../../archive/model/label.ts';
import { sizeText } from '../i18n/size-text.ts';
import type { Choice, Choices } from './keep-choices.ts';
import { weightOf } from './keep-files.ts';
import type { Kept, Store } from './kept-store.ts';
import type { PageWords } from './page-words.ts';

/** What is kept, entry by entry: what every reader has, each choice, what was read besides, and what is of earlier builds. */

interface Entry {
  readonly name: string;
  readonly text: string;
  readonly buttons: readonly (readonly [word: string, press: () => Promise<void>])[];
}

/** What the entries are about. */
export interface Keeping {
  readonly store: Store;
  readonly choices: Choices;
  readonly words: PageWords;
  readonly locale: Locale;
  /** Files that every reader has, whatever is chosen. */
  readonly always: ReadonlySet<string>;
  nameOf(choice: Choice): string;
}

/** What the buttons of the entries do. */
export interface Presses {
  /** Fetches or checks a choice; without one, what every reader has. */
  run(choice?: Choice): Promise<void>;
  /** Takes out files that no choice needs. */
  remove(files: readonly string[]): Promise<void>;
  /** Called where either has failed. */
  fail(): void;
}

/** How long to wait before looking again at what the worker keeps by itself, in milliseconds. */
const whileKeeping = 2000;

/** Shows the entries in `list`, anew with each call; follows what the worker keeps until all of it is there. */
export function listIn(list: HTMLElement, title: HTMLElement, keeping: Keeping, presses: Presses): () => Promise<void> {
  const { store, words, always } = keeping;
  let looking: ReturnType<typeof setTimeout> | undefined;
  const follow = (text: Element | null | undefined) => {
    const look = async () => {
      const now = await store.kept();
      if (text) text.textContent = extentOf(keeping, always, now);
      if (allOf(always, now)) await show();
      else follow(text);
    };
    looking = setTimeout(() => void look(), whileKeeping);
  };
  const show = async () => {
    const now = await store.kept();
    const items = (await entriesOf(keeping, now, presses)).map((entry) => itemOf(entry, words, presses.fail));
    clearTimeout(looking);
    if (!allOf(always, now)) follow(items[0]?.querySelector('.quiet'));
    const focused = list.contains(document.activeElement) ? document.activeElement?.ariaLabel : undefined;
    list.replaceChildren(...items);
    if (focused == null) return;
    // The button that was pressed has been made anew, or is gone with what it stood for.
    ([...list.querySelectorAll('button')].find((button) => button.ariaLabel === focused) ?? title).focus();
  };
  return show;
}

const allOf = (files: Iterable<string>, { current }: Kept): boolean => [...files].every((path) => current.has(path));

/** How much of some files is kept, in words. */
function extentOf({ store, words, locale }: Keeping, files: Iterable<string>, { current }: Kept): string {
  const all = [...files];
  const there = all.filter((path) => current.has(path));
  return words.tell(there.length === all.length ? 'whole' : 'part', {
    n: there.length,
    of: all.length,
    size: sizeText(weightOf(store, there), locale),
  });
}

/** The entries; that of what every reader has comes first. */
async function entriesOf(keeping: Keeping, now: Kept, { run, remove }: Presses): Promise<readonly Entry[]> {
  const { store, choices, words, locale, always, nameOf } = keeping;
  const entries: Entry[] = [
    {
      name: words.word('always'),
      text: extentOf(keeping, always, now),
      buttons: [[allOf(always, now) ? 'check' : 'resume', () => run()]],
    },
  ];
  const taken = new Set(always);
  for (const choice of choices.all()) {
    const files = await choices.filesOf(choice).catch(() => []);
    for (const path of files) taken.add(path);
    const day = choice.date === undefined ? '' : ` · ${words.tell('keptOn', { date: dayText(choice.date, locale) })}`;
    entries.push({
      name: nameOf(choice),
      text: files.length === 0 ? words.tell('noLine') : extentOf(keeping, files, now) + day,
      buttons: [
        [files.length > 0 && allOf(files, now) ? 'check' : 'resume', () => run(choice)],
        [
          'remove',
          () => {
            choices.forget(choice);
            return remove(files);
          },
        ],
      ],
    });
  }
  const read = [...now.current].filter((path) => store.listing.has(path) && !taken.has(path));
  if (read.length > 0)
    entries.push({
      name: words.word('read'),
      text: extentOf(keeping, read, now),
      buttons: [['remove', () => remove(read)]],
    });
  const older = [...now.older.keys()].filter((path) => store.listing.has(path) && !now.current.has(path));
  if (older.length > 0)
    entries.push({ name: words.word('older'), text: words.tell('olderText', { n: older.length }), buttons: [] });
  return entries;
}

/** An entry as an item of a list. `fail` is called where what a button does fails. */
function itemOf({ name, text, buttons }: Entry, words: PageWords, fail: () => void): HTMLLIElement {
  const item = document.createElement('li');
  const what = Object.assign(document.createElement('span'), { className: 'entry-what', textContent: name });
  what.append(Object.assign(document.createElement('span'), { className: 'quiet', textContent: text }));
  item.append(
    what,
    ...buttons.map(([word, press]) => {
      const label = words.word(word);
      const button = Object.assign(document.createElement('button'), { type: 'button', textContent: label });
      button.setAttribute('aria-label', `${label}: ${name}`);
      button.addEventListener('click', () => {
        press().catch(fail);
      });
      return button;
    }),
  );
  return item;
}

const dayText = (date: string, locale: Locale): string =>
  new Intl.DateTimeFormat(locale === 'en' ? 'en-GB' : locale, { dateStyle: 'long', timeZone: 'UTC' }).format(
    new Date(date),
  );
