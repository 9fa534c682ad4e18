import type { KeptSet } from '../../archive/export/kept-set.ts';
import type { Locale } from '../../archive/model/label.ts';
import { NoList, pathsIn, storeName, type Listing } from './kept-store.ts';

/** What the reader chose to keep: remembered by the browser, and which files that is. */

export interface Choice {
  /** `countries/uz`; empty for everything. */
  readonly set: string;
  readonly editions: readonly Locale[];
  /** The day on which all of it was there, as ISO 8601. */
  readonly date?: string;
}

export interface Choices {
  all(): readonly Choice[];
  /** Remembers a choice, in the place of the same one. */
  note(choice: Choice): void;
  forget(choice: Choice): void;
  forgetAll(): void;
  /** The paths of what was chosen. The list of a set that was never kept comes from the host: rejects without a line. */
  filesOf(choice: Choice): Promise<readonly string[]>;
}

/** Choices of the archive at `root`, whose lists of sets are in the folder `sets`. */
export function choicesAt(root: URL, listing: Listing, sets: string): Choices {
  const place = storeName(root.href);
  const all = () => JSON.parse(localStorage.getItem(place) ?? '[]') as readonly Choice[];
  const but = ({ set, editions }: Choice) =>
    all().filter((each) => each.set !== set || each.editions.join() !== editions.join());
  const write = (choices: readonly Choice[]) => {
    localStorage.setItem(place, JSON.stringify(choices));
  };
  return {
    all,
    note: (choice) => {
      write([...but(choice), choice]);
    },
    forget: (choice) => {
      write(but(choice));
    },
    forgetAll: () => {
      localStorage.removeItem(place);
    },
    filesOf: async ({ set, editions }) => {
      if (set === '') return pathsIn(listing, 'shell', 'search', 'files', ...editions);
      const response = await fetch(new URL(`${sets}${set}.json`, root));
      if (!response.ok) throw new Error(`Unexpected answer ${response.status}, expected the list of ${set}`);
      const pages = (await response.json().catch(() => undefined)) as KeptSet | undefined;
      const files = pages && [...editions.flatMap((edition) => pages[edition]), pages.list];
      if (!files?.some((path) => listing.has(path)))
        throw new NoList(`Unexpected list of ${set}, expected \`{ "en": […], "ko": […], "list": … }\``);
      return files.filter((path) => listing.has(path));
    },
  };
}
