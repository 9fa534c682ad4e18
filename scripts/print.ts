import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Browser } from 'playwright-core';
import { nearest } from '../src/archive/text/nearest.ts';
import { writeAtomically } from './atomic-write.ts';
import { launchChromium } from './chromium.ts';
import { builtTypes, requireBuild } from './page-types.ts';
import { parseOptions } from './parse-options.ts';
import { complain, say } from './say.ts';

const usage = `Usage: npm run print -- PAGE… [options]

Prints pages of the built archive to PDF, as a browser prints them on A4. A page is named by its path: \`countries/uz\` in
English, \`ko/countries/uz\` in Korean. Where one cannot be printed, none is.

  --to PATH       where the PDFs go, each in the folder of its page (default: .cache/print)
  --folder PATH   the built archive (default: dist)
  --force         take the place of a PDF that is there
  --help          print this`;

/** The address at which the build says that it is, so that links on paper lead there and not to this machine. */
function addressOf(folder: string): string {
  const first = readFileSync(join(folder, 'index.html'), 'utf8');
  const [, address] = /<link rel="canonical" href="([^"]+\/)index\.html"/u.exec(first) ?? [];
  if (address === undefined)
    throw new Error(
      `Unexpected \`${join(folder, 'index.html')}\` without its canonical address, expected the first page`,
    );
  return address;
}

/** The page as a PDF. The browser takes the folder for the host at `address`; nothing is asked of any network. */
async function printed(browser: Browser, folder: string, address: string, path: string): Promise<Uint8Array> {
  const context = await browser.newContext({ serviceWorkers: 'block' });
  try {
    const page = await context.newPage();
    await page.route('**/*', (route) => {
      const [asked = ''] = route.request().url().split(/[?#]/u);
      const file = join(folder, decodeURIComponent(asked.slice(address.length)));
      return asked.startsWith(address) && existsSync(file) ? route.fulfill({ path: file }) : route.abort();
    });
    await page.goto(address + path);
    return await page.pdf({
      format: 'A4',
      preferCSSPageSize: true,
      printBackground: true,
      tagged: true,
      outline: true,
    });
  } finally {
    await context.close();
  }
}

async function main(): Promise<void> {
  const { values, positionals } = parseOptions({
    allowPositionals: true,
    options: {
      to: { type: 'string', default: '.cache/print' },
      folder: { type: 'string', default: 'dist' },
      force: { type: 'boolean', default: false },
      help: { type: 'boolean', default: false },
    },
  });
  const { to, folder, force } = values;
  if (values.help) return say(usage);
  if (positionals.length === 0) throw new Error('Missing page, expected the path of one, such as `countries/uz`');
  requireBuild(folder);
  const known = new Set(
    builtTypes(folder).flatMap(({ pages }) =>
      Object.values(pages)
        .flat()
        .map((path) => path.replace(/\.html$/u, '')),
    ),
  );
  const names = [...new Set(positionals.map((given) => given.replace(/^\/|\.html$/gu, '')))];
  for (const name of names) {
    const file = join(to, `${name}.pdf`);
    if (!known.has(name))
      throw new Error(
        `Unexpected page \`${name}\`, expected one of the build, such as \`${nearest(name, known) ?? 'index'}\``,
      );
    if (existsSync(file) && !force)
      throw new Error(`Unexpected file \`${file}\`, expected none of that name; \`--force\` puts the new one there`);
  }
  const address = addressOf(folder);
  const prints = new Map<string, Uint8Array>();
  const browser = await launchChromium();
  try {
    for (const name of names)
      prints.set(join(to, `${name}.pdf`), await printed(browser, folder, address, `${name}.html`));
  } finally {
    await browser.close();
  }
  for (const [file, bytes] of prints) {
    writeAtomically(file, bytes, { replace: force });
    say(file);
  }
}

main().catch((error: unknown) => {
  complain('print', error);
  process.exitCode = 2;
});
