import { searcher } from '../../archive/search/searcher.ts';
import type { Locale } from '../../archive/model/label.ts';
import { highlight } from './highlight.ts';
import { scriptSource, type ScriptSource } from './script-source.ts';
import { startDialog } from './search-dialog.ts';
import { startPage } from './search-page.ts';
import type { Shown } from './search-results.ts';
import type { SearchSettings } from './search-settings.ts';

/** All that runs in a browser when someone searches: one script, loaded then and not before. */
export interface ArchiveSearch {
  begin(settings: SearchSettings): void;
  take: ScriptSource['take'];
  /** Runs the dialog of a page. */
  dialog(dialog: HTMLDialogElement, root: string): void;
  /** Runs the search page. */
  page(page: HTMLElement, root: string): void;
  highlight(packed: string): void;
}

let settings: SearchSettings | undefined;
let source: ScriptSource | undefined;

function shownAt(root: string, passages: number): Shown {
  if (!settings) throw new Error('Unexpected search without its settings, expected them at the end of its script');
  const { head } = settings;
  source ??= scriptSource(head, root);
  const { code } = source;
  const locale: Locale = document.documentElement.lang === 'ko' ? 'ko' : 'en';
  return { searcher: searcher(source), locale, root, says: settings.interface[locale], passages, code };
}

const archiveSearch: ArchiveSearch = {
  begin: (given) => {
    settings = given;
  },
  take: (name, data) => source?.take(name, data),
  dialog: (dialog, root) => {
    startDialog(dialog, shownAt(root, 2));
  },
  page: (page, root) => {
    startPage(page, shownAt(root, 3));
  },
  highlight,
};

Object.assign(globalThis, { archiveSearch });
