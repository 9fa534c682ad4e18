/** The part of Pagefind’s browser module that the search page uses; the module itself is made with the index. */
export interface Pagefind {
  options(options: {
    baseUrl?: string;
    basePath?: string;
    excerptLength?: number;
    ranking?: { metaWeights: Readonly<Record<string, number>> };
  }): Promise<void>;
  init(): Promise<void>;
  search(query: string | null, options: { filters: Readonly<Record<string, readonly string[]>> }): Promise<Found>;
}

export interface Found {
  readonly results: readonly { readonly id: string; data(): Promise<Hit> }[];
}

export interface Hit {
  readonly url: string;
  /** HTML in which matches stand in `<mark>`; everything else is escaped. */
  readonly excerpt: string;
  readonly meta: Readonly<Partial<Record<string, string>>>;
  readonly filters: Readonly<Partial<Record<string, readonly string[]>>>;
}

let attempts = 0;

/** Loads the index below `root`, an absolute address that ends in `/`. After a failure it may be asked again. */
export async function loadPagefind(root: string): Promise<Pagefind> {
  // A browser remembers a module that it could not load, so another attempt needs another address.
  const attempt = attempts === 0 ? '' : `?attempt=${attempts}`;
  attempts += 1;
  const pagefind = (await import(/* @vite-ignore */ `${root}pagefind/pagefind.js${attempt}`)) as Pagefind;
  await pagefind.options({
    baseUrl: new URL(root).pathname,
    excerptLength: 30,
    // Only what has a name of its own has `names`: it stands above the articles that speak of it.
    ranking: { metaWeights: { title: 5, names: 20 } },
  });
  await pagefind.init();
  return pagefind;
}
