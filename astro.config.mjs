import { unified } from '@astrojs/markdown-remark';
import mdx from '@astrojs/mdx';
import { defineConfig } from 'astro/config';
import { isSiteAddress } from './src/archive/model/fields/text.ts';
import { readTables } from './src/archive/read.ts';
import { background } from './src/site/integrations/background.ts';
import { contentSecurity } from './src/site/integrations/content-security.ts';
import { followContent } from './src/site/integrations/follow-content.ts';
import { offline } from './src/site/integrations/offline.ts';
import { reuse } from './src/site/integrations/reuse.ts';
import { withoutPreload } from './src/site/integrations/without-preload.ts';
import { sitemap } from './src/site/integrations/sitemap.ts';

const content = 'content';
const { settings, moved } = await readTables(content);
// A publisher whose host gives the address (a workflow, say) sets it from outside; links do not depend on it.
const address = process.env.ARCHIVE_ADDRESS ?? settings.address;
if (!isSiteAddress(address))
  throw new Error(
    `Unexpected address ${JSON.stringify(address)} in \`ARCHIVE_ADDRESS\`, expected an absolute one that ends in \`/\`, in ASCII, without a query or a fragment`,
  );

const [first, last] = reuse();
const [beside, packing] = background(address);

export default defineConfig({
  site: address,
  // Only the sitemap takes notice of it.
  base: new URL(address).pathname,
  srcDir: './src/site',
  outDir: './dist',
  cacheDir: './.cache/astro',
  // What a page is made from decides whether it is made anew: see `src/site/build/page-routes.ts`.
  experimental: { incrementalBuild: true },
  // Every address names a file, and nothing is fetched beside the page: the same build works anywhere.
  build: { format: 'preserve', inlineStylesheets: 'always' },
  vite: {
    build: { assetsInlineLimit: 1_000_000, modulePreload: false, emptyOutDir: false },
    plugins: [withoutPreload()],
  },
  // The JSX rules eat spaces between inline elements on separate lines.
  compressHTML: true,
  markdown: { processor: unified({ smartypants: false }), syntaxHighlight: false },
  // In this order: what comes after another sees what that wrote.
  integrations: [
    mdx(),
    followContent(),
    first,
    sitemap(address, moved),
    contentSecurity(),
    offline(),
    beside,
    last,
    packing,
  ],
  devToolbar: { enabled: false },
});
