import { describe, expect, test } from 'vitest';
import buildLog, { buildFigures, type Message } from '../../../scripts/build/build-log.ts';
import { stageClock } from '../../../scripts/build/build-stages.ts';

/** What is written of messages of Astro’s, and the figures at their end. */
function logged(terminal: boolean, ...messages: readonly (string | Partial<Message>)[]) {
  let written = '';
  const log = buildLog({ terminal, write: (text) => (written += text) });
  for (const message of messages)
    log.write({ label: 'build', level: 'info', message: '', ...(typeof message === 'string' ? { message } : message) });
  return { written, figures: buildFigures() };
}

/** As Astro writes it: the file, then in a message of its own whether it was there, and how long it took. */
const made = (path: string) => [`\u001b[34m├─\u001b[39m \u001b[2m${path}\u001b[22m`, ' \u001b[2m(+3ms)\u001b[22m\n'];
const restored = (path: string, how = 'restored') => [`  └─ ${path}`, ` (${how})`, ' (+1ms) \n'];
const begin = ['Syncing content', 'Collecting build info...', '✓ Completed in 1.2s.', 'Building static entrypoints...'];
const pages = ['\n generating static routes ', ...made('/a.html'), ...restored('/b.html'), ...restored('/c', 'cached')];

describe('without a terminal', () => {
  test('the files are counted once, at their end', () => {
    const { written, figures } = logged(false, ...begin, ...pages, '✓ Completed in 3ms.\n', 'Complete!');
    expect(written).toBe('  files: 3, of which 2 from an earlier build\n  build: Complete!\n');
    expect(figures).toMatchObject({ files: 3, reused: 2 });
  });

  test('each thousand has a line, and nothing of it is written over', () => {
    const { written } = logged(false, ...Array.from({ length: 2100 }, () => made('/a.html')).flat());
    expect(written).toBe('  files: 1,000\n  files: 2,000\n');
  });
});

test('on a terminal the count is written over, and gone before anything else is written', () => {
  const many = Array.from({ length: 50 }, () => made('/a.html')).flat();
  const { written } = logged(true, ...many, { label: 'search', message: 'indexed' }, '✓ Completed in 3ms.');
  expect(written).toBe(
    '\r  files: 25\r  files: 50\r\u001b[K  search: indexed\n  files: 50, of which 0 from an earlier build\n',
  );
});

test('every warning and error is written as it is, in between too', () => {
  const { written } = logged(
    false,
    ...made('/a.html'),
    { level: 'warn', label: 'reuse', message: 'Syncing failed' },
    { level: 'error', label: null, message: '├─ first\nsecond' },
  );
  expect(written).toBe('warn: reuse: Syncing failed\nerror: ├─ first\nsecond\n');
});

test('a build that makes no page says nothing of their number', () => {
  expect(logged(false, ...begin, 'Complete!').written).toBe('  build: Complete!\n');
});

test('the stages follow each other, and are timed by the clock and the processors', () => {
  let [now, cpu] = [100, 10];
  const stages = stageClock(
    () => now,
    () => cpu,
  );
  const after = (text: string) => {
    now += 2;
    cpu += 0.5;
    stages.hear(text);
  };
  after('✓ Completed in 1s.');
  after('Syncing content');
  after('Building static entrypoints...');
  after('Syncing content');
  after('generating static routes');
  now += 0.25;
  expect(stages.end()).toEqual([
    { name: 'start', seconds: 4, cpu: 1 },
    { name: 'reading', seconds: 2, cpu: 0.5 },
    { name: 'bundling', seconds: 4, cpu: 1 },
    { name: 'pages', seconds: 0.25, cpu: 0 },
  ]);
  after('✓ Completed in 1s.');
  expect(stages.end().map(({ name }) => name)).toEqual(['start', 'reading', 'bundling', 'pages', 'finishing']);
});

test('a log knows its stages from what Astro says', () => {
  const { figures } = logged(false, ...begin, ...pages, '✓ Completed in 3ms.');
  expect(figures.stages.map(({ name }) => name)).toEqual(['start', 'reading', 'bundling', 'pages', 'finishing']);
});
