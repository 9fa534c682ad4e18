import type { ArchiveSearch } from './search.ts';

/**
 * What every page carries of search: a key opens it, a result marks its words. All else is loaded when it is needed, as
 * a script of its own, which a page from a folder without a server can load too.
 */
export function searchAnywhere(): void {
  const dialog = document.querySelector<HTMLDialogElement>('dialog.search-dialog');
  if (!dialog) return;
  const { root = '', failed = '', retry = '', browse = '', action = '' } = dialog.dataset;
  // Asked for when it is needed: the page “not found” learns later where it is.
  const top = () => new URL(root || './', document.baseURI).href;
  const status = dialog.querySelector('[role="status"]');
  const page = document.querySelector<HTMLElement>('.search-page');
  let started = false;

  /** Starts search, or says in `place` that it could not be loaded, with a button that tries again. */
  const start = (place: Element | null, run: (search: ArchiveSearch) => void) => {
    loadSearch(top()).then(run, (error: unknown) => {
      console.error(error);
      started = false;
      const again = Object.assign(document.createElement('button'), { type: 'button', textContent: retry });
      again.addEventListener('click', () => {
        (page ?? dialog).querySelector('input')?.focus();
        place?.replaceChildren();
        start(place, run);
      });
      place?.replaceChildren(`${failed} `, again);
      // The search page has the lists, whatever happens.
      if (!page) place?.append(' ', Object.assign(document.createElement('a'), { href: action, textContent: browse }));
    });
  };
  const open = () => {
    const field = page?.querySelector('input');
    if (field) {
      field.focus();
      field.select();
      return;
    }
    if (!dialog.open) dialog.showModal();
    dialog.querySelector('input')?.select();
    if (started) return;
    started = true;
    start(status, (search) => {
      search.dialog(dialog, top());
    });
  };
  addEventListener('keydown', (event) => {
    if (event.isComposing || event.altKey || event.defaultPrevented) return;
    const typed = event.target instanceof Element && event.target.closest('input, textarea, select, [contenteditable]');
    const slash = event.key === '/' && !event.ctrlKey && !event.metaKey && !typed;
    if (!slash && !((event.ctrlKey || event.metaKey) && event.key.toLowerCase() === 'k')) return;
    event.preventDefault();
    open();
  });
  dialog.addEventListener('keydown', (event) => {
    // A search field takes the first Escape for itself, to empty it.
    if (event.key !== 'Escape' || event.isComposing) return;
    event.preventDefault();
    dialog.close();
  });
  if (page) {
    // On a wide page the filters stand beside the results.
    const filters = page.querySelector<HTMLDetailsElement>('#filters');
    if (filters && matchMedia('(min-width: 62rem)').matches) filters.open = true;
    start(page.querySelector('#search-status'), (search) => {
      search.page(page, top());
    });
  }
  const packed = new URLSearchParams(location.search).get('mark');
  // Without its marks a page is whole: nothing is said where they cannot be made.
  if (packed !== null)
    loadSearch(top()).then(
      (search) => {
        search.highlight(packed);
      },
      () => undefined,
    );
}

let loading: Promise<ArchiveSearch> | undefined;
let attempts = 0;

/** Loads search below `root`, the absolute address of the site’s first folder. After a failure it may be asked again. */
function loadSearch(root: string): Promise<ArchiveSearch> {
  loading ??= new Promise<ArchiveSearch>((resolve, reject) => {
    const script = document.createElement('script');
    script.onload = () => {
      const { archiveSearch } = globalThis as { archiveSearch?: ArchiveSearch };
      if (archiveSearch) resolve(archiveSearch);
      else reject(new Error('Could not read the search'));
    };
    script.onerror = () => {
      reject(new Error('Could not load the search'));
    };
    script.src = `${root}search-index/index.js${attempts === 0 ? '' : `?attempt=${attempts}`}`;
    attempts += 1;
    document.head.append(script);
  });
  loading.catch(() => (loading = undefined));
  return loading;
}
