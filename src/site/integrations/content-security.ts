import { closeSync, openSync, readdirSync, readSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { AstroIntegration } from 'astro';
import { siteFiles } from '../build/build-scope.ts';
import { headerFor, inlineIn, inlineOfAll } from '../build/content-policy.ts';
import { hostFiles } from './host-files.ts';

/** Bytes of a page within which its policy stands: first in its head. */
const start = 4096;

/** Writes the files that have hosts send the policy of all pages. Each page has its own already. */
export function contentSecurity(): AstroIntegration {
  return {
    name: 'content-security',
    hooks: {
      'astro:build:done': async ({ dir, logger }) => {
        const site = fileURLToPath(dir);
        const pages = readdirSync(site, { recursive: true, withFileTypes: true })
          .filter((entry) => entry.isFile() && entry.name.endsWith('.html'))
          .map((entry) => join(entry.parentPath, entry.name));
        const heads = new Map(pages.map((path) => [policyPart(path), path]));
        const inline = inlineOfAll([...heads].map(([head, path]) => inlineIn(head, path)));
        const { put } = await siteFiles();
        for (const { path, text } of hostFiles(headerFor(inline))) put(path, text);
        logger.info(`${pages.length} pages have their policy`);
      },
    },
  };
}

/** What a page begins with, up to the end of the element that holds its policy: the same for most. */
function policyPart(path: string): string {
  const file = openSync(path, 'r');
  try {
    const bytes = Buffer.alloc(start);
    const text = bytes.toString('utf8', 0, readSync(file, bytes, 0, start, 0));
    return text.slice(0, text.indexOf('>', text.indexOf('http-equiv="content-security-policy"')) + 1);
  } finally {
    closeSync(file);
  }
}
