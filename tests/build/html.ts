import type { Element, Nodes, Root, Text } from 'hast';

/** What tests ask of a page that was parsed: its elements, their words, and the language around them. */

/** The elements of pages that were walked before: each page is walked once, whatever is asked of it. */
const walked = new WeakMap<Root, readonly Element[]>();

/** Every element below `node`, in the order of the page. */
function elementsBelow(node: Nodes): readonly Element[] {
  const known = node.type === 'root' ? walked.get(node) : undefined;
  if (known) return known;
  const found: Element[] = [];
  const walk = (children: readonly Nodes[]) => {
    for (const child of children) {
      if (child.type !== 'element') continue;
      found.push(child);
      walk(child.children);
    }
  };
  if ('children' in node) walk(node.children);
  if (node.type === 'root') walked.set(node, found);
  return found;
}

/** Every element of `tree` that `wanted` names or admits, in the order of the page. */
export function elementsIn(tree: Nodes, wanted: string | ((element: Element) => boolean)): readonly Element[] {
  const admits = typeof wanted === 'string' ? (element: Element) => element.tagName === wanted : wanted;
  return elementsBelow(tree).filter(admits);
}

/** The first such element; throws where there is none, which says what the page lacks. */
export function elementIn(tree: Nodes, wanted: string | ((element: Element) => boolean)): Element {
  const admits = typeof wanted === 'string' ? (element: Element) => element.tagName === wanted : wanted;
  const first = elementsBelow(tree).find(admits);
  if (!first) throw new Error(`Unexpected page without ${typeof wanted === 'string' ? `<${wanted}>` : 'the element'}`);
  return first;
}

/** The words of `node`, spaces folded. */
export function wordsIn(node: Nodes): string {
  let words = '';
  const walk = (each: Nodes) => {
    if (each.type === 'text') words += each.value;
    else if ('children' in each) for (const child of each.children) walk(child);
  };
  walk(node);
  return words.replace(/\s+/gu, ' ').trim();
}

/** An attribute as text; absent where the element has none. */
export function attributeOf(element: Element, name: string): string | undefined {
  const value = element.properties[name];
  if (value === undefined || value === null || value === false) return undefined;
  return Array.isArray(value) ? value.join(' ') : String(value);
}

export const hasClass = (name: string) => (element: Element) =>
  (attributeOf(element, 'className') ?? '').split(' ').includes(name);

export const hasId = (id: string) => (element: Element) => element.properties['id'] === id;

/** A text node with the language that is in force around it, and the elements that it stands in, outermost first. */
export interface Said {
  readonly text: string;
  readonly lang: string;
  readonly within: readonly string[];
  /** The words of its own sentence: all text that stands directly in the same element. */
  readonly sentence: string;
}

const unsaid: ReadonlySet<string> = new Set(['script', 'style', 'template']);

/** What was found to be said on pages that were walked before. */
const heard = new WeakMap<Root, readonly Said[]>();

/** Everything that a reader meets as words: text, and attributes that are read out. */
export function saidIn(tree: Root): readonly Said[] {
  const known = heard.get(tree);
  if (known) return known;
  const said: Said[] = [];
  const walk = (node: Element | Root | Text, lang: string, within: readonly string[], sentence: string) => {
    if (node.type === 'text') {
      if (node.value.trim() !== '') said.push({ text: node.value.trim(), lang, within, sentence });
      return;
    }
    if (node.type === 'element' && unsaid.has(node.tagName)) return;
    const own = node.type === 'element' ? (attributeOf(node, 'lang') ?? lang) : lang;
    const path = node.type === 'element' ? [...within, node.tagName] : within;
    if (node.type === 'element') {
      for (const name of ['ariaLabel', 'alt', 'title', 'placeholder', 'label']) {
        const text = attributeOf(node, name);
        if (text !== undefined && text.trim() !== '')
          said.push({ text, lang: own, within: [...path, `@${name}`], sentence: text });
      }
    }
    const words = node.children.map((child) => (child.type === 'text' ? child.value : '')).join(' ');
    for (const child of node.children) {
      if (child.type === 'element' || child.type === 'text') walk(child, own, path, words);
    }
  };
  walk(tree, '', [], '');
  heard.set(tree, said);
  return said;
}

/** The elements of `tree`, but for those inside an element that `closed` admits. */
export function elementsOutside(tree: Nodes, closed: (element: Element) => boolean): readonly Element[] {
  const found: Element[] = [];
  const walk = (node: Nodes) => {
    if (node.type === 'element') {
      if (closed(node)) return;
      found.push(node);
    }
    if ('children' in node) for (const child of node.children) walk(child);
  };
  walk(tree);
  return found;
}
