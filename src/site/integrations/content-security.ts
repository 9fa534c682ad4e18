import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import { dirname, join, relative, sep } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { AstroIntegration } from 'astro';
import { headerFor, inlineOf, inlineOfAll, policyFor, withPolicy, type Inline } from './content-policy.ts';
import { hostFiles } from './host-files.ts';

/** Pages read and written at one time: the disk then waits for the next page, and not the other way round. */
const abreast = 8;

/** Puts its policy into each built page, and writes the files that have hosts send the policy of all pages. */
export function contentSecurity(): AstroIntegration {
  return {
    name: 'content-security',
    hooks: {
      'astro:build:done': async ({ dir, logger }) => {
        const site = fileURLToPath(dir);
        const found: Inline[] = [];
        const pages = (await readdir(site, { recursive: true, withFileTypes: true }))
          .filter((entry) => entry.isFile() && entry.name.endsWith('.html'))
          .map((entry) => join(entry.parentPath, entry.name))
          .values();
        const secure = async () => {
          for (const file of pages) {
            const path = relative(site, file).split(sep).join('/');
            const html = await readFile(file, 'utf8');
            const inline = inlineOf(html, path);
            await writeFile(file, withPolicy(html, policyFor(inline), path));
            found.push(inline);
          }
        };
        await Promise.all(Array.from({ length: abreast }, secure));
        for (const { path, text } of hostFiles(headerFor(inlineOfAll(found)))) {
          await mkdir(dirname(join(site, path)), { recursive: true });
          await writeFile(join(site, path), text);
        }
        logger.info(`gave ${found.length} pages their policy`);
      },
    },
  };
}
