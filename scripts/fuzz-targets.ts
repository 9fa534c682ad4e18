import { request } from 'node:http';
import type { AddressInfo } from 'node:net';
import { printDraft } from '../src/archive/intake/draft.ts';
import { intake } from '../src/archive/intake/intake.ts';
import { nameIndex } from '../src/archive/intake/names.ts';
import { promotion } from '../src/archive/intake/promotion.ts';
import { lint } from '../src/archive/lint/lint.ts';
import { readArchive } from '../src/archive/read.ts';
import { readQuestion } from '../src/archive/search/question.ts';
import { mostSeconds } from '../src/archive/text/bounds.ts';
import { parseFrontMatter, splitFrontMatter } from '../src/archive/text/front-matter.ts';
import { parseMdx } from '../src/archive/text/mdx.ts';
import { renderHtml } from '../src/archive/text/render.ts';
import { below, html, markdown, pick, wounded, yaml, type Random } from './fuzz-cases.ts';
import { serveFolder } from './serve.ts';

/** One part of the tools under fuzzing. */
export interface Target {
  readonly name: string;
  /** A case as text, so that it can be kept in a file and tried again. */
  make(random: Random, real: readonly RealFile[]): string;
  /** What is wrong with how the tools take the case; empty where nothing is. Throws where they throw. */
  faults(text: string, place: Place): Promise<readonly string[]>;
}

/** A file of the archive, whose text is what most cases begin with. */
export interface RealFile {
  readonly path: string;
  readonly text: string;
}

/** Where a case is tried: a folder that is empty, and one that is served. */
export interface Place {
  readonly empty: string;
  readonly served: string;
}

const fields =
  'title: Example notice\ntype: notice\nlanguage: en\npublisher: Example Ministry\ndate: 2020-02-05\nrights: not-evaluated\nread: whole\n';

/** A case of the reader is a path on its first line, and the text of that file. */
const asCase = (path: string, text: string) => `${path}\n${text}`;

export const targets: readonly Target[] = [
  {
    name: 'reader',
    make: (random, real) => {
      const kind = below(random, 4);
      if (kind === 0) return asCase('articles/2020/2020-02-05-a.mdx', `---\n${fields}---\n\n${markdown(random)}`);
      if (kind === 1) return asCase('centres/a.yaml', yaml(random));
      const { path, text } = pick(random, real);
      return asCase(path, wounded(random, text));
    },
    faults: async (text, { empty }) => {
      const end = text.indexOf('\n');
      const path = text.slice(0, end);
      const reading = await readArchive(empty, new Map([[path, text.slice(end + 1)]]));
      const linted = lint(reading);
      const faults: string[] = [];
      const texts = new Set<string>();
      for (const file of linted.files) {
        const lines = String(file.value).split('\n');
        if (file.path.startsWith('rule ')) faults.push(`a rule throws: ${file.messages[0]?.reason}`);
        for (const { line, column, reason, note, ruleId } of file.messages) {
          if (ruleId !== undefined) texts.add(ruleId);
          if (line !== undefined && (line < 1 || line > lines.length)) faults.push(`line ${line} of ${lines.length}`);
          if (column !== undefined && column > (lines[(line ?? 1) - 1] ?? '').length + 1)
            faults.push(`column ${column}`);
          if (/[\p{Cc}\p{Cs}\u202a-\u202e\u2066-\u2069]/u.test(reason) || /[^\P{Cc}\n]/u.test(note ?? '')) {
            if (!note?.includes('own code')) faults.push(`a raw control character in “${JSON.stringify(reason)}”`);
          }
        }
        if (file.messages.length > 101) faults.push(`${file.messages.length} problems of one file`);
      }
      if (linted.problems === 0 || ![...texts].some((rule) => /mdx-is-data|shown|plain|bounds|readable/u.test(rule)))
        for (const { digest } of reading.records)
          for (const { tree } of Object.values(digest)) renderHtml(tree, { href: () => undefined, lang: 'en' });
      return faults;
    },
  },
  {
    name: 'importer',
    make: (random, real) => {
      if (random() < 0.4) return html(random);
      return random() < 0.5
        ? wounded(random, html(random))
        : wounded(random, splitFrontMatter(pick(random, real).text).body);
    },
    faults: (text) => {
      const name = /^<!doctype/iu.test(text) ? 'a.html' : 'a.txt';
      const taken = intake(
        { name, bytes: new TextEncoder().encode(text) },
        { records: [], names: nameIndex([]) },
        { address: 'https://a.example/b' },
      );
      if ('fault' in taken)
        return Promise.resolve(
          /^Unexpected .+, expected /u.test(taken.fault) ? [] : [`a fault in other words: ${taken.fault}`],
        );
      const draft = printDraft(taken, '2020-01-01');
      const { front = '', body } = splitFrontMatter(draft);
      const faults = parseFrontMatter(front).faults.map(({ what }) => `fields of a draft: ${what}`);
      const { fault } = parseMdx(body, 1, { draft: true });
      if (fault) faults.push(`a draft cannot be read back: ${fault.reason}`);
      else if (promotion(draft).sourceText === '') faults.push('a draft has lost its text');
      return Promise.resolve(faults);
    },
  },
  {
    name: 'search',
    make: (random, real) => wounded(random, pick(random, real).text.slice(0, 200)).slice(0, 400),
    faults: (text) => {
      const { words } = readQuestion(text);
      const faults = words.flatMap(({ keys, text: word }) =>
        keys.length === 0 ? [`a word without a key: ${word}`] : [],
      );
      return Promise.resolve(words.length > 16 ? [...faults, `${words.length} words are asked for`] : faults);
    },
  },
  {
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
      const ranges = [
        '',
        '',
        'bytes=0-1',
        'bytes=-2',
        'bytes=2-',
        'bytes=9-',
        'bytes=a-b',
        'bytes=0-0,1-1',
        'bytes=5-2',
      ];
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
  },
];

/** Tries one case: what is wrong with it, a throw and too much time among that. */
export async function tryCase(target: Target, text: string, place: Place): Promise<readonly string[]> {
  const before = process.cpuUsage();
  let faults: readonly string[];
  try {
    faults = await target.faults(text, place);
  } catch (error) {
    faults = [`throws: ${(error as Error).stack ?? String(error)}`];
  }
  const { user, system } = process.cpuUsage(before);
  const seconds = (user + system) / 1_000_000;
  return seconds > mostSeconds ? [...faults, `takes ${seconds.toFixed(1)} s, expected at most ${mostSeconds}`] : faults;
}
