import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { kindOf } from '../../src/archive/model/record.ts';
import type { Corpus, CorpusText } from './corpus.ts';
import type { Command } from './measure-command.ts';
import { yamlLines } from './yaml-lines.ts';

/**
 * The same texts as a site that does no more than show and search them: Astro, each text a page in MDX under one layout,
 * Pagefind over the pages. It is what the archive's build is compared with.
 */

const config = `import mdx from '@astrojs/mdx';
import { defineConfig } from 'astro/config';

export default defineConfig({ integrations: [mdx()], build: { format: 'preserve' }, devToolbar: { enabled: false } });
`;

const layout = `---
const { frontmatter } = Astro.props;
const { title, date, publisher, lang } = frontmatter;
---

<!doctype html>
<html lang={lang}>
  <head>
    <meta charset="utf-8" />
    <meta name="viewport" content="width=device-width, initial-scale=1" />
    <title>{title}</title>
    <style is:global>
      body { max-width: 40rem; margin: auto; font-family: serif; line-height: 1.5; }
    </style>
  </head>
  <body>
    <nav><a href="/index.html">Articles</a></nav>
    <main data-pagefind-body>
      <h1>{title}</h1>
      <p>{publisher}, <time datetime={date}>{date}</time></p>
      <slot />
    </main>
  </body>
</html>
`;

const pathOf = ({ id, locale }: CorpusText): string => `${locale === 'en' ? '' : 'ko/'}articles/${id}`;

/** A page with its digest, whose mentions are links. */
const pageOf = (text: CorpusText): string => {
  const { locale, title, date, publisher } = text;
  const values = {
    layout: `${locale === 'en' ? '' : '../'}../../layouts/Page.astro`,
    title,
    date,
    publisher,
    lang: locale,
  };
  const body = text.print(({ kind, id, names }) => `[${names[locale]}](/${kindOf(kind).folder}/${id}.html)`);
  return `---\n${yamlLines(values)}---\n\n${body}`;
};

/** Writes the plain site to `folder`. */
export function writePlainProject(folder: string, { texts }: Corpus): void {
  rmSync(folder, { recursive: true, force: true, maxRetries: 3 });
  const links = texts.map((text) => `- [${text.title}](/${pathOf(text)}.html)\n`);
  const index = `---\nlayout: ../layouts/Page.astro\ntitle: Articles\nlang: en\n---\n\n${links.join('')}`;
  const files = [
    ['package.json', '{ "private": true, "type": "module" }\n'],
    ['astro.config.mjs', config],
    ['src/layouts/Page.astro', layout],
    ['src/pages/index.mdx', index],
    ...texts.map((text) => [`src/pages/${pathOf(text)}.mdx`, pageOf(text)] as const),
  ] as const;
  for (const [path, text] of files) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), text);
  }
}

/** What builds it, one after the other. */
export const plainCommands = (folder: string): readonly Command[] => {
  const node = (...args: readonly string[]): Command => ({
    command: process.execPath,
    args,
    cwd: folder,
    env: { ...process.env, ASTRO_TELEMETRY_DISABLED: '1', NO_COLOR: '1' },
  });
  return [
    node(resolve('node_modules/astro/bin/astro.mjs'), 'build'),
    node(resolve('node_modules/pagefind/lib/runner/bin.cjs'), '--site', 'dist'),
  ];
};
