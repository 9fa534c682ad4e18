import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { aWorkshop, run } from './command.ts';

/** The width and height that a PNG file says that it has. */
const sizeOf = (file: string) => {
  const bytes = readFileSync(file);
  return { width: bytes.readUInt32BE(16), height: bytes.readUInt32BE(20) };
};

test('a page is photographed in every language, width and theme', async () => {
  const folder = aWorkshop({
    'dist/index.html': '<!doctype html><title>Home</title><p style="height:900px">Home',
    'dist/ko/index.html': '<!doctype html><title>홈</title><p style="height:90000px">홈',
    'dist/about.html': '<!doctype html><title>About</title><p>About',
    'dist/SHA256SUMS': '',
  });
  // From the project’s own folder, where the browser is.
  const options = ['--folder', `${folder}/dist`, '--to', `${folder}/pictures`, '--only', 'home'];
  const { code, stdout } = await run('screenshots.ts', options, process.cwd());
  expect({ code, stdout }).toEqual({ code: 0, stdout: `12 pictures: ${folder}/pictures\n` });
  const widths = [360, 768, 1280];
  expect(readdirSync(`${folder}/pictures`).toSorted()).toEqual(
    ['en', 'ko']
      .flatMap((locale) => widths.flatMap((width) => ['dark', 'light'].map((theme) => [locale, width, theme])))
      .map((parts) => `home-${parts.join('-')}.png`)
      .toSorted(),
  );
  for (const width of widths) {
    const short = sizeOf(join(folder, 'pictures', `home-en-${width}-dark.png`));
    expect(short.width).toBe(width);
    expect(short.height).toBeGreaterThan(900);
    expect(sizeOf(join(folder, 'pictures', `home-ko-${width}-light.png`))).toEqual({ width, height: 6000 });
  }
});

test.each([
  ['a type of page that there is not', ['--only', 'home,hme'], 'Unexpected type of page `hme`, expected one of `home`'],
  ['a folder that is no build', ['--folder', 'tests'], 'Unexpected folder `tests` without `index.html`'],
  ['an option that it does not have', ['--wide'], 'Unexpected option `--wide`, expected one of `--only`'],
])('the command refuses, in words and with the exit code 2, %s', async (_, args, words) => {
  const { code, stderr } = await run('screenshots.ts', args, process.cwd());
  expect(code).toBe(2);
  expect(stderr).toContain(`screenshots: ${words}`);
});
