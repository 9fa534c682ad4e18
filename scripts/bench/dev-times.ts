import { cpSync, existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathOf } from '../../src/archive/address.ts';
import { readArchive } from '../../src/archive/read.ts';
import { startDevServer } from './dev-server.ts';
import { forgetBuilds, projectParts } from './own-project.ts';

/** Seconds from a start to the first page, and from each edit to the page that shows it; CPU seconds of the same. */
export interface DevTimes {
  readonly start: 'cold' | 'warm';
  readonly first: readonly [seconds: number, cpu: number];
  readonly edits: readonly (readonly [seconds: number, cpu: number])[];
}

/** Times the server of `npm run dev` on a copy of this project in `folder`: started with nothing kept, and once more. */
export async function timeDev(folder: string, edits: number): Promise<readonly DevTimes[]> {
  rmSync(folder, { recursive: true, force: true, maxRetries: 3 });
  mkdirSync(folder, { recursive: true });
  for (const part of [...projectParts, 'content'].filter((path) => existsSync(path)))
    cpSync(part, join(folder, part), { recursive: true });
  forgetBuilds(folder);
  const { records, settings } = await readArchive('content');
  const article = records.find(({ kind }) => kind === 'article');
  const path = article && pathOf(article, 'en');
  if (!article || path === undefined) throw new Error('Missing article, expected one to edit');
  const file = join(folder, 'content', article.file);
  const text = readFileSync(file, 'utf8');
  const base = new URL(settings.address).pathname;
  const times: DevTimes[] = [];
  for (const start of ['cold', 'warm'] as const) {
    const begun = performance.now();
    const server = await startDevServer(folder, base, process.env);
    try {
      await server.until(path, (html) => html.includes('</html>'));
      const first = [(performance.now() - begun) / 1000, server.cpu()] as const;
      const edited: [number, number][] = [];
      for (let edit = 0; edit < edits; edit += 1) {
        const words = `A sentence of the ${start} start, number ${edit}.`;
        const before = server.cpu();
        writeFileSync(file, `${text}\n${words}\n`);
        const seconds = await server.until(path, (html) => html.includes(words));
        edited.push([seconds, server.cpu() - before]);
      }
      times.push({ start, first, edits: edited });
    } finally {
      await server.stop();
    }
    writeFileSync(file, text);
  }
  return times;
}
