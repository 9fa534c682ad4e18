import type { AstroUserConfig } from 'astro';

type Plugin = NonNullable<NonNullable<AstroUserConfig['vite']>['plugins']>[number];

/**
 * Vite marks each dynamic import with a list of files to load early, and fills the list in when it writes files.
 * Astro has put the script into its page by then, with the mark left as an undefined name. We load nothing early.
 */
export const withoutPreload = (): Plugin => ({
  name: 'without-preload',
  enforce: 'post',
  renderChunk: (code: string) => (code.includes('__VITE_PRELOAD__') ? code.replaceAll('__VITE_PRELOAD__', '[]') : null),
});
