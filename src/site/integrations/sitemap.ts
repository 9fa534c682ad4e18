import { readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { AstroIntegration } from 'astro';

/**
 * Writes `sitemap.xml`: every page that gives itself a canonical address, with its counterparts in other editions. What
 * is not to be found by searching the web (search, what is not found, what has moved) gives none, and is not listed.
 * Astro’s own integration takes addresses from routes: without the name of the file, and without the path of a site
 * that is published below a domain’s root.
 */
export function sitemap(): AstroIntegration {
  return {
    name: 'sitemap',
    hooks: {
      'astro:build:done': async ({ dir, logger }) => {
        const site = fileURLToPath(dir);
        const names = await readdir(site, { recursive: true });
        const pages = await Promise.all(
          names
            .filter((name) => name.endsWith('.html'))
            .map(async (name) => entryOf(await readFile(join(site, name), 'utf8'))),
        );
        const entries = pages.filter((entry) => entry !== undefined).toSorted();
        if (entries.length > most)
          throw new Error(`Unexpected ${entries.length} pages, expected at most ${most} in a sitemap`);
        await writeFile(join(site, 'sitemap.xml'), `${head}\n${entries.join('\n')}\n</urlset>\n`);
        logger.info(`listed ${entries.length} pages`);
      },
    },
  };
}

/** What the protocol allows in one file. */
const most = 50_000;

const head =
  '<?xml version="1.0" encoding="UTF-8"?>\n' +
  '<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9" xmlns:xhtml="http://www.w3.org/1999/xhtml">';

/** The entry of a page, from the links in the head that our own layout wrote; XML and HTML escape addresses alike. */
function entryOf(html: string): string | undefined {
  const canonical = /<link rel="canonical" href="([^"]+)">/u.exec(html)?.[1];
  if (canonical === undefined) return undefined;
  const others = [...html.matchAll(/<link rel="alternate" hreflang="([^"]+)" href="([^"]+)">/gu)].map(
    ([, lang, href]) => `<xhtml:link rel="alternate" hreflang="${lang}" href="${href}"/>`,
  );
  return `<url><loc>${canonical}</loc>${others.join('')}</url>`;
}
