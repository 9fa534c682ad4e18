import type { Element, ElementContent, Nodes, Parents, Root as HastRoot, Text } from 'hast';
import type { Root } from 'mdast';
import rehypeParse from 'rehype-parse';
import rehypeRemark from 'rehype-remark';
import { unified } from 'unified';
import { isWebAddress } from '../model/fields/text.ts';
import { metaOf } from './html-meta.ts';
import { blank, lineOf, type Line, type Region, type Source } from './source.ts';

/**
 * A page as lines. The page's tree is made anew from few elements: paragraphs, headings, lists, tables, quotations,
 * links and emphasis. Each innermost block of it is a line; every text of the page comes to stand in a line, also
 * what is no text to read (a script, a form control), which is a line with the reason.
 */

const parser = unified().use(rehypeParse).freeze();
const toMarkdown = unified().use(rehypeRemark).freeze();

/** Elements within a line. Every other element ends the line. */
const phrasing = new Set(
  'a abbr acronym b bdi bdo big br cite code data del dfn em font i img ins kbd label map mark meter nobr output progress q rp rt ruby s samp small span strike strong sub sup time tt u var wbr'.split(
    ' ',
  ),
);

/** Elements whose text is not the page's text to read. */
const unread: Readonly<Record<string, string>> = {
  script: 'a script',
  style: 'a style sheet',
  noscript: 'shown only without scripts',
  template: 'a template, not shown',
  title: 'the title of the window',
  svg: 'a drawing',
  canvas: 'a drawing',
  button: 'a form control',
  select: 'a form control',
  option: 'a form control',
  datalist: 'a form control',
  textarea: 'a form control',
  iframe: 'another page in a frame',
  object: 'another file in a frame',
  audio: 'shown only where the recording cannot be played',
  video: 'shown only where the film cannot be played',
};

const regions: Readonly<Record<string, Region>> = {
  nav: 'navigation',
  navigation: 'navigation',
  header: 'header',
  banner: 'header',
  footer: 'footer',
  contentinfo: 'footer',
  aside: 'aside',
  complementary: 'aside',
  article: 'article',
  main: 'article',
};

/** Inline elements that are kept, under the one name of their kind. */
const kept: Readonly<Record<string, string>> = {
  b: 'strong',
  strong: 'strong',
  em: 'em',
  i: 'em',
  del: 'del',
  s: 'del',
  strike: 'del',
};

/** The lines of a saved page. `address` is where it was found; relative links are read from there. */
export function readHtml(text: string, address?: string): Source {
  const page = parser.parse(text);
  const meta = metaOf(page);
  const reader = pageReader(baseOf(page, address ?? meta.address));
  const tree: HastRoot = { type: 'root', children: reader.blocks(page.children, {}) };
  return {
    form: 'html',
    lines: reader.lines,
    meta,
    tree: (keep) => {
      const pruned = prune(tree, (element) => {
        const line = reader.lineOfBlock.get(element);
        return line && keep(line);
      });
      return toMarkdown.runSync(pruned ?? { type: 'root', children: [] }) as Root;
    },
  };
}

interface Surroundings {
  readonly region?: Region;
}

const is = (node: Nodes, ...names: readonly string[]): node is Element =>
  node.type === 'element' && names.includes(node.tagName);

const element = (tagName: string, children: readonly ElementContent[], properties = {}): Element => ({
  type: 'element',
  tagName,
  properties,
  children: [...children],
});

function pageReader(base: string | undefined) {
  const lines: Line[] = [];
  const lineOfBlock = new Map<Nodes, Line>();
  const withBlocks = new Map<Nodes, boolean>();
  let at = 1;

  const hasBlock = (node: Nodes): boolean => {
    if (!('children' in node) || (node.type === 'element' && reasonUnread(node))) return false;
    const known = withBlocks.get(node);
    if (known !== undefined) return known;
    const found = (node as Parents).children.some((child) => isBlock(child as Nodes));
    withBlocks.set(node, found);
    return found;
  };
  const isBlock = (node: Nodes): boolean =>
    node.type === 'element' && !reasonUnread(node) && (!phrasing.has(node.tagName) || hasBlock(node));

  function addLine(text: string, { region }: Surroundings, more: Partial<Line> = {}): Line {
    const line = { text, at, apart: true, ...(region ? { region } : {}), ...more };
    lines.push(line);
    return line;
  }

  /** A line that is not to be read, if there is text in the node. */
  function leaveUnread(node: Element, reason: string, around: Surroundings): void {
    see(node);
    const text = lineOf(allTextOf(node));
    if (text !== '') addLine(text, around, { unread: reason });
  }

  const see = (node: Nodes) => {
    at = node.position?.start.line ?? at;
  };

  /** The nodes as blocks, each innermost one a line. */
  function blocks(nodes: readonly Nodes[], around: Surroundings): Element[] {
    const runs: (Element | Nodes[])[] = [];
    for (const node of nodes) {
      const last = runs.at(-1);
      if (isBlock(node)) runs.push(node as Element);
      else if (Array.isArray(last)) last.push(node);
      else runs.push([node]);
    }
    return runs.flatMap((run) => (Array.isArray(run) ? paragraphs(run, around) : block(run, around)));
  }

  function block(node: Element, around: Surroundings): Element[] {
    see(node);
    const inner = surroundings(node, around);
    const { tagName } = node;
    if (/^h[1-6]$/u.test(tagName) && !hasBlock(node)) {
      const content = inline(node.children, inner).map((part) => (is(part, 'br') ? space : part));
      return leaf(tagName, content, inner, { heading: Number(tagName[1]) });
    }
    if (tagName === 'ul' || tagName === 'ol') {
      const items = node.children.flatMap((child) => {
        const content = is(child, 'li') ? blocks(child.children, inner) : blocks([child], inner);
        return content.length === 0 ? [] : [element('li', content)];
      });
      const { start } = node.properties;
      return items.length === 0 ? [] : [element(tagName, items, typeof start === 'number' ? { start } : {})];
    }
    if (tagName === 'blockquote') {
      const content = blocks(node.children, inner);
      return content.length === 0 ? [] : [element('blockquote', content)];
    }
    if (tagName === 'table' && isTableOfData(node)) return table(node, inner);
    if (tagName === 'pre') return preformatted(node, inner);
    return blocks(node.children, inner);
  }

  /** A run of inline nodes as paragraphs: a line break begins another. */
  function paragraphs(run: readonly Nodes[], around: Surroundings): Element[] {
    const first = run.find((node) => node.position && lineOf(textOf(node)) !== '');
    if (first) see(first);
    return splitAtBreaks(inline(run, around)).flatMap((content, index) =>
      leaf('p', content, around, index === 0 ? {} : { apart: false }),
    );
  }

  function leaf(tag: string, content: readonly ElementContent[], around: Surroundings, more: Partial<Line>): Element[] {
    const trimmed = trim(content);
    const text = lineOf(trimmed.map(textOf).join(''));
    if (text === '') return [];
    const outside = lineOf(
      trimmed
        .filter((node) => !is(node, 'a'))
        .map(textOf)
        .join(''),
    );
    const linked = !/[\p{L}\p{N}]/u.test(outside);
    // Beyond that it is no prose, and whoever makes Markdown of it takes minutes.
    const made = element(tag, trimmed.length > mostParts ? [{ type: 'text', value: text }] : trimmed);
    lineOfBlock.set(made, addLine(text, around, { ...more, ...(linked ? { linked } : {}) }));
    return [made];
  }

  /** A table; what stands in it beside its rows comes before it. */
  function table(node: Element, around: Surroundings): Element[] {
    const beside: Element[] = [];
    const rows: Element[] = [];
    for (const child of childrenOfTable(node)) {
      if (child.type === 'element' && child.tagName === 'tr') rows.push(...row(child, around, beside));
      else
        beside.push(
          ...blocks(child.type === 'element' && child.tagName === 'caption' ? child.children : [child], around),
        );
    }
    return rows.length === 0 ? beside : [...beside, element('table', rows)];
  }

  function row(node: Element, around: Surroundings, beside: Element[]): Element[] {
    see(node);
    const cells: Element[] = [];
    for (const child of node.children) {
      if (is(child, 'td', 'th')) cells.push(element(child.tagName, trim(flatten(child.children, around))));
      else beside.push(...blocks([child], around));
    }
    const text = lineOf(cells.map(textOf).join(' '));
    if (text === '') return [];
    const made = element('tr', cells);
    lineOfBlock.set(made, addLine(text, around));
    return [made];
  }

  /** The content of a cell on one line. */
  const flatten = (nodes: readonly Nodes[], around: Surroundings): ElementContent[] =>
    nodes.flatMap((node) =>
      isBlock(node)
        ? [space, ...flatten((node as Element).children, around), space]
        : inline([node], around).map((part) => (is(part, 'br') ? space : part)),
    );

  /** Preformatted text is laid out by its lines, so each is a paragraph. */
  function preformatted(node: Element, around: Surroundings): Element[] {
    const start = at;
    let apart = true;
    return shownText(node, around)
      .split(/\r\n|\n|\r/u)
      .flatMap((each, index) => {
        at = start + index;
        const made = leaf('p', [{ type: 'text', value: lineOf(each) }], around, apart ? {} : { apart });
        apart = made.length === 0;
        return made;
      });
  }

  function shownText(node: Nodes, around: Surroundings): string {
    const reason = node.type === 'element' ? reasonUnread(node) : undefined;
    if (reason !== undefined) {
      leaveUnread(node as Element, reason, around);
      return '';
    }
    if (node.type !== 'element' || node.tagName === 'br' || node.tagName === 'img') return textOf(node);
    return node.children.map((child) => shownText(child, around)).join('');
  }

  /** Inline nodes as text, links, emphasis and `br`. */
  function inline(nodes: readonly Nodes[], around: Surroundings, within: readonly string[] = []): ElementContent[] {
    return nodes.flatMap((node): ElementContent[] => {
      if (node.type === 'text') return [{ type: 'text', value: node.value.normalize('NFC').replace(blank, ' ') }];
      if (node.type !== 'element') return [];
      const reason = reasonUnread(node);
      if (reason !== undefined) {
        leaveUnread(node, reason, around);
        return [];
      }
      if (node.tagName === 'br') return [element('br', [])];
      if (node.tagName === 'img') {
        if (alternativeOf(node) === '') addLine(pictureOf(node), around, { unread: 'a picture without a description' });
        return [{ type: 'text', value: alternativeOf(node) }];
      }
      const content = (name: string) => inline(node.children, around, [...within, name]);
      if (node.tagName === 'q') return [{ type: 'text', value: '“' }, ...content('q'), { type: 'text', value: '”' }];
      const name = node.tagName === 'a' ? 'a' : kept[node.tagName];
      const href = name === 'a' ? addressOf(node.properties['href'], base) : undefined;
      if (name === undefined || within.includes(name) || (name === 'a' && href === undefined)) return content('');
      return wrap(name, content(name), href === undefined ? {} : { href });
    });
  }

  return { lines, lineOfBlock, blocks };
}

/** As many pieces of markup a line may have to be kept as they are; of more, the words alone are kept. */
const mostParts = 500;

const space: Text = { type: 'text', value: ' ' };

/** Styles by which a page keeps text from its readers: not shown, without size or colour, or off the screen. */
const hiding =
  /(?:^|[;\s])(?:display\s*:\s*none|visibility\s*:\s*(?:hidden|collapse)|content-visibility\s*:\s*hidden|opacity\s*:\s*0*(?:\.0+)?(?:%|[;!\s]|$)|font-size\s*:\s*0*(?:\.0+)?(?:px|pt|r?em|%)?\s*(?:[;!]|$)|(?:text-indent|left|right|top|bottom|margin-(?:left|top))\s*:\s*-\d{3,}|clip\s*:\s*rect\(\s*[01](?:px)?[\s,]+[01](?:px)?[\s,]+[01](?:px)?[\s,]+[01](?:px)?\s*\)|clip-path\s*:\s*inset\(\s*(?:50|100)%|transform\s*:\s*scale\(\s*0\s*\)|color\s*:\s*transparent)/iu;

/** Style of a box without a size whose content is cut off. */
const cutOff = (style: string) =>
  /(?:^|[;\s])(?:max-)?(?:height|width)\s*:\s*[01](?:px)?\s*(?:[;!]|$)/iu.test(style) &&
  /overflow(?:-[xy])?\s*:\s*(?:hidden|clip)/iu.test(style);

/** Classes that the usual style sheets hide from who looks at the page, and `blind` of Korean portals. */
const hidingClasses =
  /^(?:sr-only|visually-?hidden|screen-?reader(?:-only|-text)?|hidden|blind|u-?hidden|is-hidden|d-none|hide|skip-?(?:nav|link|content)?)$/iu;

/** Why an element's text is not to be read, if so. */
function reasonUnread(node: Element): string | undefined {
  const { hidden, style, className } = node.properties;
  if (hidden !== undefined && hidden !== false && hidden !== null) return 'hidden by the page';
  if (typeof style === 'string' && (hiding.test(style) || cutOff(style))) return 'hidden by the page';
  if (Array.isArray(className) && className.some((name) => hidingClasses.test(String(name))))
    return 'hidden by the page, going by the name of its class';
  return Object.hasOwn(unread, node.tagName) ? unread[node.tagName] : undefined;
}

function surroundings(node: Element, around: Surroundings): Surroundings {
  const { role } = node.properties;
  const named = (typeof role === 'string' ? regions[role] : undefined) ?? regions[node.tagName];
  // The header of an article is part of it; the header of a page is not.
  return named === undefined || (named === 'header' && around.region === 'article') ? around : { region: named };
}

/** The shown text of a node, and the words that stand for its pictures. */
function textOf(node: Nodes): string {
  if (node.type === 'text') return node.value;
  if (is(node, 'br')) return '\n';
  if (is(node, 'img')) return alternativeOf(node);
  if (!('children' in node)) return '';
  return (node as Parents).children.map((child) => textOf(child as Nodes)).join('');
}

/** The text of a node that is not shown, with what templates in it would show. */
function allTextOf(node: Nodes): string {
  if (node.type === 'element' && node.content) return allTextOf(node.content);
  if (!('children' in node)) return textOf(node);
  return (node as Parents).children.map((child) => allTextOf(child as Nodes)).join('');
}

const alternativeOf = (image: Element): string => {
  const { alt } = image.properties;
  return typeof alt === 'string' && alt.trim() !== '' ? ` ${lineOf(alt)} ` : '';
};

const pictureOf = (image: Element): string => {
  const { src } = image.properties;
  return `[picture ${typeof src === 'string' ? lineOf(src).slice(0, 80) : 'without an address'}]`;
};

/** An element around content that is not blank; space at its ends is left outside, where Markdown wants it. */
function wrap(name: string, content: readonly ElementContent[], properties: object): ElementContent[] {
  return splitAtBreaks(content).flatMap((part, index): ElementContent[] => {
    const text = part.map(textOf).join('');
    const inner = trim(part);
    return [
      ...(index > 0 ? [element('br', [])] : []),
      ...(/^\s/u.test(text) ? [space] : []),
      ...(inner.length > 0 ? [element(name, inner, properties)] : []),
      ...(/\s$/u.test(text) && inner.length > 0 ? [space] : []),
    ];
  });
}

function splitAtBreaks(content: readonly ElementContent[]): ElementContent[][] {
  const parts: ElementContent[][] = [[]];
  for (const node of content) {
    if (is(node, 'br')) parts.push([]);
    else parts.at(-1)?.push(node);
  }
  return parts;
}

/** Content without blank text at its ends. */
function trim(content: readonly ElementContent[]): ElementContent[] {
  const from = content.findIndex((node) => textOf(node).trim() !== '');
  const to = content.findLastIndex((node) => textOf(node).trim() !== '');
  if (from === -1) return [];
  return content.slice(from, to + 1).map((node, index, all): ElementContent => {
    if (node.type !== 'text') return node;
    const start = index === 0 ? node.value.trimStart() : node.value;
    return { type: 'text', value: index === all.length - 1 ? start.trimEnd() : start };
  });
}

/** What stands in a table, without the groups of its rows. */
const childrenOfTable = (table: Element): readonly ElementContent[] =>
  table.children.flatMap((child) => (is(child, 'thead', 'tbody', 'tfoot') ? child.children : [child]));

const longCell = 300;

/** Whether a table holds data rather than the layout of the page: two columns at least, and short cells of words. */
function isTableOfData(table: Element): boolean {
  const rows = childrenOfTable(table)
    .filter((child) => is(child, 'tr'))
    .map((child) => child.children.filter((cell) => is(cell, 'td', 'th')));
  const holdsBlocks = (node: Nodes): boolean =>
    is(node, 'table', 'ul', 'ol', 'dl', 'blockquote', 'pre', 'h1', 'h2', 'h3', 'h4', 'h5', 'h6', 'form') ||
    ('children' in node && (node as Parents).children.some((child) => holdsBlocks(child as Nodes)));
  return (
    table.properties['role'] !== 'presentation' &&
    rows.some((cells) => cells.length > 1) &&
    rows.flat().every((cell) => !cell.children.some(holdsBlocks) && lineOf(textOf(cell)).length <= longCell)
  );
}

/** The address from which the page's relative links are read. */
function baseOf(page: HastRoot, address: string | undefined): string | undefined {
  const find = (node: Nodes): Element | undefined => {
    if (is(node, 'base')) return node;
    if (!('children' in node)) return undefined;
    for (const child of (node as Parents).children) {
      const found = find(child as Nodes);
      if (found) return found;
    }
    return undefined;
  };
  return addressOf(find(page)?.properties['href'], address) ?? address;
}

/** Where a link leads, if a record may lead there. */
function addressOf(href: unknown, base: string | undefined): string | undefined {
  if (typeof href !== 'string' || !URL.canParse(href, base)) return undefined;
  const address = new URL(href, base);
  if (address.protocol === 'mailto:') return address.href;
  return isWebAddress(address.href) && !href.startsWith('#') ? address.href : undefined;
}

/** A copy of the tree with the blocks that `keep` wants; `undefined` where nothing is left. */
function prune<Node extends HastRoot | Element>(
  node: Node,
  keep: (element: Element) => boolean | undefined,
): Node | undefined {
  const children = node.children.flatMap((child): ElementContent[] => {
    if (child.type !== 'element') return [];
    const wanted = keep(child);
    if (wanted !== undefined) return wanted ? [structuredClone(child)] : [];
    const inner = prune(child, keep);
    return inner ? [inner] : [];
  });
  return children.length === 0 ? undefined : ({ ...node, children } as Node);
}
