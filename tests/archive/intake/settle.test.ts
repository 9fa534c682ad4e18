import { describe, expect, test } from 'vitest';
import { intake, type Intake } from '../../../src/archive/intake/intake.ts';
import { articleSources } from '../../../src/archive/intake/known.ts';
import { settle, type SettleOptions } from '../../../src/archive/intake/settle.ts';
import { anArticle, type Written } from '../../builders.ts';
import { knowledge } from './example-archive.ts';

const options: SettleOptions = { today: '2022-01-02', again: false, force: false };
const address = 'https://gazette.example/lamps';

function read(text = 'Lamps\n2020-02-05\n\nA text on lamps.', url?: string): Intake {
  const result = intake({ name: 'a.txt', bytes: new TextEncoder().encode(text) }, knowledge, { address: url });
  if ('fault' in result) throw new Error(result.fault);
  return result;
}

const source = read();
const id = '2020-02-05-lamps';
const fresh = settle(source, [], new Map(), options);
const draft = fresh.draft ?? '';
const drafts = new Map([[id, draft]]);

describe('a source that nothing has', () => {
  test('becomes a draft, read today or when it is said to have been', () => {
    expect(fresh).toMatchObject({ outcome: 'written', id });
    expect(draft).toContain('accessed: 2022-01-02');
    expect(settle(source, [], new Map(), { ...options, accessed: '2021' }).draft).toContain('accessed: 2021\n');
  });

  test('does not take the id of another', () => {
    const other = read('Lamps\n2020-02-05\n\nAnother text.');
    expect(settle(other, [], drafts, options)).toMatchObject({ outcome: 'written', id: `${id}-2` });
    const article = articleSources([anArticle({}, id)]);
    expect(settle(other, article, drafts, options)).toMatchObject({ id: `${id}-2` });
    expect(settle(other, article, new Map([...drafts, [`${id}-2`, draft.replace(/sha256:\w+/u, 'sha256:1')]]), options)).toMatchObject({ id: `${id}-3` });
  }); // prettier-ignore
});

describe('a source that has a draft', () => {
  test('changes nothing, on whatever day', () => {
    expect(settle(source, [], drafts, { ...options, today: '2023-03-04' })).toEqual({
      outcome: 'unchanged',
      id,
      because: 'the draft stands as it was imported',
    });
  });

  test('is known by its draft under any name', () => {
    const renamed = new Map([['2020-02-05-better-name', draft]]);
    expect(settle(source, [], renamed, options)).toMatchObject({ outcome: 'unchanged', id: '2020-02-05-better-name' });
  });

  test('leaves an edited draft as it is', () => {
    const edited = new Map([[id, draft.replace('\n\n\n', '\n\nOur own words.\n\n')]]);
    const { outcome, draft: written } = settle(source, [], edited, options);
    expect([outcome, written]).toEqual(['kept', undefined]);
  });

  test('overwrites an edited draft where that is asked for', () => {
    const edited = new Map([[id, `${draft}\nOur own words.\n`]]);
    expect(settle(source, [], edited, { ...options, force: true })).toMatchObject({
      outcome: 'overwritten',
      id,
      draft,
    });
  });

  test('leaves a draft that cannot be read as it is', () => {
    const broken = new Map([[id, '---\n: [\n---\n']]);
    expect(settle(source, [], broken, options)).toMatchObject({ outcome: 'kept', id });
  });

  test('gets a second draft where that is asked for', () => {
    expect(settle(source, [], drafts, { ...options, again: true })).toMatchObject({
      outcome: 'written',
      id: `${id}-2`,
    });
  });
});

describe('a source that the archive has', () => {
  const having = (fields: Written) => articleSources([anArticle(fields, '2020-02-05-other-name')]);

  test('is known by its address, however that is written', () => {
    const articles = having({ url: 'http://www.gazette.example/lamps/?utm_source=x#top' });
    expect(settle(read(undefined, address), articles, new Map(), options)).toEqual({
      outcome: 'known',
      id: '2020-02-05-other-name',
      because: '`articles/2020/2020-02-05-other-name.mdx` has the same address; `--again` imports it all the same',
    });
  });

  test('is known by another address of it', () => {
    const articles = having({ url: 'https://a.example/1', also_at: [address] });
    expect(settle(read(undefined, address), articles, new Map(), options).outcome).toBe('known');
  });

  test('is known by the hash of its text', () => {
    expect(settle(source, having({ source_hash: source.hash }), new Map(), options)).toMatchObject({
      outcome: 'known',
      because: '`articles/2020/2020-02-05-other-name.mdx` has the same text; `--again` imports it all the same',
    });
  });

  test('with another text at its address is known, and the change is said', () => {
    const articles = having({ url: address, source_hash: `sha256:${'1'.repeat(64)}` });
    expect(settle(read(undefined, address), articles, new Map(), options).because).toContain(
      'but its text was another',
    );
  });

  test('with its text at another address is known, and the address is said', () => {
    const articles = having({ url: 'https://a.example/1', source_hash: source.hash });
    expect(settle(read(undefined, address), articles, new Map(), options).because).toContain('may belong in `also_at`');
  });

  test('is imported again where that is asked for', () => {
    const articles = having({ url: address });
    expect(settle(read(undefined, address), articles, new Map(), { ...options, again: true })).toMatchObject({
      outcome: 'written',
      id,
    });
  });
});
