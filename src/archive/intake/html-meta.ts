import type { Element, Nodes, Root } from 'hast';
import { visit } from 'unist-util-visit';
import { isWebAddress } from '../model/fields/text.ts';
import { lineOf, type Meta } from './source.ts';

/** What the head of a page, and the description for search engines that it may carry (JSON-LD), say of it. */
export function metaOf(page: Root): Meta {
  const named = new Map<string, string>();
  const note = (name: string, value: unknown) => {
    if (typeof value === 'string' && lineOf(value) !== '' && !named.has(name)) named.set(name, lineOf(value));
  };
  visit(page, (node: Nodes) => {
    if (node.type === 'comment') note('saved', /saved from url=\(\d+\)(\S+)/u.exec(node.value)?.[1]);
    if (node.type !== 'element') return;
    const { properties } = node;
    if (node.tagName === 'html') note('language', properties['lang'] ?? properties['xmlLang']);
    if (node.tagName === 'title') note('title', wordsIn(node));
    if (node.tagName === 'link' && [properties['rel']].flat().includes('canonical'))
      note('canonical', properties['href']);
    if (node.tagName === 'meta')
      note(String(properties['property'] ?? properties['name'] ?? properties['itemProp']), properties['content']);
    if (node.tagName === 'script' && properties['type'] === 'application/ld+json') {
      const described = articleIn(wordsIn(node));
      note('ld:title', described['headline']);
      note('ld:published', described['datePublished']);
      note('ld:author', nameOf(described['author']));
      note('ld:publisher', nameOf(described['publisher']));
    }
  });
  const first = (...names: readonly string[]) => names.map((name) => named.get(name)).find((value) => value);
  const address = ['canonical', 'og:url', 'saved']
    .map((name) => named.get(name))
    .find((one) => one && isWebAddress(one));
  const meta: Record<keyof Meta, string | undefined> = {
    title: first('og:title', 'ld:title', 'title'),
    siteName: first('og:site_name', 'ld:publisher'),
    address,
    published: first('article:published_time', 'ld:published', 'datePublished', 'date', 'DC.date'),
    author: first('article:author', 'ld:author', 'author', 'DC.creator'),
    language: first('language'),
  };
  return Object.fromEntries(Object.entries(meta).filter(([, value]) => value !== undefined));
}

const wordsIn = (node: Element): string =>
  node.children.map((child) => (child.type === 'text' ? child.value : '')).join('');

/** The first thing described that has a headline. */
function articleIn(json: string): Readonly<Record<string, unknown>> {
  try {
    const found: Record<string, unknown>[] = [];
    JSON.parse(json, (_, value: unknown) => {
      if (value !== null && typeof value === 'object' && 'headline' in value)
        found.push(value as Record<string, unknown>);
      return value;
    });
    return found[0] ?? {};
  } catch {
    return {};
  }
}

function nameOf(value: unknown): unknown {
  if (Array.isArray(value))
    return value
      .map(nameOf)
      .filter((name) => typeof name === 'string')
      .join(', ');
  return value !== null && typeof value === 'object' && 'name' in value ? value.name : value;
}
