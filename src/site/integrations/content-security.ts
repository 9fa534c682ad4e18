import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import { dirname, join, relative, sep } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { AstroIntegration } from 'astro';
import { headerFor, inlineOf, inlineOfAll, policyFor, withPolicy, type Inline } from './content-policy.ts';
import { hostFiles } from './host-files.ts';

/** Puts its policy into each built page, and writes the files that have hosts send the policy of all pages. */
export function contentSecurity(): AstroIntegration {
  return {
    name: 'content-security',
    hooks: {
      'astro:build:done': async ({ dir, logger }) => {
        const site = fileURLToPath(dir);
        const found: Inline[] = [];
        for (const entry of await readdir(site, { recursive: true, withFileTypes: true })) {
          if (!entry.isFile() || !entry.name.endsWith('.html')) continue;
          const file = join(entry.parentPath, entry.name);
          const path = relative(site, file).split(sep).join('/');
          const html = await readFile(file, 'utf8');
          const inline = inlineOf(html, path);
          await writeFile(file, withPolicy(html, policyFor(inline), path));
          found.push(inline);
        }
        for (const { path, text } of hostFiles(headerFor(inlineOfAll(found)))) {
          await mkdir(dirname(join(site, path)), { recursive: true });
          await writeFile(join(site, path), text);
        }
        logger.info(`gave ${found.length} pages their policy`);
      },
    },
  };
}
