/** The table of components that the text of a record may use. Adding one is a file in `components/` and a line here. */
export { Lang } from './components/lang.ts';
export { Ref } from './components/ref.ts';
export { SourceText } from './components/source-text.ts';
