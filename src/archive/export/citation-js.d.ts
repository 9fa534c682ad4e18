/** What we and our tests use of citation-js, which brings no types. */
declare module '@citation-js/core' {
  interface Register {
    has(name: string): boolean;
    get(name: string): string;
    set(name: string, value: string): unknown;
  }
  export const plugins: {
    readonly output: { format(name: string, data: readonly object[], options?: object): string };
    readonly config: { get(plugin: '@csl'): { readonly locales: Register; readonly styles: Register } };
  };
  export class Cite {
    constructor(data: string, options?: object);
    readonly data: readonly Readonly<Record<string, unknown>>[];
  }
}
declare module '@citation-js/plugin-bibtex';
declare module '@citation-js/plugin-csl';
declare module '@citation-js/plugin-ris';
