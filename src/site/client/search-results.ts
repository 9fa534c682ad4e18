import { excerptsOf, packMarks, type Excerpt, type Piece } from '../../archive/search/excerpt.ts';
import { headless, type RecordFile } from '../../archive/search/index-data.ts';
import type { Answer, Hit, Request, Searcher } from '../../archive/search/searcher.ts';
import type { Locale } from '../../archive/model/label.ts';
import type { ScriptSource } from './script-source.ts';
import type { SearchInterface } from './search-settings.ts';

/** What results are shown with. */
export interface Shown {
  readonly searcher: Searcher;
  readonly locale: Locale;
  /** The absolute address of the site’s first folder. */
  readonly root: string;
  readonly says: SearchInterface;
  /** Passages of each result. */
  readonly passages: number;
  readonly code: ScriptSource['code'];
}

/** Makes an element with attributes and what stands in it. */
export function element<Name extends keyof HTMLElementTagNameMap>(
  name: Name,
  attributes: Readonly<Record<string, string>> = {},
  ...inside: readonly (Node | string)[]
): HTMLElementTagNameMap[Name] {
  const made = document.createElement(name);
  for (const [attribute, value] of Object.entries(attributes)) made.setAttribute(attribute, value);
  made.append(...inside);
  return made;
}

/** The results as items of a list, in their order, each as soon as it has been loaded. */
export const itemsFor = (shown: Shown, answer: Answer, hits: readonly Hit[]): readonly Promise<HTMLLIElement>[] =>
  hits.map(async (hit) => itemFor(shown, answer, hit, await shown.searcher.record(hit.doc)));

/** Shows what the question is the name of while the rest is still being looked for, as long as `isWanted`. */
export function showEarly(shown: Shown, list: HTMLOListElement, request: Request, isWanted: () => boolean): void {
  const show = async () => {
    const answer = await shown.searcher.early(request);
    const items = answer ? await Promise.all(itemsFor(shown, answer, answer.hits)) : [];
    if (items.length > 0 && isWanted()) list.replaceChildren(...items);
  };
  // What fails here fails the whole search, which tells it.
  show().catch(() => undefined);
}

/**
 * Puts items in the place of those that a list has, as long as `isWanted`; in an empty list the first does not wait for the
 * others. Who stands on an item stays there, or else goes back to `input`.
 */
export async function replaceItems(
  list: HTMLOListElement,
  coming: readonly Promise<HTMLLIElement>[],
  input: HTMLInputElement,
  isWanted: () => boolean,
): Promise<void> {
  const all = Promise.all(coming);
  // What fails is told once, by the item that is waited for.
  all.catch(() => undefined);
  if (list.children.length === 0) {
    const first = await coming[0];
    if (first && isWanted()) list.replaceChildren(first);
  }
  const items = await all;
  if (!isWanted()) return;
  const focused = document.activeElement?.closest('a');
  const address = focused && list.contains(focused) ? addressOf(focused) : undefined;
  list.replaceChildren(...items);
  if (address === undefined) return;
  const same = [...list.querySelectorAll('a')].find((link) => addressOf(link) === address);
  (same ?? input).focus();
}

/** Where a result leads, whatever is to be marked there. */
const addressOf = ({ pathname, hash }: HTMLAnchorElement): string => pathname + hash;

function itemFor(
  { searcher, locale, root, says, passages }: Shown,
  answer: Answer,
  hit: Hit,
  record: RecordFile,
): HTMLLIElement {
  const { kind, paths } = searcher.kindOf(hit.doc);
  const [first, ...others] = excerptsOf(record, answer.marks, locale, { most: passages, own: hit.own });
  // A digest that is not translated stands on the pages of both editions; other texts only on that of their own.
  const away = first !== undefined && first.locale !== locale && kind !== 'article';
  const page = away ? first.locale : locale;
  const [title, lang] = record.title[page];
  const address = (excerpt?: Excerpt) => {
    const to = new URL(paths[excerpt && kind !== 'article' ? excerpt.locale : page].replace('*', record.id), root);
    const marks = packMarks(answer.marks);
    if (marks !== '') to.searchParams.set('mark', marks);
    if (excerpt && !headless.has(excerpt.section)) to.hash = excerpt.section;
    return to.href;
  };
  const language = lang ?? (page === locale ? undefined : page);
  const link = element('a', { href: address(), ...(language === undefined ? {} : { lang: language }) }, title);
  const about = [says.kinds[kind], record.from?.slice(0, 4)].filter((each) => each !== undefined).join(' · ');
  const foreign = first !== undefined && first.locale !== locale;
  const item = element('li', {}, link, ' ', element('span', { class: 'about' }, about));
  if (foreign) item.append(' ', element('span', { class: 'tongue' }, says.words.other));
  const passage = (name: 'p' | 'li', excerpt: Excerpt) => {
    const heading = says.words.sections[excerpt.section];
    // A digest is what an article is; any other section is named, and led to.
    const unnamed = excerpt.section === 'digest' || heading === '';
    const title = headless.has(excerpt.section)
      ? element('span', { class: 'about' }, heading)
      : element('a', { href: address(excerpt) }, heading);
    const section = unnamed ? [] : [title, ' '];
    return element(name, {}, ...section, passageOf(excerpt, locale));
  };
  if (first) item.append(passage('p', first));
  if (others.length > 0)
    item.append(element('ul', { class: 'passages' }, ...others.map((other) => passage('li', other))));
  return item;
}

const passageOf = ({ pieces, locale }: Excerpt, reader: Locale): HTMLElement =>
  element('span', locale === reader ? {} : { lang: locale }, ...pieces.map(pieceOf));

const pieceOf = ({ text, marked }: Piece): Node | string => (marked ? element('mark', {}, text) : text);

/** How many there are, as the language says it: `12 found`, `12건`. */
export const countText = (number: number, locale: Locale, found: string): string =>
  `${number.toLocaleString(locale)}${locale === 'ko' ? '' : ' '}${found}`;
