import { mkdirSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { locales } from '../src/archive/model/label.ts';
import { launchChromium } from './chromium.ts';
import { listen } from './listen.ts';
import { builtTypes, pageTypes, requireBuild } from './page-types.ts';
import { parseOptions } from './parse-options.ts';
import { complain, say } from './say.ts';
import { serveFolder } from './serve.ts';

const usage = `Usage: npm run screenshots -- [options]

Photographs the longest page of each type, in both languages, both themes and three widths, as \`npm run build\` made it.

  --only NAMES    types of page alone, with commas: ${pageTypes.map(({ name }) => name).join(', ')}
  --folder PATH   the built archive (default: dist)
  --to PATH       where the pictures go (default: .cache/screenshots)
  --help          print this`;

const widths = [360, 768, 1280];
const themes = ['light', 'dark'] as const;
/** Of a long index, as much as there is to judge. */
const tallest = 6000;

async function main(): Promise<void> {
  const { values } = parseOptions({
    options: {
      only: { type: 'string', default: pageTypes.map(({ name }) => name).join() },
      folder: { type: 'string', default: 'dist' },
      to: { type: 'string', default: '.cache/screenshots' },
      help: { type: 'boolean', default: false },
    },
  });
  if (values.help) return say(usage);
  const wanted = values.only.split(',');
  const strange = wanted.find((name) => !pageTypes.some((type) => type.name === name));
  if (strange !== undefined)
    throw new Error(
      `Unexpected type of page \`${strange}\`, expected one of ${pageTypes.map(({ name }) => `\`${name}\``).join(', ')}`,
    );
  requireBuild(values.folder);
  const types = builtTypes(values.folder).filter(({ name }) => wanted.includes(name));

  mkdirSync(values.to, { recursive: true });
  let count = 0;
  const server = serveFolder(values.folder);
  const served = await listen(server, 0);
  const browser = await launchChromium();
  try {
    const root = `http://localhost:${served}/`;
    for (const [width, theme] of widths.flatMap((each) => themes.map((colours) => [each, colours] as const))) {
      const context = await browser.newContext({
        viewport: { width, height: 800 },
        colorScheme: theme,
        // For the style that follows, which the pages themselves would not let in.
        bypassCSP: true,
      });
      const page = await context.newPage();
      for (const { name, pages, query = '' } of types) {
        for (const locale of locales) {
          const [path] = pages[locale];
          if (path === undefined) continue;
          await page.goto(root + path + query, { waitUntil: query ? 'networkidle' : 'load' });
          // What is off the screen is in the picture too.
          await page.addStyleTag({ content: '* { content-visibility: visible }' });
          const height = await page.evaluate(() => document.documentElement.scrollHeight);
          await page.screenshot({
            path: join(values.to, `${name}-${locale}-${width}-${theme}.png`),
            fullPage: true,
            clip: { x: 0, y: 0, width, height: Math.min(height, tallest) },
          });
          count += 1;
        }
      }
      await context.close();
    }
  } finally {
    await browser.close();
    server.close();
    server.closeAllConnections();
  }
  say(`${count} pictures: ${resolve(values.to)}`);
}

main().catch((error: unknown) => {
  complain('screenshots', error);
  process.exitCode = 2;
});
