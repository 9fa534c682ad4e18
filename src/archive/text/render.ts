import type { Element, ElementContent, Root as HastRoot, Text } from 'hast';
import { toHtml } from 'hast-util-to-html';
import { h } from 'hastscript';
import type { Root } from 'mdast';
import { toHast, type State } from 'mdast-util-to-hast';
import { visit } from 'unist-util-visit';
import { literalAttributes, type ComponentNode, type RenderContext } from './component.ts';
import * as table from './components.ts';
import type { Component } from './component.ts';

export const components: ReadonlyMap<string, Component> = new Map(
  Object.values(table).map((component) => [component.name, component]),
);

/**
 * Whether a text may link to `address`: a page of the web or a mail address, written out. White space, control
 * characters, backslashes and user information are refused, as the link would lead elsewhere than it seems.
 */
export function isAllowedLink(address: string): boolean {
  if (/[\s\p{C}\\]/u.test(address) || !URL.canParse(address)) return false;
  const { protocol, username, password } = new URL(address);
  if (protocol === 'mailto:') return /^mailto:[^@?#]+@[^@?#]+$/iu.test(address);
  return /^https?:\/\/[^/?#]/iu.test(address) && protocol.startsWith('http') && username === '' && password === '';
}

const refused: ReadonlySet<string> = new Set([
  'html',
  'image',
  'imageReference',
  'mdxjsEsm',
  'mdxFlowExpression',
  'mdxTextExpression',
]);

/** Throws for a node that would run, inject or fetch something. The rule `mdx-is-data` reports it first; this makes it impossible. */
function refuseCode(tree: Root): void {
  visit(tree, (node) => {
    const link = node.type === 'link' || node.type === 'definition' ? node.url : undefined;
    if (refused.has(node.type) || (link !== undefined && !isAllowedLink(link)))
      throw new Error(`Unexpected \`${node.type}\` in a text that is rendered, expected data`);
  });
}

const renderComponent = (context: RenderContext) => (state: State, node: ComponentNode) => {
  const component = components.get(node.name ?? '');
  if (!component)
    throw new Error(`Unexpected component \`${node.name}\`, expected one of ${[...components.keys()].join(', ')}`);
  return component.render(literalAttributes(node), state.all(node as never) as ElementContent[], context);
};

/** The text as HTML. */
export const renderHtml = (tree: Root, context: RenderContext): string => toHtml(renderTree(tree, context));

/**
 * The text as a tree of HTML. Links to records are made by `context.href`; Hangul in a text of another language is marked as Korean.
 * Throws for a node that is not data, which a checked record cannot hold.
 */
export function renderTree(tree: Root, context: RenderContext): HastRoot {
  refuseCode(tree);
  const component = renderComponent(context);
  const korean = context.lang.startsWith('ko');
  const hast = toHast(tree as never, {
    handlers: { mdxJsxFlowElement: component as never, mdxJsxTextElement: component as never },
    footnoteLabel: korean ? '각주' : 'Notes',
    footnoteLabelTagName: 'h3',
    footnoteBackLabel: (index) => (korean ? `본문 ${index + 1}번으로` : `Back to note ${index + 1} in the text`),
  }) as HastRoot;
  if (!korean) markHangul(hast);
  return hast;
}

const hangulRun =
  /([\u1100-\u11ff\u3130-\u318f\uac00-\ud7af][\u1100-\u11ff\u3130-\u318f\uac00-\ud7af\s·-]*[\u1100-\u11ff\u3130-\u318f\uac00-\ud7af]|[\u1100-\u11ff\u3130-\u318f\uac00-\ud7af])/u;

/** Wraps each run of Hangul in an element that says so, unless one around it names a language. */
function markHangul(parent: HastRoot | Element): void {
  parent.children = (parent.children as (ElementContent | Text)[]).flatMap((child): (ElementContent | Text)[] => {
    if (child.type === 'element') {
      if (child.properties['lang'] === undefined) markHangul(child);
      return [child];
    }
    if (child.type !== 'text' || !hangulRun.test(child.value)) return [child];
    return child.value
      .split(hangulRun)
      .filter((part) => part !== '')
      .map((part) => (hangulRun.test(part) ? h('span', { lang: 'ko' }, part) : { type: 'text', value: part }));
  }) as never;
}
