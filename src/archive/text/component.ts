import type { ElementContent } from 'hast';
import type { MdxJsxFlowElement, MdxJsxTextElement } from 'mdast-util-mdx';

export type ComponentNode = MdxJsxFlowElement | MdxJsxTextElement;

/** What a rendered text needs to know of the archive around it. */
export interface RenderContext {
  /** The relative address of a record's page, or none where it has none. */
  href(kind: string, id: string): string | undefined;
  /** The language of the text, as BCP 47. */
  readonly lang: string;
}

/** A component that the text of a record may use. */
export interface Component {
  readonly name: string;
  /** What it is for, and how it is written; shown to contributors. */
  readonly describe: string;
  /** Its attributes, each a literal string: whether it is required, and the form of its value. */
  readonly attributes: Readonly<
    Record<string, { readonly required: boolean; readonly pattern: RegExp; readonly words: string }>
  >;
  /** False for a component of drafts: the source's own text. */
  readonly published: boolean;
  render(
    attributes: Readonly<Record<string, string>>,
    children: ElementContent[],
    context: RenderContext,
  ): ElementContent[];
}

/** The attributes of a node that are literal strings; others are not here. */
export const literalAttributes = (node: ComponentNode): Readonly<Record<string, string>> =>
  Object.fromEntries(
    node.attributes.flatMap((attribute) =>
      attribute.type === 'mdxJsxAttribute' && typeof attribute.value === 'string'
        ? [[attribute.name, attribute.value]]
        : [],
    ),
  );
