/** The table of rules. Adding a rule is a file in `rules/` and a line here. */
export { datesInOrder } from './rules/dates-in-order.ts';
export { digestWritten } from './rules/digest-written.ts';
export { exceptionNeeded } from './rules/exception-needed.ts';
export { frontMatter } from './rules/front-matter.ts';
export { idForm } from './rules/id-form.ts';
export { mdxIsData } from './rules/mdx-is-data.ts';
export { movedLeadsOn } from './rules/moved-leads-on.ts';
export { nameUnique } from './rules/name-unique.ts';
export { noDuplicateSource } from './rules/no-duplicate-source.ts';
export { readable } from './rules/readable.ts';
export { refsResolve } from './rules/refs-resolve.ts';
export { schema } from './rules/schema.ts';
export { sourceCited } from './rules/source-cited.ts';
export { sourceTextStaysOut } from './rules/source-text-stays-out.ts';
export { statementSourced } from './rules/statement-sourced.ts';
