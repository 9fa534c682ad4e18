import { createHash } from 'node:crypto';
import type { Locale } from '../../archive/model/label.ts';
import { buildSalt } from './build-scope.ts';
import { headOf, type Head } from '../views/sharing.ts';
import type { Frame, Site } from '../views/site.ts';

/** All that a page shows, as plain data: its view and its head. */
export interface Shown<View> {
  readonly page: View;
  readonly head: Head;
}

/** A route as the views name it: parameters for the path, and what the page is about. */
interface Route<Params, About> {
  readonly params: Params;
  readonly props: About;
}

interface PageRoute<Params, View> {
  readonly params: Params;
  readonly props: { readonly locale: Locale; readonly show: () => Shown<View> };
  /** A hash of all that the page is made from; none while serving, where only what is asked for is made. */
  readonly cacheKey?: string;
}

/**
 * Routes of pages whose view is made by `viewOf`. In a build each has a key, by which a page that an earlier build made
 * from the same view, the same head, the same code and the same Node.js is taken from there and not rendered again.
 */
export const pagesOf = <Params, About extends { readonly locale: Locale }, View extends { readonly frame: Frame }>(
  site: Site,
  routes: readonly Route<Params, About>[],
  viewOf: (about: About) => View,
  { unlisted = false } = {},
): PageRoute<Params, View>[] =>
  routes.map(({ params, props }) => {
    const make = (): Shown<View> => {
      const page = viewOf(props);
      return { page, head: headOf(site, page.frame, unlisted) };
    };
    const { locale } = props;
    if (import.meta.env.DEV) return { params, props: { locale, show: make } };
    const text = JSON.stringify(make());
    return { params, props: { locale, show: held(text) ?? make }, cacheKey: keyOf(text) };
  });

const keyOf = (text: string): string => createHash('sha256').update(buildSalt()).update(text).digest('hex');

/** Letters of views that are held from the time of their key to that of their page; a view beyond them is made again. */
const mostHeld = 40_000_000;
let letters = 0;

function held<Value>(text: string): (() => Value) | undefined {
  if (letters + text.length > mostHeld) return undefined;
  letters += text.length;
  return () => JSON.parse(text) as Value;
}
