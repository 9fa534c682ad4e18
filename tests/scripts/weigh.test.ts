import type { AddressInfo } from 'node:net';
import { brotliCompressSync, constants } from 'node:zlib';
import { expect, test } from 'vitest';
import { launchChromium } from '../../scripts/chromium.ts';
import { serveFolder } from '../../scripts/serve.ts';
import { weigh } from '../../scripts/weigh.ts';
import { aWorkshop } from './command.ts';

const size = (text: string, quality: number) =>
  brotliCompressSync(text, { params: { [constants.BROTLI_PARAM_QUALITY]: quality } }).length;

test('a page weighs what a reader without scripts fetches; its scripts are counted apart', async () => {
  const page =
    '<!doctype html><title>P</title><link rel="stylesheet" href="a.css"><img src="b.png" alt=""><script type="application/ld+json">{}</script><script src="c.js"></script><script>/* é */</script>';
  const style = 'body { color: red }';
  const picture = Uint8Array.from({ length: 99 }, (_, index) => index);
  const folder = aWorkshop({ 'dist/p.html': page, 'dist/a.css': style, 'dist/b.png': picture, 'dist/c.js': 'void 0;' });
  const server = serveFolder(`${folder}/dist`).listen(0);
  const browser = await launchChromium();
  try {
    const root = `http://localhost:${(server.address() as AddressInfo).port}/`;
    expect(await weigh(browser, root, `${folder}/dist`, 'p.html')).toEqual({
      raw: Buffer.byteLength(page) + style.length + picture.length,
      quick: size(page, 5) + size(style, 5) + picture.length,
      small: size(page, 11) + size(style, 11) + picture.length,
      requests: 3,
      script: 7 + 8,
    });
  } finally {
    await browser.close();
    server.close();
  }
});
