import { request } from 'node:http';
import type { AddressInfo } from 'node:net';
import { mostSeconds } from '../src/archive/text/bounds.ts';
import { below, pick } from './fuzz-cases.ts';
import { serveFolder } from './serve.ts';
import type { Target } from './fuzz-target.ts';

export const fuzzPreview: Target = {
  name: 'preview',
  make: (random) => {
    const parts = [
      'a',
      'b.html',
      '..',
      '%2e%2e',
      '%00',
      '%',
      '.',
      '',
      'secret',
      '정부',
      '%ed%95',
      '?',
      '#',
      '\\',
      'index.html',
    ];
    const path = `/${Array.from({ length: below(random, 6) }, () => pick(random, parts)).join('/')}`;
    const ranges = ['', '', 'bytes=0-1', 'bytes=-2', 'bytes=2-', 'bytes=9-', 'bytes=a-b', 'bytes=0-0,1-1', 'bytes=5-2'];
    return `${pick(random, ['GET', 'GET', 'HEAD', 'POST', 'PUT', 'DELETE'])}\n${path}\n${pick(random, ranges)}`;
  },
  faults: async (text, { served }) => {
    const [method = 'GET', path = '/', range = ''] = text.split('\n');
    const server = serveFolder(served);
    await new Promise<void>((done) => {
      server.listen(0, '127.0.0.1', done);
    });
    try {
      const { port } = server.address() as AddressInfo;
      const answer = await new Promise<string>((done, fail) => {
        const sent = request(
          {
            port,
            host: '127.0.0.1',
            method,
            path: encodeURI(path).replaceAll('%25', '%'),
            headers: range ? { range } : {},
          },
          (response) => {
            const chunks: Buffer[] = [];
            response.on('data', (chunk: Buffer) => chunks.push(chunk));
            response.on('end', () => {
              done(Buffer.concat(chunks).toString());
            });
            response.on('error', fail);
          },
        );
        sent.setTimeout(mostSeconds * 1_000, () => sent.destroy(new Error('no answer')));
        sent.on('error', fail);
        sent.end();
      });
      return answer.includes('outside of what is served') ? ['a file outside the folder is served'] : [];
    } finally {
      server.closeAllConnections();
      server.close();
    }
  },
};
