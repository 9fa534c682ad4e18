import { unified } from '@astrojs/markdown-remark';
import mdx from '@astrojs/mdx';
import sitemap from '@astrojs/sitemap';
import { defineConfig } from 'astro/config';
import { readSettings } from './src/archive/read.ts';
import { fileAddress, isListed } from './src/site/sitemap.ts';
import { withoutPreload } from './src/site/integrations/without-preload.ts';
import { pagefind } from './src/site/integrations/pagefind.ts';

const { address } = await readSettings('content');

export default defineConfig({
  // A publisher whose host gives the address (a workflow, say) sets it from outside; links do not depend on it.
  site: process.env.ARCHIVE_ADDRESS ?? address,
  srcDir: './src/site',
  outDir: './dist',
  // Every address names a file, and nothing is fetched beside the page: the same build works anywhere.
  build: { format: 'preserve', inlineStylesheets: 'always' },
  vite: { build: { assetsInlineLimit: 1_000_000, modulePreload: false }, plugins: [withoutPreload()] },
  // The JSX rules eat spaces between inline elements on separate lines.
  compressHTML: true,
  markdown: { processor: unified({ smartypants: false }), syntaxHighlight: false },
  integrations: [
    mdx(),
    sitemap({
      filter: isListed,
      serialize: (item) => ({
        ...item,
        url: fileAddress(item.url),
        links: item.links?.map((link) => ({ ...link, url: fileAddress(link.url) })),
      }),
      i18n: { defaultLocale: 'en', locales: { en: 'en', ko: 'ko' } },
    }),
    pagefind(),
  ],
  devToolbar: { enabled: false },
});
