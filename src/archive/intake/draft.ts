import type { Root, RootContent } from 'mdast';
import type { PartialDate } from '../model/fields/partial-date.ts';
import { fieldsOf, kindOf } from '../model/record.ts';
import { SourceText } from '../text/components/source-text.ts';
import { printFrontMatter } from '../text/front-matter.ts';
import { printMdx } from '../text/mdx.ts';
import type { Intake } from './intake.ts';

/**
 * A draft: the fields that were read, an empty place for the digest, and the whole text of the source inside
 * `<SourceText>`. The place is left without a hint, since the text of a record knows no comments.
 */
export function printDraft(intake: Intake, accessed: PartialDate): string {
  const fields = { ...intake.fields, accessed };
  const front = Object.fromEntries(
    fieldsOf(kindOf('article')).flatMap(({ name, marks }) => {
      const value = fields[name as keyof typeof fields];
      if (value === undefined) return [];
      return [[name, marks.type.name === 'partial date' ? asYaml(value) : value]];
    }),
  );
  return `---\n${printFrontMatter(front)}---\n\n\n\n${printMdx(asSourceText(intake.body))}`;
}

/** The body of a source within `<SourceText>`, as it stands in a draft. */
export const asSourceText = (body: Root): Root => ({
  type: 'root',
  children: [
    {
      type: 'mdxJsxFlowElement',
      name: SourceText.name,
      attributes: [],
      children: body.children,
    } as unknown as RootContent,
  ],
});

/** A bare year is written as authors write it, without the quotation marks that YAML would need to keep it text. */
const asYaml = (value: unknown): unknown => {
  if (Array.isArray(value)) return value.map(asYaml);
  return typeof value === 'string' && /^\d{4}$/u.test(value) ? Number(value) : value;
};
