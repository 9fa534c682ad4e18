import type { Element, ElementContent, Root as HastRoot, Text } from 'hast';
import { toHtml } from 'hast-util-to-html';
import { h } from 'hastscript';
import type { Root } from 'mdast';
import { toHast, type State } from 'mdast-util-to-hast';
import { literalAttributes, type ComponentNode, type RenderContext } from './component.ts';
import * as table from './components.ts';
import type { Component } from './component.ts';

export const components: ReadonlyMap<string, Component> = new Map(
  Object.values(table).map((component) => [component.name, component]),
);

/** A node that would run or inject something. The rule `mdx-is-data` reports it first; this makes it impossible. */
const refuse = (_: unknown, node: { type: string }): never => {
  throw new Error(`Unexpected \`${node.type}\` in a text that is rendered, expected data`);
};

const renderComponent = (context: RenderContext) => (state: State, node: ComponentNode) => {
  const component = components.get(node.name ?? '');
  if (!component)
    throw new Error(`Unexpected component \`${node.name}\`, expected one of ${[...components.keys()].join(', ')}`);
  return component.render(literalAttributes(node), state.all(node as never) as ElementContent[], context);
};

/**
 * The text as HTML. Links to records are made by `context.href`; Hangul in a text of another language is marked as Korean.
 * Throws for a node that is not data, which a checked record cannot hold.
 */
export function renderHtml(tree: Root, context: RenderContext): string {
  const component = renderComponent(context);
  const hast = toHast(tree as never, {
    handlers: {
      html: refuse,
      mdxjsEsm: refuse,
      mdxFlowExpression: refuse,
      mdxTextExpression: refuse,
      mdxJsxFlowElement: component as never,
      mdxJsxTextElement: component as never,
    },
  }) as HastRoot;
  if (!context.lang.startsWith('ko')) markHangul(hast);
  return toHtml(hast);
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
